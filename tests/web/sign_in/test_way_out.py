"""Signing out, shared computers, and time that runs out: what has ended stays ended (G15, I2)."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from tests.support.identity_provider import LiveProvider

SignIn = Callable[..., HttpResponse]
pytestmark = pytest.mark.slow
STAFF, RESIDENT = ("personal", "arendemottagare"), ("invanare", "invanare")


def events() -> list[str]:
    """What the access log tells, in order."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT event FROM access_log_entry ORDER BY seq")
        return [event for (event,) in cursor.fetchall()]


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """A clock that a test moves; it begins now and stands still in between."""
    with time_machine.travel(datetime.now(UTC), tick=False) as traveller:
        yield traveller


def is_in(client: Client, side: str, **headers: str) -> bool:
    """Whether the page shows a person."""
    return client.get(f"/{side}/", headers=headers).status_code == 200


@pytest.mark.parametrize(("side", "hint"), [STAFF, RESIDENT])
def test_signing_out_ends_the_session_on_the_server(
    client: Client, program: Settings, enter: SignIn, side: str, hint: str
) -> None:
    enter(side, hint)
    cookie = client.cookies[program.SESSION_COOKIE_NAME].value
    assert is_in(client, side)
    answer = client.post(f"/{side}/logga-ut/")
    assert not Session.objects.filter(session_key=cookie).exists()
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    replayed = Client()
    replayed.cookies[program.SESSION_COOKIE_NAME] = cookie
    assert not is_in(replayed, side)
    assert not is_in(client, side)
    assert events()[-1].endswith(".signed_out")


def test_signing_out_ends_the_session_at_the_provider_too(
    client: Client, program: Settings, identity_provider: LiveProvider
) -> None:
    browser = httpx.Client()
    address = client.get("/personal/logga-in/?login_hint=arendemottagare").headers["Location"]
    back = urlsplit(browser.get(address).headers["Location"])
    client.get(f"{back.path}?{back.query}")
    without_asking = address.replace("&login_hint=arendemottagare", "").replace("&prompt=login", "")
    assert browser.get(without_asking).status_code == 302, "the provider's session lets the person in again"
    way_out = client.post("/personal/logga-ut/").headers["Location"]
    assert browser.get(way_out).headers["Location"] == f"{program.BASE_URL}/personal/utloggad/"
    assert browser.get(without_asking).status_code == 200, "the provider asks who it is"
    assert "Du är utloggad både här och i legitimeringstjänsten" in client.get("/personal/utloggad/").content.decode()


def test_the_program_never_trusts_the_providers_own_session(
    client: Client, program: Settings, identity_provider: LiveProvider
) -> None:
    browser = httpx.Client()
    browser.get(client.get("/personal/logga-in/?login_hint=arendemottagare").headers["Location"])
    assert browser.get(client.get("/personal/logga-in/").headers["Location"]).status_code == 200


def test_one_is_signed_out_even_when_the_provider_does_not_answer(
    client: Client, program: Settings, enter: SignIn
) -> None:
    enter(*STAFF)
    program.STAFF_PROVIDER = replace(program.STAFF_PROVIDER, issuer="http://127.0.0.1:1")
    answer = client.post("/personal/logga-ut/")
    assert not is_in(client, "personal")
    page = client.get(answer.headers["Location"]).content.decode()
    assert "vi kunde inte logga ut dig ur legitimeringstjänsten" in page


def test_a_link_or_a_picture_signs_nobody_out(client: Client, enter: SignIn) -> None:
    enter(*STAFF)
    assert client.get("/personal/logga-ut/").status_code == 405
    assert is_in(client, "personal")


def test_signing_out_needs_a_form_of_ours(client: Client, program: Settings, enter: SignIn) -> None:
    enter(*STAFF)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies[program.SESSION_COOKIE_NAME] = client.cookies[program.SESSION_COOKIE_NAME].value
    assert strict.post("/personal/logga-ut/").status_code == 403
    assert is_in(client, "personal")


def test_signing_out_twice_is_no_error(client: Client, enter: SignIn) -> None:
    enter(*STAFF)
    client.post("/personal/logga-ut/")
    assert client.post("/personal/logga-ut/").headers["Location"] == "/personal/utloggad/"


@pytest.mark.parametrize(("side", "hint"), [("personal", "arendehanterare-2"), ("invanare", "invanare-2")])
def test_the_next_person_at_the_computer_meets_nothing_of_the_former(
    client: Client, program: Settings, enter: SignIn, side: str, hint: str
) -> None:
    enter(*STAFF)
    session = client.session
    session["left_behind"] = "something of the former person's"
    session.save()
    before = client.cookies[program.SESSION_COOKIE_NAME].value
    enter(side, hint)
    assert "left_behind" not in client.session
    assert "TSTNMT2321000156-7001" not in client.get(f"/{side}/").content.decode()
    assert not Session.objects.filter(session_key=before).exists()


