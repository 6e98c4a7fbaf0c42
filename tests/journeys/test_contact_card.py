"""A unit's card is changed, looked at, put in order and taken back, with a script and without."""

import pytest
from playwright.sync_api import expect

from tests.journeys.browsing import Person, require_accessible
from tests.journeys.conftest import People

pytestmark = [pytest.mark.browser]

CARD = "/personal/enheten/kontaktkort/"
PUBLIC = "/mottagning/TSTNMT2321000156-1A01/"
INSIDE = f"/invanare{PUBLIC}"


def order_of(person: Person) -> list[str]:
    return [row.strip() for row in person.page.locator(".order-name").all_inner_texts()]


def test_a_card_is_written_looked_at_and_taken_back(people: People) -> None:
    admin = people.staff("administrator", script=False)

    # Given a text that is looked at before it is saved
    admin.goes_to(CARD).writes("Övrig information", "Provtagningen har flyttat till plan 2.")
    admin.presses("Förhandsvisa som inloggad").sees("inte sparat än").sees("Provtagningen har flyttat till plan 2.")

    # When it is saved
    admin.presses("Spara").sees("Kontaktkortet är sparat")

    # Then a resident sees it at once, and nobody else does
    resident = people.resident("invanare")
    resident.goes_to(INSIDE).sees("Provtagningen har flyttat till plan 2.")
    people.anybody().goes_to(PUBLIC).does_not_see("Provtagningen har flyttat till plan 2.")

    # And it can be taken back
    admin.goes_to(f"{CARD}historik/").presses("Ta tillbaka katalogens version").sees("gäller igen")
    resident.goes_to(INSIDE).does_not_see("Provtagningen har flyttat till plan 2.")


def test_the_order_is_changed_by_dragging_and_by_button(people: People) -> None:
    admin = people.staff("administrator")
    admin.goes_to(f"{CARD}ordning/")
    before = order_of(admin)
    require_accessible(admin.page)

    # When the first one is dragged below the second
    rows = admin.page.locator(".order-row")
    grip, below = rows.nth(0).locator(".order-grip").bounding_box(), rows.nth(1).bounding_box()
    assert grip
    assert below
    admin.page.mouse.move(grip["x"] + 4, grip["y"] + 4)
    admin.page.mouse.down()
    admin.page.mouse.move(grip["x"] + 4, below["y"] + below["height"] - 4, steps=8)
    admin.page.mouse.up()
    admin.sees("på plats 2 av")

    # Then it stands there, also on the card, and a button puts it back
    assert order_of(admin) == [before[1], before[0], *before[2:]]
    people.anybody().goes_to(PUBLIC)
    admin.page.get_by_role("button", name=f"Upp {before[0]}").click()
    admin.sees("på plats 1 av")
    expect(admin.page.locator(".order-name").first).to_have_text(before[0])
    assert order_of(admin) == before


def test_the_public_card_follows_a_change(people: People) -> None:
    admin, visitor = people.staff("administrator"), people.anybody()
    words = "Vi har öppnat en ny provtagning på plan 3."

    # Given a change, which the administrator is told of
    admin.goes_to(CARD).writes("Om mottagningen", words).presses("Spara").sees("alla andra inom en minut")

    # When the worker has come to it
    for _ in range(60):
        if "Publicerat" in admin.goes_to(CARD).page.locator("main").inner_text():
            break
        admin.page.wait_for_timeout(1000)
    admin.sees("Publicerat")

    # Then everybody reads it, and other sites can fetch it
    visitor.goes_to(PUBLIC).sees(words)
    require_accessible(visitor.page)
    data = visitor.page.request.get(f"{PUBLIC}kort.jsonld").json()
    assert data["@type"] == "MedicalClinic"
    assert data["description"] == words
    admin.goes_to(f"{CARD}historik/").presses("Ta tillbaka katalogens version").sees("gäller igen")


def test_a_case_type_is_taken_back_and_handed_out_again(people: People) -> None:
    region, resident = people.staff("regional-administrator"), people.resident("invanare")
    resident.goes_to(INSIDE).sees("Förnya hjälpmedel")

    # When the region takes it back from one unit
    region.goes_to("/personal/regionen/arendetyper/")
    require_accessible(region.page)
    region.page.get_by_role("link", name="Dela ut Förnya hjälpmedel").click()
    require_accessible(region.page)
    region.page.get_by_label("Älvhamra vårdcentral", exact=True).check()
    region.presses("Ta tillbaka").sees("Öppna ärenden").sees("från 1 enhet")
    require_accessible(region.page)
    region.presses("Ta tillbaka ärendetypen").sees("tillbakatagen från 1 enhet")

    # Then it is gone from that card
    resident.goes_to(INSIDE).does_not_see("Förnya hjälpmedel")

    # And it comes back, open at once
    region.page.get_by_label("Älvhamra vårdcentral", exact=True).check()
    region.page.get_by_label("Öppna direkt på enheterna").check()
    region.presses("Dela ut").sees("utdelad till 1 enhet")
    resident.goes_to(INSIDE).sees("Förnya hjälpmedel")
