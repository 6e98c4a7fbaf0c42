"""The pages that a guardian reads in a child's place, and what staff see of it, over HTTP."""

import re
from uuid import UUID

import pytest
from django.test import Client

from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.outreach import services
from personalverktyget.domain.outreach.basis import Basis
from personalverktyget.domain.people.registers import RegisterUnavailable
from tests.support.families import NAME, NUMBER, Family
from tests.support.message_templates import bring_along
from tests.support.messages import delivered
from tests.support.world import World

INBOX = "/invanare/"


@pytest.fixture
def question(family: Family) -> UUID:
    """A question about the child, written and not sent."""
    actor = family.world.actor("handler")
    made = services.begin_message(actor, template_id=bring_along()["fraga"], number=NUMBER)
    services.save_message(
        actor, made, seen_version=1, subject="Om vaccinet", body="Hej {namn}", values={}, basis=Basis.ONGOING_CONTACT
    )
    return made


def _browser(world: World, who: str) -> Client:
    return world.sign_in_resident(Client(), who)


def _shown(browser: Client, path: str) -> str:
    response = browser.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_a_guardian_reads_whom_it_is_about_and_answers(family: Family, question: UUID) -> None:
    """S-01, L-01. In the inbox, on the message, in the form and on the case; each reading is logged with the child."""
    world = family.world
    message = delivered(world, question)
    helena, camilla = _browser(world, "helena"), _browser(world, "camilla")
    about = f"Gäller ditt barn {NAME}"
    assert about in _shown(helena, INBOX)
    assert about in _shown(helena, f"{INBOX}meddelanden/{message}/")
    assert NAME not in _shown(_browser(world, "lennart"), INBOX)
    begun = helena.post(f"{INBOX}meddelanden/{message}/svara/", follow=True)
    assert about in begun.content.decode()
    assert about in _shown(helena, INBOX)
    assert "Påbörjade" not in _shown(camilla, INBOX)
    read = LogEntry.objects.filter(event="message.read", actor_id=str(world.residents["helena"]))
    assert {tuple(entry.residents) for entry in read} == {(family.child,)}
    listed = LogEntry.objects.filter(event="messages.listed", actor_id=str(world.residents["helena"])).last()
    assert listed is not None
    assert set(listed.residents) == {world.residents["helena"], family.child}
    log = _shown(world.sign_in(Client(), "reviewer", "ang"), "/personal/logg/")
    assert f"Öppnade ett meddelande om {NAME}" in log
    assert "En vårdnadshavare" in log


def test_staff_see_who_reads_a_childs_message_before_it_leaves_and_after(family: Family, question: UUID) -> None:
    """S-01. Those who read it just then, and the log tells whose names were shown. Of an adult nothing is said."""
    world, staff = family.world, family.world.sign_in(Client(), "handler", "ang")
    said = re.compile(r"<p>([^<]+), vårdnadshavare</p>")

    def readers(page: str) -> list[str]:
        return said.findall(_shown(staff, f"/personal/meddelanden/{question}/{page}"))

    both = ["Helena Sandberg", "Camilla Hellström"]
    assert readers("skriv/") == readers("granska/") == both
    delivered(world, question)
    assert readers("") == both
    entry = LogEntry.objects.filter(event="dispatch.read").latest("seq")
    assert entry.residents == [family.child, world.residents["helena"], world.residents["camilla"]]
    family.now_says(guardians=("camilla", "protected"))
    family.is_asked()
    assert readers("") == ["Camilla Hellström"]
    services.recall_message(world.actor("handler"), question)
    assert "Läses av" not in _shown(staff, f"/personal/meddelanden/{question}/")


def test_what_is_no_longer_hers_is_not_found(family: Family, question: UUID) -> None:
    """S-02. At the next click after the register has said so, on every page of it."""
    message = delivered(family.world, question)
    helena = _browser(family.world, "helena")
    helena.post(f"{INBOX}meddelanden/{message}/svara/")
    family.now_says(guardians=("camilla",))
    family.is_asked()
    assert NAME not in _shown(helena, INBOX)
    assert helena.get(f"{INBOX}meddelanden/{message}/").status_code == 404
    assert helena.post(f"{INBOX}meddelanden/{message}/svara/").status_code == 404
    assert NAME in _shown(_browser(family.world, "camilla"), INBOX)


def test_a_sender_is_told_when_the_register_is_silent(
    family: Family, question: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    """S-02. Nothing leaves, nothing is lost, and the page says what to do."""

    def silent(_number: str) -> None:
        raise RegisterUnavailable("It does not answer.")

    staff = family.world.sign_in(Client(), "handler", "ang")
    address = f"/personal/meddelanden/{question}/granska/"
    form = staff.get(address).context["form"]
    monkeypatch.setattr(family, "person", silent)
    sent = staff.post(address, {**form.initial, "confirms_contact": "on"})
    assert sent.status_code == 422
    assert "Folkbokföringen svarar inte just nu" in sent.content.decode()
