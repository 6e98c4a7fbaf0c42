"""A unit finds a case type that another unit shares, tries it as a resident does, and takes a copy of its own."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.browsing import axe_faults, structure_faults
from tests.journeys.conftest import People

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("width", [390, 1440])
def test_a_shared_case_type_is_tried_and_copied(people: People, width: int) -> None:
    # Given what another unit shares,
    admin = people.staff("administrator", width=width, dark=width == 390)
    admin.goes_to("/personal/arendetyper/").follows("Regionens bibliotek").follows("Råd vid feber")
    admin.is_on("Råd vid feber").sees("Delas av Åsmåla vårdcentral")
    assert axe_faults(admin.page) == []
    assert structure_faults(admin.page) == []

    # when it is tried as a resident would,
    form = admin.page.frame_locator("iframe[data-preview]")
    form.get_by_role("group", name=re.compile("svårt att andas")).get_by_label("Ja", exact=True).check()
    form.get_by_role("button", name="Nästa").click()
    expect(form.get_by_role("heading", level=1)).to_have_text("Ring 112 nu")
    expect(form.get_by_text("provfall")).to_have_count(0)

    # then a copy is a draft of one's own, which says where it comes from, and has a map.
    admin.follows("Ta en kopia").writes("Namn på kontaktkortet", f"Feberråd {width}").presses("Börja bygga")
    admin.follows("Karta").sees("Här slutar formuläret. Inget skickas.")
    assert axe_faults(admin.page) == []
    assert structure_faults(admin.page) == []
    admin.follows("Ärendetypen").sees("från Åsmåla vårdcentral, version 1.")


def test_a_shared_case_type_is_changed_and_taken_back(people: People) -> None:
    admin = people.staff("administrator", script=False)
    admin.goes_to("/personal/arendetyper/").follows("Blodtryck hemma").follows("Dela i biblioteket")
    admin.writes("Vad den är bra för", "Uppföljning av högt blodtryck.").presses("Dela i biblioteket")
    admin.sees("Finns i regionens bibliotek").follows("Se den i biblioteket").sees("Uppföljning av högt blodtryck.")
    admin.goes_to("/personal/arendetyper/").follows("Blodtryck hemma").sees("Jag har gått igenom innehållet")
    admin.presses("Jag har gått igenom innehållet").sees("Om ett år är det dags igen")
    admin.follows("Ändra i biblioteket").presses("Ta bort ur biblioteket").sees("finns inte längre i biblioteket")
