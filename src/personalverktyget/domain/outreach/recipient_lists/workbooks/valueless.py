"""Cells of an Excel sheet that show nothing usable: formulas that were never reckoned out, and errors such as #REF!.

The library that reads the values hands both out as empty. An empty cell and a cell whose value is missing are not the
same to whoever is about to send it, so the sheet is gone through once more; only where it holds such cells at all.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import IO, Any, Final

from defusedxml import ElementTree

_SUSPECT: Final = re.compile(rb"<(?:\w+:)?f[\s/>]|\st=[\"']e[\"']")
_CHUNK: Final = 1 << 20
_OVERLAP: Final = 64
_REFERENCE: Final = re.compile(r"([A-Z]{1,3})(\d{1,7})")


def valueless_cells(content: bytes, sheet: str) -> dict[int, set[int]]:
    """By row, the columns of such cells of the sheet with this name, both counted from nought."""
    by_row: dict[int, set[int]] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        path = path_of(archive, sheet)
        if path is None:
            return by_row
        with archive.open(path) as part:
            if not holds(part, _SUSPECT):
                return by_row
        with archive.open(path) as part:
            for row, column in _found(part):
                by_row.setdefault(row, set()).add(column)
    return by_row


def path_of(archive: zipfile.ZipFile, sheet: str) -> str | None:
    """Where the sheet lies: the workbook names a relation, and the relation names a part. Nothing where none is."""
    path = _path_said(archive, sheet)
    return path if path in archive.namelist() else None


def _path_said(archive: zipfile.ZipFile, sheet: str) -> str | None:
    relation = None
    for element in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter():
        if plain(element.tag) == "sheet" and element.get("name") == sheet:
            relation = next((value for key, value in element.attrib.items() if key.endswith("}id")), None)
    for element in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels")).iter():
        if relation is not None and element.get("Id") == relation:
            target = element.get("Target", "")
            return target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
    return None


def holds(part: IO[bytes], what: re.Pattern[bytes]) -> bool:
    """Whether it stands anywhere in a part of the workbook, of which a piece at a time is read."""
    tail = b""
    while chunk := part.read(_CHUNK):
        if what.search(tail + chunk):
            return True
        tail = chunk[-_OVERLAP:]
    return False


def _found(part: IO[bytes]) -> Iterator[tuple[int, int]]:
    row = column = -1
    for event, element in ElementTree.iterparse(part, events=("start", "end"), forbid_dtd=True):
        tag = plain(element.tag)
        if event == "start":
            if tag == "row":
                row, column = int(element.get("r", row + 2)) - 1, -1
            elif tag == "c":
                column = _column_of(element.get("r", ""), column + 1)
        elif tag == "c" and _shows_nothing(element):
            yield row, column
        elif tag == "row":
            element.clear()


def _shows_nothing(cell: Any) -> bool:
    if cell.get("t") == "e":
        return True
    inside = {plain(child.tag): child.text for child in cell}
    # A formula that comes to an empty text has a value, and a type that says so.
    return "f" in inside and not inside.get("v") and cell.get("t") != "str"


def _column_of(reference: str, otherwise: int) -> int:
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return otherwise
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return column - 1


def plain(tag: str) -> str:
    """An element's name without that of its vocabulary."""
    return tag.rpartition("}")[2]
