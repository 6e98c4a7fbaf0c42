"""The case's states and what leads from one to another: the table that draws buttons, guards services and is drawn
in the documentation (``docs/states/case.md``). Pure: no Django here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from personalverktyget.base.permissions import Permission


class State(StrEnum):
    """Where a case stands."""

    RECEIVED = "received"
    ASSIGNED = "assigned"
    IN_PROGRESS = "in_progress"
    AWAITING_RESIDENT = "awaiting_resident"
    ANSWERED_BY_RESIDENT = "answered_by_resident"
    CLOSED = "closed"


class Action(StrEnum):
    """What can be done to a case."""

    SUBMIT = "submit"
    ASSIGN = "assign"
    TAKE = "take"
    RETURN = "return"
    REPLY_PARTIALLY = "reply_partially"
    ASK = "ask"
    REPLY_FINALLY = "reply_finally"
    RECORD_CALL = "record_call"
    NOTE = "note"
    ANSWER = "answer"
    CLOSE = "close"
    REOPEN = "reopen"
    RELEASE = "release"


@dataclass(frozen=True, slots=True)
class Transition:
    """One row of the table. ``to`` ``None`` leaves the state as it is. ``permission`` ``None``: no staff member does
    it, but the resident or, with ``by_program``, the program itself.

    ``own`` means that only the case's handler may; ``feedback`` that the resident has then heard from a person at the
    unit, which stops the response clock; ``begins`` that the resident waits for the unit from then on.
    """

    from_: State | None
    action: Action
    to: State | None
    permission: Permission | None
    event: str
    own: bool = False
    feedback: bool = False
    begins: bool = False
    by_program: bool = False


_OPEN = (State.RECEIVED, State.ASSIGNED, State.IN_PROGRESS, State.AWAITING_RESIDENT, State.ANSWERED_BY_RESIDENT)
_HANDLED = _OPEN[1:]
_P, _A, _S = Permission, Action, State


def _rows() -> Iterator[Transition]:
    yield Transition(None, _A.SUBMIT, _S.RECEIVED, None, "case.received", begins=True)
    yield Transition(_S.RECEIVED, _A.ASSIGN, _S.ASSIGNED, _P.ASSIGN_CASES, "case.assigned")
    yield Transition(_S.RECEIVED, _A.TAKE, _S.ASSIGNED, _P.HANDLE_CASES, "case.taken")
    for state in _HANDLED:
        # A case that is given on keeps its state, except that what nobody has begun on stays "assigned".
        yield Transition(state, _A.ASSIGN, None, _P.ASSIGN_CASES, "case.assigned")
        yield Transition(state, _A.TAKE, None, _P.HANDLE_CASES, "case.taken")
        # A question keeps standing whatever else happens: else the resident would see it and could not answer it.
        asked = state is _S.AWAITING_RESIDENT
        back, told = (None, None) if asked else (_S.RECEIVED, _S.IN_PROGRESS)
        yield Transition(state, _A.RETURN, back, _P.HANDLE_CASES, "case.returned", own=True)
        # The handler is no longer one: the case goes back to those who distribute, with what was done.
        begun = _S.RECEIVED if state is _S.ASSIGNED else None
        yield Transition(state, _A.RELEASE, begun, None, "case.released", by_program=True)
        yield Transition(state, _A.REPLY_PARTIALLY, told, _P.HANDLE_CASES, "case.replied", own=True, feedback=True)
        yield Transition(
            state, _A.ASK, _S.AWAITING_RESIDENT, _P.HANDLE_CASES, "case.counter_question", own=True, feedback=True
        )
        yield Transition(state, _A.RECORD_CALL, told, _P.HANDLE_CASES, "case.phone_call", own=True, feedback=True)
        yield Transition(state, _A.REPLY_FINALLY, _S.CLOSED, _P.HANDLE_CASES, "case.replied", own=True, feedback=True)
    for state in _OPEN:
        yield Transition(state, _A.NOTE, None, _P.SEE_OWN_CASES, "case.noted")
        yield Transition(state, _A.CLOSE, _S.CLOSED, _P.CLOSE_CASES, "case.closed")
    yield Transition(_S.CLOSED, _A.NOTE, None, _P.SEE_OWN_CASES, "case.noted")
    yield Transition(_S.AWAITING_RESIDENT, _A.ANSWER, _S.ANSWERED_BY_RESIDENT, None, "case.answered", begins=True)
    # Back to those who distribute; whoever reopens and may handle cases takes it in the same breath.
    yield Transition(_S.CLOSED, _A.REOPEN, _S.RECEIVED, _P.CLOSE_CASES, "case.reopened", begins=True)


TABLE: tuple[Transition, ...] = tuple(_rows())
_BY_CELL = {(row.from_, row.action): row for row in TABLE}


def transition(state: State | None, action: Action) -> Transition | None:
    """The row for doing ``action`` in ``state``; ``None`` where it cannot be done."""
    return _BY_CELL.get((state, action))


def next_state(state: State | None, row: Transition) -> State:
    """Where the case stands afterwards."""
    target = row.to or state
    if target is None:
        raise ValueError("A row that keeps the state needs a state.")
    return target


def queue_rank(state: State, *, has_handler: bool) -> int:
    """0 for what nobody has, 1 for what somebody has, 2 for what is closed."""
    if state is State.CLOSED:
        return 2
    return 1 if has_handler else 0
