"""The handbook's pictures are taken from the program itself.

Every run proves that each page can still be photographed and that its picture is there; UPDATE_SCREENSHOTS=1 takes them
anew (``make screenshots``).
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.journeys.conftest import People

pytestmark = [pytest.mark.browser]

IMAGES = Path(__file__).parents[2] / "docs" / "handbook" / "images"
LARGEST = 250_000
Prepare = Callable[[Page], None]


def _first_case(page: Page) -> None:
    page.locator("a.row-link").first.click()
    page.wait_for_url("**/personal/arenden/*/*")


def _answer(page: Page) -> None:
    _first_case(page)
    page.get_by_label("Delsvar", exact=True).check()
    page.locator("#composer-body").fill("Hej. Vi har läst din begäran och återkommer i morgon.")
    page.locator("form.composer").scroll_into_view_if_needed()


def _assign(page: Page) -> None:
    _first_case(page)
    page.locator("#assign-handler").focus()


def _as_it_is(page: Page) -> None:
    page.wait_for_load_state()


def _first_unit(page: Page) -> None:
    page.locator("a.row-link").first.click()
    page.wait_for_load_state()


def _entry(page: Page) -> None:
    page.locator("a.row-link").first.click()
    page.get_by_role("link", name="Fortsätt granska").click()
    page.wait_for_url("**/post/*/")


def _build(page: Page) -> None:
    page.get_by_label("Namn på kontaktkortet").fill("Förnya recept hos oss")
    start = page.get_by_label("Börja med")
    start.select_option(start.locator("option", has_text="Förnya recept").first.get_attribute("value"))
    page.get_by_role("button", name="Börja bygga").click()
    page.locator(".outline-row a").nth(2).click()
    page.locator("form[data-editor]").wait_for()
    page.frame_locator("iframe[data-preview]").get_by_role("heading").first.wait_for()
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")


PICTURES: dict[str, tuple[str, str, Prepare]] = {
    "fordela-lista": ("arendemottagare", "/personal/arenden/?vy=att-fordela", _as_it_is),
    "arende": ("arendemottagare", "/personal/arenden/?vy=alla", _first_case),
    "tilldela": ("arendemottagare", "/personal/arenden/?vy=att-fordela", _assign),
    "sok": ("arendemottagare", "/personal/arenden/?q=recept", _as_it_is),
    "svara": ("arendehanterare", "/personal/arenden/?vy=mina", _answer),
    "behorigheter": ("administrator", "/personal/behorigheter/", _as_it_is),
    "ge-behorighet": ("administrator", "/personal/behorigheter/ge/", _as_it_is),
    "behovs-och-riskanalys": ("administrator", "/personal/behovs-och-riskanalys/", _as_it_is),
    "enheten": ("administrator", "/personal/enheten/", _as_it_is),
    "kontaktkort": ("administrator", "/personal/enheten/kontaktkort/", _as_it_is),
    "bygg-arendetyp": ("administrator", "/personal/arendetyper/ny/", _build),
    "logg": ("granskare", "/personal/logg/", _as_it_is),
    "loggkontroll": ("granskare", "/personal/loggkontroll/", _entry),
    "regionens-enheter": ("regional-administrator", "/personal/regionen/", _as_it_is),
    "regionens-installningar": ("regional-administrator", "/personal/regionen/installningar/", _as_it_is),
}


@pytest.mark.parametrize("hint", sorted({hint for hint, _address, _prepare in PICTURES.values()}))
def test_pictures(people: People, hint: str) -> None:
    person = people.staff(hint, width=1280)
    for name, (whose, address, prepare) in PICTURES.items():
        if whose != hint:
            continue
        person.goes_to(address)
        prepare(person.page)
        picture = person.page.screenshot(type="png")
        kept = IMAGES / f"{name}.png"
        if os.environ.get("UPDATE_SCREENSHOTS"):
            kept.write_bytes(picture)
        assert len(picture) < LARGEST, name
        assert kept.exists(), f"take it with UPDATE_SCREENSHOTS=1: {name}"


def test_the_handbook_shows_them_all() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in IMAGES.parent.glob("*.md"))
    assert {path.stem for path in IMAGES.glob("*.png")} == set(PICTURES)
    assert [name for name in PICTURES if f"images/{name}.png" not in text] == []
