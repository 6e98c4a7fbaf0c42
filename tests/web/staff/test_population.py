"""The pages of messages to the population: each step leads on, nothing that is wrong loses anything."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from personalverktyget.domain.outreach import services
from personalverktyget.domain.outreach.models import Dispatch, Recipient
from personalverktyget.domain.outreach.states import DispatchState
from tests.support.many import numbers
from tests.support.messages import WORKER, after_the_hold
from tests.support.population import (
    HERE,
    another,
    approved_message,
    begun_message,
    listed_message,
    population_template,
    settle,
    waiting_message,
)
from tests.support.world import World

LIST = "/personal/regionen/meddelanden/"
BEGIN = f"{LIST}nytt/"


class Pages:
    """An administrator's browser at one message."""

    def __init__(self, world: World, dispatch: UUID, who: str = "regional_admin") -> None:
        self.client, self.dispatch = world.sign_in(Client(), who), dispatch

    def url(self, route: str) -> str:
        return reverse(f"staff:population:{route}", kwargs={"dispatch_id": self.dispatch})

    def reads(self, route: str, status: int = 200, **headers: str) -> str:
        answer = self.client.get(self.url(route), headers=headers)
        assert answer.status_code == status
        return answer.content.decode()

    def sends(self, route: str, data: Mapping[str, Any] | None = None, *, status: int = 303, **more: Any) -> str:
        seen = {"version": str(Dispatch.objects.get(id=self.dispatch).version)}
        answer = self.client.post(self.url(route), seen | dict(data or {}) | more)
        assert answer.status_code == status, answer.content.decode()
        return answer.content.decode()


@pytest.fixture
def world(small_world: World, monkeypatch: pytest.MonkeyPatch) -> World:
    """The small world, whose residents live somewhere."""
    settle(small_world, monkeypatch)
    return small_world


def test_from_template_to_inbox(world: World) -> None:
    """Prepared, refused to oneself, approved by another, in the inbox without a button to answer."""
    template, client = population_template(world), world.sign_in(Client(), "regional_admin")
    answer = client.post(BEGIN, {"template": template, "basis": "crisis"})
    assert answer.status_code == 303
    pages = Pages(world, Dispatch.objects.get().id)
    pages.sends("recipients", municipality=f"{HERE}01", age_from="18")
    assert "Mottagarna tas fram" in pages.reads("recipients")
    services.prepare_due(WORKER)
    page = pages.reads("recipients")
    assert "Alla i Ängby kommun, från 18 år" in page
    assert "2 mottagare" in page
    review = pages.reads("review")
    assert "Region Klar" in review
    assert "Koka vattnet" in review
    seen = {"template": str(Dispatch.objects.get().template_version_id), "when": "now"}
    assert "anmält" in pages.sends("review", seen, status=422)
    pages.sends("review", seen, confirms_notified="on")
    assert "Du har förberett utskicket" in pages.reads("sent")
    assert "förberett det själv" in pages.reads("approve", status=409)
    another(world)
    other = Pages(world, pages.dispatch, "newcomer")
    assert "Alla i Ängby kommun" in other.reads("approve")
    other.sends("approve", action="approve")
    after_the_hold(pages.dispatch)
    services.deliver_due(WORKER)
    message = Recipient.objects.get(resident_id=world.residents["helena"])
    resident = world.sign_in_resident(Client(), "helena")
    letter = resident.get(f"/invanare/meddelanden/{message.id}/").content.decode()
    assert "Region Klar" in letter
    assert "Det går inte att svara på det här meddelandet" in letter
    assert f"/invanare/meddelanden/{message.id}/svara/" not in letter
    sent = pages.reads("sent")
    assert "Helena" not in sent
    assert "Utskicket är skickat" in sent


