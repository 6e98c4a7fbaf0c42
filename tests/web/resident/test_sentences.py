"""The one sentence that says where a case stands."""

from datetime import datetime

import pytest
import time_machine
from django.utils.translation import override

from personalverktyget.base.clock import STOCKHOLM
from personalverktyget.domain.cases.states import State
from personalverktyget.web.resident.sentences import answer_by, status_sentence

MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=STOCKHOLM)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM)


@pytest.mark.parametrize(
    ("state", "due", "sentence"),
    [
        (State.RECEIVED, "2026-11-25T17:00", "Ängen svarar senast onsdag 25 november."),
        (State.ASSIGNED, "2027-01-04T17:00", "Ängen svarar senast måndag 4 januari 2027."),
        (State.RECEIVED, "2026-11-24T17:00", "Ängen svarar i morgon före 17.00."),
        (State.ANSWERED_BY_RESIDENT, "2026-11-23T17:00", "Ängen svarar i dag före 17.00."),
        (
            State.RECEIVED,
            "2026-11-20T17:00",
            "Ängen skulle ha svarat fredag 20 november. Ditt ärende är kvar och väntar på svar.",
        ),
        (State.IN_PROGRESS, "", "Ängen har hört av sig och arbetar vidare med ditt ärende."),
        (State.AWAITING_RESIDENT, "", "Ängen väntar på svar från dig."),
        (State.CLOSED, "", "Ärendet är avslutat."),
    ],
)
def test_it_says_who_does_what_by_when(state: State, due: str, sentence: str) -> None:
    with time_machine.travel(MONDAY, tick=False), override("sv"):
        assert status_sentence(state, unit="Ängen", due_at=at(due) if due else None) == sentence


def test_every_state_has_its_sentence() -> None:
    with override("sv"):
        assert all(status_sentence(state, unit="Ängen", due_at=None).endswith(".") for state in State)


def test_a_promise_in_words() -> None:
    with time_machine.travel(MONDAY, tick=False), override("sv"):
        assert answer_by(at("2026-11-26T17:00")) == "senast torsdag 26 november"
        assert answer_by(at("2026-11-23T15:00")) == "i dag före 15.00"
