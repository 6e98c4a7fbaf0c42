"""The rows outside the guidelines: why, what is chosen of them, and what is wrong with what was sent."""

from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from personalverktyget.domain.outreach.basis import Basis
from personalverktyget.domain.outreach.models import Dispatch, ListedRow
from tests.support.many import numbers, written_to_many
from tests.support.message_templates import bring_along
from tests.support.world import World


@pytest.fixture
def dispatch(small_world: World) -> UUID:
    """To two whom the handler has no case with, and one whom she has."""
    text, template = numbers("helena", "camilla", "other"), bring_along()["information"]
    return written_to_many(small_world, template, text, basis=Basis.ONGOING_CONTACT)


def _url(dispatch: UUID, route: str = "many_outside") -> str:
    return reverse(f"staff:outreach:{route}", kwargs={"dispatch_id": dispatch})


def _left_out() -> set[int]:
    return set(ListedRow.objects.filter(left_out=True).values_list("position", flat=True))


def test_some_then_all_then_one_back(small_world: World, dispatch: UUID) -> None:
    client, outside = small_world.sign_in(Client(), "handler"), _left_out()
    listed = client.get(_url(dispatch, "many_list")).content.decode()
    assert _url(dispatch) in listed
    assert "Ta ställning" in listed
    page = client.get(_url(dispatch)).content.decode()
    assert "Du ser inget ärende" in page
    assert "Kontakten finns i journalen" in page
    first = min(outside)
    some = client.post(_url(dispatch), {"row": str(first), "because": "in_record", "action": "some"})
    assert some["Location"] == _url(dispatch)
    assert _left_out() == outside - {first}
    assert client.post(_url(dispatch), {"because": "booked", "action": "all"})["Location"] == _url(
        dispatch, "many_list"
    )
    assert _left_out() == set()
    assert "är med ändå" in client.get(_url(dispatch, "many_review")).content.decode()
    file = b"".join(client.get(_url(dispatch, "many_file")).streaming_content).decode()  # type: ignore[attr-defined]
    assert "Är med: Kontakten finns i journalen" in file
    client.post(_url(dispatch), {"one": str(first)})
    assert _left_out() == {first}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"action": "some", "because": "in_record"}, "Markera"),
        ({"action": "some", "row": "2"}, "Välj varför"),
        ({"action": "all", "because": "medical"}, "Välj varför"),
        ({"action": "all", "because": "x" * 1000}, "Välj varför"),
    ],
)
def test_what_is_lacking_is_said(small_world: World, dispatch: UUID, data: dict[str, str], words: str) -> None:
    client, outside = small_world.sign_in(Client(), "handler"), _left_out()
    answer = client.post(_url(dispatch), data)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert _left_out() == outside


def test_where_nobody_is_outside_the_page_says_so(small_world: World) -> None:
    made = written_to_many(small_world, bring_along()["information"], numbers("helena"))
    client = small_world.sign_in(Client(), "handler")
    assert "Ingen rad är utanför" in client.get(_url(made)).content.decode()
    assert client.post(_url(made), {"action": "all", "because": "in_record"}).status_code == 409


def test_ages_are_written_with_the_message(small_world: World) -> None:
    made = written_to_many(small_world, bring_along()["information"], numbers("helena", "lennart"))
    client = small_world.sign_in(Client(), "handler")
    data = {"subject": "Dags", "body": "Hej", "basis": "screening", "action": "list"}

    def sends(**more: str) -> int:
        return client.post(
            _url(made, "many_write"), data | {"version": str(Dispatch.objects.get(id=made).version)} | more
        ).status_code

    for wrong in ({"youngest": "x"}, {"oldest": "131"}, {"youngest": "50", "oldest": "40"}):
        assert sends(**wrong) == 422
    assert sends(youngest="120") == 303
    assert 'value="120"' in client.get(_url(made, "many_write")).content.decode()
    assert "120 år eller äldre" in client.get(_url(made)).content.decode()
