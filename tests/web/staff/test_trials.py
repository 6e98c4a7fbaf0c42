"""The pages of a test to oneself."""

import re
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from personalverktyget.domain.outreach import services
from personalverktyget.domain.outreach.models import Dispatch, TrialMessage
from tests.support.many import numbers, written_to_many
from tests.support.message_templates import bring_along
from tests.support.messages import WORKER
from tests.support.population import listed_message
from tests.support.world import World


def _url(route: str, dispatch: UUID) -> str:
    return reverse(f"staff:{route}", kwargs={"dispatch_id": dispatch})


@pytest.mark.parametrize("kind", ["outreach", "population"])
def test_from_the_review_to_the_message_as_it_will_be_read(small_world: World, kind: str) -> None:
    if kind == "outreach":
        made, who, review = _written(small_world), "handler", "outreach:many_review"
        expected = "Så här läser Helena Sandberg det."
    else:
        made, who, review = listed_message(small_world), "regional_admin", "population:review"
        expected = "Hej Rebecka Region"
    client = small_world.sign_in(Client(), who)
    assert "Skicka test till mig" in client.get(_url(review, made)).content.decode()
    answer = client.post(_url(f"{kind}:trial_send", made), {"version": Dispatch.objects.get(id=made).version})
    assert answer.status_code == 303
    page = answer.headers["Location"]
    assert "Testet är på väg." in client.get(page).content.decode()
    services.deliver_trials(WORKER)
    shown = client.get(page).content.decode()
    assert expected in shown
    assert "Det går inte att svara på det här meddelandet." in shown
    assert TrialMessage.objects.get().opened_at is not None
    again = client.get(_url(review, made)).content.decode()
    assert f'href="{page}"' in again
    assert "(läst)" in again


def test_what_is_in_the_way_is_told_where_it_was_asked_for(small_world: World) -> None:
    made, client = _written(small_world), small_world.sign_in(Client(), "handler")
    version = str(Dispatch.objects.get(id=made).version)
    for data, words in (
        ({"version": version, "position": "99"}, "Skriv numret på en rad i listan som får meddelandet."),
        ({"version": version, "position": "x"}, "Skriv radens nummer med siffror."),
        ({"version": "99"}, "i en annan flik"),
        ({}, "Inget test är skickat."),
    ):
        answer = client.post(_url("outreach:trial_send", made), data, follow=True)
        assert answer.status_code == 200
        assert words in re.sub(r"\s+", " ", answer.content.decode())
    assert not TrialMessage.objects.exists()


def _written(world: World) -> UUID:
    return written_to_many(world, bring_along()["information"], numbers("helena", "lennart"))
