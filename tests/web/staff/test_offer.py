"""A case type at a unit over HTTP: a central one is the region's, and the unit adds only what is open to it."""

from uuid import UUID

import pytest
import time_machine
from django.test import Client

from personalverktyget.domain.case_types.models import CaseType, CaseTypeVersion, OfferedCaseType
from personalverktyget.domain.cases.models import Case
from personalverktyget.domain.cases.services import save_form
from tests.domain.case_types.test_settings import MONDAY, MORNINGS, add, central, offered, settle
from tests.support.world import World
from tests.support.world_registers import PREFIX

INTRO = f"/invanare/mottagning/{PREFIX}9001/fornya-recept/"
# Everything that somebody might send along to change what is the region's.
LOCKED = {
    "name": "Annat namn",
    "summary": "Annan text.",
    "description": "Annan text.",
    "not_for": "Annan text.",
    "terms_text": "Inga villkor.",
    "form": "{}",
    "headline": "x",
    "receipt_text": "Annat kvitto.",
    "cap_per_day": "1",
    "cap_per_resident": "1",
    "cap_message": "Fullt.",
    "takes_attachments": "",
    "takes_proxies": "",
    "code": "annat",
    "current": "",
    "withdrawn_at": "2026-01-01",
    "case_type": "x",
    "unit": "x",
    "position": "7",
}


def address(world: World) -> str:
    return f"/personal/enheten/arendetyper/{offered(world).id}/"


def of_the_region(world: World) -> tuple[list[object], list[object]]:
    types: list[object] = list(CaseType.objects.filter(id=central(world)).values())
    versions: list[object] = list(CaseTypeVersion.objects.filter(case_type_id=central(world)).values())
    return types, versions


@pytest.mark.parametrize("field", LOCKED)
def test_a_unit_changes_nothing_of_a_central_case_type_but_its_own_additions(
    small_world: World, client: Client, field: str
) -> None:
    small_world.sign_in(client, "admin")
    before, position = of_the_region(small_world), offered(small_world).position
    sent = {"version": "1", "is_active": "on", "local_information": "Vårt.", field: LOCKED[field]}
    assert client.post(address(small_world), sent).status_code == 303
    assert of_the_region(small_world) == before
    assert (offered(small_world).position, offered(small_world).local_information) == (position, "Vårt.")


def test_a_unit_adds_what_is_open_to_it(small_world: World, client: Client) -> None:
    small_world.sign_in(client, "admin")
    handler = str(small_world.staff["handler"])
    sent = {
        "version": "1",
        "is_active": "on",
        "local_information": "Vi gör så här.",
        "local_terms": "Avboka senast dagen innan.",
        "feedback_target": "1d",
        "has_hours": "on",
        "monday": "8-12",
        "closed_message": "Vi läser på måndagar.",
        "suggested": [handler, str(small_world.staff["reviewer"])],
    }
    assert client.post(address(small_world), sent | {"suggested": [handler]}).status_code == 303
    row = offered(small_world)
    assert (row.local_terms, row.feedback_target, row.hours) == (
        "Avboka senast dagen innan.",
        "1d",
        {"monday": [["08:00", "12:00"]]},
    )
    page = client.get(address(small_world)).content.decode()
    assert 'value="8.00–12.00"' in page
    assert "Vi läser på måndagar." in page
    with time_machine.travel(MONDAY, tick=True):
        page = small_world.sign_in_resident(Client(), "helena").get(INTRO).content.decode()
    assert "Avboka senast dagen innan." in page
    assert "Inom 1 arbetsdag" in page


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"feedback_target": "4d"}, "Svarstiden går inte att läsa"),
        ({"has_hours": "on"}, "Skriv när den är öppen minst en dag"),
        ({"has_hours": "on", "monday": "tidigt"}, "Skriv tiden med timmar och minuter"),
        ({"local_terms": "å" * 1001}, "Texten är för lång: 1001 tecken"),
        ({"closed_message": "å" * 301}, "Texten är för lång: 301 tecken"),
    ],
)
def test_what_cannot_be_is_told_and_stays(
    small_world: World, client: Client, wrong: dict[str, str], words: str
) -> None:
    small_world.sign_in(client, "admin")
    response = client.post(address(small_world), {"version": "1", "local_information": "Kvar."} | wrong)
    page = response.content.decode()
    assert response.status_code == 422
    assert page.count(words) >= 2
    assert "Kvar." in page
    assert offered(small_world).version == 1


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"cap_per_day": "0"}, "Skriv minst 1"),
        ({"cap_per_day": "många"}, "Skriv antalet med siffror"),
        ({"cap_per_resident": "99999999999999999999"}, "Skriv ett tal mellan 1 och 10000"),
        ({"receipt_text": "å" * 1001}, "Texten är för lång"),
    ],
)
def test_a_region_is_told_what_cannot_be(small_world: World, client: Client, wrong: dict[str, str], words: str) -> None:
    small_world.sign_in(client, "regional_admin")
    where = f"/personal/arendetyper/{central(small_world)}/installningar/"
    response = client.post(where, {"version": "1", "cap_message": "Kvar."} | wrong)
    assert response.status_code == 422
    assert words in response.content.decode()
    assert "Kvar." in response.content.decode()
    assert CaseType.objects.get(id=central(small_world)).settings_version == 1


