"""The resident's other pages: inbox, receipt, case, answer, terms, details, units."""

import base64
from datetime import datetime
from uuid import UUID, uuid4

import pytest
import time_machine
from django.test import Client

from personalverktyget.base.clock import STOCKHOLM
from personalverktyget.base.errors import InvalidInput
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.cases import services
from personalverktyget.domain.cases.models import Case, Message, MessageReading
from personalverktyget.domain.cases.states import Action
from personalverktyget.domain.people.models import Resident
from personalverktyget.domain.people.services import NoticeChoices, change_contact, import_residents
from personalverktyget.web.shared import sessions
from tests.support.form_in_hand import ANG, INTRO, begin
from tests.support.world import SYSTEM, World, signed_in
from tests.support.world_registers import registered

ASK = "Hur länge har du haft besvären?"


def text_of(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined,no-any-return]


def case_url(case_id: UUID, page: str = "") -> str:
    return f"/invanare/arenden/{case_id}/{page}"


@pytest.fixture
def asked(prescription_world: World) -> UUID:
    """Helena's case, in which the unit has asked something."""
    case_id = prescription_world.cases["new"]
    prescription_world.assign(case_id, "handler")
    prescription_world.reply(case_id, Action.ASK, ASK)
    return case_id


def test_the_inbox_says_in_one_sentence_where_each_case_stands(prescription_world: World) -> None:
    with time_machine.travel(datetime(2026, 11, 27, 19, 0, tzinfo=STOCKHOLM), tick=False):
        browser = prescription_world.sign_in_resident(Client(), "helena")
        prescription_world.send_case("helena", "hamn", "Waran 2,5 mg")
        page = text_of(browser.get("/invanare/"))
    assert "Hamnens vårdcentral svarar senast onsdag 2 december." in page
    assert "Ärendet är avslutat." in page
    assert "Waran 2,5 mg" in page
    assert "Metformin" not in page


def test_two_cases_alike_sent_in_the_same_minute_are_told_apart_by_their_numbers(prescription_world: World) -> None:
    with time_machine.travel(datetime(2026, 11, 27, 19, 0, tzinfo=STOCKHOLM), tick=False):
        browser = prescription_world.sign_in_resident(Client(), "helena")
        sent = [prescription_world.send_case("helena", "hamn", "Waran 2,5 mg") for _ in range(2)]
        page = text_of(browser.get("/invanare/"))
    for number in Case.objects.filter(id__in=sent).values_list("number", flat=True):
        assert f", Hamnens vårdcentral, i dag 19.00, ärende {number}</span>" in page


def test_what_is_unread_and_what_waits_for_an_answer_is_said_in_words(helena: Client, asked: UUID) -> None:
    page = text_of(helena.get("/invanare/"))
    assert "Ängens vårdcentral väntar på svar från dig." in page
    assert "Nytt meddelande" in page
    helena.get(case_url(asked))
    page = text_of(helena.get("/invanare/"))
    assert page.count("Nytt meddelande") == 1, "the closed case is still unread"
    assert '<span class="tag">Svara</span>' in page


def test_what_is_begun_is_in_the_inbox(helena: Client) -> None:
    form = begin(helena)
    page = text_of(helena.get("/invanare/"))
    assert "Påbörjade" in page
    assert f"/invanare/formular/{form.draft_id}/" in page


def test_an_empty_inbox_leads_to_the_units(client: Client, prescription_world: World) -> None:
    newcomer = prescription_world.residents["other"]
    case = prescription_world.cases["hamn"]
    assert Case.objects.get(id=case).resident_id == newcomer
    prescription_world.sign_in_resident(client, "protected")
    assert "Du har inga ärenden än" not in text_of(client.get("/invanare/"))
    assert "Det finns inga äldre ärenden" in text_of(client.get(f"/invanare/?efter={last_cursor()}"))


def last_cursor() -> str:
    return base64.urlsafe_b64encode(f"2000-01-01T00:00:00+00:00 {uuid4()}".encode()).decode().rstrip("=")


