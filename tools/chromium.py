"""Print the path of a Chromium for the browser tests: the machine's, or one that is installed where that is allowed."""

import os
import shutil
import subprocess
from pathlib import Path

from tools.front_end import find_node, npm
from tools.progress import CHECKOUT, VENV, give_up, step

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_LOCKED = CHECKOUT / "tools" / "chromium"
_INSTALLED = VENV / "chromium"
_MISSING = "Chromium is missing, and the browser tests need it: apt-get install chromium (as root)"


def main() -> None:
    """Find one, or install one; say in one line what is missing if neither can be done."""
    print(_named() or _of_the_machine() or _from_debian() or _from_npm() or give_up(_MISSING))


def _named() -> str | None:
    named = os.environ.get("CHROMIUM")
    return named if named and _starts(named) else None


def _of_the_machine() -> str | None:
    return next((path for name in _NAMES if (path := shutil.which(name)) and _starts(path)), None)


def _from_debian() -> str | None:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    with step("Installing Chromium from Debian's packages"):
        for words in (["update"], ["install", "-y", "--no-install-recommends", "chromium"]):
            command = ["apt-get", "-q", *words]
            subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    return _of_the_machine()


def _from_npm() -> str | None:
    """One that needs no rights on the machine; it unpacks itself into the folder for temporary files."""
    node = find_node()
    if not (_INSTALLED / "node_modules").is_dir():
        with step("Installing Chromium from its npm package"):
            _INSTALLED.mkdir(parents=True, exist_ok=True)
            for name in ("package.json", "package-lock.json"):
                shutil.copy(_LOCKED / name, _INSTALLED / name)
            npm(node, _INSTALLED, "ci")
    program = str(node.folder / "node")
    script = "import('@sparticuz/chromium').then(async it => console.log(await it.default.executablePath()))"
    said = subprocess.run([program, "-e", script], cwd=_INSTALLED, capture_output=True, text=True, check=False)
    path = said.stdout.strip()
    return path if path and _starts(path) else None


def _starts(path: str) -> bool:
    try:
        said = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return said.returncode == 0 and Path(path).exists()


if __name__ == "__main__":
    main()
