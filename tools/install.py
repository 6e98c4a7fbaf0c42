"""Make the checkout ready: ``python3 -m tools.install demo|check|test|production``. What is done already is skipped.

It runs with the machine's own Python, before anything is installed, and so with the standard library alone.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit("Python 3.11 or later is needed: Debian 12 has it as python3 (apt-get install python3).")

from tools import front_end, python_packages, static_files, translations
from tools.progress import give_up

# What each word needs beyond the program itself.
_REQUIREMENTS = {"production": "app", "demo": "demo", "check": "dev", "test": "dev"}


def main() -> None:
    """Do the steps in order."""
    if len(sys.argv) != 2 or sys.argv[1] not in _REQUIREMENTS:
        give_up(f"usage: install.py {'|'.join(_REQUIREMENTS)}")
    wanted = _REQUIREMENTS[sys.argv[1]]
    try:
        python_packages.install(wanted)
        front_end.install(with_tools_for_tests=wanted == "dev")
        translations.compile_all()
        static_files.collect()
    except PermissionError as error:
        give_up(f"{error.filename} belongs to somebody else: remove it as its owner, or work as that user.")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
