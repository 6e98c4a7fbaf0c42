"""A notice goes out at most once, and each way that it can go is told (M-03, G2 for notices)."""

from uuid import UUID

import pytest

from personalverktyget.domain.cases.states import Action
from personalverktyget.domain.notifications.models import Notice
from personalverktyget.domain.notifications.services import DeliveryRefused, DeliveryUncertain, send_notice
from personalverktyget.domain.notifications.states import NoticeState
from personalverktyget.domain.people.services import change_contact
from tests.support.world import World


class Killed(BaseException):
    """The worker's end in the middle of its work."""


class Receiver:
    """The receiving side: keeps what it got, and then does as told."""

    def __init__(self, then: type[BaseException] | None = None) -> None:
        self.got: list[str] = []
        self.then = then

    def __call__(self, address: str) -> None:
        self.got.append(address)
        if self.then:
            raise self.then


@pytest.fixture
def notice(small_world: World) -> UUID:
    """A notice that waits to be sent."""
    small_world.reply(small_world.cases["assigned"], Action.ASK, "Hur mår du?")
    return Notice.objects.filter(resident_id=small_world.residents["lennart"]).latest("created_at").id


def _state(notice: UUID) -> str:
    return Notice.objects.get(id=notice).state


def test_sent_once_however_often_the_job_runs(notice: UUID) -> None:
    receiver = Receiver()
    assert [send_notice(notice, receiver) for _run in range(3)] == [NoticeState.SENT] * 3
    assert len(receiver.got) == 1


@pytest.mark.parametrize(
    ("error", "state"), [(DeliveryRefused, NoticeState.FAILED), (DeliveryUncertain, NoticeState.UNKNOWN)]
)
def test_the_receivers_answers(notice: UUID, error: type[Exception], state: NoticeState) -> None:
    receiver = Receiver(error)
    assert send_notice(notice, receiver) is state
    assert send_notice(notice, receiver) is state
    assert len(receiver.got) == 1


def test_nothing_went_out_so_it_is_tried_again(notice: UUID) -> None:
    with pytest.raises(ConnectionRefusedError):
        send_notice(notice, Receiver(ConnectionRefusedError))
    assert _state(notice) == NoticeState.QUEUED
    assert send_notice(notice, Receiver()) is NoticeState.SENT


def test_a_worker_that_dies_after_handing_over_leaves_it_unknown(notice: UUID) -> None:
    receiver = Receiver(Killed)
    with pytest.raises(Killed):
        send_notice(notice, receiver)
    receiver.then = None
    assert send_notice(notice, receiver) is NoticeState.UNKNOWN
    assert len(receiver.got) == 1


def test_not_to_those_who_want_none(small_world: World, notice: UUID) -> None:
    resident = small_world.resident("lennart")
    change_contact(resident, email="lennart@brevkorgen.example", wants_notices=False)
    receiver = Receiver()
    assert send_notice(notice, receiver) is NoticeState.NOT_WANTED
    assert receiver.got == []
