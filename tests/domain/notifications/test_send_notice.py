"""A notice goes out at most once, and each way that it can go is told (M-03, G2 for notices)."""

from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from personalverktyget.base.actors import SystemActor
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.cases.states import Action
from personalverktyget.domain.notifications.channels import Channel
from personalverktyget.domain.notifications.models import Notice
from personalverktyget.domain.notifications.services import (
    Carrier,
    DeliveryRefused,
    DeliveryUncertain,
    notify_residents,
    send_notice,
)
from personalverktyget.domain.notifications.services.outbox import MOST_ATTEMPTS
from personalverktyget.domain.notifications.states import NoticeState
from personalverktyget.domain.people.events import ContactDetailsRead
from personalverktyget.domain.people.services import NoticeChoices, change_contact
from tests.support.world import World


class Killed(BaseException):
    """The worker's end in the middle of its work."""


class Receiver:
    """The receiving side: keeps what it got, and then does as told."""

    def __init__(self, then: type[BaseException] | None = None) -> None:
        self.got: list[str] = []
        self.keys: list[UUID] = []
        self.then = then

    def __call__(self, address: str, key: UUID) -> None:
        self.got.append(address)
        self.keys.append(key)
        if self.then:
            raise self.then


@pytest.fixture
def notice(small_world: World) -> UUID:
    """A notice that waits to be sent."""
    small_world.reply(small_world.cases["assigned"], Action.ASK, "Hur mår du?")
    return Notice.objects.filter(resident_id=small_world.residents["lennart"]).latest("created_at").id


def sent(notice: UUID, receiver: Receiver, *, honours_key: bool = False) -> NoticeState:
    """Send it, whatever its channel."""
    return send_notice(notice, dict.fromkeys(Channel, Carrier(receiver, honours_key=honours_key)))


def _state(notice: UUID) -> str:
    return Notice.objects.get(id=notice).state


def test_sent_once_however_often_the_job_runs(notice: UUID) -> None:
    receiver = Receiver()
    assert [sent(notice, receiver) for _run in range(3)] == [NoticeState.SENT] * 3
    assert len(receiver.got) == 1


@pytest.mark.parametrize(
    ("error", "state"), [(DeliveryRefused, NoticeState.FAILED), (DeliveryUncertain, NoticeState.UNKNOWN)]
)
def test_the_receivers_answers(notice: UUID, error: type[Exception], state: NoticeState) -> None:
    receiver = Receiver(error)
    assert sent(notice, receiver) is state
    assert sent(notice, receiver) is state
    assert len(receiver.got) == 1


def test_nothing_went_out_so_it_is_tried_again(notice: UUID) -> None:
    with pytest.raises(ConnectionRefusedError):
        sent(notice, Receiver(ConnectionRefusedError))
    assert _state(notice) == NoticeState.QUEUED
    assert sent(notice, Receiver()) is NoticeState.SENT


def test_a_worker_that_dies_after_handing_over_leaves_it_unknown(notice: UUID) -> None:
    receiver = Receiver(Killed)
    with pytest.raises(Killed):
        sent(notice, receiver)
    receiver.then = None
    assert sent(notice, receiver) is NoticeState.UNKNOWN
    assert len(receiver.got) == 1


def test_not_to_those_who_want_none(small_world: World, notice: UUID) -> None:
    resident = small_world.resident("lennart")
    change_contact(resident, NoticeChoices(email="lennart@brevkorgen.example", wants_notices=False))
    receiver = Receiver()
    assert sent(notice, receiver) is NoticeState.NOT_WANTED
    assert receiver.got == []


class TestAReceiverThatHonoursTheKey:
    """Only then is what may have gone out sent again: to the receiver it is the same notice."""

    def test_a_lost_answer_is_asked_for_again_with_the_same_key(self, notice: UUID) -> None:
        receiver = Receiver(DeliveryUncertain)
        with pytest.raises(DeliveryUncertain):
            sent(notice, receiver, honours_key=True)
        assert _state(notice) == NoticeState.QUEUED
        receiver.then = None
        assert sent(notice, receiver, honours_key=True) is NoticeState.SENT
        assert receiver.keys == [notice, notice]

    def test_so_is_what_a_worker_was_sending_when_it_died(self, notice: UUID) -> None:
        receiver = Receiver(Killed)
        with pytest.raises(Killed):
            sent(notice, receiver, honours_key=True)
        receiver.then = None
        assert sent(notice, receiver, honours_key=True) is NoticeState.SENT
        assert receiver.keys == [notice, notice]

    def test_but_not_for_ever(self, notice: UUID) -> None:
        receiver = Receiver(DeliveryUncertain)
        for _attempt in range(MOST_ATTEMPTS - 1):
            with pytest.raises(DeliveryUncertain):
                sent(notice, receiver, honours_key=True)
        assert sent(notice, receiver, honours_key=True) is NoticeState.UNKNOWN
        assert sent(notice, receiver, honours_key=True) is NoticeState.UNKNOWN
        assert len(receiver.got) == MOST_ATTEMPTS

    def test_nor_a_worker_that_dies_each_time(self, notice: UUID) -> None:
        receiver = Receiver(Killed)
        for _attempt in range(MOST_ATTEMPTS):
            with pytest.raises(Killed):
                sent(notice, receiver, honours_key=True)
        assert sent(notice, receiver, honours_key=True) is NoticeState.UNKNOWN
        assert len(receiver.got) == MOST_ATTEMPTS


MOBILE = "070-174 06 05"


def asked(world: World, **choices: object) -> list[Notice]:
    """The notices that come of something new for Lennart, who has chosen how to be told."""
    choice = NoticeChoices(email="l@brevkorgen.example", mobile=MOBILE, **choices)  # type: ignore[arg-type]
    change_contact(world.resident("lennart"), choice)
    before = set(Notice.objects.values_list("id", flat=True))
    world.reply(world.cases["assigned"], Action.ASK, "Hur mår du?")
    return list(Notice.objects.exclude(id__in=before).order_by("channel"))


def test_a_notice_goes_by_each_way_that_was_chosen(small_world: World) -> None:
    notices = asked(small_world, by_sms=True)
    assert [notice.channel for notice in notices] == [Channel.EMAIL, Channel.SMS]
    receiver = Receiver()
    for notice in notices:
        sent(notice.id, receiver)
    assert receiver.got == ["l@brevkorgen.example", "+46701740605"]


def test_by_text_message_alone(small_world: World, settings: Settings) -> None:
    assert [notice.channel for notice in asked(small_world, by_email=False, by_sms=True)] == [Channel.SMS]
    settings.SMS_GATEWAY_URL = ""
    assert [notice.channel for notice in asked(small_world, by_email=False, by_sms=True)] == [Channel.EMAIL]


def test_each_way_goes_on_by_itself(small_world: World) -> None:
    by_email, by_sms = asked(small_world, by_sms=True)
    assert sent(by_email.id, Receiver(DeliveryRefused)) is NoticeState.FAILED
    assert sent(by_sms.id, Receiver()) is NoticeState.SENT


def test_many_are_told_by_as_many_statements_as_one(small_world: World) -> None:
    change_contact(small_world.resident("lennart"), NoticeChoices(mobile=MOBILE, by_email=False, by_sms=True))
    residents = list(small_world.residents.values())
    before = Notice.objects.count()
    with unit_of_work(SystemActor("test")) as work, CaptureQueriesContext(connection) as statements:
        notify_residents(work, residents)
        # Who is told in a child's place, and then the notices of all.
        assert len(statements) == 3
        work.record(ContactDetailsRead(resident=residents[0]))
    assert Notice.objects.count() == before + len(residents)
