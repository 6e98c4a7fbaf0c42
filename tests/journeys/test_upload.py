"""Files on their way over a slow line: one sees how far they have come, changes one's mind, and tries again."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.browsing import Person, require_accessible
from tests.journeys.conftest import People
from tests.journeys.test_files import MATTER, given_a_care_request
from tests.support import files

pytestmark = [pytest.mark.browser]
# A picture of three megabytes then takes more than a minute: nobody waits for all of it, on a busy machine either.
SLOW, AS_IT_IS, PIXELS = 40_000, -1, 1000


class Line:
    """The line of a browser, to the program alone."""

    def __init__(self, page: Page) -> None:
        self._session = page.context.new_cdp_session(page)
        self._session.send("Network.enable")

    def carries(self, bytes_a_second: int) -> None:
        """So much upwards from now on."""
        rest = {"offline": False, "latency": 0, "downloadThroughput": -1}
        self._session.send("Network.emulateNetworkConditions", {**rest, "uploadThroughput": bytes_a_second})


def when_she_changes_her_mind(resident: Person, line: Line, large: Path) -> None:
    """She sees how far the picture has come, and ends it: nothing is attached, nothing that she wrote is lost."""
    page = resident.page
    line.carries(SLOW)
    chooser = page.get_by_label(re.compile("Bilder eller dokument"))
    chooser.set_input_files([large])
    page.get_by_role("button", name="Nästa").last.click()
    bar = page.get_by_role("progressbar", name="Uppladdning av filer")
    expect(bar).to_be_visible()
    expect(page.locator("[data-upload-told]")).to_have_text(re.compile(r"Laddar upp: \d+ procent"))
    # The first hundredth takes a second of the line's time, and more of a busy machine's.
    expect(page.locator("[data-upload-shown]")).not_to_have_text("Laddar upp: 0 procent", timeout=20_000)
    require_accessible(page)
    resident.presses("Avbryt uppladdningen").sees("Uppladdningen är avbruten")
    expect(bar).to_be_hidden()
    expect(chooser).to_be_focused()
    expect(page.get_by_label("Vad söker du för?")).to_have_value(MATTER)
    require_accessible(page)


# As the browser tells the page of it; a broken line itself would be noted by the browser as a fault of the page.
_BREAKS = """() => {
  window.kept = XMLHttpRequest.prototype.send;
  XMLHttpRequest.prototype.send = function () { this.dispatchEvent(new ProgressEvent("error")); };
}"""
_IS_MENDED = "() => { XMLHttpRequest.prototype.send = window.kept; }"


def when_the_line_breaks(resident: Person) -> None:
    """It is told, and she is still where she was."""
    resident.page.evaluate(_BREAKS)
    resident.page.get_by_role("button", name="Nästa").last.click()
    resident.sees("Filerna gick inte att ladda upp.")
    expect(resident.page.get_by_label("Vad söker du för?")).to_have_value(MATTER)
    resident.page.evaluate(_IS_MENDED)


def then_it_goes_on_when_she_tries_again(resident: Person, line: Line, large: Path, wrong: Path) -> None:
    """What is refused is told as without a script, and the other is there; both went where the form leads."""
    page = resident.page
    line.carries(AS_IT_IS)
    here, led_to = page.url, list[str]()
    page.on("request", lambda request: led_to.append(request.url) if request.method == "POST" else None)
    page.get_by_label(re.compile("Bilder eller dokument")).set_input_files([large, wrong])
    page.get_by_role("button", name="Nästa").last.click()
    resident.sees("sida.png är inte en fil som går att bifoga").sees(large.name)
    expect(page.locator("[data-error-summary]")).to_be_focused()
    expect(page.get_by_label("Vad söker du för?")).to_have_value(MATTER)
    assert led_to == [here, here]
    page.get_by_role("button", name="Nästa").last.click()
    resident.sees("Tidigare vård")


def test_a_slow_line_a_change_of_mind_and_a_second_try(people: People, tmp_path: Path) -> None:
    large, wrong = tmp_path / "nära.png", tmp_path / "sida.png"
    large.write_bytes(files.noise(PIXELS, PIXELS))
    wrong.write_bytes(files.HTML)
    resident = people.resident("invanare-2")
    given_a_care_request(resident)
    line = Line(resident.page)
    when_she_changes_her_mind(resident, line, large)
    when_the_line_breaks(resident)
    then_it_goes_on_when_she_tries_again(resident, line, large, wrong)


def test_staff_attach_to_a_reply_over_a_slow_line(people: People, tmp_path: Path) -> None:
    picture = tmp_path / "råd.png"
    picture.write_bytes(files.noise(PIXELS, PIXELS))
    handler = people.staff("arendehanterare").goes_to("/personal/arenden/")
    handler.page.locator("a.row-link").first.click()
    handler.writes("Svar till invånaren", "Läs råden så länge.")
    line = Line(handler.page)
    line.carries(SLOW)
    handler.page.get_by_label(re.compile("Bifoga filer")).set_input_files([picture])
    handler.presses("Spara utkast")
    expect(handler.page.get_by_role("progressbar", name="Uppladdning av filer")).to_be_visible()
    require_accessible(handler.page)
    handler.presses("Avbryt uppladdningen").sees("Uppladdningen är avbruten")
    line.carries(AS_IT_IS)
    handler.presses("Spara utkast").sees("inte skickad än").sees("råd.png")
    expect(handler.page.get_by_label("Svar till invånaren")).to_have_value("Läs råden så länge.")