@pytest.mark.parametrize("cursor", ["x", "åäö", "YQ"])
def test_a_broken_address_of_older_cases_is_no_page(helena: Client, cursor: str) -> None:
    assert helena.get(f"/invanare/?efter={cursor}").status_code == 404


def test_a_late_answer_is_admitted(prescription_world: World) -> None:
    with time_machine.travel(datetime(2027, 3, 1, 9, 0, tzinfo=STOCKHOLM), tick=False):
        browser = prescription_world.sign_in_resident(Client(), "helena")
        page = text_of(browser.get("/invanare/"))
    assert "skulle ha svarat" in page


def test_the_case_shows_messages_with_signature_and_marks_them_read(helena: Client, asked: UUID) -> None:
    page = text_of(helena.get(case_url(asked)))
    assert ASK in page
    assert "Ny fråga till dig" in page
    assert "Hanna Handläggare" in page
    assert "Levaxin 100 mikrogram" in page
    message = Message.objects.get(case_id=asked, kind="counter_question")
    assert MessageReading.objects.filter(message=message).exists()
    assert "Ny fråga till dig" not in text_of(helena.get(case_url(asked)))


def test_opening_a_case_is_in_the_log(helena: Client, asked: UUID) -> None:
    helena.get(case_url(asked))
    assert LogEntry.objects.filter(event="case.read", resource_id=str(asked), actor_kind="resident").exists()


def test_the_answer_is_sent_once(helena: Client, asked: UUID) -> None:
    data = {"body": "Sedan i våras.", "key": str(uuid4())}
    for _ in range(2):
        response = helena.post(case_url(asked, "svara/"), data)
        assert (response.status_code, response["Location"]) == (303, case_url(asked))
    assert Message.objects.filter(case_id=asked, kind="answer", body="Sedan i våras.").count() == 1
    page = text_of(helena.get(case_url(asked)))
    assert "Sedan i våras." in page
    assert "Ditt svar är skickat." in page
    assert "Skicka svar" not in page


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("", "Skriv ditt svar innan du skickar."),
        ("  \n ", "Skriv något här först."),
        ("å" * 10_001, "Texten är för lång"),
    ],
)
def test_an_answer_that_cannot_be_sent_is_shown_again(helena: Client, asked: UUID, body: str, words: str) -> None:
    response = helena.post(case_url(asked, "svara/"), {"body": body, "key": str(uuid4())})
    page = text_of(response)
    assert response.status_code == 422
    assert page.count(words) == 2, "beside the field and in the summary"
    assert body.strip() in page
    assert not Message.objects.filter(case_id=asked, kind="answer").exists()


def test_an_answer_nobody_waits_for_is_given_back(helena: Client, prescription_world: World) -> None:
    closed = prescription_world.cases["closed"]
    response = helena.post(case_url(closed, "svara/"), {"body": "Tack, men det var en sak till.", "key": str(uuid4())})
    assert response.status_code == 409
    assert "Tack, men det var en sak till." in text_of(response)
    assert "Mottagningen väntar inte längre på svar" in text_of(response)


def test_notes_and_what_was_said_in_a_call_are_not_shown(helena: Client, prescription_world: World) -> None:
    case_id = prescription_world.cases["new"]
    prescription_world.assign(case_id, "handler")
    services.note(prescription_world.actor("handler"), case_id, body="Hemlig anteckning", key=uuid4())
    prescription_world.reply(case_id, Action.RECORD_CALL, "Hemligt samtal")
    page = text_of(helena.get(case_url(case_id)))
    assert "Hemlig" not in page
    assert "Ängens vårdcentral ringde dig" in page


def test_closing_without_a_reply_tells_the_reason(helena: Client, prescription_world: World) -> None:
    case_id = prescription_world.cases["new"]
    services.close_case(
        prescription_world.actor("both"),
        case_id,
        reason="Du har redan fått tid hos oss.",
        seen_version=prescription_world.version(case_id),
    )
    assert "Du har redan fått tid hos oss." in text_of(helena.get(case_url(case_id)))