@pytest.mark.parametrize("basis", ["general_information", "research"])
def test_what_is_not_allowed_is_refused_beside_the_choice(world: World, basis: str) -> None:
    template, client = population_template(world), world.sign_in(Client(), "regional_admin")
    answer = client.post(BEGIN, {"template": template, "basis": basis})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "får inte skickas till inkorgen" in page
    assert f'value="{basis}" ' in page
    assert not Dispatch.objects.exists()


def test_what_is_wrong_with_a_choice_is_told_and_nothing_is_lost(world: World) -> None:
    pages = Pages(world, listed_message(world))
    page = pages.sends("recipients", municipality=f"{HERE}01", age_from="80", age_to="70", status=422)
    assert "Den lägsta åldern är högre än den högsta." in page
    assert 'value="80"' in page
    assert "2 mottagare" in page
    assert "Välj en av regionens kommuner." in pages.sends("recipients", municipality="9201", status=422)
    changed = pages.sends("recipients", {"version": "999"}, municipality=f"{HERE}01", status=422)
    assert "i en annan flik" in changed


def test_a_list_is_read_and_its_slips_are_counted(world: World) -> None:
    pages = Pages(world, begun_message(world))
    page = pages.sends("read_list", {"list-version": "1", "list-text": "inget\nalls"}, status=303)
    page = pages.reads("recipients")
    assert "Inget giltigt personnummer" in page
    version = str(Dispatch.objects.get().version)
    text = f"{numbers('helena', 'protected', 'lennart')}\n123"
    pages.sends("read_list", {"list-version": version, "list-text": text})
    page = pages.reads("recipients")
    assert "En inläst lista" in page
    assert "2 mottagare" in page
    assert "Kan inte nås här" in page
    assert "Helena" not in page


def test_it_is_sent_back_changed_and_thrown_away(world: World) -> None:
    pages = Pages(world, waiting_message(world))
    nation = Pages(world, pages.dispatch, "national_admin")
    assert "Koka vattnet" in nation.client.get(LIST).content.decode()
    nation.sends("approve", action="send_back", remark="Skriv var man hämtar vatten.")
    assert "Skriv var man hämtar vatten." in pages.reads("review")
    nation.reads("sent", status=404)
    template = str(Dispatch.objects.get().template_version.template_id)
    pages.sends("change", template=template, basis="prevention")
    assert Dispatch.objects.get().basis == "prevention"
    pages.sends("change", action="discard")
    assert not Dispatch.objects.exists()


def test_it_is_taken_back_paused_stopped_and_recalled(world: World) -> None:
    made = approved_message(world)
    pages, nation = Pages(world, made), Pages(world, made, "national_admin")
    assert "Stoppa" not in nation.reads("sent")
    nation.sends("steer", action="pause", status=403)
    pages.sends("steer", action="undo")
    assert Dispatch.objects.get().state == DispatchState.PREPARING
    made = approved_message(world)
    pages = Pages(world, made)
    after_the_hold(made)
    services.deliver_batch(WORKER, made, size=1)
    pages.sends("steer", action="pause")
    pages.sends("steer", action="resume")
    assert "ligger kvar i inkorgarna" in pages.reads("stop")
    pages.sends("stop")
    assert "har läst" not in pages.reads("recall")
    pages.sends("recall")
    states = Recipient.objects.filter(dispatch_id=made).values_list("state", flat=True)
    assert sorted(states) == ["recalled", "stopped"]


@pytest.mark.parametrize("who", ["regional_admin_2", "admin", "receiver", "handler", "reviewer"])
def test_nobody_else_opens_it(world: World, who: str) -> None:
    """Another region's administrator finds nothing; those at units may not come here at all."""
    made = waiting_message(world)
    pages = Pages(world, made, who)
    expected = 404 if who == "regional_admin_2" else 403
    for route in ("sent", "approve", "recall", "stop"):
        pages.reads(route, status=expected)
    pages.sends("approve", action="approve", status=expected)
    assert Dispatch.objects.get(id=made).state == DispatchState.AWAITING_APPROVAL
    if who == "regional_admin_2":
        assert "Koka vattnet" not in pages.client.get(LIST).content.decode()
