"""Style sheets, scripts and fonts gathered in build/static, named after their contents and compressed."""

import os
from pathlib import Path

from tools import stamps
from tools.progress import CHECKOUT, PYTHON, run, step

_SOURCE = CHECKOUT / "src" / "personalverktyget"


def collect() -> None:
    """Run collectstatic, unless nothing that it gathers has changed."""
    sources = [file for folder in _SOURCE.rglob("static") for file in folder.rglob("*") if file.is_file()]
    sources += [file for file in (CHECKOUT / "docs" / "handbook" / "images").rglob("*") if file.is_file()]
    sources += [CHECKOUT / "package-lock.json", _SOURCE / "config" / "settings.py"]
    wanted = stamps.digest(sources)
    if stamps.is_done("static", wanted) and (CHECKOUT / "build" / "static" / "staticfiles.json").exists():
        return
    with step("Gathering static files"):
        command: list[str | Path] = [PYTHON, "manage.py", "collectstatic", "--noinput", "--clear", "--verbosity", "0"]
        run([PYTHON, "tools/with_settings.py", *command], "Gathering static files", os.environ)
    stamps.mark_done("static", wanted)
