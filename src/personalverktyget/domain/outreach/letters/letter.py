"""What a letter says. Frozen: what was approved is what is printed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from personalverktyget.domain.outreach.letters.layout import MAX_ADDRESS_LINE, MAX_ADDRESS_LINES

# Some twenty-five pages.
MAX_SIGNS: Final = 80_000
_BREAKS: Final = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_EMPTY_LINES: Final = re.compile(r"\n(?:[ \t]*\n)+")
# Without a shape on paper: what steers programs and the order of writing. A soft hyphen and joiners keep their meaning.
_SHAPELESS: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u2060\ufeff]")


class LetterProblem(StrEnum):
    """Why a letter is not printed."""

    NO_ADDRESS = "no_address"
    ADDRESS_TOO_LONG = "address_too_long"
    TOO_LONG = "too_long"
    NO_SUCH_SIGNS = "no_such_signs"


@dataclass(frozen=True, slots=True)
class Sender:
    """Whose letter it is: the region, the unit with its address, and how it is reached."""

    region: str
    unit: str
    hsa_id: str
    phone: str = ""
    address: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter. ``address`` begins with the name; ``text`` and ``reply`` have an empty line between paragraphs.

    ``reply`` stands under "Så här svarar du" and may be empty; ``reference`` is what the unit finds the letter by.
    """

    sender: Sender
    address: tuple[str, ...] = field(repr=False)
    written_on: date
    subject: str = field(repr=False)
    text: str = field(repr=False)
    reply: str = field(default="", repr=False)
    reference: str = ""


def paragraphs(text: str) -> list[list[str]]:
    """The paragraphs of a text, each with its lines."""
    plain = shaped(_BREAKS.sub("\n", text)).strip("\n")
    return [paragraph.split("\n") for paragraph in _EMPTY_LINES.split(plain) if paragraph.strip()]


def shaped(text: str) -> str:
    """The text with what has a shape on paper; a tab is so many spaces."""
    return _SHAPELESS.sub("", text.replace("\t", "    "))


def address_lines(letter: Letter) -> list[str]:
    """The lines of the address that say something."""
    return [plain for line in letter.address if (plain := " ".join(shaped(line).split()))]


def problem_of(letter: Letter) -> LetterProblem | None:
    """What is wrong with a letter before anybody tries to print it."""
    address = address_lines(letter)
    if not address:
        return LetterProblem.NO_ADDRESS
    if len(address) > MAX_ADDRESS_LINES or any(len(line) > MAX_ADDRESS_LINE for line in address):
        return LetterProblem.ADDRESS_TOO_LONG
    return LetterProblem.TOO_LONG if sum(map(len, texts_of(letter))) > MAX_SIGNS else None


def texts_of(letter: Letter) -> Iterator[str]:
    """All that somebody wrote in it."""
    sender = letter.sender
    yield from (sender.region, sender.unit, sender.hsa_id, sender.phone, *sender.address)
    yield from (*letter.address, letter.subject, letter.text, letter.reply, letter.reference)
