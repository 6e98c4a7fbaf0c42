"""One more answers a question to many; what all have answered is filtered, taken out, and read back whole."""

import csv
import io
import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import expect

from personalverktyget.demo.world.asked import CONTENT
from personalverktyget.demo.world.texts.blood_pressure import ANSWERS
from tests.journeys.browsing import Person, require_accessible
from tests.journeys.conftest import People
from tests.journeys.sending import MESSAGES

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# What spreadsheets and readers of CSV trip over.
SAID = '=SUM(1;2); "hon sa"; 100 %\n\n– och en rad till, med 😀 och ÅÄÖ.' + " Länge." * 120
MORE = "Något mer som du vill berätta?"


def _answers(resident: Person) -> None:
    resident.page.get_by_role("link", name=re.compile(re.escape(CONTENT.subject))).first.click()
    resident.presses("Svara")
    resident.chooses("Tar du medicinen varje dag", "Nej, jag har slutat")
    # What this asks for stands below it first: a press meanwhile would miss the button as it moves.
    expect(resident.page.get_by_label(re.compile("^Vad är det som gör")).first).to_be_visible()
    resident.presses("Nästa").sees("Ditt blodtryck")
    resident.chooses("Vill du att en sjuksköterska ringer", "Ja")
    resident.writes(re.compile("Något mer som du vill"), SAID).presses("Nästa")
    resident.page.get_by_role("button", name=re.compile("^Skicka")).click()
    resident.page.wait_for_url(re.compile("/kvitto/"))


def _taken_out(staff: Person, name: str) -> bytes:
    with staff.page.expect_download() as download:
        staff.page.get_by_role("link", name=name).click()
    return Path(download.value.path()).read_bytes()


def test_answers_are_gathered_filtered_and_taken_out_whole(people: People) -> None:
    # Given a question that most have answered, when one of the others answers it with all that a cell can hold
    staff = people.staff("arendemottagare").goes_to(MESSAGES)
    staff.follows(CONTENT.subject).sees("Besvarat")
    sent = staff.address
    staff.goes_to(f"{sent}mottagare/?visa=obesvarade")
    number = staff.page.locator("tbody tr", has_text="Läst").first.locator(".number").inner_text()
    _answers(people.resident(number))

    # Then the charts count her, and what she wrote is there to read
    staff.goes_to(sent).follows("Se svaren").is_on(f"{len(ANSWERS) + 1} svar")
    staff.sees("Nej, jag har slutat").sees("hon sa")
    require_accessible(staff.page)

    # When those are chosen who have stopped, then the table shows them alone, and so do the files
    staff.page.get_by_label("Svar på en fråga").select_option(label="Nej, jag har slutat")
    staff.presses("Visa").sees(re.compile(rf"2 .*{len(ANSWERS) + 1}"))
    staff.follows("Läs svaren ett och ett").sees("Orkade inte med svullnaden").does_not_see("Mår bra")
    require_accessible(staff.page)
    said = " ".join(SAID.split())
    text = _taken_out(staff, "CSV").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))
    assert len(rows) == 2
    assert any(" ".join(row[MORE].lstrip("'").split()) == said for row in rows)
    sheet = openpyxl.load_workbook(io.BytesIO(_taken_out(staff, "Excel"))).active
    assert sheet is not None
    cells = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    assert any(" ".join(value.lstrip("'").split()) == said for value in cells)
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
