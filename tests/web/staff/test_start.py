"""The first steps after the sign-in, what stands around the pages, and the own settings."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.people.models import StaffMember
from tests.support.world import World

START, TERMS, WORKPLACE = "/personal/", "/personal/villkor/", "/personal/arbetsplats/"
SETTINGS = "/personal/mina-installningar/"


@pytest.mark.parametrize(
    ("who", "first"),
    [
        ("receiver", "/personal/arenden/?vy=alla"),
        ("handler", "/personal/arenden/?vy=mina"),
        ("both", "/personal/arenden/?vy=alla"),
        ("admin", "/personal/behorigheter/"),
        ("reviewer", "/personal/logg/"),
        ("regional_admin", "/personal/regionen/"),
        ("national_admin", "/personal/nationellt/"),
        ("two_units", WORKPLACE),
        ("newcomer", WORKPLACE),
    ],
)
def test_work_begins_where_the_roles_say(small_world: World, client: Client, who: str, first: str) -> None:
    response = small_world.sign_in(client, who).get(START, follow=True)

    assert response.status_code == 200
    assert response.redirect_chain[-1][0] == first


def test_terms_are_accepted_once_and_lead_on(small_world: World, client: Client) -> None:
    browser = small_world.sign_in(client, "first_day")

    shown = browser.get("/personal/arenden/?vy=mina", follow=True)
    assert shown.redirect_chain[-1][0].startswith(TERMS)
    assert "Jag godkänner villkoren" in shown.content.decode()

    accepted = browser.post(TERMS, {"nasta": "/personal/arenden/?vy=mina"}, follow=True)
    assert accepted.redirect_chain == [("/personal/arenden/?vy=mina", 303)]
    assert LogEntry.objects.filter(event="terms.accepted", actor_id=str(small_world.staff["first_day"])).exists()
    assert browser.get(START).headers["Location"] == "/personal/arenden/?vy=mina"


@pytest.mark.parametrize("elsewhere", ["https://example.com/", "//example.com/", "/\\example.com", "javascript:x"])
def test_the_way_on_leads_nowhere_else(small_world: World, client: Client, elsewhere: str) -> None:
    response = small_world.sign_in(client, "handler").post(TERMS, {"nasta": elsewhere})

    assert response.headers["Location"] == START


def test_one_works_at_one_unit_at_a_time_and_can_switch(small_world: World, client: Client) -> None:
    browser = small_world.sign_in(client, "two_units")
    shown = browser.get(WORKPLACE).content.decode()
    assert "Ängens vårdcentral" in shown
    assert "Ärendemottagare" in shown

    at_berg = browser.post(WORKPLACE, {"arbetsplats": str(small_world.units["berg"])}, follow=True).content.decode()
    assert "Losartan" in at_berg
    assert "Byt arbetsplats" in at_berg
    assert browser.get(f"/personal/arenden/{small_world.cases['assigned']}/").status_code == 404

    small_world.assign(small_world.cases["assigned"], "two_units")
    at_ang = browser.post(WORKPLACE, {"arbetsplats": str(small_world.units["ang"])}, follow=True).content.decode()
    assert "Metformin" in at_ang
    assert "Losartan" not in at_ang


@pytest.mark.parametrize("unit", ["hamn", "hittepa"])
def test_a_workplace_that_is_not_hers_is_not_found(small_world: World, client: Client, unit: str) -> None:
    chosen = str(small_world.units.get(unit, unit))

    assert small_world.sign_in(client, "two_units").post(WORKPLACE, {"arbetsplats": chosen}).status_code == 404


def test_one_without_a_role_is_told_what_to_do(small_world: World, client: Client) -> None:
    shown = small_world.sign_in(client, "newcomer").get(WORKPLACE).content.decode()

    assert "Du har ingen behörighet än" in shown
    assert "Be lokal administratör" in shown


def test_counts_stand_beside_the_queues(small_world: World, client: Client) -> None:
    response = small_world.sign_in(client, "both").get("/personal/arenden/")

    counts = {item.label: item.count for item in response.context["request"].navigation.queues}
    assert counts["Att fördela"] == "2"
    assert counts["Mina"] == ""
    assert [item.label for item in response.context["request"].navigation.queues if item.current] == ["Alla öppna"]


def test_pages_without_the_staffs_frame_count_nothing(small_world: World, client: Client) -> None:
    browser = small_world.sign_in(client, "both")
    with CaptureQueriesContext(connection) as captured:
        browser.get("/personal/arenden/00000000-0000-4000-8000-000000000000/")
        browser.get(TERMS)

    assert not any("count(*)" in query["sql"] for query in captured.captured_queries)


def test_an_own_signature_is_kept_and_follows_what_is_sent(small_world: World, client: Client) -> None:
    browser = small_world.sign_in(client, "handler")
    assert "Hanna Handläggare\nSjuksköterska" in browser.get(SETTINGS).content.decode()

    saved = browser.post(SETTINGS, {"signature": " Hanna på Ängen \r\n Leg. ssk "}, follow=True).content.decode()

    assert "Signaturen är sparad" in saved
    assert StaffMember.objects.get(id=small_world.staff["handler"]).own_signature == "Hanna på Ängen \n Leg. ssk"
    assert LogEntry.objects.filter(event="staff.signature_changed").count() == 1
    assert "Hanna på Ängen" in browser.get(f"/personal/arenden/{small_world.cases['assigned']}/").content.decode()


@pytest.mark.parametrize("signature", ["s" * 501, "a\0b"])
def test_a_signature_that_cannot_be_kept_is_said_so(small_world: World, client: Client, signature: str) -> None:
    response = small_world.sign_in(client, "handler").post(SETTINGS, {"signature": signature})

    assert response.status_code == 422
    assert 'href="#id_signature"' in response.content.decode()
    assert StaffMember.objects.get(id=small_world.staff["handler"]).own_signature == ""
