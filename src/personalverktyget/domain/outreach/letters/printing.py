"""Letters as PDF, many in a file: tagged (PDF/UA-1), the same to the byte for the same letters.

Typst sets them, from a template of ours that reads what is written as data, never as markup. It has its own fonts
(Latin, Greek, Cyrillic, Hebrew, Arabic, Georgian, Armenian) and refuses what none of them has a sign for, so that no
letter goes out with empty boxes in it.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, Final

import typst
from babel.dates import format_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from personalverktyget.domain.outreach.letters.layout import LAYOUT
from personalverktyget.domain.outreach.letters.letter import (
    Letter,
    LetterProblem,
    address_lines,
    paragraphs,
    problem_of,
    shaped,
)

PER_FILE: Final = 100
# Letters are in Swedish, whatever language whoever has them printed reads.
LANGUAGE: Final = "sv"
_TEMPLATE: Final = Path(__file__).with_name("letter.typ")
_FONTS: Final = ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono")
_STANDARD: Final = "ua-1"
_NOT_SHOWN: Final = re.compile(r'the text `"(.+?)"` could not be displayed')
_BY_CODE: Final = re.compile(r"\\u\{([0-9a-f]+)\}")


@dataclass(frozen=True, slots=True)
class Refused:
    """A letter that is not in the file: its place among all (from 0), why, and the signs that cannot be printed."""

    place: int
    problem: LetterProblem
    signs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LetterFile:
    """A file of letters, ``places`` telling which of all (from 0) it holds, and those that are not in it."""

    number: int
    places: tuple[int, ...]
    refused: tuple[Refused, ...]
    content: bytes = field(repr=False)


def letter_files(letters: Iterable[Letter], *, per_file: int = PER_FILE) -> Iterator[LetterFile]:
    """A file for every hundred letters, as they come. ``content`` is empty where none of them can be printed."""
    rest = enumerate(letters)
    number = 0
    while some := list(islice(rest, per_file)):
        number += 1
        yield _file(number, some)


def _file(number: int, letters: Sequence[tuple[int, Letter]]) -> LetterFile:
    refused = [Refused(place, problem) for place, letter in letters if (problem := problem_of(letter)) is not None]
    out = {refusal.place for refusal in refused}
    whole = [(place, letter) for place, letter in letters if place not in out]
    content = _printed([letter for _place, letter in whole]) if whole else b""
    if content is None:
        # Some sign has no shape: which letters it stands in is found by printing each.
        for place, letter in whole:
            if signs := _signs_without_shape(_data([letter])):
                refused.append(Refused(place, LetterProblem.NO_SUCH_SIGNS, signs))
        out = {refusal.place for refusal in refused}
        whole = [(place, letter) for place, letter in whole if place not in out]
        content = (_printed([letter for _place, letter in whole]) if whole else b"") or b""
    return LetterFile(number, tuple(place for place, _letter in whole), tuple(refused), content)


def letter_pictures(letter: Letter, *, dots_per_inch: int = 90) -> list[bytes]:
    """The pages as PNG, for looking at before anything is printed. A sign without a shape is an empty box here."""
    pages = typst.compile(
        _TEMPLATE.read_bytes(),
        font_paths=_own_fonts(),
        sys_inputs={"data": json.dumps(_around(_data([letter])), ensure_ascii=False)},
        format="png",
        ppi=dots_per_inch,
    )
    return pages if isinstance(pages, list) else [pages]


def unprintable_signs(text: str) -> tuple[str, ...]:
    """The signs of a text that no font has, each once, for telling whoever writes it."""
    return _signs_without_shape({"texts": paragraphs(text)})


def _printed(letters: Sequence[Letter]) -> bytes | None:
    """The file, or nothing where a sign has no shape."""
    written_on = max(letter.written_on for letter in letters)
    moment = datetime(written_on.year, written_on.month, written_on.day, tzinfo=UTC)
    try:
        return _compiled(_data(letters), moment)
    except typst.TypstError as error:
        if _NOT_SHOWN.search(error.diagnostic):
            return None
        raise


def _signs_without_shape(data: dict[str, Any]) -> tuple[str, ...]:
    try:
        _compiled(data, datetime(2000, 1, 1, tzinfo=UTC))
    except typst.TypstError as error:
        found = _NOT_SHOWN.findall(error.diagnostic)
        if not found:
            raise
        return tuple(dict.fromkeys(_BY_CODE.sub(lambda match: chr(int(match[1], 16)), sign) for sign in found))
    return ()


def _compiled(data: dict[str, Any], moment: datetime) -> bytes:
    return typst.compile(
        _TEMPLATE.read_bytes(),
        font_paths=_own_fonts(),
        sys_inputs={"data": json.dumps(_around(data), ensure_ascii=False)},
        pdf_standards=[_STANDARD],
        timestamp=moment,
    )


@cache
def _own_fonts() -> typst.Fonts:
    """Those that come with Typst: a letter looks the same whatever the machine has."""
    return typst.Fonts(include_system_fonts=False)


def _in_all(count: int) -> str:
    return ngettext("%(count)s brev", "%(count)s brev", count) % {"count": count}


def _around(data: dict[str, Any]) -> dict[str, Any]:
    return (
        {"title": "–", "author": "", "letters": [], "texts": [], "words": {}, "lang": LANGUAGE}
        | data
        | {
            "fonts": _FONTS,
            "layout": LAYOUT.as_data(),
        }
    )


def _data(letters: Sequence[Letter]) -> dict[str, Any]:
    with override(LANGUAGE):
        return {
            "title": shaped(letters[0].subject) if len(letters) == 1 else _in_all(len(letters)),
            "author": shaped(letters[0].sender.unit),
            "words": {"page": _("Sida")},
            "letters": [_letter(place, letter) for place, letter in enumerate(letters)],
        }


def _letter(place: int, letter: Letter) -> dict[str, Any]:
    sender = letter.sender
    reached = [
        _("Telefon %(number)s") % {"number": sender.phone} if sender.phone else "",
        _("HSA-id %(id)s") % {"id": sender.hsa_id} if sender.hsa_id else "",
        _("Referens %(reference)s") % {"reference": letter.reference} if letter.reference else "",
    ]
    parts = [("", letter.text), (_("Så här svarar du"), letter.reply)]
    return {
        "key": str(place),
        "date": format_date(letter.written_on, "d MMMM y", locale=LANGUAGE),
        "subject": shaped(letter.subject),
        "address": address_lines(letter),
        "sender": {
            "region": shaped(sender.region),
            "unit": shaped(sender.unit),
            "lines": [shaped(line) for line in (*sender.address, *reached) if line],
        },
        "foot": [shaped(" · ".join(word for word in (sender.unit, *reached) if word))],
        "parts": [{"heading": heading, "paragraphs": found} for heading, text in parts if (found := paragraphs(text))],
    }
