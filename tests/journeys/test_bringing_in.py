"""A form from another hospital: brought in by a local administrator, with a report, and given out again as a file."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.browsing import axe_faults
from tests.journeys.conftest import People
from tests.support.foreign_form import FOREIGN_FORM

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("script", [True, False])
def test_a_form_comes_in_and_goes_out(people: People, tmp_path: Path, script: bool) -> None:
    """F-02. Given a form that others have made."""
    file = tmp_path / "form.json"
    file.write_bytes(FOREIGN_FORM)
    admin = people.staff("administrator", script=script)
    page = admin.page

    # When she first chooses a file that is no form, then nothing is brought in and she is told why.
    admin.goes_to("/personal/arendetyper/").page.get_by_role("link", name="Ta in från fil").click()
    page.get_by_label("Fil med formuläret").set_input_files(
        {"name": "brev.json", "mimeType": "application/json", "buffer": b"Hej"}
    )
    admin.presses("Ta in formuläret")
    expect(page.get_by_role("alert")).to_contain_text("varken JSON eller XML")
    if script:
        assert axe_faults(page) == []

    # When she chooses the form, then she reads question by question what did not come along.
    page.get_by_label("Fil med formuläret").set_input_files(file)
    admin.presses("Ta in formuläret")
    about = page.locator("section", has=page.get_by_role("heading", name="Vad väcker dig?"))
    expect(about).to_contain_text("egna ord vid sidan av alternativen")
    if script:
        assert axe_faults(page) == []

    # And the draft is hers to go on with, and to give out.
    page.get_by_role("link", name="Fortsätt med utkastet").click()
    expect(page.locator("[data-outline]")).to_contain_text("När går du och lägger dig?")
    page.go_back()
    page.get_by_role("link", name="Frågor om sömn").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Hämta som fil").click()
    assert json.loads(Path(download.value.path()).read_text())["title"] == "Frågor om sömn"
