"""Properties are tried as often as the run has time for, and a failing one says how to see it fail again."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.examples import LONGEST_SHRINKING

ROOT = Path(__file__).parents[2]
_ASK = """
import json
from hypothesis import Phase, settings
from hypothesis.internal.conjecture import engine
from tests.support import examples
examples.install()
now = settings()
print(json.dumps({
    "usual": now.max_examples, "of_200": examples.examples(200), "of_20": examples.examples(20), "blob": now.print_blob,
    "deadline": now.deadline, "shrinks": Phase.shrink in now.phases, "seconds": engine.MAX_SHRINKING_SECONDS,
}))
"""
_FAILING = """
from hypothesis import given, settings, strategies as st
from tests.support import examples
examples.install()
@given(st.integers())
def test(number):
    assert number < 10
test()
"""


def _run(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    usual = {name: value for name, value in os.environ.items() if name not in ("CI", "QUICK", "GITHUB_ACTIONS")}
    return subprocess.run(
        [sys.executable, "-c", code], env=usual | environment, cwd=ROOT, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(("environment", "usual", "of_200", "of_20"), [({}, 100, 200, 20), ({"QUICK": "1"}, 10, 20, 8)])
def test_a_quick_run_tries_fewer_examples(environment: dict[str, str], usual: int, of_200: int, of_20: int) -> None:
    said = json.loads(_run(_ASK, **environment).stdout)
    assert (said["usual"], said["of_200"], said["of_20"]) == (usual, of_200, of_20)
    assert said["blob"] is True
    assert said["deadline"] is None


def test_in_ci_nobody_waits_for_the_smallest_example() -> None:
    said = json.loads(_run(_ASK, CI="true").stdout)
    assert (said["shrinks"], said["seconds"], said["blob"]) == (True, LONGEST_SHRINKING, True)
    assert json.loads(_run(_ASK).stdout)["seconds"] > LONGEST_SHRINKING


def test_what_fails_says_how_to_see_it_again() -> None:
    assert "@reproduce_failure(" in _run(_FAILING, CI="true").stderr


def test_no_test_settles_the_number_of_its_examples_by_itself() -> None:
    """Or a quick run would try them all."""
    tests = (
        path
        for path in (ROOT / "tests").rglob("*.py")
        if path not in (ROOT / "tests/support/examples.py", Path(__file__))
    )
    wrong = [path.name for path in tests if re.search(r"max_examples=(?!examples\()", path.read_text(encoding="utf-8"))]
    assert wrong == []
