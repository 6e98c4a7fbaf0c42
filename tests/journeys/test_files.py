"""Files from end to end: a resident attaches pictures, staff open them and send a document back, she opens it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.browsing import Person, require_accessible
from tests.journeys.conftest import People
from tests.support import files

pytestmark = [pytest.mark.browser]

UNIT = "Älvhamra vårdcentral"
HANDLER = "Jonatan Björkstav"
MATTER = "Ett födelsemärke som har ändrats"


def given_a_care_request(resident: Person) -> None:
    """The form that asks for pictures, with its first page filled in."""
    resident.goes_to("/invanare/mottagning/").writes("Mottagning, ort eller ärende", UNIT).presses("Sök")
    resident.follows(UNIT)
    resident.page.get_by_role("link", name=re.compile("Egen vårdbegäran")).first.click()
    resident.presses("Börja")
    resident.chooses("Har du något av det här just nu?", "Nej").presses("Nästa")
    resident.writes("Vad söker du för?", MATTER)
    resident.writes("Beskriv dina besvär", "Det har blivit större och mörkare sedan i somras.")
    resident.writes("Hur länge har du haft besvären?", "Tre månader")
    resident.writes("Hur påverkar besvären din vardag?", "Inte alls, men jag är orolig.")


def when_she_attaches_pictures(resident: Person, folder: Path) -> None:
    """One of them is no picture at all: it is told, and the others stay."""
    near, page = folder / "nära.jpg", folder / "sida.png"
    near.write_bytes(files.jpg(1200, 900, orientation=6))
    page.write_bytes(files.HTML)
    chooser = resident.page.get_by_label(re.compile("Bilder eller dokument"))
    chooser.set_input_files([near, page])
    resident.presses("Bifoga det du valt")
    resident.sees("sida.png är inte en fil som går att bifoga").sees("nära.jpg")
    expect(resident.page.locator("[data-error-summary]")).to_be_focused()
    require_accessible(resident.page)
    far = folder / "långt ifrån.heic"
    far.write_bytes(files.heic())
    chooser.set_input_files([far])
    resident.presses("Nästa").sees("Tidigare vård")


def when_she_sends_it(resident: Person) -> str:
    """Through the review; returns the case's address for staff."""
    resident.writes("Har du sökt vård för det här förut?", "Nej.").chooses("Tar du några läkemedel?", "Nej")
    resident.presses("Nästa").writes("Vad vill du ha hjälp med?", "Få det bedömt.")
    resident.chooses("Behöver du tolk?", "Nej").presses("Nästa")
    resident.sees("nära.jpg").sees("långt ifrån.jpg")
    require_accessible(resident.page)
    resident.presses("Skicka").sees("Ditt ärende är skickat").sees("nära.jpg")
    require_accessible(resident.page)
    resident.follows("Se ärendet")
    return resident.address.removeprefix("/invanare").rstrip("/")


def given_the_handler_has_it(receiver: Person, case: str) -> None:
    """Somebody gives the case to the handler."""
    receiver.goes_to(f"/personal{case}/")
    choice = receiver.page.get_by_label("Tilldela")
    choice.select_option(label=choice.get_by_role("option", name=re.compile(HANDLER)).inner_text())
    receiver.presses("Tilldela ärendet").sees(HANDLER)


def then_staff_see_the_picture(handler: Person) -> None:
    """Upright, as part of the page; and the document back to the case."""
    handler.sees("nära.jpg").sees("ej viruskontrollerad")
    require_accessible(handler.page)
    handler.follows("nära.jpg").is_on("nära.jpg")
    picture = handler.page.get_by_role("img", name="Bifogad bild: nära.jpg")
    assert picture.evaluate("picture => [picture.naturalWidth, picture.naturalHeight]") == [900, 1200]
    require_accessible(handler.page)
    handler.follows("Till ärendet")


def when_staff_ask_for_another_picture(handler: Person) -> None:
    """A counter-question."""
    handler.page.get_by_role("radio", name="Motfråga").check()
    handler.writes("Fråga till invånaren", "Kan du skicka en bild till, i dagsljus?")
    handler.presses("Skicka motfråga").sees("Motfrågan är skickad")


