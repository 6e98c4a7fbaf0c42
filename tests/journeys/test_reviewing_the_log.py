"""K-01 to K-04: a unit's review from its first entry to the signed report; and all that one colleague has done, taken
up and examined the same way."""

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from personalverktyget.base.clock import today
from personalverktyget.demo.world.build import read
from tests.journeys.browsing import Person, require_accessible
from tests.journeys.conftest import People

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LOG_CONTROL = "/personal/loggkontroll/"
# The psychiatric clinic in Åsmåla: no other journey works there, and its only reviewer opens no cases of his own.
COLLEAGUE, REVIEWER, JUDGE = "Lena Fagerkulla", "Bo-Göran Ljusmark", "Gunvor Stavhammar"
# So many times in a month are put forward, whoever she is.
OFTEN = 4
UNCLEAR = "Det framgår inte varför ärendet öppnades."
SUSPECTED = "Ärendet öppnades utan att något hände i det."
QUESTION = "Vad behövde du titta på här?"
ANSWER = "Jag skulle ringa upp och läste på innan."
HANDED_ON = "Vi har sett det förut och vill att ni bedömer det."
OUTCOME = "Vi har talat med medarbetaren."
CONCLUSION = "En post är lämnad vidare. Resten hör till vården."


def who_is(name: str) -> str:
    """The HSA-id of the demo's member of staff with the name."""
    staff = read("staff_directory.json")["staff"]
    return str(next(one["hsa_id"] for one in staff if f"{one['given_name']} {one['surname']}" == name))


def given_that_she_has_opened_a_case(colleague: Person, *, times: int = 1) -> str:
    """Today, a case that waits to be given to somebody; returns its number."""
    colleague.goes_to("/personal/arenden/?vy=att-fordela").page.locator("a.row-link").first.click()
    expect(colleague.page).to_have_url(re.compile(r"/arenden/[0-9a-f-]{36}/"))
    for _ in range(times - 1):
        colleague.goes_to(colleague.address)
    told = re.search(r"Ärende (\d+)", colleague.page.locator("main").inner_text())
    assert told, "the case has no number"
    return told[1]


def when_the_review_begins(reviewer: Person) -> None:
    """By hand, for the month that has been; the program chooses the entries."""
    reviewer.goes_to(LOG_CONTROL).follows("Ny loggkontroll").is_on("Ny loggkontroll")
    require_accessible(reviewer.page)
    reviewer.presses("Välj poster").sees("Skriv varför loggkontrollen görs.")
    require_accessible(reviewer.page)
    reviewer.writes("Varför görs kontrollen?", "Månadens kontroll").presses("Välj poster")
    reviewer.sees("Månadens kontroll").sees("Många öppningar").sees("Dragen slumpvis")
    require_accessible(reviewer.page)


def when_the_colleague_is_asked(reviewer: Person, review: str) -> str:
    """About the first entry of hers; returns where it stands."""
    # The row's link by the keyboard: its words begin with some that are not seen, where a pointer finds nothing.
    # That she did something, not that she was given something, stands in a cell that begins with her name.
    page = reviewer.goes_to(review).page
    hers = page.get_by_role("row").filter(has=page.get_by_role("cell", name=re.compile(f"^{COLLEAGUE}")))
    hers.first.get_by_role("link").press("Enter")
    expect(reviewer.page).to_have_url(re.compile("/post/"))
    entry = reviewer.address
    expect(reviewer.page.get_by_role("heading", name=COLLEAGUE, exact=True)).to_be_visible()
    require_accessible(reviewer.page)
    reviewer.follows("Fråga medarbetaren").is_on("Fråga medarbetaren")
    require_accessible(reviewer.page)
    reviewer.writes("Din fråga", QUESTION).presses("Ställ frågan").sees("Inte besvarad än")
    return entry


def when_she_answers_on_her_own_page(colleague: Person) -> None:
    """The menu says that a question waits; she sees what it is about and nothing else of the review."""
    colleague.goes_to("/personal/arenden/")
    colleague.page.get_by_role("link", name=re.compile("^Frågor från loggkontrollen")).first.click()
    colleague.sees(QUESTION).does_not_see("Månadens kontroll")
    require_accessible(colleague.page)
    colleague.writes("Ditt svar", ANSWER).presses("Skicka svaret").sees("Svaret är skickat till granskaren.")


