"""On suspicion, and an extract to a resident: with the keyboard alone."""

import pytest

from tests.journeys.browsing import Person, require_accessible
from tests.journeys.conftest import People
from tests.journeys.keyboard import Keyboard
from tests.journeys.sending import reachable, registered
from tests.journeys.test_reviewing_the_log import LOG_CONTROL, who_is

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# The hearing centre: no other journey works there, and its only reviewer does nothing with residents herself.
COLLEAGUE, REVIEWER = "Susanne Klangstedt", "Margareta Silfverlund af Öxnaby"
UNIT = "Hörsel- och hjälpmedelscentralen"
PLACE_IN_REGISTER = 10
# A box to tick is named by its day and time.
A_BOX = r"\w+dag \d+ "
WHY = "En invånare har hört av sig."
NOTE = "Det framgår inte varför meddelandet påbörjades."


def _resident(place: int) -> tuple[str, str]:
    """Number and name of somebody who can be written to; at this unit others' journeys leave no trace of her."""
    number = reachable()[place]
    row = next(row for row in registered() if row["number"] == number)
    return number, f"{row['given_name']} {row['surname']}"


def given_that_she_has_looked_somebody_up(colleague: Person, number: str) -> None:
    """By beginning to write to her, which the log tells of."""
    colleague.goes_to("/personal/meddelanden/nytt/").writes("Personnummer", number)
    colleague.page.get_by_role("radio").first.check()
    colleague.presses("Fortsätt").is_on("Skriv meddelande")


def when_the_log_is_looked_through(reviewer: Keyboard) -> None:
    """Without a reason nothing is shown; with one, all of hers."""
    reviewer.person.goes_to(LOG_CONTROL)
    reviewer.presses("Efter misstanke", "Kontroll efter misstanke")
    reviewer.writes("Medarbetarens HSA-id", who_is(COLLEAGUE))
    reviewer.tries("Visa loggen", "Skriv vad misstanken gäller.")
    require_accessible(reviewer.page)
    reviewer.presses("Skriv vad misstanken gäller.", "Kontroll efter misstanke")
    reviewer.keys.insert_text(WHY)
    reviewer.presses("Visa loggen", f"Allt som {COLLEAGUE} har gjort")


def when_two_entries_are_taken_up(reviewer: Keyboard) -> None:
    """None, which cannot be; then one, and one more. From a box Enter sends, so that nobody tabs through a long log."""
    reviewer.tries(A_BOX, "Markera minst en post.")
    for standing in ("0 av 1 bedömda", "0 av 2 bedömda"):
        reviewer.marks(A_BOX)
        reviewer.keys.press("Enter")
        reviewer.is_told("1 post är tillagd.")
        reviewer.person.sees(standing)
    require_accessible(reviewer.page)


def when_they_are_judged(reviewer: Keyboard) -> None:
    """One is suspected, with a note; the other is as it should be."""
    reviewer.presses("Post 1", "Post 1 av 2")
    reviewer.writes("Anteckning", NOTE)
    reviewer.presses("Misstänkt", "Post 2 av 2")
    reviewer.goes_by("1")
    reviewer.person.is_on(f"Allt som {COLLEAGUE} har gjort")


def when_it_is_signed(reviewer: Keyboard) -> None:
    """Without a conclusion, which cannot be; then with one."""
    reviewer.tries("Signera loggkontrollen", "Skriv en slutsats.")
    reviewer.writes("Slutsats", "Vi talar med den som det gäller.")
    reviewer.tries("Signera loggkontrollen", "Loggkontrollen är signerad.")
    require_accessible(reviewer.page)


def test_a_suspicion_from_the_question_to_the_signed_report(people: People) -> None:
    colleague = people.staff(who_is(COLLEAGUE))
    for place in (0, 1):
        given_that_she_has_looked_somebody_up(colleague, _resident(PLACE_IN_REGISTER + place)[0])
    reviewer = Keyboard(people.staff(who_is(REVIEWER)))
    when_the_log_is_looked_through(reviewer)
    when_two_entries_are_taken_up(reviewer)
    when_they_are_judged(reviewer)
    when_it_is_signed(reviewer)
    assert reviewer.takes("Hämta rapporten").startswith(b"%PDF-")


def test_an_extract_to_a_resident(people: People) -> None:
    number, name = _resident(PLACE_IN_REGISTER + 2)
    given_that_she_has_looked_somebody_up(people.staff(who_is(COLLEAGUE)), number)
    reviewer = Keyboard(people.staff(who_is(REVIEWER)).goes_to(LOG_CONTROL))

    # When the number is wrong, then the page says so where the focus is, and leads to the field
    reviewer.presses("Utdrag till invånare", "Utdrag till invånare")
    reviewer.writes("Invånarens personnummer", number[:-1])
    reviewer.tries("Ta fram utdraget", "Skriv personnumret med tolv siffror")
    require_accessible(reviewer.page)
    reviewer.presses("Skriv personnumret med tolv siffror", "Utdrag till invånare")
    reviewer.keys.press("End")
    reviewer.keys.insert_text(number[-1])
    reviewer.presses("Ta fram utdraget", f"Utdrag till {name}")

    # Then what was done stands there, and each form of it can be taken out
    reviewer.person.sees(UNIT)
    require_accessible(reviewer.page)
    assert UNIT in reviewer.takes("CSV").decode("utf-8-sig")
    assert reviewer.takes("Excel").startswith(b"PK")
    assert reviewer.takes("Hämta som PDF").startswith(b"%PDF-")