def when_she_answers_with_a_picture(resident: Person, folder: Path) -> None:
    """What is no picture is told, what she has written stays, and she takes one away before she sends."""
    light, page = folder / "dagsljus.jpg", folder / "sida.png"
    light.write_bytes(files.jpg())
    page.write_bytes(files.HTML)
    resident.page.reload()
    resident.writes("Ditt svar", "Här kommer en bild till.")
    chooser = resident.page.get_by_label(re.compile("Bifoga filer"))
    chooser.set_input_files([light, page])
    resident.presses("Bifoga det du valt").sees("sida.png är inte en fil som går att bifoga")
    expect(resident.page.locator("[data-error-summary]")).to_be_focused()
    expect(resident.page.get_by_label("Ditt svar")).to_have_value("Här kommer en bild till.")
    require_accessible(resident.page)
    resident.presses("Ta bort dagsljus.jpg").does_not_see("dagsljus.jpg")
    expect(resident.page.get_by_label("Ditt svar")).to_have_value("Här kommer en bild till.")
    chooser.set_input_files([light])
    resident.presses("Skicka svar").sees("Ditt svar är skickat").sees("dagsljus.jpg")
    require_accessible(resident.page)


def then_staff_see_it_with_the_answer(handler: Person) -> None:
    """In the thread, with the answer that it came with."""
    handler.page.reload()
    handler.sees("Här kommer en bild till.").sees("dagsljus.jpg")


def when_staff_answer_with_a_document(handler: Person, folder: Path) -> None:
    """Taken, kept with the draft, and sent."""
    document = folder / "råd om hud.pdf"
    document.write_bytes(files.pdf())
    handler.writes("Svar till invånaren", "Vi vill se dig. Läs råden så länge.")
    handler.page.get_by_label(re.compile("Bifoga filer")).set_input_files([document])
    handler.presses("Spara utkast").sees("inte skickad än")
    require_accessible(handler.page)
    handler.presses("Skicka och avsluta").sees("Svaret är skickat")


def then_she_gets_it(resident: Person) -> None:
    """With the reply, to be saved under its name."""
    resident.page.reload()
    resident.sees("råd om hud.pdf")
    require_accessible(resident.page)
    resident.follows("råd om hud.pdf").is_on("råd om hud.pdf")
    require_accessible(resident.page)
    with resident.page.expect_download() as download:
        resident.follows("Hämta filen")
    assert download.value.suggested_filename == "råd om hud.pdf"


def test_pictures_there_and_a_document_back(people: People, tmp_path: Path) -> None:
    resident = people.resident("invanare-2")
    given_a_care_request(resident)
    when_she_attaches_pictures(resident, tmp_path)
    case = when_she_sends_it(resident)
    given_the_handler_has_it(people.staff("arendemottagare"), case)
    handler = people.staff("arendehanterare").goes_to(f"/personal{case}/")
    then_staff_see_the_picture(handler)
    when_staff_ask_for_another_picture(handler)
    when_she_answers_with_a_picture(resident, tmp_path)
    then_staff_see_it_with_the_answer(handler)
    when_staff_answer_with_a_document(handler, tmp_path)
    then_she_gets_it(resident)


def test_the_same_without_a_script(people: People, tmp_path: Path) -> None:
    resident = people.resident("invanare", script=False)
    given_a_care_request(resident)
    picture = tmp_path / "nära.jpg"
    picture.write_bytes(files.jpg())
    resident.page.get_by_label(re.compile("Bilder eller dokument")).set_input_files([picture])
    resident.presses("Bifoga det du valt").sees("nära.jpg")
    resident.presses("Ta bort nära.jpg").does_not_see("nära.jpg")
    resident.page.get_by_label(re.compile("Bilder eller dokument")).set_input_files([picture])
    resident.presses("Nästa").sees("Tidigare vård").presses("Föregående").sees("nära.jpg")
