"""Every text that a person reads exists in English, whole, and the catalogue holds nothing else."""

import re

from tools.catalogue import CATALOGUE, SOURCE, catalogue, marked_texts, translations, updated, written

# What is filled in, and the mark-up around it.
_PARTS = re.compile(r"%\(\w+\)[sd]|\{\w*\}|</?\w+[^>]*>")
_RUN = "python3 -m tools.translations update"
KEPT = translations(catalogue())
MARKED = list(marked_texts())


def test_every_text_of_the_source_is_in_the_catalogue() -> None:
    missing = {item.texts[0]: item.where for item in MARKED if item.texts not in KEPT}
    assert missing == {}, f"Run: {_RUN}"


def test_every_text_is_translated() -> None:
    assert [texts[0] for texts, english in KEPT.items() if not all(text.strip() for text in english)] == []


def test_nothing_obsolete_or_doubtful_is_kept() -> None:
    marked = {item.texts for item in MARKED}
    assert [texts[0] for texts in KEPT if texts not in marked] == []
    text = CATALOGUE.read_text(encoding="utf-8")
    assert "#~" not in text
    assert "fuzzy" not in text


def test_the_catalogue_is_as_the_tool_writes_it() -> None:
    assert written(updated(MARKED, KEPT)) == CATALOGUE.read_bytes(), f"Run: {_RUN}"


def test_what_is_filled_in_is_the_same() -> None:
    pairs = [pair for swedish, english in KEPT.items() for pair in zip(swedish, english, strict=True)]
    assert [one for one, other in pairs if sorted(_PARTS.findall(one)) != sorted(_PARTS.findall(other))] == []
    assert [one for one, other in pairs if _shape(one) != _shape(other)] == []


def _shape(text: str) -> tuple[bool, bool, bool]:
    """Whether it begins or ends with a blank, and whether it is a sentence."""
    return text[:1].isspace(), text[-1:].isspace(), text.rstrip().endswith(".")


def test_no_english_text_holds_swedish_letters() -> None:
    assert [text for english in KEPT.values() for text in english if re.search("[åäöÅÄÖ]", text)] == []


# What is no text of a page: comments, classes, scripts, what is marked, tags of templates and of HTML.
_NO_TEXT = tuple(
    re.compile(pattern, re.DOTALL)
    for pattern in (
        r"\{#.*?#\}|\{% comment.*?endcomment %\}",
        r"\{% block \w+_class %\}.*?\{% endblock %\}",
        r"\{% blocktranslate\b.*?\{% endblocktranslate %\}",
        r"<(script|style)\b.*?</\1>",
        r"\{%.*?%\}|\{\{.*?\}\}",
        r'<[^<>"]*(?:"[^"]*"[^<>"]*)*>',
    )
)
# The examples of components, and the page for when nothing works, which says everything in both languages.
_APART = {"web/shared/templates/shared/gallery", "web/shared/templates/shared/errors/plain.html"}


def test_templates_hold_no_text_that_is_not_marked() -> None:
    found = {}
    for path in sorted(SOURCE.glob("web/**/*.html")):
        name = path.relative_to(SOURCE).as_posix()
        text = path.read_text(encoding="utf-8")
        for pattern in _NO_TEXT:
            text = pattern.sub(" ", text)
        if not name.startswith(tuple(_APART)) and (words := re.findall(r"[^\W\d_]{3,}", text)):
            found[name] = words
    assert found == {}
