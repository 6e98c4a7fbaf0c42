"""Pages of a message to one resident: whatever happens meanwhile has a clear answer, and nothing written is lost."""

import re
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from personalverktyget.domain.message_templates.services import withdraw_template
from personalverktyget.domain.outreach import services
from personalverktyget.domain.outreach.models import Dispatch, Recipient, RecipientValues
from personalverktyget.domain.outreach.states import DispatchState
from tests.support.many import written_to_many
from tests.support.message_templates import bring_along, published
from tests.support.messages import delivered, written
from tests.support.world import World
from tests.support.world_registers import RESIDENTS

HOSTILE = (
    "<script>alert(1)</script>",
    "{{ 1234*5 }} {% include 'x' %}",
    "'; DROP TABLE x; --",
    "\u202eabc\u200b",
    "a\0b",
)


@pytest.fixture
def central(small_world: World) -> dict[str, UUID]:
    return bring_along()


@pytest.fixture
def handler(small_world: World) -> Client:
    return small_world.sign_in(Client(), "handler")


def at(route: str, dispatch: UUID) -> str:
    return reverse(f"staff:outreach:{route}", kwargs={"dispatch_id": dispatch})


def hidden(page: str) -> dict[str, str]:
    """What the page's form sends along by itself."""
    return {
        name: value for name in ("version", "template") for value in re.findall(rf'name="{name}" value="(.+?)"', page)
    }


def sends(client: Client, address: str, **data: Any) -> tuple[int, str]:
    response = client.post(address, data)
    return response.status_code, response.content.decode()


def test_it_goes_on_with_another_template_when_the_first_is_withdrawn(
    small_world: World, central: dict[str, UUID], handler: Client
) -> None:
    local = published(small_world)
    message = written(small_world, local, values={"dag": "fredag den 4"})
    review = handler.get(at("review", message)).content.decode()
    withdraw_template(small_world.actor("admin"), local)
    for route in ("write", "review", "other_template"):
        assert "går inte längre att skicka med" in handler.get(at(route, message)).content.decode()
    status, page = sends(handler, at("review", message), **hidden(review), confirms_contact="on")
    assert (status, "Välj en annan mall." in page) == (422, True)
    choice = handler.get(at("other_template", message)).content.decode()
    assert sends(handler, at("other_template", message), version=hidden(choice)["version"])[0] == 422
    status, page = sends(handler, at("other_template", message), version="1", template=central["information"])
    assert (status, "i en annan flik" in page) == (422, True)
    seen = {"version": hidden(page)["version"], "template": central["information"]}
    assert handler.post(at("other_template", message), seen).headers["Location"] == at("write", message)
    assert "går inte längre" not in handler.get(at("write", message)).content.decode()


def test_a_list_goes_on_with_another_template_too(
    small_world: World, central: dict[str, UUID], handler: Client
) -> None:
    local = published(small_world)
    made = written_to_many(small_world, local, f"Personnummer;dag\n{RESIDENTS['helena'][0]};fredag")
    withdraw_template(small_world.actor("admin"), local)
    for route in ("many_write", "many_list", "many_review"):
        assert handler.get(at(route, made)).status_code == 200
    page = handler.get(at("other_template", made)).content.decode()
    seen = {"version": hidden(page)["version"], "template": central["fraga"]}
    assert handler.post(at("other_template", made), seen).headers["Location"] == at("many_write", made)


def test_sent_twice_is_sent_once(small_world: World, central: dict[str, UUID], handler: Client) -> None:
    message = written(small_world, central["information"])
    data = hidden(handler.get(at("review", message)).content.decode()) | {"confirms_contact": "on"}
    for _time in range(2):
        assert handler.post(at("review", message), data).headers["Location"] == at("sent", message)
    assert Recipient.objects.filter(dispatch=message).count() == 1
    # What the tab that was left behind still shows leads to how it stands.
    assert handler.get(at("review", message)).headers["Location"] == at("sent", message)


def test_what_a_stale_tab_wrote_is_kept_beside_what_stands(
    small_world: World, central: dict[str, UUID], handler: Client
) -> None:
    message = written(small_world, central["information"])
    seen = hidden(handler.get(at("write", message)).content.decode())
    first = {**seen, "subject": "Den första", "body": "Ett.", "basis": "ongoing_contact", "action": "later"}
    assert handler.post(at("write", message), first).status_code == 303
    status, page = sends(handler, at("write", message), **{**first, "subject": "Den andra", "body": "Två."})
    assert status == 422
    assert "i en annan flik" in page
    assert "Den andra" in page
    assert Dispatch.objects.get(id=message).subject == "Den första"
    again = {**first, **hidden(page), "subject": "Den andra"}
    assert handler.post(at("write", message), again).status_code == 303
    # And what is sent meanwhile in another tab is told, with what was written given back.
    delivered(small_world, message)
    response = handler.post(at("write", message), {**again, "body": "Skrivet för sent."})
    assert response.status_code == 404
    assert "Skrivet för sent." in response.content.decode()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_texts(small_world: World, central: dict[str, UUID], handler: Client, text: str) -> None:
    message = written(small_world, central["information"], subject="Hej", body="Hej {namn}, {ord}.")
    seen = hidden(handler.get(at("write", message)).content.decode())
    data = {**seen, "subject": text, "body": text, "value_1": text, "basis": text, "action": text}
    status, page = sends(handler, at("write", message), **data)
    assert status in (303, 422)
    assert "<script>alert" not in page
    status, page = sends(handler, at("write", message), **{**data, "basis": "ongoing_contact", "value_1": "x"})
    assert status in (303, 422)
    for route in ("write", "review"):
        shown = handler.get(at(route, message)).content.decode()
        assert "<script>alert" not in shown
        assert "6170" not in re.sub(r"<[^>]+>", "", shown)
    assert RecipientValues.objects.filter(recipient__dispatch=message).count() <= 1


