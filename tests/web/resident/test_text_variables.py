"""Text variables in a form's questions: the resident, and later her handler, read what holds at the unit."""

from uuid import UUID

from django.test import Client
from django.urls import reverse

from personalverktyget.domain.case_types.models import OfferedCaseType
from personalverktyget.domain.cases import selectors
from personalverktyget.domain.cases.services import begin_form, save_form
from personalverktyget.domain.organisation.models import CareUnit
from tests.support.world import World
from tests.web.resident.test_newer_version import publish


def begun(world: World) -> UUID:
    offered = OfferedCaseType.objects.get(unit_id=world.units["ang"])
    draft = begin_form(world.resident("helena"), offered.id)
    save_form(world.resident("helena"), draft, answers={"medicine": "Levaxin"})
    return draft


def test_they_are_filled_on_the_page_and_the_review(small_world: World, client: Client) -> None:
    unit = CareUnit.objects.get(id=small_world.units["ang"])
    publish(small_world, text="Vilken medicin har {enhet} skrivit ut?", help="Ring {telefon} om du inte vet.")
    draft = begun(small_world)
    small_world.sign_in_resident(client, "helena")
    asked = f"Vilken medicin har {unit.name} skrivit ut?"
    form = selectors.form_draft(small_world.resident("helena"), draft)._content.form
    number = form.items.index(form.pages["medicine"]) + 1
    page = client.get(reverse("resident:forms:page", args=[draft, number])).content.decode()
    assert asked in page
    assert f"Ring {unit.phone} om du inte vet." in page
    assert asked in client.get(reverse("resident:forms:review", args=[draft])).content.decode()


def test_a_changed_question_is_told_as_it_was_read(small_world: World, client: Client) -> None:
    unit = CareUnit.objects.get(id=small_world.units["ang"])
    publish(small_world, text="Vilken medicin har {enhet} skrivit ut?")
    draft = begun(small_world)
    publish(small_world, text="Vad heter medicinen?")
    small_world.sign_in_resident(client, "helena")
    page = client.get(reverse("resident:forms:resume", args=[draft])).content.decode()
    assert f"Vilken medicin har {unit.name} skrivit ut?" in page
    assert "Levaxin" in page


def test_the_handler_reads_the_question_that_was_asked(small_world: World) -> None:
    unit = CareUnit.objects.get(id=small_world.units["ang"])
    publish(small_world, text="Vilken medicin har {enhet} skrivit ut?")
    sent = small_world.send_case("helena", "ang", "Levaxin 100 mikrogram", "Slut på fredag.")
    case = selectors.case_for_staff(small_world.actor("receiver"), sent)._content
    assert f"Vilken medicin har {unit.name} skrivit ut?" in [answer.question for answer in case.answers]
