"""A unit writes to many: a list with every slip, approval by another, a dispatch stopped half-way, the unread recalled.

At a unit of its own, and never to those who sign in, so that journeys beside it meet nothing of it.
"""

import csv
import io
import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import expect

from personalverktyget.base.test_numbers import all_numbers
from tests.journeys.browsing import Person, require_accessible
from tests.journeys.conftest import People
from tests.journeys.sending import (
    ELSEWHERE,
    MESSAGES,
    leaves_at_once,
    lets_go,
    one_who,
    pastes,
    reachable,
    registered,
    writes_to_many,
)
from tests.support.running_program import RunningProgram

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TIME = "onsdag klockan 9.30"
# What is found of each kind of row, after the rows of three who can be written to.
SLIPS = (
    "Står redan i listan",
    "Inget giltigt personnummer",
    "Inget giltigt personnummer",
    "Inget giltigt personnummer",
    "Värde saknas",
    "Värdet går inte att använda",
    "Finns inte här",
    "Kan inte nås här",
    "Har avlidit",
    "Har utvandrat",
)


def _rows() -> list[tuple[str, str]]:
    """Three to write to, and one with each slip."""
    well = reachable()[60:70]
    slip = f"{well[0][:-1]}{(int(well[0][-1]) + 1) % 10}"
    known = {row["number"] for row in registered()}
    stranger = next(number for number in all_numbers() if number not in known and "19500101" < number < "19900101")
    reached = well[:3]
    bad = [(reached[0], TIME), (slip, TIME), ("123", TIME), ("ring hemmet", TIME), (well[4], ""), (well[5], "{tid}")]
    bad += [(number, TIME) for number in (stranger, one_who("protected"), one_who("deceased_on"))]
    return [*((number, TIME) for number in reached), *bad, (one_who("emigrated_on"), TIME)]


