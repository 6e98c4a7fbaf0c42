"""The handbook says the same in both languages: whoever changes a chapter is told to change its sister.

The two are read line by line: the same headings, steps, rows and pictures in the same order, the same numbers, and in
bold the words that the pages have in each language.
"""

import re
from collections import Counter
from pathlib import Path

import pytest

from personalverktyget.web.staff.help.handbook import CHAPTERS
from tools.catalogue import catalogue, marked_texts, translations

SWEDISH = Path(__file__).parents[2] / "docs" / "handbook"
ENGLISH = SWEDISH / "en"
_PICTURE = re.compile(r"!\[(.*?)\]\((?:\.\./)?(.*?)\)")
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_NUMBER = re.compile(r"\d+(?:[.:]\d+)*")
_MARK = re.compile(r"#+ |\d+\. |- |\| ?")


def test_every_chapter_has_its_sister() -> None:
    assert {path.name for path in ENGLISH.iterdir()} == {path.name for path in SWEDISH.glob("*.md")}
    assert {path.stem for path in SWEDISH.glob("*.md")} == {*CHAPTERS, "README"}


@pytest.mark.parametrize("slug", CHAPTERS)
def test_the_sisters_have_the_same_headings_steps_rows_and_pictures(slug: str) -> None:
    for number, (swedish, english) in enumerate(_side_by_side(slug), start=1):
        assert _shape(swedish) == _shape(english), f"{slug}, line {number}: {swedish!r} is not built as {english!r}"


@pytest.mark.parametrize("slug", CHAPTERS)
def test_the_sisters_call_buttons_what_the_pages_call_them(slug: str) -> None:
    english_for = {
        swedish.strip(".:").casefold(): english.strip(".:").casefold()
        for texts, translated in translations(catalogue()).items()
        for swedish, english in zip(texts, translated, strict=True)
    }
    for number, (swedish, english) in enumerate(_side_by_side(slug), start=1):
        expected = Counter(english_for[word] for word in _bold(swedish))
        assert Counter(_bold(english)) == expected, f"{slug}, line {number}: {swedish!r}"


@pytest.mark.parametrize("slug", CHAPTERS)
def test_the_sisters_give_the_same_numbers(slug: str) -> None:
    for number, (swedish, english) in enumerate(_side_by_side(slug), start=1):
        assert Counter(_NUMBER.findall(swedish)) == Counter(_NUMBER.findall(english)), f"{slug}, line {number}"


@pytest.mark.parametrize("chapter", sorted(ENGLISH.glob("*.md")), ids=lambda path: path.stem)
def test_whoever_hears_an_english_picture_described_learns_that_it_is_in_swedish(chapter: Path) -> None:
    described = [alt for alt, _file in _PICTURE.findall(chapter.read_text(encoding="utf-8"))]
    assert [alt for alt in described if "in Swedish" not in alt] == []


def test_the_words_in_bold_are_words_of_the_pages() -> None:
    """A button that is renamed is renamed in the handbook too."""
    words = {text.strip(".:").casefold() for item in marked_texts() for text in item.texts}
    for document in SWEDISH.glob("*.md"):
        assert [text for text in _bold(document.read_text(encoding="utf-8")) if text not in words] == [], document.name


def _side_by_side(slug: str) -> list[tuple[str, str]]:
    swedish, english = ((folder / f"{slug}.md").read_text(encoding="utf-8") for folder in (SWEDISH, ENGLISH))
    swedish_lines, english_lines = swedish.splitlines(), english.splitlines()
    # The first line that differs says more than two lengths that differ.
    longest = max(len(swedish_lines), len(english_lines))
    missing = [""] * longest
    return list(zip((swedish_lines + missing)[:longest], (english_lines + missing)[:longest], strict=True))


def _shape(line: str) -> tuple[str, ...]:
    """What a line is, whatever it says: a heading of a level, a step, a row of so many cells, a picture, or text."""
    picture = _PICTURE.fullmatch(line)
    if picture:
        return "picture", picture[2]
    mark = _MARK.match(line)
    if mark:
        return mark[0].strip(), str(line.count("|"))
    return ("text" if line else "",)


def _bold(text: str) -> list[str]:
    return [word.strip(".:").casefold() for word in _BOLD.findall(text)]
