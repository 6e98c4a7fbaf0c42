"""L-07: at most 500 entries a call, each with its id, in order; whatever the service answers, none is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from lxml import etree
from pytest_django.fixtures import Settings

from personalverktyget.adapters.log_service import store_log
from personalverktyget.base.actors import SystemActor
from personalverktyget.domain.access_log.entries import entry_for
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.access_log.services.seal_log import seal_log
from personalverktyget.domain.access_log.unit_of_work import append, maintenance
from personalverktyget.domain.log_export.line import told
from personalverktyget.domain.log_export.models import LogDelivery
from personalverktyget.domain.log_export.services import SendingReport, send_log
from personalverktyget.domain.log_export.store_log import AT_MOST
from tests.support.database import TestDatabase
from tests.support.log_receiver import BEHAVIOURS, LATE, Receiver, log_receiver
from tests.support.sealed_log import SomethingSeen
from tests.support.world import World, build_small_world

pytestmark = pytest.mark.slow
ACTOR = SystemActor("send_log")
SCHEMA = (
    Path(__file__).parents[4]
    / "shared/material/rivta/auditing-log/interactions/StoreLogInteraction/StoreLogResponder_2.0.xsd"
)


@pytest.fixture
def receiver(tmp_path: Path, settings: Settings) -> Iterator[Receiver]:
    folder = tmp_path / "receiver"
    folder.mkdir()
    with log_receiver(folder) as running:
        settings.LOG_SERVICE_URL, settings.LOG_SERVICE_TIMEOUT = running.url, 10
        yield running


@pytest.fixture
def world(fresh_database: TestDatabase) -> World:
    world = build_small_world()
    seal_log()
    return world


def waiting() -> list[str]:
    """The ids that the service is to be told of, in order."""
    return [str(id_) for id_ in told(LogEntry.objects.all()).order_by("seq").values_list("id", flat=True)]


def send() -> SendingReport:
    return send_log(ACTOR, store_log)


def seen(world: World, count: int) -> None:
    """So many reads by staff, sealed; one of them of a list."""
    who, residents = world.actor("receiver"), tuple(world.residents.values())
    events = [
        SomethingSeen(thing="x", unit=who.unit_id, residents=residents[:2] if n else residents) for n in range(count)
    ]
    with maintenance():
        append([entry_for(who, event) for event in events])
    seal_log()


def test_all_is_told_once_in_order_and_by_the_contract(world: World, receiver: Receiver) -> None:
    """Calls of at most 500; every call is valid by the national schema; patients are told by number and OID."""
    seen(world, 1100)
    expected = waiting()
    assert len(expected) > 1100
    report = send()
    assert (report.taken, report.refused, report.trouble) == (len(expected), 0, "")
    assert receiver.stored == expected
    assert max(len(call["ids"]) for call in receiver.calls) == AT_MOST
    assert {call["address"] for call in receiver.calls} == {"SE165565594230-1000"}
    assert send() == SendingReport()
    last = etree.parse(receiver.folder / "last.xml")
    assert b"1.2.752.129.2.1.3.1" in etree.tostring(last)
    if not SCHEMA.exists():
        pytest.skip("the schema of the log service is not here")
    (call,) = last.iter("{*}StoreLog")
    etree.XMLSchema(etree.parse(SCHEMA)).assertValid(etree.fromstring(etree.tostring(call)))


@pytest.mark.parametrize("behaviour", [name for name, (_, _, _) in BEHAVIOURS.items() if name != "finds it wrong"])
def test_none_is_lost_whatever_the_service_answers(
    world: World, receiver: Receiver, settings: Settings, behaviour: str
) -> None:
    """Late, wrong or not at all: what is not said to be stored is told again, the same under the same ids."""
    seen(world, AT_MOST + 1)
    expected = waiting()
    receiver.behave(behaviour)
    settings.LOG_SERVICE_TIMEOUT = LATE / 2
    first = send()
    is_clear = behaviour in ("takes it", "takes it with a word")
    assert bool(first.trouble) is not is_clear
    before = receiver.stored
    receiver.behave("takes it")
    settings.LOG_SERVICE_TIMEOUT = 10
    assert send().trouble == ""
    assert list(dict.fromkeys(receiver.stored)) == expected
    if not BEHAVIOURS[behaviour][2] or is_clear:
        assert receiver.stored == expected
    else:
        assert receiver.stored == [*before, *expected]
        assert before == expected[:AT_MOST]


def test_nobody_there_for_a_day(world: World, receiver: Receiver, settings: Settings) -> None:
    """What comes meanwhile waits in order behind what waited before; nothing is told by another."""
    right, settings.LOG_SERVICE_URL = settings.LOG_SERVICE_URL, "http://127.0.0.1:1/storelog"
    for _hour in range(24):
        seen(world, 20)
        assert send().trouble
    settings.LOG_SERVICE_URL = right
    expected = waiting()
    send()
    assert receiver.stored == expected


def test_one_that_is_refused_stands_alone(world: World, receiver: Receiver) -> None:
    """A call is divided until the entry that is refused is told by itself; it is kept, with the service's word."""
    seen(world, 100)
    expected = waiting()
    bad = expected[37]
    receiver.behave(f"refuses {bad}")
    report = send()
    assert report.refused == 1
    assert receiver.stored == [id_ for id_ in expected if id_ != bad]
    refused = LogDelivery.objects.get(state="refused")
    assert (refused.count, refused.reason) == (1, "VALIDATION_ERROR")
    assert str(LogEntry.objects.get(seq=refused.first_seq).id) == bad


