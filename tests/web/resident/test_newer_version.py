"""A form that is half filled in when a newer version is published: nothing is lost, and what has changed is told."""

from dataclasses import replace
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from personalverktyget.domain.case_types import selectors, services
from personalverktyget.domain.case_types.models import CaseType, OfferedCaseType
from personalverktyget.domain.cases.models import Case, CaseDraft
from personalverktyget.domain.cases.services import begin_form, save_form
from personalverktyget.domain.forms.editing import Change
from tests.support.world import World


@pytest.fixture
def half_filled(small_world: World) -> UUID:
    """What Helena has written in the region's form."""
    offered = OfferedCaseType.objects.get(unit_id=small_world.units["ang"])
    draft = begin_form(small_world.resident("helena"), offered.id)
    save_form(small_world.resident("helena"), draft, answers={"medicine": "Levaxin", "why": ""})
    return draft


def publish(world: World, **changes: object) -> None:
    """The region changes the question about the medicine."""
    actor = world.administrator("regional_admin")
    case_type = CaseType.objects.get(region_id=world.regions["klar"])
    services.begin_draft(actor, case_type.id)
    question = selectors.draft(actor, case_type.id).content.form.by_link_id["medicine"]
    services.edit_form(actor, case_type.id, Change(replace(question, **changes)), seen=None)  # type: ignore[arg-type]
    services.publish_draft(actor, case_type.id, seen_version=selectors.draft(actor, case_type.id).version)


def test_the_answers_go_along_where_the_question_is_the_same(
    small_world: World, client: Client, half_filled: UUID
) -> None:
    publish(small_world, help="Står på burken.")
    small_world.sign_in_resident(client, "helena")
    page = client.get(reverse("resident:forms:page", args=[half_filled, 1]), follow=True).content.decode()
    assert "Frågorna har ändrats" not in page
    assert "Levaxin" in page
    assert CaseDraft.objects.get(id=half_filled).case_type_version.number == 2


def test_a_question_that_is_another_one_is_told_with_what_was_written(
    small_world: World, client: Client, half_filled: UUID
) -> None:
    publish(small_world, text="Vilka läkemedel tar du?")
    small_world.sign_in_resident(client, "helena")
    page = client.get(reverse("resident:forms:resume", args=[half_filled])).content.decode()
    assert "Frågorna har ändrats sedan du började" in page
    assert "Levaxin" in page
    assert CaseDraft.objects.get(id=half_filled).case_type_version.number == 1
    after = client.post(reverse("resident:forms:resume", args=[half_filled]), follow=True).content.decode()
    assert "Vilka läkemedel tar du?" in after
    assert CaseDraft.objects.get(id=half_filled).answers.get("medicine") is None


def test_what_is_sent_from_a_review_of_the_older_version_waits_until_she_has_read_the_newer_one(
    small_world: World, client: Client, half_filled: UUID
) -> None:
    review = reverse("resident:forms:review", args=[half_filled])
    small_world.sign_in_resident(client, "helena")
    assert client.get(review).status_code == 200
    publish(small_world, help="Står på burken.")
    page = client.post(review, follow=True).content.decode()
    assert "Formuläret har ändrats" in page
    assert "Levaxin" in page
    assert CaseDraft.objects.get(id=half_filled).case_type_version.number == 2
    assert client.post(review).status_code == 303
    assert Case.objects.get(submission_key=half_filled).case_type_version.number == 2


def test_nothing_is_sent_where_an_answered_question_became_another(
    small_world: World, client: Client, half_filled: UUID
) -> None:
    review = reverse("resident:forms:review", args=[half_filled])
    small_world.sign_in_resident(client, "helena")
    publish(small_world, text="Vilka läkemedel tar du?")
    page = client.post(review).content.decode()
    assert "Frågorna har ändrats sedan du började" in page
    assert "Levaxin" in page
    assert CaseDraft.objects.get(id=half_filled).answers["medicine"] == "Levaxin"
    assert not Case.objects.filter(submission_key=half_filled).exists()
