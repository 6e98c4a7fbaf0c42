"""Whom a unit is for, over HTTP: settled by its administrator, met by residents, and approving one besides."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

import pytest
from django.test import Client
from django.utils import translation

from personalverktyget.base.actors import SystemActor
from personalverktyget.domain.admittance.models import ApprovedResident, UnitAudience
from personalverktyget.domain.cases.models import Case
from personalverktyget.domain.cases.services import save_form
from personalverktyget.domain.people.services.refresh_residents import refresh_residents
from tests.support.handing_out import Register
from tests.support.world import World
from tests.support.world_registers import CASE_TYPE, PREFIX, RESIDENTS
from tests.web.test_pages_in_english import swedish_in
from tests.web.test_statement_counts import statements

SETTINGS, APPROVED = "/personal/enheten/vem-den-ar-for/", "/personal/invanare/godkanda/"
CARD, PUBLIC = f"/invanare/mottagning/{PREFIX}9001/", f"/mottagning/{PREFIX}9001/"
INTRO = f"{CARD}{CASE_TYPE.code}/"
HELENA = RESIDENTS["helena"][0]
GROUPS = {"group-TOTAL_FORMS": "2", "group-INITIAL_FORMS": "0", "group-MIN_NUM_FORMS": "0", "group-MAX_NUM_FORMS": "10"}


@pytest.fixture
def admin(small_world: World, register: Register) -> Client:
    return small_world.sign_in(Client(), "admin")


@pytest.fixture
def helena(small_world: World, register: Register) -> Client:
    """She lives in another county."""
    register.people[HELENA] = replace(register.people[HELENA], county="92", sex="F")
    refresh_residents(SystemActor("test"), register, [small_world.residents["helena"]])
    return small_world.sign_in_resident(Client(), "helena")


@pytest.fixture
def _language() -> Iterator[None]:
    # A request leaves its language behind.
    with translation.override("sv"):
        yield


def wish(**fields: str) -> dict[str, str]:
    sent = {"version": "0", "is_for_all": "no", "elsewhere": "", "group-0-where": "9101", "group-0-age_from": "18"}
    return {**GROUPS, **sent, **{name.replace("__", "-"): value for name, value in fields.items()}}


def page(client: Client, address: str) -> str:
    return client.get(address, follow=True).content.decode()


def test_it_is_settled_shown_and_met(small_world: World, admin: Client, helena: Client) -> None:
    assert CASE_TYPE.name in page(helena, CARD)
    begun = helena.post(INTRO).headers["Location"]
    draft_id = UUID(begun.rstrip("/").rsplit("/", 1)[-1])
    save_form(small_world.resident("helena"), draft_id, answers={"medicine": "Levaxin 50"})
    response = admin.post(SETTINGS, wish(elsewhere="Vänd dig till Grannby."))
    assert response.status_code == 303
    assert "gäller från nästa klick" in page(admin, SETTINGS)
    told = "Dig som bor i Provby kommun, från 18 år"
    assert told in page(Client(), PUBLIC)
    inside = page(helena, CARD)
    assert "Enligt folkbokföringen hör du inte dit. Vänd dig till Grannby." in inside
    assert CASE_TYPE.name not in inside
    assert page(helena, INTRO).count("hör du inte dit") == 1
    assert helena.post(INTRO).headers["Location"] == CARD
    sent = Case.objects.count()
    refused = helena.post(f"{begun}granska/")
    assert refused.status_code == 409
    assert "hör du inte dit" in refused.content.decode()
    assert "Levaxin 50" in refused.content.decode()
    assert Case.objects.count() == sent
    assert admin.post(SETTINGS, wish(version="1", is_for_all="yes")).status_code == 303
    assert CASE_TYPE.name in page(helena, CARD)
    assert told not in page(Client(), PUBLIC)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"group__0__where": "9999"}, "Välj ett län eller en kommun"),
        ({"group__0__age_from": "-1"}, "Skriv åldern i hela år"),
        ({"group__0__age_from": "tjugo"}, "Skriv åldern i hela år"),
        ({"group__0__age_to": "10"}, "högre än den högsta"),
        ({"group__0__sex": "X"}, "Välj ett av alternativen"),
        ({"is_for_all": ""}, "Välj ett av alternativen"),
        ({"elsewhere": "å" * 301}, "Texten är för lång"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_lost(admin: Client, wrong: dict[str, str], words: str) -> None:
    response = admin.post(SETTINGS, wish(**{"elsewhere": "Kvar står det."} | wrong))
    assert response.status_code == 422
    shown = response.content.decode()
    assert words in shown
    assert "elsewhere" in wrong or "Kvar står det." in shown
    assert not UnitAudience.objects.exists()


def test_one_who_was_quicker_is_not_overwritten(admin: Client) -> None:
    assert admin.post(SETTINGS, wish()).status_code == 303
    late = admin.post(SETTINGS, wish(elsewhere="Min text."))
    assert late.status_code == 409
    assert "Min text." in late.content.decode()


def test_a_group_is_removed(admin: Client) -> None:
    admin.post(SETTINGS, wish())
    assert "Grupp 1" in page(admin, SETTINGS)
    sent = wish(version="1", group__0__DELETE="on") | {"group-INITIAL_FORMS": "1"}
    assert admin.post(SETTINGS, sent).status_code == 303
    assert UnitAudience.objects.get().areas == []


def test_one_is_approved_with_her_name_shown_first(small_world: World, admin: Client, helena: Client) -> None:
    admin.post(SETTINGS, wish())
    staff = small_world.sign_in(Client(), "receiver")
    assert "Helena Sandberg" in staff.post(f"{APPROVED}ny/", {"numbers": HELENA}).content.decode()
    assert not ApprovedResident.objects.exists()
    missing = staff.post(f"{APPROVED}ny/", {"numbers": HELENA, "approve": "1"})
    assert missing.status_code == 422
    assert "Välj ett av alternativen" in missing.content.decode()
    sent = {"numbers": HELENA, "approve": "1", "reason": "ongoing_care", "until": ""}
    assert staff.post(f"{APPROVED}ny/", sent).status_code == 303
    listed = page(staff, APPROVED)
    assert "Helena Sandberg" in listed
    assert "Har pågående vård här" in listed
    assert CASE_TYPE.name in page(helena, CARD)
    row = str(ApprovedResident.objects.get().id)
    other = small_world.sign_in(Client(), "receiver_berg")
    assert "Helena" not in page(other, APPROVED)
    assert other.post(APPROVED, {"action": "take_back", "approvals": row}).status_code == 422
    assert staff.post(APPROVED, {"action": "take_back"}).status_code == 422
    assert staff.post(APPROVED, {"action": "take_back", "approvals": row}).status_code == 303
    assert CASE_TYPE.name not in page(helena, CARD)


def test_a_card_of_a_unit_for_some_sends_few_statements(admin: Client, helena: Client) -> None:
    before = len(statements(helena, CARD))
    admin.post(SETTINGS, wish())
    # What the register says of her, whether she is approved, and the log entry.
    assert len(statements(helena, CARD)) <= before + 3


@pytest.mark.usefixtures("_language")
def test_the_steps_read_in_english(small_world: World, admin: Client, helena: Client) -> None:
    staff = small_world.sign_in(Client(), "receiver")
    for client in (admin, staff, helena):
        client.cookies["django_language"] = "en"
    admin.post(SETTINGS, wish())
    shown = [admin.get(SETTINGS), helena.get(CARD), staff.post(f"{APPROVED}ny/", {"numbers": HELENA})]
    staff.post(f"{APPROVED}ny/", {"numbers": HELENA, "approve": "1", "reason": "agreed"})
    shown += [staff.get(APPROVED), staff.get("/personal/invanare/"), helena.get(CARD)]
    assert [swedish_in(answer.content.decode()) for answer in shown] == [[]] * len(shown)