def test_what_was_refused_is_seen_with_the_reason_and_sent_again(
    world: World, receiver: Receiver, capsys: pytest.CaptureFixture[str]
) -> None:
    """None is lost: refused again it stays refused, and taken it is told once, under the same id."""
    seen(world, 30)
    bad = waiting()[7]
    receiver.behave(f"refuses {bad}")
    send()
    entry = LogEntry.objects.get(id=bad)
    with pytest.raises(SystemExit) as ended:
        call_command("log_deliveries")
    assert ended.value.code == 1
    told_of = capsys.readouterr().out
    assert f"- post {entry.seq} (" in told_of
    assert "VALIDATION_ERROR" in told_of
    assert entry.event in told_of
    call_command("log_deliveries", "--resend")
    assert send().refused == 1, "it is as wrong as before"
    receiver.behave("takes it")
    call_command("log_deliveries", "--resend")
    report = send()
    assert receiver.stored.count(bad) == 1
    assert sorted(receiver.stored) == sorted(waiting())
    assert report.refused == 0
    capsys.readouterr()
    call_command("log_deliveries")
    assert "Loggtjänsten har inte nekat någon post." in capsys.readouterr().out
    assert LogEntry.objects.filter(event="log.refused_resent").count() == 2


def test_killed_between_the_answer_and_the_note(world: World, receiver: Receiver) -> None:
    """What was taken but not noted is told again under the same ids: the receiver can tell, and nothing is lost."""

    class _Killed(BaseException):
        pass

    def send_and_die(call: bytes) -> None:
        store_log(call)
        raise _Killed

    expected = waiting()
    with pytest.raises(_Killed):
        send_log(ACTOR, send_and_die)
    assert send().taken == len(expected)
    assert receiver.stored == [*expected, *expected]


def test_what_is_not_sealed_is_not_told_yet(world: World, receiver: Receiver) -> None:
    """A number that is drawn and not yet committed is so never passed by."""
    send()
    who = world.actor("receiver")
    with maintenance():
        append([entry_for(who, SomethingSeen(thing="x", residents=tuple(world.residents.values())))])
    assert send().taken == 0
    seal_log()
    assert send().taken == 1
