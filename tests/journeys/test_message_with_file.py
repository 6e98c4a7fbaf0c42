"""A message with a document: attached, read, opened, and seen as opened."""

import re

import pytest
from playwright.sync_api import FilePayload, expect

from tests.journeys.browsing import require_accessible
from tests.journeys.conftest import People
from tests.journeys.test_writing_to_a_resident import MESSAGES, UNTIL_IT_HAS_LEFT, number_of
from tests.support import files

pytestmark = [pytest.mark.browser]
TEXT = "Provsvaren ser bra ut, och inget mer behöver göras."


def test_a_document_is_attached_opened_and_seen_as_opened(people: People) -> None:
    staff, resident = people.staff("arendehanterare"), people.resident("invanare")

    # Given a message with a document, and one that was refused
    staff.goes_to(f"{MESSAGES}nytt/").writes("Personnummer", number_of("invanare"))
    staff.page.get_by_role("radio", name=re.compile("^Information")).check()
    staff.presses("Fortsätt").writes("Rubrik", "Svaret från laboratoriet")
    staff.writes(re.compile("^Meddelande"), "Hej {namn}\n\nDina prover ser bra ut. Siffrorna står i bilagan.")
    staff.page.get_by_role("radio", name=re.compile("pågående kontakt")).check()
    chooser = staff.page.get_by_label(re.compile("^Bilagor"))
    document = FilePayload(name="svar.pdf", mimeType="application/pdf", buffer=files.pdf(text=TEXT))
    chooser.set_input_files([document, FilePayload(name="svar.docx", mimeType="application/msword", buffer=b"PK")])
    staff.presses("Bifoga det du valt").sees("svar.docx är inte en fil som går att bifoga")
    expect(staff.page.get_by_label("Rubrik")).to_have_value("Svaret från laboratoriet")
    require_accessible(staff.page)

    # When it is sent
    staff.presses("Granska").is_on("Granska meddelandet").sees("svar.pdf")
    require_accessible(staff.page)
    staff.page.get_by_role("checkbox", name=re.compile("pågående kontakt")).check()
    staff.presses("Skicka").is_on("Meddelandet skickas strax")
    sent = staff.address
    expect(staff.page.get_by_text("svar.pdf, inte öppnad än")).to_be_visible(timeout=UNTIL_IT_HAS_LEFT)
    expect(staff.page.get_by_text("Kom till inkorgen")).to_be_visible(timeout=UNTIL_IT_HAS_LEFT)

    # Then the resident fetches the document from it
    resident.goes_to("/invanare/")
    resident.page.get_by_role("link", name=re.compile("Svaret från laboratoriet")).click()
    require_accessible(resident.page)
    resident.follows("svar.pdf").sees("Dokumentet visas inte här")
    require_accessible(resident.page)
    with resident.page.expect_download() as fetched:
        resident.page.get_by_role("link", name="Hämta filen").click()
    assert fetched.value.suggested_filename == "svar.pdf"

    # And the sender sees when
    staff.goes_to(sent).sees("svar.pdf, öppnad i dag")
    require_accessible(staff.page)
