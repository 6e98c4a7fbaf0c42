"""What a process that opens a stranger's file may not do, and how it is started. Knows no kind of file."""

import resource
import sys
from pathlib import Path
from typing import Final

_SOURCE: Final = Path(__file__).resolve().parents[4]
# The C library then keeps two heaps at most, which count against the memory whether they are used or not.
ENVIRONMENT: Final = {"LANG": "C.UTF-8", "MALLOC_ARENA_MAX": "2"}


def command(module: str, *arguments: str) -> list[str]:
    """What starts ``main`` of a module of ours with nothing of the environment or the user's folders."""
    start = f"import sys; sys.path.insert(0, {str(_SOURCE)!r}); from {module} import main; main()"
    return [sys.executable, "-I", "-c", start, *arguments]


def confine(*, memory: int, cpu_seconds: int) -> None:
    """Bound this process for good: no files are written, none started beside it, memory and time are what is given."""
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
    ):
        _soft, hard = resource.getrlimit(what)
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (bound, bound))
