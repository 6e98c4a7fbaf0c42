"""One line a step with its seconds, and one line for what a person must mend. Standard library alone."""

import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

CHECKOUT = Path(__file__).resolve().parent.parent
VENV = CHECKOUT / ".venv"
PYTHON = VENV / "bin" / "python"


def give_up(message: str) -> NoReturn:
    """End with one line on what is missing."""
    sys.exit(message)


@contextmanager
def step(what: str) -> Iterator[None]:
    """Say what is being done, and afterwards how long it took."""
    print(f"  {what} … ", end="", file=sys.stderr, flush=True)
    begun = time.monotonic()
    try:
        yield
    except BaseException:
        print("", file=sys.stderr, flush=True)
        raise
    print(f"{time.monotonic() - begun:.1f} s", file=sys.stderr, flush=True)


def run(command: Sequence[str | Path], what: str, environment: Mapping[str, str] | None = None) -> str:
    """Run a program to its end and return what it said; if it fails, show the end of that and give up."""
    done = subprocess.run(
        [str(word) for word in command],
        cwd=CHECKOUT,
        env=dict(environment) if environment is not None else None,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        ending = "\n".join(done.stdout.splitlines()[-15:])
        give_up(f"\n{what} failed:\n{ending}")
    return done.stdout
