"""What is searched for stands in no address, and is readable in no database (L-08, C-01)."""

import base64
import json

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from personalverktyget.web.staff.cases import searches
from tests.support.world import World

NUMBER = "19810228-2384"


def _search(client: Client, text: str) -> str:
    response = client.post("/personal/arenden/sok/", {"q": text})
    assert response.status_code == 303
    return response.headers["Location"]


def test_the_address_says_nothing_and_leads_to_what_is_found(small_world: World, client: Client) -> None:
    small_world.sign_in(client, "receiver")
    address = _search(client, NUMBER)
    assert "1981" not in address
    page = client.get(address).content.decode()
    assert "Levaxin" in page
    assert NUMBER in page


def test_the_session_holds_it_encrypted(small_world: World, client: Client) -> None:
    small_world.sign_in(client, "receiver")
    _search(client, "Helena Sandberg")
    held = "".join(json.dumps(row.get_decoded()) + row.session_data for row in Session.objects.all())
    assert "Sandberg" not in held
    assert base64.b64encode(b"Sandberg").decode()[:-2] not in held


def test_a_forgotten_search_leads_to_the_list(small_world: World, client: Client) -> None:
    small_world.sign_in(client, "receiver")
    first = _search(client, "levaxin")
    for number in range(searches.MOST):
        last = _search(client, f"ord {number}")
    assert client.get(first).headers["Location"] == "/personal/arenden/"
    assert client.get(last).status_code == 200


def test_another_persons_search_is_not_found(small_world: World) -> None:
    receiver, colleague = small_world.sign_in(Client(), "receiver"), small_world.sign_in(Client(), "both")
    assert colleague.get(_search(receiver, NUMBER)).headers["Location"] == "/personal/arenden/"


@pytest.mark.parametrize("text", ["", "   "])
def test_an_empty_search_leads_to_the_list(small_world: World, client: Client, text: str) -> None:
    small_world.sign_in(client, "receiver")
    response = client.post("/personal/arenden/sok/", {"q": text})
    assert response.headers["Location"] == "/personal/arenden/"


def test_the_page_sends_the_search_as_a_form(small_world: World, client: Client) -> None:
    small_world.sign_in(client, "receiver")
    page = client.get("/personal/arenden/").content.decode()
    assert 'role="search" method="post" action="/personal/arenden/sok/"' in page


def test_the_single_key_can_be_turned_off(small_world: World, client: Client) -> None:
    """WCAG 2.1.4"""
    small_world.sign_in(client, "receiver")
    assert "data-shortcut" in client.get("/personal/arenden/").content.decode()
    client.post("/personal/mina-installningar/kortkommandon/", {})
    assert "data-shortcut" not in client.get("/personal/arenden/").content.decode()
    client.post("/personal/mina-installningar/kortkommandon/", {"shortcuts": "on"})
    assert "data-shortcut" in client.get("/personal/arenden/").content.decode()
