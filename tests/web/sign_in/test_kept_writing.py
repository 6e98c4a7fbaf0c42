"""What was being written when the time ran out: the same person gets it back, and nobody else ever sees it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from tests.web.sign_in import urls

SignIn = Callable[..., HttpResponse]
pytestmark = pytest.mark.slow
TEXT = "Hej! Vi har förnyat receptet på 日本語 <b>Levaxin</b>.\nHälsningar från mottagningen"
WRITTEN = {"reply": TEXT, "kind": "final"}
REFERER = {"Referer": "http://testserver/personal/svara/?a=1"}


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """A clock that a test moves."""
    with time_machine.travel(datetime.now(UTC), tick=False) as traveller:
        yield traveller


@pytest.fixture
def enter(enter: SignIn, clock: time_machine.Traveller) -> SignIn:
    """Signing in happens now: the provider is another process, and its clock is not moved."""

    def run(side: str, hint: str) -> HttpResponse:
        clock.move_to(time_machine.escape_hatch.datetime.datetime.now(UTC))
        return enter(side, hint)

    return run


@pytest.fixture
def too_late(client: Client, enter: SignIn, clock: time_machine.Traveller) -> Client:
    """A receiver whose time ran out while she was writing."""
    enter("personal", "arendemottagare")
    clock.shift(timedelta(hours=1))
    return client


def test_nothing_is_sent_and_the_person_is_told(too_late: Client) -> None:
    answer = too_late.post("/personal/skriv/", WRITTEN)
    assert answer.status_code == 303
    assert urls.SENT == []
    assert "Det du skrev finns kvar" in too_late.get(answer.headers["Location"]).content.decode()


def test_the_same_person_gets_it_back_and_can_send_it(too_late: Client, enter: SignIn) -> None:
    too_late.post("/personal/skriv/", WRITTEN)
    assert enter("personal", "arendemottagare").headers["Location"] == "/personal/behall/"
    page = too_late.get("/personal/behall/").content.decode()
    assert "Ingenting har skickats än" in page
    assert "&lt;b&gt;Levaxin&lt;/b&gt;" in page
    assert 'name="kind" value="final"' in page
    assert 'action="/personal/skriv/"' in page
    too_late.post("/personal/skriv/", WRITTEN)
    assert urls.SENT == [WRITTEN]
    assert too_late.get("/personal/behall/").status_code == 302, "once it is sent nothing is kept"


def test_a_page_that_can_shows_it_in_its_own_form(too_late: Client, enter: SignIn) -> None:
    too_late.post("/personal/svara/", WRITTEN, headers=REFERER)
    assert enter("personal", "arendemottagare").headers["Location"] == "/personal/svara/?a=1"
    for _ in range(2):
        assert "Levaxin" in too_late.get("/personal/svara/?a=1").content.decode()
    too_late.post("/personal/svara/", WRITTEN)
    assert "Levaxin" not in too_late.get("/personal/svara/").content.decode()


@pytest.mark.parametrize(("side", "hint"), [("personal", "arendehanterare"), ("invanare", "invanare")])
def test_another_person_never_sees_it(too_late: Client, enter: SignIn, side: str, hint: str) -> None:
    too_late.post("/personal/svara/", WRITTEN, headers=REFERER)
    assert enter(side, hint).headers["Location"] == f"/{side}/"
    assert too_late.get(f"/{side}/behall/").status_code == 302
    assert "Levaxin" not in too_late.get("/personal/svara/").content.decode()
    assert "kept" not in too_late.session
    enter("personal", "arendemottagare")
    assert "Levaxin" not in too_late.get("/personal/svara/").content.decode()


def test_nobody_sees_it_without_signing_in(too_late: Client) -> None:
    too_late.post("/personal/skriv/", WRITTEN)
    assert too_late.get("/personal/behall/").status_code == 302
    assert "Levaxin" not in too_late.get("/personal/behall/", follow=False).content.decode()


def test_the_database_does_not_hold_it_in_clear(too_late: Client) -> None:
    too_late.post("/personal/skriv/", WRITTEN)
    stored = repr([too_late.session.decode(row.session_data) for row in Session.objects.all()])
    assert "kept" in stored
    assert "Levaxin" not in stored


def test_another_page_that_was_opened_first_loses_nothing(too_late: Client, enter: SignIn) -> None:
    too_late.get("/personal/")
    too_late.post("/personal/skriv/", WRITTEN)
    assert enter("personal", "arendemottagare").headers["Location"] == "/personal/behall/"


def test_it_is_there_the_morning_after(too_late: Client, enter: SignIn, clock: time_machine.Traveller) -> None:
    clock.shift(timedelta(hours=15))
    too_late.post("/personal/skriv/", WRITTEN)
    assert enter("personal", "arendemottagare").headers["Location"] == "/personal/behall/"


def test_signing_out_throws_it_away(too_late: Client, enter: SignIn) -> None:
    too_late.post("/personal/skriv/", WRITTEN)
    enter("personal", "arendemottagare")
    too_late.post("/personal/logga-ut/")
    assert enter("personal", "arendemottagare").headers["Location"] == "/personal/"


def test_one_can_throw_it_away(too_late: Client, enter: SignIn) -> None:
    too_late.post("/personal/skriv/", WRITTEN, headers={"Referer": "http://testserver/personal/skriv/?sida=2"})
    enter("personal", "arendemottagare")
    assert too_late.post("/personal/behall/kasta/").headers["Location"] == "/personal/skriv/?sida=2"
    assert too_late.get("/personal/behall/").status_code == 302


def test_htmx_is_led_to_the_sign_in_and_nothing_is_lost(too_late: Client, enter: SignIn) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/personal/svara/"}
    answer = too_late.post("/personal/svara/", WRITTEN, headers=headers)
    assert answer.status_code == 204
    assert answer.headers["HX-Redirect"].startswith("/personal/logga-in/?utgangen=1")
    assert enter("personal", "arendemottagare").headers["Location"] == "/personal/svara/"


def test_the_browser_can_hand_in_what_is_half_written(too_late: Client, enter: SignIn) -> None:
    answer = too_late.post("/personal/behall/?sida=/personal/svara/%3Fa%3D1&till=/personal/svara/", WRITTEN)
    assert "utgangen=1" in answer.headers["Location"]
    assert enter("personal", "arendemottagare").headers["Location"] == "/personal/svara/?a=1"
    assert "Levaxin" in too_late.get("/personal/svara/?a=1").content.decode()


def test_it_is_never_sent_to_a_stranger(too_late: Client, enter: SignIn) -> None:
    too_late.post("/personal/behall/?sida=//evil.example/&till=https://evil.example/", WRITTEN)
    enter("personal", "arendemottagare")
    page = too_late.get("/personal/behall/").content.decode()
    assert "evil.example" not in page
    assert 'action="/personal/"' in page


def test_a_visitor_has_nothing_kept(client: Client, program: Settings) -> None:
    client.post("/personal/behall/?sida=/personal/&till=/personal/", WRITTEN)
    assert "kept" not in client.session


def test_residents_too(client: Client, enter: SignIn, clock: time_machine.Traveller) -> None:
    enter("invanare", "invanare")
    clock.shift(timedelta(hours=1))
    client.post("/invanare/skriv/", WRITTEN)
    assert enter("invanare", "invanare").headers["Location"] == "/invanare/behall/"
    assert "Levaxin" in client.get("/invanare/behall/").content.decode()


def test_a_staff_form_is_not_kept_for_a_resident(client: Client, enter: SignIn, clock: time_machine.Traveller) -> None:
    enter("invanare", "invanare")
    clock.shift(timedelta(hours=1))
    client.post("/personal/skriv/", WRITTEN)
    assert "kept" not in client.session


def test_the_workplace_is_the_same_again(client: Client, enter: SignIn, clock: time_machine.Traveller) -> None:
    enter("personal", "arendemottagare")
    session = client.session
    session["person"] = {**session["person"], "workplace": "00000000-0000-4000-8000-000000000001"}
    session.save()
    clock.shift(timedelta(hours=1))
    client.get("/personal/")
    enter("personal", "arendemottagare")
    assert client.session["person"]["workplace"] == "00000000-0000-4000-8000-000000000001"
    enter("personal", "arendehanterare")
    assert client.session["person"]["workplace"] == ""
