"""What happens to what is not read: a reminder that stops when she reads, and a letter from unread to posted."""

import re

import psycopg
import pytest
from playwright.sync_api import expect

from tests.journeys.browsing import Person, require_accessible
from tests.journeys.conftest import People
from tests.journeys.sending import leaves_at_once
from tests.journeys.test_writing_to_a_resident import MESSAGES, number_of
from tests.support.running_program import RunningProgram

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# Steps are taken at nine in the morning: whatever time it is now, that of today has come.
_DAYS_PASS = """
WITH came AS (
  SELECT r.id FROM outreach_recipient r JOIN outreach_dispatch d ON d.id = r.dispatch_id WHERE d.texts->>'subject' = %s
), older AS (
  UPDATE outreach_recipient SET delivered_at = delivered_at - %s::interval WHERE id IN (SELECT id FROM came)
)
UPDATE outreach_followuprow SET due_at = due_at - %s::interval - interval '9 hours'
WHERE recipient_id IN (SELECT id FROM came)
"""


def _days_pass(program: RunningProgram, subject: str, days: int) -> None:
    """Since the message with this subject came; then the worker takes the steps that are due."""
    with psycopg.connect(program.database.urls.owner_url) as connection:
        connection.execute("SELECT set_config('personalverktyget.actor', 'journey', true)")
        connection.execute(_DAYS_PASS, [subject, *[f"{days} days"] * 2])
    program.worker_does("schedule.follow_up_due")


def _template(admin: Person, name: str, **fields: str) -> None:
    """A local information that is followed up, written and published."""
    admin.goes_to("/personal/meddelandemallar/ny/").writes("Mallens namn", name)
    admin.presses("Börja skriva")
    admin.writes("När mallen används", "När en tid är bokad.").writes("Rubrik", name)
    admin.writes(re.compile("^Meddelande"), "Hej {namn}\n\nVälkommen till oss.")
    admin.writes(re.compile("^Varför"), "Du har en tid hos {enhet}.").writes(re.compile("^Vart"), "Ring {telefon}.")
    if "remind" in fields:
        admin.writes(re.compile("^Påminn efter"), fields["remind"])
    if "unread" in fields:
        admin.page.get_by_label("Om det fortfarande är oläst").select_option(fields["unread"])
        admin.writes(re.compile("^Dagar mellan"), fields["days"])
    require_accessible(admin.page)
    admin.presses("Granska och publicera")
    admin.presses("Publicera")


def _sends(staff: Person, program: RunningProgram, name: str) -> str:
    staff.goes_to(f"{MESSAGES}nytt/").writes("Personnummer", number_of("invanare"))
    staff.page.get_by_role("radio", name=re.compile(f"^{name}")).check()
    staff.presses("Fortsätt")
    staff.page.get_by_role("radio", name=re.compile("pågående kontakt")).check()
    staff.presses("Granska").sees("Påminnelser")
    staff.page.get_by_role("checkbox", name=re.compile("pågående kontakt")).check()
    staff.presses("Skicka").is_on("Meddelandet skickas strax")
    leaves_at_once(program, name)
    sent = staff.address
    staff.goes_to(sent).sees("Kom till inkorgen")
    return sent


def test_a_reminder_stops_when_she_reads(people: People, running_program: RunningProgram) -> None:
    # Given a message that its template reminds of after three days
    name = "Ny tid hos sjuksköterskan"
    _template(people.staff("administrator"), name, remind="3")
    staff, resident = people.staff("arendehanterare"), people.resident("invanare")
    sent = _sends(staff, running_program, name)

    # When three days pass, then she is reminded, and both see it
    _days_pass(running_program, name, 3)
    staff.goes_to(sent).sees("Påminnelse")
    resident.goes_to("/invanare/").sees("Påminnelse")
    require_accessible(resident.page)
    resident.page.get_by_role("link", name=re.compile(name)).click()
    resident.sees("Påminnelse skickad")
    require_accessible(resident.page)

    # Then she has read it, and is not reminded again
    _days_pass(running_program, name, 30)
    staff.goes_to(sent).is_on("Invånaren har läst meddelandet")
    expect(staff.page.get_by_text("Påminnelse")).to_have_count(1)


def test_a_letter_from_unread_to_posted(people: People, running_program: RunningProgram) -> None:
    # Given a message that nobody reads, whose template ends in a letter
    name = "Tid för hälsosamtal"
    _template(people.staff("administrator"), name, unread="letter", days="2")
    staff, receiver = people.staff("arendehanterare"), people.staff("arendemottagare")
    sent = _sends(staff, running_program, name)
    _days_pass(running_program, name, 2)
    staff.goes_to(sent).sees("Ny avisering")
    _days_pass(running_program, name, 8)
    staff.goes_to(sent).sees("Brev att skriva ut")
    running_program.worker_does("schedule.make_letters")

    # When a case receiver prints the file and posts the letters
    receiver.goes_to(f"{MESSAGES}brev/").sees("Ladda ner och skriv ut")
    require_accessible(receiver.page)
    with receiver.page.expect_download() as download:
        receiver.page.get_by_role("button", name=re.compile("^Ladda ner och skriv ut")).click()
    assert download.value.path().read_bytes().startswith(b"%PDF")
    receiver.goes_to(f"{MESSAGES}brev/").sees("Utskrivet, ska postas")
    require_accessible(receiver.page)
    receiver.page.get_by_role("button", name=re.compile("^Breven är postade")).click()
    receiver.sees("Postat")

    # Then who sent it sees that
    staff.goes_to(sent).sees("Brevet är postat")
    require_accessible(staff.page)
