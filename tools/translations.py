"""Translations compiled with Babel, so that no machine needs the gettext programs.

``python3 -m tools.translations update`` brings the English catalogue in step with the source (``tools/catalogue.py``).
"""

import sys

from tools import stamps
from tools.progress import CHECKOUT, PYTHON, give_up, run, step

_LOCALE = CHECKOUT / "src" / "personalverktyget" / "locale"
_COMPILE = """
import sys
from pathlib import Path
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
for name in sys.argv[1:]:
    source = Path(name)
    with source.open("rb") as file:
        catalogue = read_po(file, abort_invalid=True)
    unfinished = source.with_suffix(".unfinished")
    with unfinished.open("wb") as file:
        write_mo(file, catalogue)
    unfinished.rename(source.with_suffix(".mo"))
"""


def compile_all() -> None:
    """Compile every catalogue, unless all are as they were."""
    sources = sorted(_LOCALE.glob("*/LC_MESSAGES/*.po"))
    if not sources:
        return
    wanted = stamps.digest(sources)
    if stamps.is_done("translations", wanted) and all(source.with_suffix(".mo").exists() for source in sources):
        return
    with step("Compiling translations"):
        run([PYTHON, "-c", _COMPILE, *sources], "Compiling translations")
    stamps.mark_done("translations", wanted)


def update() -> None:
    """Bring the catalogue in step with the source, compile it, and say what is left to translate."""
    print(run([PYTHON, "-m", "tools.catalogue"], "Updating translations"), end="")
    compile_all()


if __name__ == "__main__":
    if sys.argv[1:] != ["update"]:
        give_up("Usage: python3 -m tools.translations update")
    update()