def _workbook(folder: Path) -> Path:
    """The same as a workbook, as it comes when numbers are written as numbers."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Personnummer", "Tid", "Anteckning"])
    for number, value in _rows():
        sheet.append([int(number) if number.isdigit() else number, value, "ska inte med"])
    book.save(folder / "kallelser.xlsx")
    return folder / "kallelser.xlsx"


def _found(staff: Person, tmp_path: Path) -> list[dict[str, str]]:
    """The list with its verdicts, downloaded and read."""
    with staff.page.expect_download() as download:
        staff.page.get_by_role("link", name="Ladda ner listan som CSV").click()
    content = Path(download.value.path()).read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(content), delimiter=";"))


@pytest.mark.parametrize("way", ["pasted", "workbook"])
def test_a_list_with_every_slip_says_what_is_the_matter_with_each_row(people: People, tmp_path: Path, way: str) -> None:
    # Given a list with a row of every bad kind, when it is read in
    staff = people.staff("arendehanterare-2")
    writes_to_many(staff, f"Ny tid, {way}", body="Hej {namn}\n\nDu får en ny tid: {tid}.")
    if way == "pasted":
        pastes(staff, ["Personnummer;Tid", *(";".join(row) for row in _rows())])
    else:
        staff.page.get_by_label("Välj en fil").set_input_files(_workbook(tmp_path))
        staff.presses("Läs in listan")

    # Then each row says what is the matter, and the three that are right are sent to
    staff.sees(re.compile(r"3\s+får meddelandet")).sees(re.compile(rf"{len(SLIPS)}\s+lämnas ute"))
    for words in SLIPS:
        staff.sees(words)
    require_accessible(staff.page)

    # When one of them is left out, and taken in again, then the count says so
    staff.page.get_by_role("link", name=re.compile("^Går att skicka till")).click()
    staff.page.get_by_role("button", name="Lämna ute").first.click()
    staff.sees(re.compile(r"2\s+får meddelandet"))
    require_accessible(staff.page)
    staff.page.get_by_role("button", name="Ta med").first.click()
    staff.sees(re.compile(r"3\s+får meddelandet"))

    # Then the list is there to be mended, each row with its verdict
    rows = _found(staff, tmp_path)
    assert [row["Kontroll"] for row in rows] == [*["Går att skicka till"] * 3, *SLIPS]
    assert all(row["Förklaring"] for row in rows)
    assert rows[0]["Personnummer"].replace("-", "") == _rows()[0][0]


def test_a_row_outside_the_guidelines_is_judged(people: People, tmp_path: Path) -> None:
    # Given a list with somebody of another region, of whom the sender sees no case, that was read in for a call
    staff, ongoing = people.staff("arendehanterare-2"), re.compile("pågående kontakt med mottagningen")
    writes_to_many(staff, "Uppföljning av din behandling")
    pastes(staff, reachable(ELSEWHERE)[:1])
    staff.sees(re.compile(r"får meddelandet")).does_not_see("Utanför riktlinjerna")

    # When the message turns out to be about an ongoing contact, then that row is left out, and the page says so
    staff.follows("Texten")
    staff.page.get_by_role("radio", name=ongoing).check()
    staff.presses("Fortsätt till mottagare").is_on("Mottagare").sees("1 rad lämnas ute.")
    require_accessible(staff.page)
    staff.follows("Ta ställning").is_on("Utanför riktlinjerna")
    require_accessible(staff.page)

    # When it is taken in without a reason, then she is asked for it, and what was ticked is ticked
    staff.page.get_by_role("checkbox", name=re.compile("^Ska med")).check()
    staff.presses("Ta med de markerade").is_on("Utanför riktlinjerna")
    expect(staff.page.get_by_role("checkbox", name=re.compile("^Ska med"))).to_be_checked()
    require_accessible(staff.page)

    # When she says why, then it goes, and the list says with which reason
    staff.page.get_by_role("radio", name="Kontakten finns i journalen").check()
    staff.presses("Ta med de markerade").sees("1 rad är med i utskicket.")
    rows = _found(staff.goes_to(f"{staff.address.split('mottagare/')[0]}mottagare/"), tmp_path)
    assert [row["Skickas"] for row in rows] == ["Ja"]
    assert "Kontakten finns i journalen" in rows[0]["Förklaring"]


def test_another_approves_what_was_frozen_and_the_unread_is_recalled(
    people: People, running_program: RunningProgram
) -> None:
    # Given a message to more than one may decide alone, while its writer has the text open in a second window
    subject, sender = "Provtagningen är stängd vecka 9", people.staff("arendehanterare-2")
    writes_to_many(sender, subject)
    old = sender.page.context.new_page()
    old.goto(sender.page.url.replace("mottagare/", ""))
    pastes(sender, reachable()[70:150])
    lets_go(sender, "Lämna till godkännande")
    sender.sees("väntar på godkännande")
    require_accessible(sender.page)
    address = sender.address

    # Then what she prepared is not hers to approve, and what she writes in the old window changes nothing
    expect(sender.page.get_by_role("link", name="Granska och godkänn")).to_have_count(0)
    sender.goes_to(f"{address}godkann/").does_not_see("De första mottagarna")
    old.get_by_label("Rubrik").fill("En annan rubrik")
    old.get_by_role("button", name="Spara till senare").click()
    other = people.staff("arendemottagare-2").goes_to(f"{MESSAGES}?vy=godkanns").does_not_see("En annan rubrik")
    other.follows(subject)
    other.follows("Granska och godkänn").is_on("Godkänn utskicket").sees("Vi hör av oss med en ny tid.")
    other.sees("De första mottagarna")
    require_accessible(other.page)

    # When another approves it, and one reads it
    other.presses("Godkänn").sees("Utskicket är godkänt")
    leaves_at_once(running_program, subject)
    other.goes_to(f"{address}mottagare/").sees("I inkorgen")
    number = other.page.locator("tbody tr", has_text="I inkorgen").first.locator(".number").inner_text()
    reader = people.resident(number)
    reader.page.get_by_role("link", name=re.compile(subject)).click()
    reader.sees("Vi hör av oss med en ny tid.")

    # Then what nobody else has read is taken back, and hers stays
    other.goes_to(address).follows("Återkalla olästa")
    require_accessible(other.page)
    other.page.locator("main").get_by_role("button", name=re.compile("Återkalla")).click()
    other.goes_to(f"{address}mottagare/").sees("Återkallat")
    expect(other.page.get_by_role("link", name=re.compile(r"^Lästa\s+1$"))).to_be_visible()
    require_accessible(other.page)
    reader.goes_to("/invanare/").sees(subject)


def test_a_dispatch_is_paused_resumed_and_stopped_half_way(people: People, running_program: RunningProgram) -> None:
    """Without a script; found again by its subject."""
    subject, sender = "Stoppas på halva vägen", people.staff("arendehanterare-2", script=False)
    writes_to_many(sender, subject)
    pastes(sender, reachable()[20:65])
    lets_go(sender, "Skicka", rate="20")
    address = sender.address

    # When some have got it and it is paused, then nothing more leaves
    leaves_at_once(running_program, subject)
    sender.goes_to(address).presses("Pausa").sees("Utskicket är pausat")
    came = _came(sender)
    running_program.worker_does("schedule.deliver_due")
    assert 0 < came == _came(sender.goes_to(address))

    # When it goes on, then more get it
    sender.presses("Fortsätt skicka").sees("Utskicket skickas")
    leaves_at_once(running_program, subject)
    assert _came(sender.goes_to(address)) > came

    # When it is stopped, then those who have not got it never will
    sender.follows("Stoppa").sees("går inte att fortsätta").presses("Stoppa")
    sender.sees("Utskicket är stoppat").sees("Skickades inte")
    came = _came(sender)
    running_program.worker_does("schedule.deliver_due")
    assert came == _came(sender.goes_to(address))
    sender.goes_to(MESSAGES)
    sender.page.get_by_role("searchbox").last.fill("stoppas PÅ")
    sender.page.locator("main").get_by_role("button", name="Sök").click()
    sender.sees(subject).sees("Stoppat")


def _came(staff: Person) -> int:
    """To how many inboxes it has come, as the page says."""
    return int(staff.page.locator("dl div", has_text="I inkorgen").locator("dd").inner_text())
