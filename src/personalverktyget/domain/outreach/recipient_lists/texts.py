"""Text with columns: its encoding, its separator and its rows, found out from what stands in it. Pure."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import IO, Final

from personalverktyget.domain.outreach.recipient_lists import limits
from personalverktyget.domain.outreach.recipient_lists.problems import ListProblem, Unread
from personalverktyget.domain.outreach.recipient_lists.source_rows import SourceRow
from personalverktyget.domain.outreach.tables.formula_signs import as_written

# In the order in which they win when several fit: a comma stands in Swedish numbers and in names as well.
SEPARATORS: Final = (";", "\t", "|", ",")
_MARKS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# Swedish letters in each of the encodings that are older than UTF-8.
_LETTERS: Final = "åäöÅÄÖé"
_OLDER: Final = {encoding: _LETTERS.encode(encoding) for encoding in ("cp1252", "mac-roman", "cp850")}
_SAMPLE_BYTES: Final = 1 << 18
_PIECE: Final = 1 << 20
_SAMPLE_LINES: Final = 60
_SPREADSHEET_HINT: Final = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)
# What a text holds but by mistake, here and there. Tabs and line breaks are text.
_CONTROL: Final = re.compile(rb"[\x01-\x08\x0e-\x19\x1c-\x1f]")


@dataclass(frozen=True, slots=True)
class TextTable:
    """What was found out, and the rows. They can be gone through once, and raise ``Unread`` where a quote is open."""

    encoding: str
    separator: str
    rows: Iterator[SourceRow] = field(repr=False)


def table_of_bytes(content: bytes) -> TextTable:
    """Read a file. Raises ``Unread`` for what is no text."""
    encoding = _encoding(content)
    # What the encoding has no letter for becomes a visible mark rather than the end of the list.
    return table_of_text(io.TextIOWrapper(io.BytesIO(content), encoding, errors="replace", newline=""), encoding)


def table_of_text(source: IO[str], encoding: str = "") -> TextTable:
    """Read what can be gone back to its beginning."""
    lines = list(islice(iter(lambda: source.readline(limits.MAX_CELL), ""), _SAMPLE_LINES))
    source.seek(0)
    separator, skipped = _separator(lines)
    if skipped:
        source.readline()
    return TextTable(encoding, separator, _rows(source, separator, skipped))


def _encoding(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding
    sample = content[:_SAMPLE_BYTES]
    if len(sample) > 3 and sample.count(0) > len(sample) // 4:
        return "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"
    if b"\0" in content or len(_CONTROL.findall(sample)) > len(sample) // 50:
        raise Unread(ListProblem.NOT_A_LIST)
    if _is_utf_8(content):
        return "utf-8"
    counts = {name: sum(content.count(bytes([letter])) for letter in own) for name, own in _OLDER.items()}
    # A file in UTF-8 with a broken letter is still one; each of its letters has two bytes, which the others count too.
    counts["utf-8"] = sum(2 * content.count(letter.encode()) for letter in _LETTERS)
    return max(counts, key=lambda name: counts[name])


def _is_utf_8(content: bytes) -> bool:
    """Decoded a piece at a time: the text of a large file is not needed whole."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(content), _PIECE):
            decoder.decode(content[start : start + _PIECE])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _separator(lines: list[str]) -> tuple[str, int]:
    """What stands between cells (nothing where there is one column), and how many lines only say so."""
    if lines and (match := _SPREADSHEET_HINT.fullmatch(lines[0].lstrip("\ufeff"))) is not None:
        return match[1], 1
    best, separator = 0.0, ""
    for candidate in SEPARATORS:
        widths = Counter(len(cells) for cells in _split(lines, candidate) if any(cells))
        wide = [(count, width) for width, count in widths.items() if width > 1]
        if not wide:
            continue
        # How many rows are of the same width: a comma in an address here and there makes no columns.
        share = max(wide)[0] / sum(widths.values())
        if share > best + 0.05:
            best, separator = share, candidate
    return (separator, 0) if best >= 0.3 else ("", 0)


def _split(lines: list[str], separator: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(lines, delimiter=separator)
    except csv.Error:
        return


def _rows(source: IO[str], separator: str, skipped: int) -> Iterator[SourceRow]:
    # With one column a separator that nobody writes: quotes and their line breaks are read alike.
    reader = csv.reader(source, delimiter=separator or "\x1f", strict=True)
    number = skipped
    try:
        for number, cells in enumerate(reader, start=skipped + 1):
            if any(cell.strip() for cell in cells):
                yield SourceRow(number, tuple(map(as_written, cells)))
    except csv.Error as error:
        raise Unread(ListProblem.OPEN_QUOTE, row=number + 1) from error
