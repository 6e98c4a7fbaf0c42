"""How many examples a property is tried with, and how long a failing one may be made smaller.

``make test`` tries all of them; ``make check`` sets QUICK and tries some, so that it answers while one waits. Where a
machine runs the tests (CI), nobody waits for the smallest example: what is printed tries it again anywhere.
"""

import os
from typing import Final

from hypothesis import Phase, settings
from hypothesis.internal.conjecture import engine

QUICK: Final = bool(os.environ.get("QUICK"))
_USUAL: Final = 100
_QUICK_PART, _QUICK_LEAST = 10, 8
LONGEST_SHRINKING: Final = 20
"""Seconds, in CI; Hypothesis itself takes five minutes for a large form."""


def examples(whole: int = _USUAL) -> int:
    """The number of examples of a property that is tried ``whole`` times by the whole suite."""
    return max(_QUICK_LEAST, whole // _QUICK_PART) if QUICK else whole


def install() -> None:
    """Set what holds for every property, before the first is read."""
    in_ci = settings.get_current_profile_name() == "ci"
    if in_ci:
        _shrink_no_longer_than(LONGEST_SHRINKING)
    settings.register_profile(
        "ours",
        parent=settings.get_profile("ci" if in_ci else "default"),
        max_examples=examples(),
        # A machine that others share is slow at times: time is no failure.
        deadline=None,
        print_blob=True,
        # Which part of an example matters is for whoever mends it, on a machine of their own.
        phases=tuple(phase for phase in Phase if not (in_ci and phase is Phase.explain)),
    )
    settings.load_profile("ours")


def _shrink_no_longer_than(seconds: int) -> None:
    """Hypothesis has no setting for it, only this constant, which it tells of in its documentation."""
    if not isinstance(getattr(engine, "MAX_SHRINKING_SECONDS", None), int):
        raise RuntimeError("Hypothesis no longer bounds shrinking by MAX_SHRINKING_SECONDS: see its changes.")
    engine.MAX_SHRINKING_SECONDS = seconds
