"""Which steps of an installation are done already: a stamp holds the digest of all that the step depends on."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from tools.progress import VENV


def digest(files: Iterable[Path], *words: str) -> str:
    """One digest of names, contents and words."""
    summed = hashlib.sha256("\0".join(words).encode())
    for file in sorted(files):
        summed.update(f"\0{file}\0".encode())
        summed.update(file.read_bytes())
    return summed.hexdigest()


def is_done(step: str, of: str) -> bool:
    """Whether ``step`` was done for the digest ``of``."""
    file = _file(step)
    return file.exists() and file.read_text() == of


def mark_done(step: str, of: str) -> None:
    """Remember it."""
    _file(step).write_text(of)


def _file(step: str) -> Path:
    return VENV / f"stamp-{step}"
