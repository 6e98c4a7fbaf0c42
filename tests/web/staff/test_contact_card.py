"""The card's pages: what was written stays, what is wrong is said beside its field, and the preview changes nothing."""

from dataclasses import replace

import pytest
import time_machine
from django.test import Client

from personalverktyget.domain.case_types.models import OfferedCaseType
from personalverktyget.domain.case_types.services import offer_case_types, publish_central_case_type
from personalverktyget.domain.contact_cards.models import CardVersion, ContactCard
from tests.domain.contact_cards.test_change_card import MONDAY
from tests.support.world import SYSTEM, World
from tests.support.world_registers import CASE_TYPE, PREFIX

CARD = "/personal/enheten/kontaktkort/"
WEEK = dict.fromkeys(("monday", "tuesday", "wednesday", "thursday", "friday"), "8-17")
PUBLIC = f"/mottagning/{PREFIX}9001/"


@pytest.fixture
def admin(small_world: World, client: Client) -> Client:
    return small_world.sign_in(client, "admin")


def test_the_texts_are_saved_and_shown(admin: Client) -> None:
    texts = {"presentation": "Vi <b>finns</b> här.", "other_information": "Ny ingång.", "urgent_text": ""}
    assert admin.post(CARD, texts | {"version": "0", "action": "save"}).status_code == 303
    page = admin.get(CARD).content.decode()
    assert "Vi &lt;b&gt;finns&lt;/b&gt; här." in page
    assert "Ny ingång." not in page.split('id="preview"')[1]
    assert "Ny ingång." in admin.get(f"{CARD}?sida=resident").content.decode().split('id="preview"')[1]


@pytest.mark.parametrize(("face", "is_shown"), [("everybody", False), ("resident", True)])
def test_a_preview_shows_what_is_written_and_saves_nothing(admin: Client, face: str, is_shown: bool) -> None:
    texts = {"presentation": "Prov.", "other_information": "Bara för er.", "version": "0", "action": face}
    page = admin.post(CARD, texts).content.decode()
    preview = page.split('id="preview"')[1]
    assert "Prov." in preview
    assert "inte sparat än" in preview
    assert ("Bara för er." in preview) == is_shown
    assert not ContactCard.objects.exists()


def test_a_text_that_is_too_long_is_told_and_stays(admin: Client) -> None:
    response = admin.post(CARD, {"urgent_text": "å" * 501, "version": "0", "action": "save"})
    page = response.content.decode()
    assert response.status_code == 422
    assert "Texten är för lång: 501 tecken" in page
    assert "å" * 501 in page


def test_a_card_that_somebody_else_has_changed_is_not_overwritten(admin: Client) -> None:
    admin.post(CARD, {"presentation": "Först.", "version": "0", "action": "save"})
    late = admin.post(CARD, {"presentation": "Sent.", "version": "0", "action": "save"})
    assert late.status_code == 409
    assert "Sent." in late.content.decode()
    assert ContactCard.objects.get().presentation == "Först."


def test_hours_are_written_as_people_write_them(admin: Client) -> None:
    written = WEEK | {"monday": "8.00–12.00 och 13-16.30", "version": "0", "source": "own", "phone_monday": "8-10"}
    assert admin.post(f"{CARD}oppettider/", written).status_code == 303
    assert 'value="8.00–12.00, 13.00–16.30"' in admin.get(f"{CARD}oppettider/").content.decode()
    page = admin.get(PUBLIC).content.decode()
    assert "8.00–12.00 och 13.00–16.30" in page
    assert "Telefontider" in page


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"tuesday": "åtta till fem"}, "Skriv tiden med timmar och minuter"),
        ({"tuesday": "17-8"}, "Stängningstiden måste vara senare"),
        ({"tuesday": "8-12, 11-17"}, "Tiderna går in i varandra"),
        ({"phone_friday": "8"}, "Skriv tiden med timmar och minuter"),
        (dict.fromkeys(WEEK, ""), "Skriv när ni har öppet minst en dag"),
        ({"source": "hemligt"}, "Välj ett av alternativen"),
        ({"monday": "8-17" * 400}, "Texten är för lång"),
    ],
)
def test_hours_that_cannot_be_read_are_told_and_stay(admin: Client, wrong: dict[str, str], words: str) -> None:
    response = admin.post(f"{CARD}oppettider/", WEEK | {"version": "0", "source": "own"} | wrong)
    page = response.content.decode()
    assert response.status_code == 422
    assert page.count(words) == 2
    assert "source" in wrong or next(iter(wrong.values()))[:100] in page
    assert not CardVersion.objects.exists()


