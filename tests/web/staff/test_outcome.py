"""What has become of each recipient: by outcome, by number or name, as a file, and what is not told."""

import csv
import io
import re
from uuid import UUID

import pytest
from django.test import Client

from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.outreach import services
from personalverktyget.domain.outreach.events.dispatches import DispatchSaved
from personalverktyget.domain.outreach.models import Recipient
from personalverktyget.domain.outreach.states import RecipientState
from tests.support.asked import HELENA, answered_by, asked_of_many
from tests.support.messages import WORKER
from tests.support.world import World
from tests.support.world_registers import RESIDENTS
from tests.web.shared.test_templates import ICONS
from tests.web.staff.test_answers import Pages

PATH = "many_recipients"


@pytest.fixture
def dispatch(small_world: World) -> UUID:
    """Helena has answered, Lennart has read, Camilla has not, Osborne was not reached since his sign-in is locked."""
    made = asked_of_many(small_world, "helena", "lennart", "camilla", "other", by="handler")
    answered_by(small_world, made, "helena", HELENA)
    read = Recipient.objects.get(dispatch_id=made, resident_id=small_world.residents["lennart"])
    services.mark_opened(small_world.resident("lennart"), read.id)
    _lost(small_world, made, "other")
    return made


def _lost(world: World, dispatch: UUID, who: str) -> None:
    with unit_of_work(WORKER) as work:
        lost = Recipient.objects.filter(dispatch_id=dispatch, resident_id=world.residents[who])
        lost.update(state="not_reached", delivered_at=None, reason="sign_in_locked")
        work.record(DispatchSaved(dispatch=dispatch, unit=world.units["ang"]))


def _names(page: str) -> set[str]:
    whole = ("Helena Sandberg", "Lennart Östberg", "Camilla Hellström", "Osborne Öhman")
    return {name.split()[0] for name in whole if name in page}


@pytest.mark.parametrize(
    ("view", "names"),
    [
        ("", {"Helena", "Lennart", "Camilla", "Osborne"}),
        ("olasta", {"Helena", "Camilla"}),
        ("lasta", {"Lennart"}),
        ("besvarade", {"Helena"}),
        ("obesvarade", {"Lennart", "Camilla"}),
        ("kom-inte-fram", {"Osborne"}),
        ("aterkallade", set()),
        ("finns-inte", {"Helena", "Lennart", "Camilla", "Osborne"}),
    ],
)
def test_each_outcome_by_itself(small_world: World, dispatch: UUID, view: str, names: set[str]) -> None:
    assert _names(Pages(small_world, dispatch, "receiver").reads(PATH, f"?visa={view}")) == names


@pytest.mark.parametrize(
    ("search", "names"),
    [
        ("Sandberg helena", {"Helena"}),
        (RESIDENTS["lennart"][0], {"Lennart"}),
        (RESIDENTS["protected"][0], set()),
        ("Personsson", set()),
        ("\0 !", set()),
    ],
)
def test_one_is_found_by_number_or_name(small_world: World, dispatch: UUID, search: str, names: set[str]) -> None:
    pages = Pages(small_world, dispatch, "receiver")
    answer = pages.client.post(pages.url(PATH), {"q": search})
    assert answer.status_code == 200
    assert _names(answer.content.decode()) == names
    shown = LogEntry.objects.filter(event="dispatch.recipients_shown").latest("seq")
    assert len(shown.residents) == len(names)


def test_why_is_told_to_those_who_may_know(small_world: World, dispatch: UUID) -> None:
    """A stranger is not told of an account, nor of a lock; who has a case of hers is."""
    assert "Kan inte nås här" in Pages(small_world, dispatch, "handler").reads(PATH, "?visa=kom-inte-fram")
    _lost(small_world, dispatch, "helena")
    assert "Inloggningen är låst" in Pages(small_world, dispatch, "receiver").reads(PATH, "?visa=kom-inte-fram")


def test_the_list_is_taken_along_with_what_was_found(small_world: World, dispatch: UUID) -> None:
    client = small_world.sign_in(Client(), "receiver")
    pages = Pages(small_world, dispatch, "receiver")
    answer = client.get(pages.url("many_recipients_file"))
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    lines = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert [line["Läge"] for line in lines] == ["Besvarat", "Läst", "I inkorgen", "Kom inte fram"]
    assert [line["Besvarat"] for line in lines] == ["Ja", "Nej", "Nej", "Nej"]
    assert lines[0]["Personnummer"] == "19810228-2384"
    assert lines[3]["Kom till inkorgen"] == ""
    unread = client.get(pages.url("many_recipients_file") + "?visa=besvarade")
    assert b"Lennart" not in b"".join(unread.streaming_content)  # type: ignore[attr-defined]


def test_no_two_outcomes_look_the_same(small_world: World, dispatch: UUID) -> None:
    """Each has words and an icon of its own, so that neither colour nor icon alone tells them apart."""
    pages, seen = Pages(small_world, dispatch, "receiver"), set[tuple[str, str]]()
    for state in RecipientState:
        with unit_of_work(WORKER) as work:
            Recipient.objects.filter(dispatch_id=dispatch, resident_id=small_world.residents["camilla"]).update(
                state=state
            )
            work.record(DispatchSaved(dispatch=dispatch, unit=small_world.units["ang"]))
        seen |= set(re.findall(r'class="state" data-state="(\w+)">(.+?)</span>', pages.reads(PATH)))
    drawn = dict(re.findall(r'state\[data-state="(\w+)"\] \{\s+--icon: url\((.+?)\);', ICONS.read_text()))
    assert {words for _, words in seen} >= {"I inkorgen", "Läst", "Besvarat", "Väntar", "Kom inte fram"}
    assert len(seen) == len({words for _, words in seen}) == len({drawn[look] for look, _ in seen}) == 7
