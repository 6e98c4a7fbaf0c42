"""G4, L-09: the disk under the database is really full. No success without a durable row, and nothing read unlogged.

The database lies in a file system of its own, small and in memory; a file takes what is left of it, and goes again.
"""

import contextlib
import os
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker

from personalverktyget.demo.embedded_database.confinement import Confinement, best_confinement
from personalverktyget.web.shared import sessions
from tests.faults.acknowledged import Work, at_work, half_done, lost
from tests.faults.killable import Killable, killable
from tests.support.database import connect, django_connected_to
from tests.support.world import World, build_small_world
from tests.volume import visitors
from tests.volume.browser import Answer, Browser, UnexpectedAnswer

pytestmark = [
    pytest.mark.prove,
    pytest.mark.slow,
    pytest.mark.skipif(
        best_confinement() is not Confinement.USER_NAMESPACE, reason="mounts a small disk, which takes root"
    ),
]
SECONDS = int(os.environ.get("PROVE_DISK_FULL_SECONDS", "20"))
_SIZE = "400m"
# Little room for the write-ahead log, so that it is met with a full disk as well as the tables are.
_SETTINGS = {"min_wal_size": "32MB", "max_wal_size": "48MB"}
_RECOVERED_WITHIN = 60.0


@dataclass
class Disk:
    """A small file system, and the file that fills it."""

    folder: Path

    @property
    def _ballast(self) -> Path:
        return self.folder / "ballast"

    def fill(self) -> None:
        """Take all that is left."""
        with contextlib.suppress(OSError), self._ballast.open("ab", buffering=0) as file:
            while True:
                file.write(b"\0" * 4096)

    def free(self) -> None:
        self._ballast.unlink()


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    folder = tmp_path / "data" / "database"
    folder.mkdir(parents=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={_SIZE},mode=0700", "tmpfs", folder], check=True)
    try:
        yield Disk(folder)
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


@dataclass
class Reader:
    """Somebody who opens a case again and again: how often it was shown, and how often it was not."""

    browser: Browser
    path: str
    shown: int = 0
    refused: int = 0
    stop: threading.Event = field(default_factory=threading.Event)

    def read(self) -> None:
        while not self.stop.is_set():
            answer = self._get()
            if answer is not None and answer.status == 200:
                self.shown += 1
            else:
                self.refused += 1
                time.sleep(0.02)

    def _get(self) -> Answer | None:
        try:
            return self.browser.get(self.path)
        except (OSError, UnexpectedAnswer, ValueError):
            self.browser.close()
            return None


@contextlib.contextmanager
def reading(program: Killable, world: World) -> Iterator[Reader]:
    """A receiver reads a case for as long as the block lasts."""
    cookies = visitors.cookies(sessions.STAFF, world.staff["receiver"], world.units["ang"])
    reader = Reader(Browser(program.ports.web, cookies), f"/personal/arenden/{world.cases['new']}/")
    thread = threading.Thread(target=reader.read)
    thread.start()
    try:
        yield reader
    finally:
        reader.stop.set()
        thread.join()


@dataclass(frozen=True)
class Count:
    """What was done up to some moment."""

    sent: int
    acknowledged: int
    shown: int
    refused: int

    @classmethod
    def of(cls, work: Work, reader: Reader) -> "Count":
        return cls(work.sent, work.acknowledged, reader.shown, reader.refused)


def reads_logged(program: Killable, world: World) -> int:
    """How many readings of the case the log tells of."""
    question = "SELECT count(*) FROM access_log_entry WHERE event = 'case.read' AND resource_id = %s"
    with connect(program.superuser_url) as connection:
        row = connection.execute(question, [str(world.cases["new"])]).fetchone()
    assert row is not None
    return int(str(row[0]))


def wait_for_more(work: Work, reader: Reader, than: Count) -> float:
    """How long it takes until both cases and readings go through again."""
    started = time.monotonic()
    while Count.of(work, reader).acknowledged < than.acknowledged + 3 or reader.shown < than.shown + 3:
        assert time.monotonic() - started < _RECOVERED_WITHIN
        time.sleep(0.1)
    return time.monotonic() - started


def test_a_full_disk_costs_nothing_that_was_acknowledged(
    tmp_path: Path, disk: Disk, django_db_blocker: DjangoDbBlocker
) -> None:
    """Full for a while, then free again: all that was acknowledged is there, all that was shown is in the log."""
    with killable(tmp_path, _SETTINGS) as program, django_db_blocker.unblock(), django_connected_to(program):
        world = build_small_world()
        with at_work(program, world) as work, reading(program, world) as reader:
            wait_for_more(work, reader, Count(0, 0, 0, 0))
            before = Count.of(work, reader)
            disk.fill()
            time.sleep(SECONDS)
            during = Count.of(work, reader)
            disk.free()
            program.revive_database()
            recovery = wait_for_more(work, reader, during)
        missing, halves, logged = lost(work), half_done(program), reads_logged(program, world)
        sealed, verified = program.manage("seal_log"), program.manage("verify_log")
        print(
            f"disk full for {SECONDS} s: tried to send {during.sent - before.sent}, of which acknowledged "
            f"{during.acknowledged - before.acknowledged}; shown {during.shown - before.shown}, "
            f"not shown {during.refused - before.refused}; in all {work.acknowledged} acknowledged, {missing} lost, "
            f"half done {halves}; {reader.shown} shown, {logged} in the log; "
            f"back {recovery:.1f} s after there was room; verify_log={verified.returncode}"
        )
        # The disk was full indeed: somebody was refused, and saw no case.
        assert during.refused > before.refused
        assert during.sent - before.sent > during.acknowledged - before.acknowledged
        assert (missing, halves) == (0, {})
        assert logged >= reader.shown
        assert (sealed.returncode, verified.returncode) == (0, 0), sealed.stderr + verified.stdout + verified.stderr