def test_a_closed_period_is_added_and_taken_away(admin: Client) -> None:
    address = f"{CARD}avvikande-tider/"
    with time_machine.travel(MONDAY, tick=True):
        sent = {"first": "2026-12-21", "last": "2026-12-23", "hours": "", "message": "Vi flyttar.", "version": "0"}
        assert admin.post(address, sent).status_code == 303
        assert "Måndag 21 december till onsdag 23 december" in admin.get(address).content.decode()
        assert "Vi flyttar." in admin.get(PUBLIC).content.decode()
        assert admin.post(address, {"remove": "0", "version": "1"}).status_code == 303
        assert "Inga dagar avviker" in admin.get(address).content.decode()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"first": "julafton"}, "Skriv datumet som år, månad och dag"),
        ({"last": "2026-12-01"}, "Den sista dagen måste vara samma dag"),
        ({"first": "2026-11-01", "last": ""}, "Dagen har redan varit"),
        ({"last": "2028-12-24"}, "Perioden får vara högst ett år"),
        ({"hours": "8"}, "Skriv tiden med timmar"),
        ({"message": "å" * 201}, "Texten är för lång: 201 tecken"),
    ],
)
def test_a_period_that_cannot_be_is_told_and_stays(admin: Client, wrong: dict[str, str], words: str) -> None:
    sent = {"first": "2026-12-24", "last": "2026-12-24", "hours": "", "message": "Så är det.", "version": "0"} | wrong
    with time_machine.travel(MONDAY, tick=True):
        response = admin.post(f"{CARD}avvikande-tider/", sent)
    page = response.content.decode()
    assert response.status_code == 422
    assert page.count(words) == 2
    assert sent["message"] in page


@pytest.mark.parametrize("sent", [{"remove": "7"}, {"remove": "-1"}, {"remove": "x"}, {"remove": "0", "version": "9"}])
def test_to_take_away_what_is_not_there_changes_nothing(admin: Client, sent: dict[str, str]) -> None:
    assert admin.post(f"{CARD}avvikande-tider/", {"version": "0"} | sent).status_code == 409
    assert not CardVersion.objects.exists()


def test_the_history_takes_a_change_back(admin: Client) -> None:
    for version, text in enumerate(("Först.", "Sedan.")):
        admin.post(CARD, {"presentation": text, "version": str(version), "action": "save"})
    page = admin.get(f"{CARD}historik/").content.decode()
    assert page.count('name="number" value="') == 2
    assert admin.post(f"{CARD}historik/", {"number": "1", "version": "2"}).status_code == 303
    assert ContactCard.objects.get().presentation == "Först."
    assert admin.post(f"{CARD}historik/", {"number": "9", "version": "3"}).status_code == 404
    assert admin.post(f"{CARD}historik/", {"number": "x", "version": "3"}).status_code == 409


def test_the_order_is_changed_step_by_step_and_the_ends_stop(admin: Client, small_world: World) -> None:
    publish_central_case_type(SYSTEM, PREFIX + "9000", replace(CASE_TYPE, code="other", name="Annat ärende"))
    offer_case_types(SYSTEM, f"{PREFIX}9001", [CASE_TYPE.code, "other"])
    page = admin.get(f"{CARD}ordning/").content.decode()
    assert page.count(" disabled>") == 2
    other = OfferedCaseType.objects.get(unit_id=small_world.units["ang"], case_type__code="other")
    assert admin.post(f"{CARD}ordning/", {"offered": str(other.id), "step": "up"}).status_code == 303
    page = admin.get(PUBLIC).content.decode()
    assert page.index("Annat ärende") < page.index("Förnya recept")


@pytest.mark.parametrize("sent", [{"offered": "x"}, {"offered": "0b1b2f5e-0000-4000-8000-000000000000"}, {}])
def test_to_move_what_is_not_there_is_not_found(admin: Client, sent: dict[str, str]) -> None:
    assert admin.post(f"{CARD}ordning/", {"step": "up"} | sent).status_code == 404


def test_another_units_case_type_cannot_be_moved(admin: Client, small_world: World) -> None:
    other = OfferedCaseType.objects.get(unit_id=small_world.units["berg"])
    assert admin.post(f"{CARD}ordning/", {"offered": str(other.id), "step": "up"}).status_code == 404


@pytest.mark.parametrize("place", ["", "-1", "x", "99999999999", "²", "3"])
def test_a_place_that_is_none_moves_nothing(admin: Client, small_world: World, place: str) -> None:
    own = OfferedCaseType.objects.get(unit_id=small_world.units["ang"])
    assert admin.post(f"{CARD}ordning/", {"offered": str(own.id), "place": place}).status_code == 303
    assert "plats 1 av 1" in admin.get(f"{CARD}ordning/").content.decode()


def test_every_word_is_read_by_a_unit_without_anything(admin: Client) -> None:
    for part in ("", "oppettider/", "avvikande-tider/", "ordning/", "historik/"):
        assert admin.get(CARD + part).status_code == 200


@pytest.mark.parametrize("action", ["save", "everybody"])
def test_an_unknown_variable_is_told_beside_its_field_and_what_was_written_stays(admin: Client, action: str) -> None:
    texts = {"presentation": "Vi på {mottagningen}.", "version": "0", "action": action}
    response = admin.post(CARD, texts)
    page = response.content.decode()
    assert response.status_code == 422
    assert page.count("{mottagningen} är ingen textvariabel") == 2
    assert "Vi på {mottagningen}." in page
    assert not ContactCard.objects.exists()
