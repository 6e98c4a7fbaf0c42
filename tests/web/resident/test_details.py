"""A resident's own details: how she is told, her address, and her account."""

import re
from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.people.models import Resident
from tests.support.world import World

PAGE, CLOSE, CLOSED = (f"/invanare/mina-uppgifter/{end}" for end in ("", "stang-konto/", "konto-stangt/"))
MOBILE = "070-174 06 05"


def chosen(world: World) -> tuple[bool, bool, bool]:
    row = Resident.objects.get(id=world.residents["helena"])
    return row.wants_notices, row.notices_by_email, row.notices_by_sms


def test_text_messages_can_be_chosen_and_the_address_is_shown(helena: Client, small_world: World) -> None:
    sent = {"wants_notices": "on", "channels": ["sms"], "email": "", "mobile": "0701740605"}
    assert helena.post(PAGE, sent).status_code == 303
    assert chosen(small_world) == (True, False, True)
    page = helena.get(PAGE).content.decode()
    assert f'value="{MOBILE}"' in page
    assert "Provgatan 2" in page


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"channels": [], "email": "h@example.se"}, "Välj minst ett sätt"),
        ({"channels": ["email"], "mobile": MOBILE}, "den e-postadress som"),
        ({"channels": ["sms"], "email": "h@example.se"}, "det mobilnummer som"),
        ({"channels": ["sms"], "mobile": "08-465 004 00"}, "Skriv mobilnumret med siffror"),
        ({"channels": ["brev"], "mobile": MOBILE}, "Välj ett av alternativen"),
    ],
)
def test_a_notice_that_is_wanted_needs_somewhere_to_go(
    helena: Client, small_world: World, sent: dict[str, object], said: str
) -> None:
    before = chosen(small_world)
    answer = helena.post(PAGE, {"wants_notices": "on", **sent})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert chosen(small_world) == before


@pytest.mark.parametrize(
    ("sent", "wrong"),
    [
        ({"wants_notices": "on", "email": "h@", "mobile": "08-46"}, ["channels", "email", "mobile"]),
        ({"wants_notices": "on", "channels": ["email", "sms"], "mobile": "0" * 99}, ["email", "mobile"]),
        ({"channels": ["sms"], "email": "h@", "mobile": "0" * 99}, ["email", "mobile"]),
    ],
)
def test_all_that_is_wrong_is_told_at_once(helena: Client, sent: dict[str, Any], wrong: list[str]) -> None:
    """In the summary and beside each field, and what was typed stays."""
    answer = helena.post(PAGE, sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    summary = page.split("data-error-summary")[1].split("</ul>")[0]
    led_to = re.findall(r'href="#id_(\w+)"', summary)
    assert led_to == wrong
    assert all(f'id="id_{field}"' in page for field in led_to)
    assert page.count('class="field-error"') == len(wrong)
    for field in ("email", "mobile"):
        assert f'value="{sent[field]}"' in page if field in sent else True
    assert ('name="wants_notices" id="id_wants_notices" checked' in page) is ("wants_notices" in sent)


def test_without_a_gateway_there_is_e_mail_alone(helena: Client, small_world: World, settings: Settings) -> None:
    settings.SMS_GATEWAY_URL = ""
    assert "Sms" not in helena.get(PAGE).content.decode()
    assert helena.post(PAGE, {"wants_notices": "on", "email": "h@example.se"}).status_code == 303
    assert chosen(small_world) == (True, True, False)


def test_no_address_of_a_protected_person_is_shown(small_world: World) -> None:
    page = small_world.sign_in_resident(Client(), "protected").get(PAGE).content.decode()
    assert "Provgatan" not in page
    assert "skyddad identitet" in page


def test_the_account_is_closed_and_opened_again(helena: Client, small_world: World) -> None:
    assert "Stäng kontot" in helena.get(CLOSE).content.decode()
    assert helena.post(CLOSE).headers["Location"] == CLOSED
    assert "Ditt konto är stängt" in helena.get(CLOSED).content.decode()
    assert helena.get("/invanare/").headers["Location"].startswith("/invanare/villkor/")
    assert LogEntry.objects.filter(event="resident.account_closed").count() == 1
    helena.post("/invanare/villkor/")
    assert "Ditt konto är öppet" in helena.get(CLOSED).content.decode()
