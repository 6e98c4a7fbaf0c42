"""Coming in: whole sign-ins through the live provider, and the ways in which nobody comes in."""

import json
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from tests.support.identity_provider import LiveProvider

SignIn = Callable[..., HttpResponse]
pytestmark = pytest.mark.slow


def logged() -> list[tuple[str, str, object]]:
    """Event, outcome and reason of what the access log holds, in order."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT event, outcome, details ->> 'reason' FROM access_log_entry ORDER BY seq")
        return list(cursor.fetchall())


def test_staff_come_in_and_are_known(client: Client, enter: SignIn) -> None:
    assert enter("personal", "arendemottagare").headers["Location"] == "/personal/"
    page = client.get("/personal/")
    assert "SignedInStaff" in page.content.decode()
    assert "TSTNMT2321000156-7001" in page.content.decode()
    assert page.headers["Cache-Control"] == "no-store"
    assert ("staff.signed_in", "done", None) in logged()


def test_residents_come_in_and_are_known(client: Client, enter: SignIn) -> None:
    assert enter("invanare", "invanare").headers["Location"] == "/invanare/"
    assert "ResidentActor" in client.get("/invanare/").content.decode()
    assert ("resident.signed_in", "done", None) in logged()


@pytest.mark.parametrize("hint", ["TSTNMT2321000156-7068", "tstnmt2321000156-7068"])
def test_any_hsa_id_is_a_hint(enter: SignIn, hint: str) -> None:
    assert enter("personal", hint).status_code == 302


def test_one_is_led_to_where_one_was_going(enter: SignIn) -> None:
    assert enter("personal", "arendemottagare", "/personal/skriv/?a=1").headers["Location"] == "/personal/skriv/?a=1"


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "evil", "///evil.example"],
)
def test_and_never_elsewhere(enter: SignIn, elsewhere: str) -> None:
    assert enter("personal", "arendemottagare", elsewhere).headers["Location"] == "/personal/"


def test_a_page_that_needs_a_sign_in_leads_to_it(client: Client, program: Settings) -> None:
    answer = client.get("/personal/skriv/")
    assert answer.headers["Location"].startswith("/personal/logga-in/?nasta=")


def test_a_resident_is_nobody_on_the_staff_side(client: Client, enter: SignIn) -> None:
    enter("invanare", "invanare")
    assert client.get("/personal/").status_code == 302


def test_the_session_key_changes_at_the_sign_in(client: Client, program: Settings, enter: SignIn) -> None:
    client.get("/personal/logga-in/")
    before = client.cookies[program.SESSION_COOKIE_NAME].value
    enter("personal", "arendemottagare")
    assert client.cookies[program.SESSION_COOKIE_NAME].value != before
    stolen = Client()
    stolen.cookies[program.SESSION_COOKIE_NAME] = before
    assert stolen.get("/personal/").status_code == 302


def test_a_sign_in_that_was_only_begun_is_soon_forgotten(client: Client, program: Settings, enter: SignIn) -> None:
    client.get("/personal/logga-in/")
    assert client.session.get_expiry_age() == 15 * 60
    enter("personal", "arendemottagare")
    assert client.session.get_expiry_age() == program.SESSION_COOKIE_AGE
    assert client.session.get_expire_at_browser_close()


def test_a_page_costs_one_statement_for_the_session_one_for_the_person_and_one_for_her_children(
    client: Client, enter: SignIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    enter("invanare", "invanare")
    with django_assert_num_queries(3):
        assert client.get("/invanare/").status_code == 200


def test_the_hint_is_passed_on_only_where_that_is_allowed(client: Client, program: Settings) -> None:
    program.PASS_LOGIN_HINT = False
    address = client.get("/personal/logga-in/?login_hint=arendemottagare").headers["Location"]
    assert "login_hint" not in parse_qs(urlsplit(address).query)


def test_without_a_hint_the_provider_shows_its_page(client: Client, program: Settings) -> None:
    page = httpx.get(client.get("/personal/logga-in/").headers["Location"])
    assert page.status_code == 200
    for text in ("Kerstin Almqvarn", "Ärendemottagare", "Älvhamra vårdcentral", "Nationell administratör"):
        assert text in page.text
    assert 'type="password"' not in page.text


def test_an_unknown_hint_shows_the_page_too(client: Client, program: Settings) -> None:
    page = httpx.get(client.get("/personal/logga-in/?login_hint=ingen").headers["Location"])
    assert "Det finns ingen som heter ”ingen” här" in page.text


def test_one_can_pick_a_resident_by_name_or_number(client: Client, program: Settings) -> None:
    address = client.get("/invanare/logga-in/").headers["Location"]
    for search in ("sandberg hele", "19810228-2384", "198102282384"):
        assert "Helena Sandberg" in httpx.get(address, params={**_query(address), "sok": search}).text


def test_picking_a_person_on_the_page_signs_in(
    client: Client, program: Settings, identity_provider: LiveProvider
) -> None:
    address = client.get("/personal/logga-in/").headers["Location"]
    with httpx.Client() as browser:
        browser.get(address)
        token = browser.cookies["provider-csrf"]
        picked = {"person": "TSTNMT2321000156-7004", "csrfmiddlewaretoken": token}
        back = urlsplit(browser.post(address, data=picked).headers["Location"])
    assert client.get(f"{back.path}?{back.query}").headers["Location"] == "/personal/"
    assert "TSTNMT2321000156-7004" in client.get("/personal/").content.decode()


def test_the_provider_refuses_a_code_with_another_verifier(
    client: Client, program: Settings, identity_provider: LiveProvider
) -> None:
    address = client.get("/personal/logga-in/?login_hint=arendemottagare").headers["Location"]
    code = _query(identity_provider.visit(address))["code"]
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "client_id": program.STAFF_PROVIDER.client_id,
        "redirect_uri": _query(address)["redirect_uri"],
        "code_verifier": "x" * 43,
    }
    answer = httpx.post(f"{identity_provider.issuer}/token/", data=form)
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_grant")


def test_the_provider_refuses_a_request_without_pkce(client: Client, program: Settings) -> None:
    address = client.get("/personal/logga-in/?login_hint=arendemottagare").headers["Location"]
    query = {name: value for name, value in _query(address).items() if not name.startswith("code_challenge")}
    answer = httpx.get(address.split("?")[0], params=query)
    assert answer.status_code == 302
    assert _query(answer.headers["Location"])["error"] == "invalid_request"


def test_the_provider_sends_nobody_to_a_stranger(client: Client, program: Settings) -> None:
    address = client.get("/personal/logga-in/?login_hint=arendemottagare").headers["Location"]
    query = _query(address) | {"redirect_uri": "https://evil.example/personal/legitimering/"}
    answer = httpx.get(address.split("?")[0], params=query)
    assert answer.status_code == 400
    assert "Det gick inte att legitimera" in answer.text


def test_an_answer_works_once(client: Client, program: Settings, identity_provider: LiveProvider) -> None:
    back = _answer(client, identity_provider)
    assert client.get(back).status_code == 302
    again = client.get(back)
    assert again.status_code == 403
    assert "Inloggningen hann bli för gammal" in again.content.decode()
    assert logged()[-1] == ("sign_in.refused", "refused", "unknown_state")


def test_another_browser_cannot_use_the_answer(
    client: Client, program: Settings, identity_provider: LiveProvider
) -> None:
    back = _answer(client, identity_provider)
    assert Client().get(back).status_code == 403
    assert client.get(back).status_code == 302


def test_the_residents_answer_is_no_use_on_the_staff_side(
    client: Client, program: Settings, identity_provider: LiveProvider
) -> None:
    back = _answer(client, identity_provider, side="invanare", hint="invanare")
    assert client.get(back.replace("/invanare/", "/personal/")).status_code == 403


def test_a_lower_level_than_the_program_asks_for_is_refused(program: Settings, enter: SignIn) -> None:
    program.STAFF_PROVIDER = replace(program.STAFF_PROVIDER, acr_values=("http://id.sambi.se/loa/loa4",))
    page = enter("personal", "arendemottagare")
    assert page.status_code == 403
    assert "Du behöver en säkrare legitimation" in page.content.decode()
    assert logged()[-1] == ("sign_in.refused", "refused", "level_too_low")


def test_staff_without_a_commission_are_refused(client: Client, program: Settings, enter: SignIn) -> None:
    program.STAFF_PROVIDER = replace(program.STAFF_PROVIDER, commission_claim="noSuchClaim")
    page = enter("personal", "arendemottagare")
    assert page.status_code == 403
    assert "Du saknar medarbetaruppdrag" in page.content.decode()
    assert logged()[-1] == ("sign_in.refused", "refused", "commission_missing")
    assert client.get("/personal/").status_code == 302


def test_a_resident_who_has_died_is_refused(enter: SignIn) -> None:
    deceased = next(item["number"] for item in _residents() if item["deceased_on"])
    page = enter("invanare", deceased)
    assert page.status_code == 403
    assert ("sign_in.refused", "refused", "deceased") in logged()


def test_a_provider_that_is_down_gets_a_clear_page(client: Client, program: Settings) -> None:
    program.STAFF_PROVIDER = replace(program.STAFF_PROVIDER, issuer="http://127.0.0.1:1")
    page = client.get("/personal/logga-in/")
    assert page.status_code == 503
    assert "Legitimeringstjänsten svarar inte" in page.content.decode()
    assert logged()[-1] == ("sign_in.refused", "refused", "provider_down")


def test_one_who_changes_her_mind_is_told_so_kindly(
    client: Client, program: Settings, identity_provider: LiveProvider
) -> None:
    state = _query(client.get("/personal/logga-in/").headers["Location"])["state"]
    page = client.get("/personal/legitimering/", {"state": state, "error": "access_denied"})
    assert "Du avbröt inloggningen" in page.content.decode()


def test_the_sessions_hold_no_name_or_number_in_clear(client: Client, enter: SignIn) -> None:
    enter("invanare", "invanare")
    with connection.cursor() as cursor:
        cursor.execute("SELECT session_data FROM django_session")
        stored = [client.session.decode(data) for (data,) in cursor.fetchall()]
    text = repr(stored)
    assert "id_token" in text
    for secret in ("198102282384", "Helena", "Sandberg", "eyJhbGciOi"):
        assert secret not in text


def _query(address: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


def _answer(client: Client, provider: LiveProvider, side: str = "personal", hint: str = "arendemottagare") -> str:
    address = client.get(f"/{side}/logga-in/?login_hint={hint}").headers["Location"]
    back = urlsplit(provider.visit(address))
    return f"{back.path}?{back.query}"


def _residents() -> list[dict[str, str]]:
    text = settings.POPULATION_REGISTER_FILE.read_text(encoding="utf-8")
    return list(json.loads(text)["residents"])
