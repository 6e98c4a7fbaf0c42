"""The page of those to ring, and the fields by which a template says that somebody is to ring."""

from dataclasses import asdict
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from personalverktyget.domain.message_templates import selectors
from personalverktyget.domain.message_templates.follow_up import FollowUp, Unread
from tests.domain.outreach.test_calls import unread, unread_of_child
from tests.support.families import Family
from tests.support.following_up import PLAIN, following_up
from tests.support.message_templates import begun
from tests.support.world import World


@pytest.fixture
def message(small_world: World) -> UUID:
    """One that somebody is to ring about."""
    return unread(small_world, following_up(small_world, unread=Unread.CALL, unread_days=2))[1]


def test_one_press_moves_a_call_to_those_that_are_made(small_world: World, message: UUID) -> None:
    client, url = small_world.sign_in(Client(), "handler"), reverse("staff:outreach:calls")
    assert url in client.get(reverse("staff:outreach:list")).content.decode()
    assert "Helena Sandberg" in client.get(url).content.decode()
    assert client.post(url, {"call": str(message), "action": "miss", "note": "Ringde"}).status_code == 303
    assert "Svarade inte i telefon" in client.get(url).content.decode()
    assert client.post(url, {"call": str(message), "action": "speak"}).status_code == 303
    assert "Ingen att ringa" in client.get(url).content.decode()
    made = client.get(url, {"visa": "klara"}).content.decode()
    assert "Uppringd" in made
    assert "2 försök" in made
    assert client.post(url, {"call": str(message), "action": "undo"}).status_code == 303


def test_of_a_child_it_says_that_a_guardian_is_rung(small_world: World, family: Family) -> None:
    unread_of_child(family, following_up(small_world, unread=Unread.CALL, unread_days=2))
    page = small_world.sign_in(Client(), "handler").get(reverse("staff:outreach:calls")).content.decode()
    assert "Ring en vårdnadshavare, inte barnet." in page
    assert page.count("Helena Sandberg") == page.count("Camilla") == 1
    assert "Pratade med en vårdnadshavare" in page
    assert "Pratade med invånaren" not in page


def test_too_long_a_note_is_told_beside_it_and_nothing_is_lost(small_world: World, message: UUID) -> None:
    client, url = small_world.sign_in(Client(), "handler"), reverse("staff:outreach:calls")
    answer = client.post(url, {"call": str(message), "action": "speak", "note": "å" * 501})
    assert answer.status_code == 422
    assert "å" * 501 in answer.content.decode()
    assert client.post(url, {"call": "x", "action": "y"}).status_code == 303


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ({"remind_days": "7", "reminders": "2"}, FollowUp(remind_days=7, reminders=2)),
        ({"reminders": "2", "unread": "call", "unread_days": "5"}, FollowUp(unread=Unread.CALL, unread_days=5)),
        ({"unread": "nothing", "unread_days": "5"}, FollowUp()),
        ({"remind_days": "31"}, None),
        ({"remind_days": "x"}, None),
        ({"unread": "call"}, None),
        ({"unread": "dove"}, None),
    ],
)
def test_a_template_says_what_happens_to_what_is_not_read(
    small_world: World, typed: dict[str, str], kept: FollowUp | None
) -> None:
    template, client = begun(small_world, PLAIN), small_world.sign_in(Client(), "admin")
    seen = selectors.template_overview(small_world.actor("admin"), template).version
    texts = {name: text for name, text in asdict(PLAIN).items() if isinstance(text, str)}
    url = reverse("staff:message_templates:write", kwargs={"template_id": template})
    answer = client.post(url, {**texts, "version": str(seen), **typed})
    assert answer.status_code == (303 if kept else 422)
    found = selectors.template_overview(small_world.actor("admin"), template).content.follow_up
    assert found == (kept or FollowUp())
