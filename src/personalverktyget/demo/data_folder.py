"""Who may use the data folder now: one demo at a time, and what it says about itself to those who come later."""

import fcntl
import json
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from personalverktyget.demo import processes
from personalverktyget.demo.keys import write_secret
from personalverktyget.demo.layout import Layout
from personalverktyget.demo.progress import CannotStart


@dataclass
class RunNote:
    """What a demo writes down while it runs. It stays behind only when it was killed."""

    pid: int
    port: int
    running_url: str = ""
    sockets: str = ""
    children: list[int] = field(default_factory=list)


class InUse(CannotStart):
    """A demo runs on this folder."""


def make_folders(layout: Layout) -> None:
    """The data folder, or one line that says why not."""
    try:
        layout.make()
    except PermissionError as error:
        raise CannotStart(
            f"{error.filename} belongs to somebody else: choose another folder with DATA_DIR=… or remove it."
        ) from error


@contextmanager
def held(layout: Layout) -> Iterator[None]:
    """Hold the folder; if another demo does, say which."""
    handle = os.open(layout.lock, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            note = read_note(layout)
            which = f"process {note.pid}, http://localhost:{note.port}/" if note else "it is starting or stopping"
            raise InUse(f"A demo already runs on {layout.data} ({which}).") from error
        yield
    finally:
        os.close(handle)


def read_note(layout: Layout) -> RunNote | None:
    """What the demo that runs here says, or the one that was killed."""
    try:
        return RunNote(**json.loads(layout.run_note.read_text()))
    except (OSError, ValueError, TypeError):
        return None


def write_note(layout: Layout, note: RunNote) -> None:
    """Say what runs here. It holds a password."""
    write_secret(layout.run_note, json.dumps(asdict(note)).encode())


def clear_after_kill(layout: Layout) -> None:
    """Wait for the programs of a demo that was killed (they end by themselves), and remove its sockets."""
    note = read_note(layout)
    if note is None:
        return
    deadline = time.monotonic() + 10
    while any(processes.is_alive(pid) for pid in note.children) and time.monotonic() < deadline:
        time.sleep(0.05)
    if note.sockets.startswith("/tmp/pv-"):
        shutil.rmtree(note.sockets, ignore_errors=True)
    layout.run_note.unlink(missing_ok=True)


def remove(layout: Layout) -> list[Path]:
    """Remove all that the demo has kept, and say what."""
    folders = [layout.data]
    if layout.private_note.exists():
        private = Path(layout.private_note.read_text().strip())
        if private.is_relative_to("/var/tmp") and private.name.startswith("personalverktyget-"):
            folders.append(private)
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=False)
    return folders
