"""The session runs out while a resident writes: after the sign-in she goes on where she was, with what she wrote."""

import time
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.test import Client

from personalverktyget.domain.cases.models import CaseDraft, Message
from personalverktyget.domain.cases.states import Action
from personalverktyget.web.shared import sessions
from tests.support.form_in_hand import ANSWERS, MEDICINE, begin
from tests.support.world import World

HOST = "http://testserver"


def let_time_run_out(client: Client) -> None:
    session = client.session
    person = dict(session[sessions.PERSON])
    person["seen_at"] = int(time.time()) - settings.RESIDENT_IDLE_SECONDS - 1
    session[sessions.PERSON] = person
    session.save()


def sign_in_again(client: Client, world: World, who: str = "helena") -> None:
    """As the sign-in does it: the same session, which remembers what was being written."""
    session = client.session
    session.pop(sessions.LAPSED, None)
    session.save()
    world.sign_in_resident(client, who)


def test_a_page_of_the_form_is_given_back(helena: Client, prescription_world: World) -> None:
    form = begin(helena)
    form.send(1, ANSWERS[0])
    let_time_run_out(helena)
    answers = MEDICINE | {"works_well": "false", "works_badly_how": "Jag är trött."}
    data: dict[str, object] = {"action": "next", "asked": [form.field(key) for key in answers]}
    data |= {form.field(key): value for key, value in answers.items()}
    response = helena.post(form.url(2), data, headers={"Referer": HOST + form.url(2)})
    assert response["Location"].startswith("/invanare/logga-in/?utgangen=1")
    assert CaseDraft.objects.get(id=form.draft_id).answers.get("medicine") is None
    sign_in_again(helena, prescription_world)
    page = helena.get(form.url(2)).content.decode()
    assert "Det du skrev finns kvar" in page
    assert 'value="1 tablett varje morgon"' in page
    assert "Jag är trött." in page
    assert form.send(2, answers)["Location"] == form.url(3)
    assert "Det du skrev finns kvar" not in helena.get(form.url(2)).content.decode()


def test_what_was_kept_does_not_come_back_over_newer_writing(helena: Client, prescription_world: World) -> None:
    form = begin(helena)
    let_time_run_out(helena)
    field = form.field("medicine")
    data = {"action": "later", "asked": field, field: "Gammalt"}
    helena.post(form.url(2), data, headers={"Referer": HOST + form.url(2)})
    sign_in_again(helena, prescription_world)
    assert "Gammalt" in helena.get(form.url(2)).content.decode()
    form.send(2, {"medicine": "Nytt"}, action="later")
    page = helena.get(form.url(2)).content.decode()
    assert 'value="Nytt"' in page
    assert "Gammalt" not in page


@pytest.fixture
def asked(prescription_world: World) -> UUID:
    case_id = prescription_world.cases["new"]
    prescription_world.assign(case_id, "handler")
    prescription_world.reply(case_id, Action.ASK, "Hur länge har du haft besvären?")
    return case_id


def test_an_answer_is_given_back(helena: Client, prescription_world: World, asked: UUID) -> None:
    case = f"/invanare/arenden/{asked}/"
    let_time_run_out(helena)
    data = {"body": "Sedan i våras.", "key": str(uuid4())}
    helena.post(f"{case}svara/", data, headers={"Referer": HOST + case})
    assert not Message.objects.filter(case_id=asked, kind="answer").exists()
    sign_in_again(helena, prescription_world)
    page = helena.get(case).content.decode()
    assert "Sedan i våras." in page
    assert "Det du skrev finns kvar." in page
    helena.post(f"{case}svara/", data)
    assert Message.objects.get(case_id=asked, kind="answer").body == "Sedan i våras."


def test_nobody_else_is_given_what_was_written(helena: Client, prescription_world: World, asked: UUID) -> None:
    case = f"/invanare/arenden/{asked}/"
    let_time_run_out(helena)
    helena.post(f"{case}svara/", {"body": "Hemligt.", "key": str(uuid4())}, headers={"Referer": HOST + case})
    sign_in_again(helena, prescription_world, who="lennart")
    assert helena.get(case).status_code == 404
    assert "Hemligt." not in helena.get("/invanare/").content.decode()
