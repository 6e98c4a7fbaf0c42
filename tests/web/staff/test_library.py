"""The library's pages: shared by one, looked at as the resident sees it by another, and copied."""

import re

import pytest
from django.test import Client

from personalverktyget.domain.case_types import selectors
from tests.domain.case_types.test_drafts import published
from tests.domain.case_types.test_library import WORDS, shared
from tests.support.world import World

LIBRARY = "/personal/arendetyper/bibliotek/"


def test_a_case_type_is_shared_found_tried_and_copied(small_world: World, client: Client) -> None:
    made = published(small_world)
    small_world.sign_in(client, "admin")
    assert "Dela i biblioteket" in client.get(f"/personal/arendetyper/{made}/").content.decode()
    page = client.post(f"/personal/arendetyper/{made}/dela/", {"description": WORDS}, follow=True).content.decode()
    assert "Ärendetypen finns i regionens bibliotek." in page

    other = small_world.sign_in(Client(), "admin_berg")
    page = other.get(LIBRARY, {"q": "influensa"}).content.decode()
    assert "Vaccination" in page
    assert "Ängens vårdcentral" in page
    page = other.get(f"{LIBRARY}{made}/").content.decode()
    assert WORDS in page
    assert "Er enhet ansvarar för innehållet" in page
    frame = other.get(f"{LIBRARY}{made}/prova/").content.decode()
    assert "Har du feber?" in frame
    assert "provfall" not in frame
    sent = {"page": re.findall(r'name="page" value="([^"]+)"', frame)[0], "carried": "{}", "action": "next"}
    assert other.post(f"{LIBRARY}{made}/prova/", sent).status_code in {200, 422}

    page = other.get("/personal/arendetyper/ny/", {"kopia": str(made)}).content.decode()
    assert 'value="Vaccination"' in page
    assert re.search(rf'<option value="{made}" selected>En kopia av Vaccination från Ängens vårdcentral', page)
    response = other.post("/personal/arendetyper/ny/", {"name": "Vaccination hos oss", "copy_of": str(made)})
    assert response.status_code == 303
    copy = response.headers["Location"].split("/")[3]
    page = other.get(f"/personal/arendetyper/{copy}/").content.decode()
    assert "från Ängens vårdcentral, version 1." in page

    page = client.post(f"/personal/arendetyper/{made}/dela/", {"action": "unshare"}, follow=True).content.decode()
    assert "behåller den" in page
    assert other.get(f"{LIBRARY}{made}/").status_code == 404
    assert "från Ängens vårdcentral, version 1." in other.get(f"/personal/arendetyper/{copy}/").content.decode()


def test_what_is_wrong_is_told_and_what_was_written_stays(small_world: World, client: Client) -> None:
    made = published(small_world)
    small_world.sign_in(client, "admin")
    for description, said in (("", "Skriv vad ärendetypen är bra för"), ("å" * 501, "högst 500 tecken")):
        response = client.post(f"/personal/arendetyper/{made}/dela/", {"description": description})
        assert response.status_code == 422
        assert said in response.content.decode()
        assert description in response.content.decode()
    assert not selectors.sharing(small_world.actor("admin"), made).is_shared


@pytest.mark.parametrize("kopia", ["", "x", "00000000-0000-0000-0000-000000000000", "<b>"])
def test_a_copy_of_nothing_begins_empty(small_world: World, client: Client, kopia: str) -> None:
    small_world.sign_in(client, "admin")
    response = client.get("/personal/arendetyper/ny/", {"kopia": kopia})
    assert response.status_code == 200
    choices = response.content.decode().split('name="copy_of"')[1].split("</select>")[0]
    assert re.findall(r'<option value="([^"]+)" selected', choices) == []


def test_hostile_descriptions_are_texts(small_world: World, client: Client) -> None:
    made = shared(small_world)
    small_world.sign_in(client, "admin")
    client.post(f"/personal/arendetyper/{made}/dela/", {"description": "<script>x</script>{{ 1 }}"})
    for address in (LIBRARY, f"{LIBRARY}{made}/", f"{LIBRARY}?q=%3Cscript%3E"):
        page = client.get(address).content.decode()
        assert "<script>x" not in page
        assert "&lt;script&gt;" in page
