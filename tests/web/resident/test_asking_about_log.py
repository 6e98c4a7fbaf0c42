"""From a line of her own log to a question at the unit, over HTTP; and what the unit and its reviewer see of it."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.cases.models import Case, CaseDraft
from personalverktyget.domain.organisation.models import CareUnit
from personalverktyget.domain.people.events import StaffImported
from tests.support.form_in_hand import FormInHand
from tests.support.log_reviews import SYSTEM, asked_about_log, seen_entry
from tests.support.world import World

LOG = "/invanare/mina-uppgifter/vem-har-oppnat/"


@pytest.fixture
def lennart(small_world: World) -> Client:
    return small_world.sign_in_resident(Client(), "lennart")


def test_she_asks_from_the_line_and_finds_her_question_there(small_world: World, lennart: Client) -> None:
    entry = seen_entry(small_world)
    page = lennart.get(LOG).content.decode()
    assert f'href="{LOG}{entry}/"' in page
    ask = lennart.get(f"{LOG}{entry}/").content.decode()
    assert "Öppnade ditt ärende" in ask
    assert "Din fråga går till Ängens vårdcentral" in ask
    first = lennart.post(f"{LOG}{entry}/", follow=True).content.decode()
    assert "Vad vill du veta?" in first
    assert re.search(r'value="Öppnade ditt ärende \d+, \d+ \w+ \d{4} [\d.]+, Läkare"', first)
    draft = CaseDraft.objects.get(prompted_by__isnull=False)
    form = FormInHand(lennart, draft.id)
    answers = {"entry": draft.answers["entry"], "about": "why", "what": "Varför läste ni om mig?"}
    assert form.send(1, answers)["Location"].endswith("/granska/")
    sent = lennart.post(form.url("granska"), follow=True)
    case = Case.objects.get(case_type_name="Fråga om loggen")
    assert str(case.number) in sent.content.decode()
    page = lennart.get(LOG).content.decode()
    assert "Se din fråga" in page
    assert f'href="/invanare/arenden/{case.id}/"' in page
    assert "Du har redan frågat om det här." in lennart.get(f"{LOG}{entry}/").content.decode()
    assert lennart.post(f"{LOG}{entry}/").status_code == 409


def test_the_unit_reaches_the_entry_from_the_case_and_the_reviewer_in_her_list(small_world: World) -> None:
    case_id = asked_about_log(small_world)
    receiver = small_world.sign_in(Client(), "receiver")
    page = receiver.get(reverse("staff:cases:case", args=[case_id])).content.decode()
    at = reverse("staff:cases:asked_entry", args=[case_id])
    assert f'href="{at}"' in page
    told = receiver.get(at).content.decode()
    assert "Öppnade ditt ärende" in told
    assert "Hugo" not in told, "as the resident was told it, by the care provider's policy"
    reviewer = small_world.sign_in(Client(), "reviewer")
    assert "1 är inte besvarad än" in reviewer.get("/personal/loggkontroll/").content.decode()
    listed = reviewer.get("/personal/loggkontroll/invanares-fragor/").content.decode()
    assert "Hugo Handläggare" in listed
    assert "Why?" not in listed, "the question itself stands in the case, which a reviewer does not open"


def test_one_who_did_it_is_told_to_let_another_answer(small_world: World) -> None:
    case_id = asked_about_log(small_world)
    small_world.assign(case_id, "handler_2")
    page = small_world.sign_in(Client(), "handler_2").get(reverse("staff:cases:asked_entry", args=[case_id]))
    assert "Frågan gäller något som du själv har gjort." in page.content.decode()


def test_a_unit_that_is_no_more_says_where_to_turn(small_world: World, lennart: Client) -> None:
    entry = seen_entry(small_world)
    with unit_of_work(SYSTEM) as work:
        work.record(StaffImported(directory="staff", count=1))
        CareUnit.objects.filter(id=small_world.units["ang"]).update(is_active=False)
    page = lennart.get(f"{LOG}{entry}/").content.decode()
    assert "Ängens vårdcentral tar inte längre emot ärenden" in page
    assert "Vänd dig till vårdgivaren" in page
    assert "Skriv din fråga" not in page
    assert lennart.post(f"{LOG}{entry}/").status_code == 409


def test_anothers_entry_is_not_there(small_world: World) -> None:
    entry = seen_entry(small_world)
    helena = small_world.sign_in_resident(Client(), "helena")
    assert helena.get(f"{LOG}{entry}/").status_code == 404
    assert helena.post(f"{LOG}{entry}/").status_code == 404


def test_no_questions_is_said_plainly(small_world: World) -> None:
    page = small_world.sign_in(Client(), "reviewer").get("/personal/loggkontroll/invanares-fragor/").content.decode()
    assert "Ingen har frågat om loggen" in page
