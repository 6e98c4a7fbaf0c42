"""Versions: going back to one, examples that are tried at each change, and forms that were half filled in before."""

from dataclasses import replace
from uuid import UUID

import pytest

from personalverktyget.base.errors import ChangedMeanwhile, InvalidInput, NotPossibleNow
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.case_types import selectors, services
from personalverktyget.domain.case_types.models import CaseType, CaseTypeVersion, OfferedCaseType
from personalverktyget.domain.cases import services as case_services
from personalverktyget.domain.cases.models import CaseDraft
from personalverktyget.domain.forms.editing import Change
from tests.domain.case_types.test_drafts import FEVER, add, on_card, publish, published
from tests.support.world import World


class TestGoingBack:
    def test_an_old_version_applies_again_as_a_new_one_in_one_step(self, small_world: World) -> None:
        made = published(small_world)
        actor = small_world.actor("admin")
        services.edit_form(actor, made, Change(replace(FEVER, text="Feber?")), seen=None)
        publish(small_world, made)
        assert services.roll_back(actor, made, number=1, seen_live=2) == 3
        versions = selectors.case_type_overview(actor, made).versions
        assert [(row.number, row.restores, row.is_current) for row in versions] == [
            (3, 1, True),
            (2, None, False),
            (1, None, False),
        ]
        assert selectors.version_content(actor, made, 3) == selectors.version_content(actor, made, 1)

    def test_a_draft_stays_and_tells_that_it_was_overtaken(self, small_world: World) -> None:
        made = published(small_world)
        actor = small_world.actor("admin")
        services.edit_form(actor, made, Change(replace(FEVER, text="Feber?")), seen=None)
        publish(small_world, made)
        services.edit_form(actor, made, Change(replace(FEVER, text="Febrig?")), seen=None)
        services.roll_back(actor, made, number=1, seen_live=2)
        draft = selectors.draft(actor, made)
        assert (draft.live, draft.based_on) == (3, 2)
        assert draft.content.form.by_link_id["fever"].text == "Febrig?"

    def test_the_name_on_the_cards_stays(self, small_world: World) -> None:
        made = published(small_world)
        actor = small_world.actor("admin")
        services.edit_form(actor, made, Change(replace(FEVER, text="Feber?")), seen=None)
        publish(small_world, made)
        services.rename_case_type(actor, made, name="Vaccin")
        services.roll_back(actor, made, number=1, seen_live=2)
        assert on_card(small_world) == ["Förnya recept", "Vaccin"]

    def test_somebody_who_saw_another_version_live_is_told(self, small_world: World) -> None:
        made = published(small_world)
        with pytest.raises(ChangedMeanwhile):
            services.roll_back(small_world.actor("admin"), made, number=1, seen_live=7)

    def test_with_an_example_that_comes_out_otherwise_needs_a_reason_that_is_kept(self, small_world: World) -> None:
        made = published(small_world)
        actor = small_world.actor("admin")
        services.edit_form(actor, made, Change(replace(FEVER, required=True)), seen=None)
        services.save_example(actor, made, name="Utan svar går det inte", answers={})
        publish(small_world, made)
        with pytest.raises(InvalidInput):
            services.roll_back(actor, made, number=1, seen_live=2, reason="  ")
        assert selectors.case_type_overview(actor, made).versions[0].number == 2
        assert services.roll_back(actor, made, number=1, seen_live=2, reason="Fel i den nya.") == 3
        assert CaseTypeVersion.objects.get(case_type_id=made, number=3).reason == "Fel i den nya."
        entry = LogEntry.objects.filter(event="case_type.published").latest("seq")
        assert entry.details["deviating_examples"] == 1

    def test_to_what_applies_already_changes_nothing(self, small_world: World) -> None:
        made = published(small_world)
        with pytest.raises(NotPossibleNow):
            services.roll_back(small_world.actor("admin"), made, number=1, seen_live=1)


class TestExamples:
    def test_one_that_comes_out_otherwise_needs_a_reason_and_the_reason_is_kept(self, small_world: World) -> None:
        made = published(small_world)
        actor = small_world.actor("admin")
        services.begin_draft(actor, made)
        services.save_example(actor, made, name="Utan svar går det", answers={})
        (example,) = selectors.examples(actor, made)
        assert not example.deviation
        services.edit_form(actor, made, Change(replace(FEVER, required=True)), seen=None)
        (example,) = selectors.examples(actor, made)
        assert example.deviation.errors_new == (("fever", "missing"),)
        version = selectors.draft(actor, made).version
        with pytest.raises(InvalidInput):
            services.publish_draft(actor, made, seen_version=version)
        services.publish_draft(actor, made, seen_version=version, reason="Frågan ska besvaras.")
        current = CaseType.objects.get(id=made).current
        assert current is not None
        assert current.reason == "Frågan ska besvaras."
        entry = LogEntry.objects.filter(event="case_type.published").latest("seq")
        assert entry.details["deviating_examples"] == 1

    def test_what_comes_out_now_is_accepted_and_needs_no_reason(self, small_world: World) -> None:
        made = published(small_world)
        actor = small_world.actor("admin")
        services.begin_draft(actor, made)
        example = services.save_example(actor, made, name="Utan svar går det", answers={})
        services.edit_form(actor, made, Change(replace(FEVER, required=True)), seen=None)
        services.accept_example(actor, made, example)
        assert publish(small_world, made) == 2

    def test_a_new_question_is_no_deviation(self, small_world: World) -> None:
        made = published(small_world)
        actor = small_world.actor("admin")
        services.begin_draft(actor, made)
        services.save_example(actor, made, name="Utan svar går det", answers={})
        add(small_world, made, replace(FEVER, link_id="new", required=True))
        (example,) = selectors.examples(actor, made)
        assert not example.deviation


class TestHalfFilledForms:
    def test_they_go_along_where_nothing_that_was_answered_has_changed(self, small_world: World) -> None:
        made = published(small_world)
        resident, draft = small_world.resident("helena"), half_filled(small_world, made)
        services.begin_draft(small_world.actor("admin"), made)
        add(small_world, made, replace(FEVER, link_id="cough", text="Har du hosta?"))
        publish(small_world, made)
        assert case_services.carry_over_form(resident, draft)
        row = CaseDraft.objects.get(id=draft)
        assert (row.case_type_version.number, row.answers) == (2, {"fever": "true"})

    def test_they_wait_to_be_told_where_something_has(self, small_world: World) -> None:
        made = published(small_world)
        resident, draft = small_world.resident("helena"), half_filled(small_world, made)
        changed = Change(replace(FEVER, text="Har du haft feber?"))
        services.edit_form(small_world.actor("admin"), made, changed, seen=None)
        publish(small_world, made)
        assert not case_services.carry_over_form(resident, draft)
        assert CaseDraft.objects.get(id=draft).answers == {"fever": "true"}
        assert case_services.carry_over_form(resident, draft, accepts_changes=True)
        assert CaseDraft.objects.get(id=draft).answers == {}


def half_filled(world: World, case_type: UUID) -> UUID:
    """What a resident has begun with the version that is live."""
    resident = world.resident("helena")
    draft = case_services.begin_form(resident, OfferedCaseType.objects.get(case_type_id=case_type).id)
    case_services.save_form(resident, draft, answers={"fever": "true"})
    return draft
