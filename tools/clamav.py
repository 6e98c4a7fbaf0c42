"""Print the path of a clamd for the tests: the machine's, or one that is unpacked beside the project; else nothing.

Nothing is installed on the machine, and so no service is started that would fetch signatures: Debian's packages are
fetched as for an installation and unpacked into ``.venv/clamav``. The tests bring a signature of their own. Where this
cannot be done the tests that need a real clamd are skipped, and say so.
"""

import os
import shutil
import subprocess
from pathlib import Path

from tools.progress import VENV, step

_FOLDER = VENV / "clamav"
_UNPACKED = _FOLDER / "root"
_PROGRAM = _FOLDER / "clamd"
_SBIN = "/usr/sbin/clamd"
# Beside the program's own libraries, which lie below a folder named after the kind of machine.
_START = """#!/bin/sh
LD_LIBRARY_PATH="$(echo {root}/usr/lib/*-linux-gnu* {root}/lib/*-linux-gnu* | tr ' ' ':')" exec {root}{program} "$@"
"""
_APT_WITHIN = 300


def main() -> None:
    """Find one, or unpack one."""
    print(_of_the_machine() or _unpacked() or _from_debian() or "")


def _of_the_machine() -> str | None:
    named = (os.environ.get("CLAMD"), shutil.which("clamd"), _SBIN)
    return next((path for path in named if path and _starts(path)), None)


def _unpacked() -> str | None:
    return str(_PROGRAM) if _starts(str(_PROGRAM)) else None


def _from_debian() -> str | None:
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        return None
    with step("Fetching ClamAV from Debian's packages, for the tests alone"):
        packages = _fetch(_FOLDER / "packages")
        if not packages and os.geteuid() == 0:
            _apt("update")
            packages = _fetch(_FOLDER / "packages")
        for package in packages:
            subprocess.run(["dpkg-deb", "-x", package, _UNPACKED], capture_output=True, check=False)
        shutil.rmtree(_FOLDER / "packages", ignore_errors=True)
        _PROGRAM.parent.mkdir(parents=True, exist_ok=True)
        _PROGRAM.write_text(_START.format(root=_UNPACKED, program=_SBIN))
        _PROGRAM.chmod(0o755)
    return _unpacked()


def _fetch(folder: Path) -> list[Path]:
    """Whatever of clamd and its libraries the machine does not have."""
    (folder / "partial").mkdir(parents=True, exist_ok=True)
    words = ("-o", f"Dir::Cache::archives={folder}", "-o", "Debug::NoLocking=1")
    _apt(*words, "install", "-y", "--download-only", "--no-install-recommends", "clamav-daemon")
    return sorted(folder.glob("*.deb"))


def _apt(*words: str) -> None:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "-q", *words]
    try:
        subprocess.run(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=_APT_WITHIN,
        )
    except subprocess.TimeoutExpired:
        return


def _starts(path: str) -> bool:
    try:
        said = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return said.returncode == 0


if __name__ == "__main__":
    main()
