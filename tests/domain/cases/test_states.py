"""The state table: what it says is complete and drawn right."""

from itertools import product
from pathlib import Path

import pytest

from personalverktyget.base.permissions import Permission
from personalverktyget.domain.cases.kinds import SENT_BY_STAFF
from personalverktyget.domain.cases.states import TABLE, Action, State, next_state, queue_rank, transition
from tools.state_diagrams import DIAGRAM, case_diagram

# Written by hand, to be read by anybody: what may be done where. R resident, otherwise the permission's first letter:
# P the program, A assign, H handle, C close, S see. Small letter: only the case's own handler. "-": not possible.
CELLS = """
                     submit assign take return reply_partially ask reply_finally record_call note answer close reopen release
none                 R      -      -    -      -               -   -             -           -    -      -     -      -
received             -      A      H    -      -               -   -             -           S    -      C     -      -
assigned             -      A      H    h      h               h   h             h           S    -      C     -      P
in_progress          -      A      H    h      h               h   h             h           S    -      C     -      P
awaiting_resident    -      A      H    h      h               h   h             h           S    R      C     -      P
answered_by_resident -      A      H    h      h               h   h             h           S    -      C     -      P
closed               -      -      -    -      -               -   -             -           S    -      -     C      -
"""  # noqa: E501
LETTERS = {
    None: "R",
    Permission.ASSIGN_CASES: "A",
    Permission.HANDLE_CASES: "H",
    Permission.CLOSE_CASES: "C",
    Permission.SEE_OWN_CASES: "S",
}


def _cells() -> dict[tuple[str, str], str]:
    head, *rows = [line.split() for line in CELLS.strip().splitlines()]
    return {(row[0], action): letter for row in rows for action, letter in zip(head, row[1:], strict=True)}


@pytest.mark.parametrize(("state", "action"), list(product([None, *State], Action)))
def test_every_cell(state: State | None, action: Action) -> None:
    row = transition(state, action)
    letter = "-" if row is None else "P" if row.by_program else LETTERS[row.permission]
    if row is not None and row.own:
        letter = letter.lower()
    assert letter == _cells()[state or "none", action]


def test_no_cell_is_there_twice() -> None:
    assert len({(row.from_, row.action) for row in TABLE}) == len(TABLE)


def test_every_state_is_reached_and_left() -> None:
    reached = {next_state(row.from_, row) for row in TABLE}
    assert reached == set(State)
    assert {row.from_ for row in TABLE if row.from_ and next_state(row.from_, row) is not row.from_} == set(State)


@pytest.mark.parametrize("meanwhile", [Action.REPLY_PARTIALLY, Action.RECORD_CALL, Action.RETURN, Action.RELEASE])
def test_a_question_can_be_answered_whatever_happens_meanwhile(meanwhile: Action) -> None:
    """Nothing but an answer, another question or the end of the case takes it back."""
    row = transition(State.AWAITING_RESIDENT, meanwhile)
    assert row is not None
    assert transition(next_state(State.AWAITING_RESIDENT, row), Action.ANSWER) is not None


def test_only_what_a_person_at_the_unit_does_stops_the_clock() -> None:
    """T-01"""
    assert {row.action for row in TABLE if row.feedback} == set(SENT_BY_STAFF)


def test_the_clock_begins_when_the_resident_writes_and_when_a_case_is_reopened() -> None:
    """T-01"""
    assert {row.action for row in TABLE if row.begins} == {Action.SUBMIT, Action.ANSWER, Action.REOPEN}


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("has_handler", [True, False])
def test_queue_rank(state: State, has_handler: bool) -> None:
    expected = 2 if state is State.CLOSED else 1 if has_handler else 0
    assert queue_rank(state, has_handler=has_handler) == expected


def test_the_drawn_diagram_is_the_table() -> None:
    drawn = (Path(__file__).parents[3] / DIAGRAM).read_text()
    assert drawn == case_diagram(), "run: make fix"
