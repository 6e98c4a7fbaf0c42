"""The virtual environment with the locked packages, each checked against its hash."""

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

from tools import stamps
from tools.progress import CHECKOUT, PYTHON, VENV, give_up, run, step

_REQUIREMENTS = CHECKOUT / "requirements"
# Each lock file holds everything that the one before it does, in the same versions (tests/demo/test_installing.py).
_CONTAINS = {"app": ("app",), "demo": ("demo", "app"), "dev": ("dev", "demo", "app")}


def install(name: str) -> None:
    """The packages of ``requirements/<name>.txt``, unless exactly these are there."""
    _make_environment()
    _make_source_importable()
    if not stamps.is_done(name, _digest(name)):
        with step(f"Installing Python packages ({name})"):
            pip_install("-r", str(_REQUIREMENTS / f"{name}.txt"))
        for contained in _CONTAINS[name]:
            stamps.mark_done(contained, _digest(contained))


def pip_install(*words: str) -> None:
    """Let pip install, with hashes required."""
    pip: list[str | Path] = [PYTHON, "-m", "pip", "--disable-pip-version-check", "--no-input"]
    run([*pip, "install", "--quiet", "--require-hashes", "--prefer-binary", *words], "Installing Python packages")


def _make_environment() -> None:
    if _works(PYTHON):
        return
    missing = [name for name in ("venv", "ensurepip") if importlib.util.find_spec(name) is None]
    if missing:
        give_up("python3-venv is missing: apt-get install python3-venv")
    with step("Making a virtual environment in .venv"):
        shutil.rmtree(VENV, ignore_errors=True)
        run([sys.executable, "-m", "venv", VENV], "Making a virtual environment")


def _works(python: Path) -> bool:
    """Whether the environment is whole: a moved checkout or another Python leaves a broken one behind."""
    if not python.exists():
        return False
    asked = [str(python), "-c", "import sys, pip; raise SystemExit(sys.version_info < (3, 11))"]
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0


def _make_source_importable() -> None:
    for packages in VENV.glob("lib/python3*/site-packages"):
        link, source = packages / "personalverktyget.pth", f"{CHECKOUT / 'src'}\n"
        if not link.exists() or link.read_text() != source:
            link.write_text(source)


def _digest(name: str) -> str:
    return stamps.digest([_REQUIREMENTS / f"{name}.txt"], sys.version)