def test_a_text_beyond_all_measure_is_refused_and_kept(
    small_world: World, central: dict[str, UUID], handler: Client
) -> None:
    """Five megabytes are more than any page takes; what is within that is told beside its field."""
    message = written(small_world, central["information"])
    seen = hidden(handler.get(at("write", message)).content.decode())
    status, page = sends(handler, at("write", message), **seen, subject="Hej", body="å" * 100_000)
    assert (status, "högst 10 000 tecken" in page, "å" * 1000 in page) == (422, True, True)
    status, page = sends(handler, at("write", message), **seen, subject="Hej", body="å" * 5_000_000)
    assert status in (400, 413, 422)
    assert Dispatch.objects.get(id=message).subject == "Om ditt besök"


@pytest.mark.parametrize("template", ["", "x", "5cf4c00e-d131-4a5c-9d9c-2a42f35aa667", "../..", "1" * 5000])
def test_a_template_that_is_none_is_none(
    small_world: World, central: dict[str, UUID], handler: Client, template: str
) -> None:
    number = RESIDENTS["helena"][0]
    for route, data in (("new", {"number": number}), ("new_many", {})):
        status, page = sends(handler, reverse(f"staff:outreach:{route}"), template=template, **data)
        assert (status, "Välj en mall." in page) == (422, True)
    assert not Dispatch.objects.exists()


def test_another_units_template_and_message_are_none(small_world: World, central: dict[str, UUID]) -> None:
    """By whatever address, and with the ids in one's hand."""
    local, message = published(small_world), written(small_world, central["information"])
    sent = written(small_world, central["information"])
    delivered(small_world, sent)
    stranger = small_world.sign_in(Client(), "handler_berg")
    status, _page = sends(stranger, reverse("staff:outreach:new"), number=RESIDENTS["helena"][0], template=local)
    assert status == 422
    for route in ("write", "review", "other_template", "sent", "recall", "many", "many_write"):
        for made in (message, sent):
            assert stranger.get(at(route, made)).status_code == 404
    for route in ("undo", "recall", "many_undo", "many_stop", "many_recall"):
        assert stranger.post(at(route, sent)).status_code == 404
    assert Dispatch.objects.get(id=sent).state == DispatchState.SENT


def test_two_who_steer_at_once_are_told_what_has_happened(small_world: World, central: dict[str, UUID]) -> None:
    sent = written(small_world, central["information"])
    delivered(small_world, sent)
    services.recall_message(small_world.actor("handler"), sent)
    receiver = small_world.sign_in(Client(), "receiver")
    response = receiver.post(at("recall", sent))
    assert response.status_code == 409
    assert "Det går inte längre." in response.content.decode()


def test_the_list_is_searched_and_paged_and_its_price_does_not_grow(
    small_world: World, central: dict[str, UUID], handler: Client
) -> None:
    """What is searched for may name a resident: it stands in no address."""
    address = reverse("staff:outreach:list")
    assert "Inga meddelanden än" in handler.get(address).content.decode()
    assert "Inget meddelande är på väg just nu." in handler.get(f"{address}?vy=pa-vag").content.decode()
    written(small_world, central["information"], subject="Nummer 0")
    before = _statements(handler, address)
    for place in range(1, 60):
        written(small_world, central["information"], subject=f"Nummer {place}")
    assert _statements(handler, address) == before
    first = handler.get(address).content.decode()
    assert first.count("row-link") == 50
    onward = re.search(r'href="\?(vy=&amp;efter=[^"]+)"', first)
    assert onward
    assert handler.get(f"{address}?{onward[1].replace('&amp;', '&')}").content.decode().count("row-link") == 10
    page = handler.post(address, {"q": "nummer"}).content.decode()
    more = re.search(r'name="efter" value="(.+?)"', page)
    assert more
    assert handler.post(address, {"q": "nummer", "efter": more[1]}).content.decode().count("row-link") == 10
    assert handler.post(address, {"q": "nummer 59"}).content.decode().count("row-link") == 1
    for text in HOSTILE:
        shown = handler.post(address, {"q": text}).content.decode()
        assert "Inget meddelande stämmer med" in shown
        assert "<script>alert" not in shown
    assert handler.get(f"{address}?vy=annat&efter=x").status_code in (200, 404)


def _statements(client: Client, address: str) -> int:
    for _time in range(2):
        client.get(address)
    with CaptureQueriesContext(connection) as sent:
        assert client.get(address).status_code == 200
    return len(sent)
