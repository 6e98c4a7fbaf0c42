"""The signed removals beside the heads, a line each: who has both the database and the key cannot add one unseen."""

import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

from personalverktyget.domain.access_log.models import RemovedMonth
from personalverktyget.domain.access_log.removals import Removal


def removals_file(directory: Path) -> Path:
    """The file that holds them."""
    return directory / "removals.jsonl"


def published_removals(directory: Path) -> frozenset[bytes]:
    """The complete lines that are published."""
    file = removals_file(directory)
    lines = file.read_bytes().splitlines(keepends=True) if file.exists() else []
    return frozenset(line for line in lines if line.endswith(b"}\n"))


def removal_lines() -> Iterator[tuple[RemovedMonth, bytes]]:
    """Each removal of the database with its line, in order of month."""
    for row in RemovedMonth.objects.order_by("month"):
        yield row, Removal.of(row).line(bytes(row.signature))


def publish_removals(directory: Path) -> int:
    """Add what is not published yet; return how many. A line that a crash left half-written is ended and given anew."""
    directory.mkdir(parents=True, exist_ok=True)
    with removals_file(directory).open("a+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        waiting = [line for _, line in removal_lines() if line not in published_removals(directory)]
        if waiting:
            file.seek(max(0, file.seek(0, os.SEEK_END) - 1))
            torn = file.read() not in (b"", b"\n")
            file.write((b"\n" if torn else b"") + b"".join(waiting))
            file.flush()
            os.fsync(file.fileno())
    return len(waiting)
