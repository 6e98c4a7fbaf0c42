"""Recipients from earlier cases: counted first, then listed; what cannot be chosen says so and loses nothing."""

import re
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.cases.selectors import search
from personalverktyget.domain.outreach import services
from personalverktyget.domain.outreach.models import Dispatch, ListedRow
from tests.support.message_templates import bring_along
from tests.support.world import World
from tests.support.world_registers import RESIDENTS


@pytest.fixture
def begun(small_world: World) -> UUID:
    return services.begin_dispatch(small_world.actor("receiver"), template_id=bring_along()["information"])


def _url(dispatch: UUID) -> str:
    return reverse("staff:outreach:many_cases", kwargs={"dispatch_id": dispatch})


def test_from_the_queue_to_the_list(small_world: World) -> None:
    template, client = bring_along()["information"], small_world.sign_in(Client(), "receiver")
    queue = client.get(reverse("staff:cases:list"), {"vy": "alla"}).content.decode()
    (link,) = re.findall(r'href="([^"]*till-manga/[^"]*)"', queue)
    assert "bland ärendenas invånare" in client.get(link).content.decode()
    begun = client.post(link, {"template": str(template)})
    logged = LogEntry.objects.filter(event="dispatch.recipients_checked").count()
    counted = client.get(begun["Location"]).content.decode()
    assert LogEntry.objects.filter(event="dispatch.recipients_checked").count() == logged
    dispatch = Dispatch.objects.get()
    listed = client.post(_url(dispatch.id), {"version": str(dispatch.version), "lage": "oppna"})
    assert listed.status_code == 303
    assert f"Läs in {ListedRow.objects.count()} mottagare" in counted
    shown = client.get(listed["Location"] + "?visa=one_at_a_time").content.decode()
    assert "Skriv texten" in shown
    assert "Ärende " in shown
    assert RESIDENTS["protected"][0] not in shown


def _searched(client: Client, text: str) -> list[str]:
    """Where the page of what was searched for leads whoever is to write to them."""
    page = client.get(client.post(reverse("staff:cases:search"), {"q": text})["Location"]).content.decode()
    return re.findall(r'href="([^"]*till-manga/[^"]*)"', page)


def test_from_a_search_to_those_who_were_seen_in_it(small_world: World) -> None:
    """To nobody whose case matches since; and what was searched for stands in no address."""
    template, client = bring_along()["information"], small_world.sign_in(Client(), "receiver")
    for who in ("lennart", "camilla"):
        small_world.send_case(who, "ang", "Kortison")
    (link,) = _searched(client, "kortison")
    small_world.send_case("helena", "ang", "Kortison")
    begun = client.post(link, {"template": str(template)})["Location"]
    assert "kortison" not in begun.lower()
    counted = client.get(begun).content.decode()
    assert "2 invånare i 2 ärenden" in counted
    dispatch = Dispatch.objects.get()
    sent = dict(re.findall(r'type="hidden" name="(version|sokning)" value="([^"]+)"', counted))
    assert client.post(_url(dispatch.id), sent).status_code == 303
    listed = set(ListedRow.objects.values_list("resident_id", flat=True))
    assert listed == {small_world.residents[who] for who in ("lennart", "camilla")}
    assert LogEntry.objects.get(event="dispatch.recipients_chosen").details["among"] == 2


def test_a_search_that_is_forgotten_or_anothers_says_so(small_world: World, begun: UUID) -> None:
    small_world.send_case("lennart", "ang", "Kortison")
    small_world.send_case("camilla", "ang", "Kortison")
    (link,) = _searched(small_world.sign_in(Client(), "both"), "kortison")
    answer = small_world.sign_in(Client(), "receiver").get(f"{_url(begun)}?{link.partition('?')[2]}")
    assert answer.status_code == 422
    assert "Sökningen finns inte kvar" in answer.content.decode()


def test_nobody_is_offered_to_write_to_one_as_to_many_nor_to_more_than_are_shown(
    small_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = small_world.sign_in(Client(), "receiver")
    assert _searched(client, "Helena Sandberg") == []
    for who in ("lennart", "camilla", "helena"):
        small_world.send_case(who, "ang", "Kortison")
    assert len(_searched(client, "kortison")) == 1
    monkeypatch.setattr(search, "LIMIT", 2)
    assert _searched(client, "kortison") == []


def test_who_sees_her_own_cases_alone_chooses_no_handler(small_world: World) -> None:
    made = services.begin_dispatch(small_world.actor("handler"), template_id=bring_along()["information"])
    page = small_world.sign_in(Client(), "handler").get(_url(made)).content.decode()
    assert "Ärendetyper" in page
    assert "handlaggare" not in page


@pytest.mark.parametrize(
    "query",
    [
        {"typ": "x"},
        {"typ": "00000000-0000-0000-0000-000000000000"},
        {"fran": "i går"},
        {"fran": "2026-02-02", "till": "2026-02-01"},
        {"lage": "borta"},
        {"handlaggare": "x"},
    ],
)
def test_what_cannot_be_chosen_says_so(small_world: World, begun: UUID, query: dict[str, str]) -> None:
    client = small_world.sign_in(Client(), "receiver")
    for answer in (client.get(_url(begun), query), client.post(_url(begun), query | {"version": "1"})):
        assert answer.status_code == 422
        assert "Rätta:" in answer.content.decode()
    assert not ListedRow.objects.exists()


def test_nobody_is_said_to_be_nobody(small_world: World, begun: UUID) -> None:
    client = small_world.sign_in(Client(), "receiver")
    page = client.get(_url(begun), {"till": "2020-01-01"}).content.decode()
    assert "0 invånare" in page
    assert "Läs in" not in page
    for version in ("", "x", "9", "1" * 20):
        assert client.post(_url(begun), {"version": version}).status_code == 422