def test_a_session_has_one_person(client: Client, enter: SignIn) -> None:
    enter(*STAFF)
    enter(*RESIDENT)
    assert is_in(client, "invanare")
    assert not is_in(client, "personal")


@pytest.mark.parametrize(("side", "hint", "idle"), [(*STAFF, 1800), (*RESIDENT, 1200)])
def test_a_session_runs_out_when_nobody_is_there(
    client: Client, enter: SignIn, clock: time_machine.Traveller, side: str, hint: str, idle: int
) -> None:
    enter(side, hint)
    clock.shift(timedelta(seconds=idle - 1))
    assert is_in(client, side)
    clock.shift(timedelta(seconds=idle - 1))
    assert is_in(client, side), "a request begins the time anew"
    clock.shift(timedelta(seconds=idle))
    assert not is_in(client, side)
    assert events()[-1].endswith(".signed_out")
    assert not is_in(client, side)


@pytest.mark.parametrize(("side", "hint", "absolute"), [(*STAFF, 36000), (*RESIDENT, 7200)])
def test_a_session_runs_out_in_the_end_however_busy_one_is(
    client: Client, enter: SignIn, clock: time_machine.Traveller, side: str, hint: str, absolute: int
) -> None:
    enter(side, hint)
    for _ in range(absolute // 600 - 1):
        clock.shift(timedelta(seconds=600))
        assert is_in(client, side)
    clock.shift(timedelta(seconds=599))
    assert is_in(client, side)
    clock.shift(timedelta(seconds=1))
    assert not is_in(client, side)


def test_what_a_page_asks_in_the_background_keeps_no_session_alive(
    client: Client, enter: SignIn, clock: time_machine.Traveller
) -> None:
    enter(*STAFF)
    for _ in range(5):
        clock.shift(timedelta(seconds=350))
        assert is_in(client, "personal", **{"X-Bakgrund": "1"})
    clock.shift(timedelta(seconds=50))
    answer = client.get("/personal/", headers={"X-Bakgrund": "1"})
    assert (answer.status_code, answer.content) == (204, b"")


def test_the_page_can_ask_how_much_time_is_left_and_for_more(
    client: Client, enter: SignIn, clock: time_machine.Traveller
) -> None:
    enter(*STAFF)
    clock.shift(timedelta(seconds=1700))
    asked = client.get("/personal/fortsatt/", headers={"X-Bakgrund": "1"})
    assert asked.json() == {"seconds_left": 100, "can_stay": True}
    assert client.post("/personal/fortsatt/").json() == {"seconds_left": 1800, "can_stay": True}
    clock.shift(timedelta(seconds=1800))
    assert client.get("/personal/fortsatt/", headers={"X-Bakgrund": "1"}).json()["seconds_left"] == 0
    assert client.post("/personal/fortsatt/").json() == {"seconds_left": 0, "can_stay": False}


def test_towards_the_very_end_no_more_time_can_be_had(
    client: Client, program: Settings, enter: SignIn, clock: time_machine.Traveller
) -> None:
    program.STAFF_ABSOLUTE_SECONDS = 2000
    enter(*STAFF)
    clock.shift(timedelta(seconds=1700))
    assert client.post("/personal/fortsatt/").json() == {"seconds_left": 300, "can_stay": False}


def test_reading_pages_writes_to_the_session_at_most_once_a_minute(
    client: Client, enter: SignIn, clock: time_machine.Traveller
) -> None:
    enter(*STAFF)
    client.get("/personal/")
    written = []
    for _ in range(12):
        clock.shift(timedelta(seconds=10))
        before = client.session["person"]["seen_at"]
        client.get("/personal/")
        written.append(client.session["person"]["seen_at"] != before)
    assert sum(written) == 2


def test_who_comes_back_too_late_is_told_why_and_led_back(
    client: Client, enter: SignIn, clock: time_machine.Traveller
) -> None:
    enter(*STAFF)
    clock.shift(timedelta(hours=1))
    address = client.get("/personal/skriv/?a=1").headers["Location"]
    assert parse_qs(urlsplit(address).query) == {"utgangen": ["1"], "nasta": ["/personal/skriv/?a=1"]}
    page = client.get(address).content.decode()
    assert "Tiden gick ut" in page
    assert "/personal/logga-in/?nasta=%2Fpersonal%2Fskriv%2F%3Fa%3D1" in page


def test_public_pages_stay_open_to_who_comes_back_too_late(
    client: Client, enter: SignIn, clock: time_machine.Traveller
) -> None:
    enter(*STAFF)
    clock.shift(timedelta(hours=1))
    assert "Visitor" in client.get("/alla/").content.decode()