def when_it_is_handed_on(reviewer: Person, entry: str) -> None:
    """To the care provider's reviewers, with the answer that came."""
    reviewer.goes_to(entry).sees(ANSWER).follows("Lämna vidare till vårdgivaren")
    require_accessible(reviewer.page)
    reviewer.writes("Varför lämnar du posten vidare?", HANDED_ON).presses("Lämna vidare")
    reviewer.sees("Inte bedömd av vårdgivaren än")


def when_the_care_provider_judges(judge: Person) -> None:
    """What was handed on, with question and answer; nothing else of the unit's review."""
    judge.goes_to(f"{LOG_CONTROL}lamnat/").is_on("Lämnat till vårdgivaren")
    require_accessible(judge.page)
    judge.page.get_by_role("link", name=re.compile(REVIEWER)).first.click()
    judge.sees(HANDED_ON).sees(QUESTION).sees(ANSWER)
    require_accessible(judge.page)
    judge.writes("Vad kom ni fram till?", OUTCOME).presses("Misstänkt").sees("Bedömningen är sparad.")


def _presses_key(person: Person, key: str) -> None:
    """What comes after the verdict is loaded, its keys too."""
    with person.page.expect_navigation():
        person.page.keyboard.press(key)


def when_every_entry_is_judged_by_a_key(reviewer: Person, review: str) -> int:
    """One is unclear, one suspected, both with a note; the rest are as they should be. Returns how many there were."""
    page = reviewer.goes_to(review).page
    reviewer.follows("Börja granska")
    total = int(page.get_by_role("heading", level=1).inner_text().rpartition(" ")[2])
    assert total > 2
    _presses_key(reviewer, "2")
    reviewer.is_on(f"Post 1 av {total}").sees("Skriv vad som är oklart eller misstänkt.")
    require_accessible(page)
    for position, (key, note) in enumerate([("2", UNCLEAR), ("3", SUSPECTED), *[("1", "")] * (total - 2)], start=1):
        reviewer.is_on(f"Post {position} av {total}")
        if note:
            # A key that is written is a letter; only outside the field is it a verdict.
            page.get_by_label("Anteckning").fill("")
            page.get_by_label("Anteckning").press_sequentially(f"{note} 123")
            page.keyboard.press("Tab")
        _presses_key(reviewer, key)
    return total


def when_it_is_signed(reviewer: Person, total: int) -> None:
    """With a conclusion, which cannot be left out."""
    reviewer.sees(f"{total} av {total} bedömda").presses("Signera loggkontrollen").sees("Skriv en slutsats.")
    require_accessible(reviewer.page)
    reviewer.writes("Slutsats", CONCLUSION).presses("Signera loggkontrollen").sees("Loggkontrollen är signerad.")
    reviewer.sees("Signerad och låst").sees("Innehållet är oförändrat")
    reviewer.sees(re.compile(rf"{total} granskade, 1 misstänkt\b"))
    require_accessible(reviewer.page)


def then_the_report_can_be_kept(reviewer: Person) -> None:
    """A PDF."""
    with reviewer.page.expect_download() as taken:
        reviewer.page.get_by_role("link", name="Hämta rapporten").click()
    assert taken.value.path().read_bytes().startswith(b"%PDF-")


def then_nothing_can_be_changed(reviewer: Person, first: str, window_from_before: Person) -> None:
    """Neither on an entry's page, nor from a window that was open when it was signed, nor by an address."""
    reviewer.goes_to(first).sees(UNCLEAR)
    assert reviewer.page.locator("main").get_by_role("button").count() == 0
    assert reviewer.page.get_by_role("link", name="Fråga medarbetaren").count() == 0
    require_accessible(reviewer.page)
    window_from_before.presses("Motiverad").sees("är signerad och kan inte ändras")
    reviewer.goes_to(f"{first}fraga/").writes("Din fråga", "En sen fråga").presses("Ställ frågan")
    reviewer.sees("är signerad och kan inte ändras")
    expect(reviewer.page.get_by_label("Din fråga")).to_have_value("En sen fråga")
    reviewer.goes_to(first).sees("Oklar").does_not_see("En sen fråga").does_not_see("Tidigare bedömningar")


