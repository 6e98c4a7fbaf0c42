"""The English catalogue: what the source says in Swedish, and what that is in English.

``python3 -m tools.translations update`` runs it: new texts come in without a translation, those that are gone leave,
and every translation stays. Python is read as a syntax tree, templates as Django itself reads them.
"""

import ast
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "personalverktyget"
CATALOGUE = SOURCE / "locale" / "en" / "LC_MESSAGES" / "django.po"
_TRANSLATION = "django.utils.translation"
# For each of Django's functions, which of its arguments are texts: one, or one and many.
_FUNCTIONS: Final = {
    "gettext": (0,),
    "gettext_lazy": (0,),
    "gettext_noop": (0,),
    "ngettext": (0, 1),
    "ngettext_lazy": (0, 1),
}
_HEADER = """\
# The program's English. Swedish is what the source says; `python3 -m tools.translations update` keeps the two together.
msgid ""
msgstr ""
"Project-Id-Version: Personalverktyget\\n"
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
Texts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """A text that the source marks for translation; two where it has a plural."""

    texts: Texts
    where: str


def marked_texts(source: Path = SOURCE) -> Iterator[Marked]:
    """Every text that code and templates mark, in the order of the files."""
    for path in sorted(source.rglob("*")):
        if path.suffix not in {".py", ".html", ".txt"}:
            continue
        read = _in_python if path.suffix == ".py" else _in_template
        where = path.relative_to(source).as_posix()
        for texts in read(path.read_text(encoding="utf-8"), where):
            yield Marked(texts, where)


def _in_python(code: str, where: str) -> Iterator[Texts]:
    if _TRANSLATION not in code:
        return
    tree = ast.parse(code)
    names = {
        alias.asname or alias.name: _FUNCTIONS[alias.name]
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == _TRANSLATION
        for alias in node.names
        if alias.name in _FUNCTIONS
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            texts = tuple(_constant(node.args[index]) for index in names[node.func.id])
            # A variable is the name of a text that is marked elsewhere.
            if all(texts):
                yield texts
            elif any(isinstance(arg, ast.JoinedStr) for arg in node.args):
                raise ValueError(f"{where}:{node.lineno}: an f-string cannot be translated.")


def _constant(argument: ast.expr) -> str:
    return argument.value if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else ""


def _in_template(text: str, where: str) -> Iterator[Texts]:
    # What Django makes of a template is meant for a reader of Python that does not mind how it is indented.
    code = "\n".join(line.strip() for line in templatize(text, origin=where).splitlines())
    keywords = {"_": None, "gettext": None, "ngettext": (1, 2)}
    for _line, texts, _comments, _context in extract("python", io.BytesIO(code.encode()), keywords):
        yield (texts,) if isinstance(texts, str) else tuple(texts)


def catalogue(path: Path = CATALOGUE) -> Catalog:
    """The catalogue as it is kept."""
    with path.open("rb") as file:
        return read_po(file, locale="en", abort_invalid=True)


def translations(kept: Catalog) -> dict[Texts, Texts]:
    """What each text is in English; empty where nobody has said."""
    return {_texts(message.id): _texts(message.string) for message in kept if message.id}


def updated(marked: Iterable[Marked], known: dict[Texts, Texts]) -> Catalog:
    """The catalogue of the texts that are marked now, with the translations that are known."""
    fresh = Catalog(locale="en", fuzzy=False)
    for item in marked:
        english = known.get(item.texts, ("",) * len(item.texts))
        if len(item.texts) == 1:
            fresh.add(item.texts[0], english[0], locations=[(item.where, 0)])
        else:
            fresh.add(item.texts, english, locations=[(item.where, 0)])
    return fresh


def written(fresh: Catalog) -> bytes:
    """The catalogue as a file: by where a text first stands, without lines and dates, so that changes are few."""
    file = io.BytesIO()
    write_po(file, fresh, width=120, omit_header=True, sort_by_file=True, include_lineno=False)
    return _HEADER.encode() + file.getvalue()


def _texts(value: str | tuple[str, ...] | list[str] | None) -> Texts:
    return (value or "",) if isinstance(value, str) or value is None else tuple(value)


def main() -> None:
    """Bring the catalogue in step with the source, and say what is left to translate."""
    known = translations(catalogue()) if CATALOGUE.exists() else {}
    fresh = updated(marked_texts(), known)
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    CATALOGUE.write_bytes(written(fresh))
    left = sorted(texts[0] for texts, english in translations(fresh).items() if not all(english))
    print(f"{len(fresh)} texts, {len(left)} without a translation.")
    for text in left:
        print(f"  {text}")


if __name__ == "__main__":
    main()