@pytest.mark.parametrize("page", ["", "kvitto/", "svara/"])
def test_somebody_elses_case_does_not_exist(other_browser: Client, prescription_world: World, page: str) -> None:
    address = case_url(prescription_world.cases["new"], page)
    assert other_browser.get(address).status_code == 404
    if page == "svara/":
        assert other_browser.post(address, {"body": "Hej", "key": str(uuid4())}).status_code == 404


def test_the_receipt_names_number_date_and_where_to_look(helena: Client, prescription_world: World) -> None:
    case = Case.objects.get(id=prescription_world.cases["new"])
    page = text_of(helena.get(case_url(case.id, "kvitto/")))
    assert str(case.number) in page
    assert "Ängens vårdcentral" in page
    assert case_url(case.id) in page


def test_the_terms_come_first_and_lead_on(client: Client, prescription_world: World) -> None:
    newcomer = import_residents(SYSTEM, [registered("198009272393", "Ny", "Invånare", False)])["198009272393"]
    signed_in(client, sessions.RESIDENT, newcomer, None)
    response = client.get(INTRO)
    assert response["Location"].startswith("/invanare/villkor/?nasta=")
    assert "Godkänn och fortsätt" in text_of(client.get(response["Location"]))
    assert client.post("/invanare/villkor/", {"nasta": INTRO})["Location"] == INTRO
    assert client.get(INTRO).status_code == 200


@pytest.mark.parametrize("target", ["https://annan.example/", "//annan.example", "javascript:alert(1)", ""])
def test_the_terms_lead_nowhere_else(helena: Client, target: str) -> None:
    assert helena.post("/invanare/villkor/", {"nasta": target})["Location"] == "/invanare/"


def test_details_are_shown_and_changed(helena: Client, prescription_world: World) -> None:
    page = text_of(helena.get("/invanare/mina-uppgifter/"))
    assert "Helena Sandberg" in page
    assert 'value="helena@brevkorgen.example"' in page
    response = helena.post("/invanare/mina-uppgifter/", {"email": "ny@brevkorgen.example"}, follow=True)
    page = text_of(response)
    assert "Dina uppgifter är sparade." in page
    assert 'value="ny@brevkorgen.example"' in page
    resident = prescription_world.residents["helena"]
    assert not Resident.objects.get(id=resident).wants_notices
    assert LogEntry.objects.filter(event="resident.contact_read", residents=[resident]).exists()
    changed = LogEntry.objects.get(event="resident.contact_changed", residents=[resident])
    assert "ny@" not in str(changed.details)


@pytest.mark.parametrize("email", ["inte en adress", "a@b", "a@b.example\nBcc: c@d.example", "x" * 300 + "@b.example"])
def test_an_address_that_is_none_is_shown_again(helena: Client, email: str) -> None:
    response = helena.post("/invanare/mina-uppgifter/", {"email": email, "wants_notices": "on", "channels": "email"})
    assert response.status_code == 422
    assert text_of(response).count("Skriv hela e-postadressen") == 2
    assert 'value="helena@brevkorgen.example"' in text_of(helena.get("/invanare/mina-uppgifter/"))


def test_a_protected_person_may_have_an_address_for_notices(prescription_world: World) -> None:
    actor = prescription_world.resident("protected")
    change_contact(actor, NoticeChoices(wants_notices=False))
    with pytest.raises(InvalidInput):
        change_contact(actor, NoticeChoices(email="nej"))


def test_the_signed_in_card_leads_to_the_e_services(helena: Client) -> None:
    page = text_of(helena.get(f"/invanare/mottagning/{ANG}/"))
    assert INTRO in page
    assert "Svar inom 3 arbetsdagar" in page
    found = text_of(helena.get("/invanare/mottagning/?q=ängens"))
    assert f"/invanare/mottagning/{ANG}/" in found


@pytest.mark.parametrize(
    "path",
    ["/invanare/", "/invanare/mottagning/", INTRO, "/invanare/mina-uppgifter/", "/invanare/villkor/"],
)
def test_whoever_is_not_signed_in_is_led_to_the_sign_in_and_back(client: Client, db: None, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 302
    assert response["Location"].startswith("/invanare/logga-in/?nasta=%2Finvanare%2F")