def test_a_months_review_from_start_to_signed_report(people: People) -> None:
    colleague, reviewer = people.staff(who_is(COLLEAGUE)), people.staff(who_is(REVIEWER))
    # Which case that is and what else she has done for its resident the demo settles; that she reads it often does not.
    given_that_she_has_opened_a_case(colleague, times=OFTEN)
    when_the_review_begins(reviewer)
    review = reviewer.address
    entry = when_the_colleague_is_asked(reviewer, review)
    when_she_answers_on_her_own_page(colleague)
    when_it_is_handed_on(reviewer, entry)
    when_the_care_provider_judges(people.staff(who_is(JUDGE)))
    total = when_every_entry_is_judged_by_a_key(reviewer, review)
    first = f"{review}post/1/"
    window_from_before = people.staff(who_is(REVIEWER)).goes_to(first)
    when_it_is_signed(reviewer, total)
    then_the_report_can_be_kept(reviewer)
    reviewer.goes_to(entry).sees(QUESTION).sees(ANSWER).sees(OUTCOME)
    then_nothing_can_be_changed(reviewer, first, window_from_before)


def test_on_suspicion_all_that_a_colleague_has_done_in_some_days(people: People) -> None:
    number = given_that_she_has_opened_a_case(people.staff(who_is(COLLEAGUE)))
    first = today() - timedelta(days=1)

    # When the reviewer looks for her without a reason, or for himself, then nothing is shown
    reviewer = people.staff(who_is(REVIEWER)).goes_to(LOG_CONTROL)
    reviewer.follows("Efter misstanke").is_on("Kontroll efter misstanke")
    require_accessible(reviewer.page)
    reviewer.writes("Medarbetarens HSA-id", who_is(COLLEAGUE)).writes("Från och med", first.isoformat())
    reviewer.presses("Visa loggen").sees("Skriv vad misstanken gäller.").is_on("Kontroll efter misstanke").does_not_see(
        COLLEAGUE
    )
    expect(reviewer.page.get_by_label("Medarbetarens HSA-id")).to_have_value(who_is(COLLEAGUE))
    require_accessible(reviewer.page)
    reviewer.writes("Vad gäller misstanken?", "En invånare har hört av sig.")
    reviewer.writes("Medarbetarens HSA-id", who_is(REVIEWER)).presses("Visa loggen").sees(
        "Du kan inte granska dig själv"
    )

    # When there is a reason, then all of hers in those days is there, and nothing of others or of other days
    reviewer.writes("Medarbetarens HSA-id", who_is(COLLEAGUE)).presses("Visa loggen")
    reviewer.is_on(f"Allt som {COLLEAGUE} har gjort").sees("En invånare har hört av sig.").sees(number)
    require_accessible(reviewer.page)
    rows = reviewer.page.locator("tbody tr")
    assert {row.locator("td").nth(0).inner_text() for row in rows.all()} == {COLLEAGUE}
    times = [str(one.get_attribute("datetime")) for one in rows.locator("time").all()]
    assert min(date.fromisoformat(one[:10]) for one in times) >= first
    assert times == sorted(times, reverse=True)

    # When entries are ticked, one and then all, then they are there to be examined, and cannot be ticked again
    reviewer.presses("Lägg till för granskning").sees("Markera minst en post.")
    require_accessible(reviewer.page)
    review, page = reviewer.address, reviewer.page
    page.get_by_role("row").filter(has_text=number).first.get_by_role("checkbox").check()
    reviewer.presses("Lägg till för granskning").sees("1 post är tillagd.").sees("0 av 1 bedömda")
    require_accessible(page)
    page.get_by_label("Alla poster på sidan").check()
    reviewer.presses("Lägg till för granskning").sees("är tillagda.").does_not_see("Lägg till för granskning")

    # Then each is examined as in the month's review: asked about, handed on, judged by a key
    entry = when_the_colleague_is_asked(reviewer, review)
    when_she_answers_on_her_own_page(people.staff(who_is(COLLEAGUE)))
    when_it_is_handed_on(reviewer, entry)
    when_the_care_provider_judges(people.staff(who_is(JUDGE)))
    total = when_every_entry_is_judged_by_a_key(reviewer, review)
    when_it_is_signed(reviewer, total)
    then_the_report_can_be_kept(reviewer)
    reviewer.goes_to(entry).sees(QUESTION).sees(ANSWER).sees(OUTCOME)
    assert page.locator("main").get_by_role("button").count() == 0