def test_a_region_settles_it_for_all(small_world: World, client: Client) -> None:
    small_world.sign_in(client, "regional_admin")
    where = f"/personal/arendetyper/{central(small_world)}/installningar/"
    sent = {
        "version": "1",
        "audience": "everybody",
        "receipt_text": "Hämta på apoteket.",
        "cap_per_day": "30",
        "takes_proxies": "on",
    }
    assert client.post(where, sent).status_code == 303
    page = client.get("/personal/regionen/arendetyper/").content.decode()
    assert ">30<" in page
    receipt = small_world.sign_in_resident(Client(), "helena")
    shown = receipt.get(f"/invanare/arenden/{small_world.cases['new']}/kvitto/").content.decode()
    assert "Hämta på apoteket." in shown


def test_a_closed_e_service_says_so_on_the_card_on_its_page_and_when_it_is_sent(
    small_world: World, client: Client
) -> None:
    add(small_world, hours=MORNINGS, closed_message="Vi läser på förmiddagen.")
    with time_machine.travel(MONDAY, tick=True):
        helena = small_world.sign_in_resident(client, "helena")
        begun = helena.post(INTRO)
        draft = begun.headers["Location"]
        draft_id = UUID(draft.rstrip("/").rsplit("/", 1)[-1])
        save_form(small_world.resident("helena"), draft_id, answers={"medicine": "Levaxin", "why": ""})
    with time_machine.travel(MONDAY.replace(hour=13), tick=True):
        small_world.sign_in_resident(client, "helena")
        card = helena.get(f"/invanare/mottagning/{PREFIX}9001/").content.decode()
        assert "Vi läser på förmiddagen." in card
        page = helena.get(INTRO).content.decode()
        assert "Det går inte att börja just nu" in page
        assert "112" in page
        assert ">Börja<" not in page
        before = Case.objects.count()
        sent = helena.post(f"{draft}granska/")
        page = sent.content.decode()
    assert sent.status_code == 409
    assert "Det går inte att skicka just nu" in page
    assert "Vi läser på förmiddagen. Kan det inte vänta" in page
    assert Case.objects.count() == before


def test_when_it_is_full_the_resident_is_told_where_to_turn(small_world: World, client: Client) -> None:
    with time_machine.travel(MONDAY, tick=False):
        small_world.send_case("lennart", "ang", "Levaxin")
    settle(small_world, cap_per_day=1, cap_message="Ring oss på morgonen.")
    with time_machine.travel(MONDAY, tick=True):
        response = small_world.sign_in_resident(client, "helena").post(INTRO)
    page = response.content.decode()
    assert response.status_code == 409
    assert "Ring oss på morgonen. Kan det inte vänta, ring mottagningen på 031-390 06 99" in page
    assert OfferedCaseType.objects.get(id=offered(small_world).id)


def test_the_regions_contact_address_stands_by_every_central_case_type(small_world: World, client: Client) -> None:
    region = small_world.sign_in(Client(), "regional_admin")
    sent = {"feedback_days": "3", "highest_lix": "45", "approval_above": "50", "contact_address": "ärendetyper@"}
    wrong = region.post("/personal/regionen/installningar/", sent)
    assert wrong.status_code == 422
    assert "Skriv hela e-postadressen" in wrong.content.decode()
    sent["contact_address"] = "arendetyper@region.example"
    assert region.post("/personal/regionen/installningar/", sent).status_code == 303
    page = small_world.sign_in(client, "admin").get(address(small_world)).content.decode()
    assert 'href="mailto:arendetyper@region.example"' in page
