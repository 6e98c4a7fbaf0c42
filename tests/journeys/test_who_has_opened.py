"""K-05: from what a resident sees in her own log to the unit's answer; and an extract that a reviewer takes out."""

import re

import pytest

from tests.journeys.browsing import Person, require_accessible
from tests.journeys.conftest import People

pytestmark = [pytest.mark.browser]

LENNART = "195209132132"
HANDLER = "Jonatan Björkstav"
ASKED = "Jag undrar vem som bad er öppna det."
ANSWER = "En kollega behövde se vilken dos du har haft."


def when_she_asks_about_a_line(resident: Person) -> int:
    """From the line to a receipt, by the form that all cases have."""
    resident.goes_to("/invanare/mina-uppgifter/vem-har-oppnat/").is_on("Vem har öppnat mina ärenden")
    require_accessible(resident.page)
    line = resident.page.get_by_role("listitem").filter(has_text="Öppnade ditt ärende").filter(has_text="Älvhamra")
    line.get_by_role("link", name=re.compile("^Fråga om detta")).first.click()
    resident.is_on("Fråga om loggen").sees("Din fråga går till Älvhamra vårdcentral")
    require_accessible(resident.page)
    resident.presses("Skriv din fråga").is_on("Din fråga")
    require_accessible(resident.page)
    resident.page.get_by_label("Jag undrar varför någon har tagit del av mina uppgifter").check()
    resident.writes("Vad vill du veta?", ASKED).presses("Nästa")
    resident.is_on("Granska och skicka").sees(ASKED).presses("Skicka").is_on("Ditt ärende är skickat")
    return int(re.sub(r"\D", "", resident.page.locator(".receipt-number .number").inner_text()))


def when_the_unit_sees_what_it_is_about(receiver: Person, number: int) -> None:
    """The case leads to the entry, told as the resident was told it; then it is given to a handler."""
    receiver.goes_to(f"/personal/arenden/?q={number}")
    receiver.page.locator("a.row-link").first.click()
    receiver.sees(ASKED).follows("Det som står i loggen").is_on("Vad frågan gäller i loggen")
    receiver.sees("Öppnade ditt ärende")
    require_accessible(receiver.page)
    receiver.follows("Ärendet")
    option = receiver.page.get_by_role("option", name=re.compile(re.escape(HANDLER))).first.inner_text()
    receiver.page.get_by_label("Tilldela").select_option(label=option)
    receiver.presses("Tilldela ärendet").sees(HANDLER)


def when_the_handler_answers(handler: Person, number: int) -> None:
    """Like any other case."""
    handler.goes_to(f"/personal/arenden/?q={number}")
    handler.page.locator("a.row-link").first.click()
    handler.page.get_by_label("Slutsvar", exact=True).check()
    handler.page.locator("#composer-body").fill(ANSWER)
    handler.presses("Skicka och avsluta").sees(ANSWER)


def then_she_reads_the_answer_from_the_line(resident: Person) -> None:
    """The line leads to her question."""
    resident.goes_to("/invanare/mina-uppgifter/vem-har-oppnat/")
    resident.page.get_by_role("link", name=re.compile("^Se din fråga")).first.click()
    resident.sees(ANSWER)


def test_a_question_about_the_log_is_answered(people: People) -> None:
    """The reviewer sees whose entry it was, and that the question is answered."""
    resident = people.resident("invanare")
    number = when_she_asks_about_a_line(resident)
    when_the_unit_sees_what_it_is_about(people.staff("arendemottagare"), number)
    when_the_handler_answers(people.staff("arendehanterare"), number)
    then_she_reads_the_answer_from_the_line(resident)
    reviewer = people.staff("granskare").goes_to("/personal/loggkontroll/invanares-fragor/")
    reviewer.sees(str(number)).sees("Helena Sandberg").sees("Avslutat").does_not_see(ASKED)
    require_accessible(reviewer.page)


@pytest.mark.parametrize("script", [True, False])
def test_an_extract_is_looked_through_and_taken_out(people: People, script: bool) -> None:
    """With and without JavaScript; nothing of others on the page, and a paper to hand over."""
    reviewer = people.staff("granskare", script=script)
    reviewer.goes_to("/personal/loggkontroll/").follows("Utdrag till invånare").is_on("Utdrag till invånare")
    reviewer.writes("Invånarens personnummer", "tolv").presses("Ta fram utdraget")
    reviewer.sees("Skriv personnumret med tolv siffror")
    reviewer.writes("Invånarens personnummer", LENNART).presses("Ta fram utdraget").is_on("Utdrag till Lennart Östberg")
    reviewer.sees("Öppnade ditt ärende").does_not_see("Helena Sandberg")
    if script:
        require_accessible(reviewer.page)
    with reviewer.page.expect_download() as taken:
        reviewer.page.get_by_role("link", name="Hämta som PDF").click()
    assert taken.value.path().read_bytes().startswith(b"%PDF-")
    assert LENNART not in taken.value.suggested_filename
