"""Having a workbook read: starts the process, bounds how many run, and hands out its rows as they come."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import BoundedSemaphore, Timer
from typing import IO, Any, Final, cast

from personalverktyget.domain.attachments.inspection.confinement import ENVIRONMENT, command
from personalverktyget.domain.outreach.recipient_lists import limits
from personalverktyget.domain.outreach.recipient_lists.problems import ListProblem, Unread
from personalverktyget.domain.outreach.recipient_lists.source_rows import Mark, Sheet, SourceRow

_CHILD: Final = "personalverktyget.domain.outreach.recipient_lists.workbooks.child"
# So many at a time in each process of the web server; others wait for their turn.
_turns: Final = BoundedSemaphore(2)


@dataclass(frozen=True, slots=True)
class Workbook:
    """What there is in it, and the rows of the sheet that is read. The rows can be gone through once."""

    sheets: tuple[Sheet, ...]
    sheet: str
    rows: Iterator[SourceRow] = field(repr=False)


@contextmanager
def open_workbook(content: bytes, sheet: str = "") -> Iterator[Workbook]:
    """The workbook for as long as it is read; then its process is ended. Raises ``Unread``, also midway."""
    with _turns:
        process = subprocess.Popen(
            command(_CHILD, *([sheet] if sheet else [])),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # What a decoder complains of may quote the file.
            stderr=subprocess.DEVNULL,
            env=ENVIRONMENT,
            cwd="/",
        )
        timer = Timer(limits.WORKBOOK_SECONDS, process.kill)
        timer.start()
        try:
            lines = _lines(process, content)
            about = next(lines)
            sheets = tuple(Sheet(**found) for found in about["sheets"])
            yield Workbook(sheets, about["sheet"], _rows(lines))
        finally:
            timer.cancel()
            process.kill()
            for pipe in (process.stdin, process.stdout):
                with suppress(BrokenPipeError):
                    cast("IO[bytes]", pipe).close()
            process.wait()


def _lines(process: "subprocess.Popen[bytes]", content: bytes) -> Iterator[Any]:
    """What the process says, up to its last word."""
    target, source = cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)
    try:
        target.write(content)
        target.close()
    except BrokenPipeError:
        # It ended while it read: what it says, or that it says nothing, tells why.
        pass
    for line in source:
        try:
            said = json.loads(line)
        except ValueError:
            break
        if isinstance(said, dict) and "problem" in said:
            raise Unread(ListProblem(said["problem"]))
        if isinstance(said, dict) and "whole" in said:
            return
        yield said
    # Ended by its bounds, or by a fault in a decoder: nothing is known of the file but that it was too much.
    raise Unread(ListProblem.TOO_DEMANDING)


def _rows(lines: Iterator[Any]) -> Iterator[SourceRow]:
    for number, cells, marks, is_hidden in lines:
        found = {column: Mark(mark) for column, mark in marks}
        yield SourceRow(number, tuple(cells), found, is_hidden)
