"""Rows of an Excel sheet that are hidden, by a filter or by hand: whoever saved the file did not see them.

The library that reads the values hands them out like all others. A list that was filtered down to some would go to
everybody in it.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import IO, Final

from defusedxml import ElementTree

from personalverktyget.domain.outreach.recipient_lists.workbooks.valueless import holds, path_of, plain

_SUSPECT: Final = re.compile(rb"\shidden=[\"'](?:1|true)")


def hidden_rows(content: bytes, sheet: str) -> set[int]:
    """Those of the sheet with this name, counted from nought."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        path = path_of(archive, sheet)
        if path is None:
            return set()
        with archive.open(path) as part:
            if not holds(part, _SUSPECT):
                return set()
        with archive.open(path) as part:
            return set(_found(part))


def _found(part: IO[bytes]) -> Iterator[int]:
    row = -1
    for event, element in ElementTree.iterparse(part, events=("start", "end"), forbid_dtd=True):
        if plain(element.tag) != "row":
            continue
        if event == "end":
            element.clear()
            continue
        row = int(element.get("r", row + 2)) - 1
        if element.get("hidden") in ("1", "true"):
            yield row
