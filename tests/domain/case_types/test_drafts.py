"""Local case types and their drafts: what is live is never touched, every step can be undone, and nothing is lost."""

import random
from dataclasses import replace
from uuid import UUID

import pytest

from personalverktyget.base.errors import InvalidInput, NotAllowed, NotFound, NotPossibleNow
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.case_types import selectors, services
from personalverktyget.domain.case_types.content import DraftContent
from personalverktyget.domain.case_types.draft_rows import LONGEST_HISTORY
from personalverktyget.domain.case_types.errors import DraftChangedMeanwhile, NothingToUndo, NotPublishable
from personalverktyget.domain.case_types.models import CaseType, CaseTypeDraft, CaseTypeDraftStep, OfferedCaseType
from personalverktyget.domain.case_types.text_fingerprint import texts_fingerprint
from personalverktyget.domain.cases import selectors as cases
from personalverktyget.domain.cases import services as case_services
from personalverktyget.domain.cases.models import Case
from personalverktyget.domain.forms.definitions import Headline, Item, ItemType
from personalverktyget.domain.forms.editing import (
    Add,
    Change,
    ChangeForm,
    Delete,
    Duplicate,
    EditNotPossible,
    Move,
    Operation,
    Place,
    fingerprint,
)
from personalverktyget.domain.forms.problems import Code
from tests.support.world import World
from tests.support.world_registers import PREFIX

FEVER = Item(link_id="fever", type=ItemType.BOOLEAN, text="Har du feber?", help="Över 38 grader.")


def begun(world: World, name: str = "Vaccination") -> UUID:
    """A local case type with a page and a question on it."""
    made = services.create_case_type(world.actor("admin"), name=name)
    add(world, made, FEVER)
    return made


def add(world: World, case_type: UUID, item: Item) -> None:
    form = content(world, case_type).form
    place = Place(form.items[0].link_id, len(form.items[0].items))
    services.edit_form(world.actor("admin"), case_type, Add(item, place), seen=None)


def content(world: World, case_type: UUID) -> DraftContent:
    return selectors.draft(world.actor("admin"), case_type).content


def finish_texts(world: World, case_type: UUID) -> None:
    texts = replace(content(world, case_type).texts, summary="Boka en vaccination.", terms_text="Du får svar av oss.")
    services.change_texts(world.actor("admin"), case_type, texts, seen=None)


def publish(world: World, case_type: UUID) -> int:
    actor = world.actor("admin")
    return services.publish_draft(actor, case_type, seen_version=selectors.draft(actor, case_type).version)


def published(world: World, name: str = "Vaccination") -> UUID:
    made = begun(world, name)
    finish_texts(world, made)
    publish(world, made)
    return made


def on_card(world: World) -> list[str]:
    return [offer.name for offer in selectors.offers_at(world.units["ang"])]


class TestFromNothingToTheCard:
    def test_nothing_reaches_the_card_before_it_is_published(self, small_world: World) -> None:
        made = begun(small_world)
        assert on_card(small_world) == ["Förnya recept"]
        finish_texts(small_world, made)
        assert publish(small_world, made) == 1
        assert on_card(small_world) == ["Förnya recept", "Vaccination"]
        assert not CaseTypeDraft.objects.filter(case_type_id=made).exists()

    def test_a_resident_sends_a_case_with_it(self, small_world: World) -> None:
        made = published(small_world)
        resident, offered = small_world.resident("helena"), OfferedCaseType.objects.get(case_type_id=made)
        draft = case_services.begin_form(resident, offered.id)
        case_services.save_form(resident, draft, answers={"fever": "true"})
        sent = Case.objects.get(id=case_services.submit_case(resident, draft))
        assert (sent.case_type_name, sent.unit_id) == ("Vaccination", small_world.units["ang"])

    def test_what_is_missing_is_all_told_at_once(self, small_world: World) -> None:
        made = services.create_case_type(small_world.actor("admin"), name="Vaccination")
        with pytest.raises(NotPublishable) as refused:
            publish(small_world, made)
        assert refused.value.texts == ("summary", "terms_text")
        assert [problem.code for _item, problem in refused.value.form] == [Code.EMPTY_GROUP]

    def test_a_copy_says_the_same_under_its_own_name(self, small_world: World) -> None:
        central = CaseType.objects.get(region_id=small_world.regions["klar"])
        actor = small_world.actor("admin")
        made = services.create_case_type(actor, name="Förnya recept", copy_of=central.id)
        draft = selectors.draft(actor, made)
        assert central.current is not None
        assert draft.content.form == selectors.published_form(central.current.id)
        assert CaseType.objects.get(id=made).code == "fornya-recept-2"

    def test_another_regions_case_type_cannot_be_copied(self, small_world: World) -> None:
        foreign = CaseType.objects.exclude(region_id=small_world.regions["klar"]).get()
        with pytest.raises(NotFound):
            services.create_case_type(small_world.actor("admin"), name="Lån", copy_of=foreign.id)

    @pytest.mark.parametrize("name", ["", "  ", "å" * 101])
    def test_a_name_is_asked_for(self, small_world: World, name: str) -> None:
        with pytest.raises(InvalidInput):
            services.create_case_type(small_world.actor("admin"), name=name)


class TestWhoMay:
    def test_only_administrators_of_the_unit_build(self, small_world: World) -> None:
        with pytest.raises(NotAllowed):
            services.create_case_type(small_world.actor("both"), name="Vaccination")

    def test_a_local_type_is_its_units_alone(self, small_world: World) -> None:
        made = begun(small_world)
        with pytest.raises(NotFound):
            selectors.draft(small_world.administrator("regional_admin"), made)

    def test_a_unit_cannot_change_a_central_one(self, small_world: World) -> None:
        central = CaseType.objects.get(region_id=small_world.regions["klar"])
        with pytest.raises(NotFound):
            services.begin_draft(small_world.actor("admin"), central.id)

    def test_a_region_changes_its_central_ones(self, small_world: World) -> None:
        actor = small_world.administrator("regional_admin")
        central = CaseType.objects.get(region_id=small_world.regions["klar"])
        services.begin_draft(actor, central.id)
        draft = selectors.draft(actor, central.id)
        first = draft.content.form.questions[0]
        services.edit_form(actor, central.id, Change(replace(first, text="Vilken medicin?")), seen=None)
        version = selectors.draft(actor, central.id).version
        assert services.publish_draft(actor, central.id, seen_version=version) == 2
        assert on_card(small_world) == ["Förnya recept"]


class TestTwoAtATime:
    def test_two_who_change_different_questions_both_go_on(self, small_world: World) -> None:
        made = begun(small_world)
        other = replace(FEVER, link_id="cough", text="Har du hosta?")
        add(small_world, made, other)
        seen = fingerprint(other)
        services.edit_form(small_world.actor("admin"), made, Change(replace(FEVER, text="Feber?")), seen=None)
        services.edit_form(small_world.actor("admin"), made, Change(replace(other, text="Hosta?")), seen=seen)
        assert [item.text for item in content(small_world, made).form.questions] == ["Feber?", "Hosta?"]

    def test_the_later_of_two_who_change_the_same_question_is_told_by_whom_and_loses_nothing(
        self, small_world: World
    ) -> None:
        made = begun(small_world)
        seen = fingerprint(FEVER)
        services.edit_form(small_world.actor("admin"), made, Change(replace(FEVER, text="Feber?")), seen=seen)
        with pytest.raises(DraftChangedMeanwhile) as refused:
            services.edit_form(small_world.actor("admin"), made, Change(replace(FEVER, text="Febrig?")), seen=seen)
        assert refused.value.by == small_world.actor("admin").name
        assert content(small_world, made).form.by_link_id["fever"].text == "Feber?"

    def test_a_question_that_another_has_deleted_is_told_of(self, small_world: World) -> None:
        made = begun(small_world)
        services.edit_form(small_world.actor("admin"), made, Delete("fever"), seen=fingerprint(FEVER))
        with pytest.raises(DraftChangedMeanwhile):
            services.edit_form(small_world.actor("admin"), made, Change(FEVER), seen=fingerprint(FEVER))

    def test_texts_are_watched_like_questions(self, small_world: World) -> None:
        made = begun(small_world)
        texts = content(small_world, made).texts
        services.change_texts(small_world.actor("admin"), made, replace(texts, summary="Ett"), seen=None)
        with pytest.raises(DraftChangedMeanwhile):
            services.change_texts(
                small_world.actor("admin"), made, replace(texts, summary="Två"), seen=texts_fingerprint(texts)
            )

    def test_a_draft_that_changed_after_one_looked_is_neither_published_nor_undone(self, small_world: World) -> None:
        made = begun(small_world)
        finish_texts(small_world, made)
        actor = small_world.actor("admin")
        seen = selectors.draft(actor, made).version
        services.edit_form(actor, made, Change(replace(FEVER, text="Feber?")), seen=None)
        with pytest.raises(DraftChangedMeanwhile):
            services.publish_draft(actor, made, seen_version=seen)
        with pytest.raises(DraftChangedMeanwhile):
            services.undo(actor, made, seen_version=seen)

    def test_a_step_after_the_draft_was_published_begins_a_new_draft(self, small_world: World) -> None:
        made = published(small_world)
        step = services.edit_form(
            small_world.actor("admin"), made, Change(replace(FEVER, text="Feber?")), seen=fingerprint(FEVER)
        )
        assert step.began_draft
        draft = selectors.draft(small_world.actor("admin"), made)
        assert (draft.live, draft.based_on) == (1, 1)
        assert draft.content.form.by_link_id["fever"].text == "Feber?"
        current = CaseType.objects.get(id=made).current
        assert current is not None
        assert selectors.published_form(current.id).by_link_id["fever"] == FEVER


class TestUndo:
    def test_any_sequence_undone_gives_the_start_and_redone_gives_the_end(self, small_world: World) -> None:
        made = begun(small_world)
        actor, chance = small_world.actor("admin"), random.Random(20261127)
        start, taken = content(small_world, made), 0
        for number in range(40):
            taken += _any_step(actor, made, chance, number)
        end = content(small_world, made)
        assert taken > 20
        for _ in range(taken):
            services.undo(actor, made, seen_version=selectors.draft(actor, made).version)
        assert content(small_world, made) == start
        for _ in range(taken):
            services.redo(actor, made, seen_version=selectors.draft(actor, made).version)
        assert content(small_world, made) == end

    def test_what_is_undone_and_redone_is_told(self, small_world: World) -> None:
        made = begun(small_world)
        actor = small_world.actor("admin")
        draft = selectors.draft(actor, made)
        assert (draft.undoes, draft.redoes) == (("add", "Har du feber?"), None)
        services.undo(actor, made, seen_version=draft.version)
        draft = selectors.draft(actor, made)
        assert (draft.undoes, draft.redoes) == (None, ("add", "Har du feber?"))
        with pytest.raises(NothingToUndo):
            services.undo(actor, made, seen_version=draft.version)

    def test_a_new_step_forgets_what_was_undone(self, small_world: World) -> None:
        made = begun(small_world)
        actor = small_world.actor("admin")
        services.undo(actor, made, seen_version=selectors.draft(actor, made).version)
        add(small_world, made, replace(FEVER, link_id="cough", text="Har du hosta?"))
        draft = selectors.draft(actor, made)
        assert draft.redoes is None
        with pytest.raises(NothingToUndo):
            services.redo(actor, made, seen_version=draft.version)

    def test_the_oldest_steps_are_forgotten(self, small_world: World) -> None:
        made = begun(small_world)
        for number in range(LONGEST_HISTORY + 5):
            services.edit_form(
                small_world.actor("admin"), made, Change(replace(FEVER, text=f"Feber {number}?")), seen=None
            )
        assert CaseTypeDraftStep.objects.filter(draft__case_type_id=made).count() == LONGEST_HISTORY + 1

    def test_a_change_that_changes_nothing_is_no_step(self, small_world: World) -> None:
        made = begun(small_world)
        before = selectors.draft(small_world.actor("admin"), made).version
        services.edit_form(small_world.actor("admin"), made, Change(FEVER), seen=None)
        assert selectors.draft(small_world.actor("admin"), made).version == before


def _any_step(actor: object, case_type: UUID, chance: random.Random, number: int) -> int:
    """One step, chosen by chance; 0 where it could not be taken or changed nothing."""
    before = selectors.draft(actor, case_type)  # type: ignore[arg-type]
    form = before.content.form
    one = chance.choice(list(form.by_link_id))
    place = Place(chance.choice(["", *form.by_link_id]), chance.randrange(4))
    kind = chance.choice([ItemType.GROUP, ItemType.TEXT])
    options: list[Operation] = [
        Add(Item(link_id=f"new-{number}", type=kind, text=f"Fråga {number}"), place),
        Add(Item(link_id=f"page-{number}", type=ItemType.GROUP, text=f"Sida {number}"), Place("", 0)),
        Change(replace(form.by_link_id[one], text=f"Ändrad {number}")),
        Move(one, place),
        Duplicate(one),
        ChangeForm(f"Titel {number}", Headline(one)),
    ]
    if len(form.by_link_id) > 4:
        options.append(Delete(one))
    try:
        services.edit_form(actor, case_type, chance.choice(options), seen=None)  # type: ignore[arg-type]
    except EditNotPossible:
        return 0
    return selectors.draft(actor, case_type).version - before.version  # type: ignore[arg-type]


class TestNameAndWithdrawing:
    def test_a_new_name_shows_on_the_card_without_a_new_version_and_old_cases_keep_theirs(
        self, small_world: World
    ) -> None:
        made = published(small_world)
        resident = small_world.resident("helena")
        draft = case_services.begin_form(resident, OfferedCaseType.objects.get(case_type_id=made).id)
        case_services.save_form(resident, draft, answers={"fever": "true"})
        sent = case_services.submit_case(resident, draft)
        services.rename_case_type(small_world.actor("admin"), made, name="Vaccin")
        assert on_card(small_world) == ["Förnya recept", "Vaccin"]
        assert Case.objects.get(id=sent).case_type_name == "Vaccination"
        assert selectors.case_type_overview(small_world.actor("admin"), made).versions[0].number == 1

    def test_a_draft_takes_the_new_name_and_undoing_does_not_bring_the_old_one_back(self, small_world: World) -> None:
        made = published(small_world)
        actor = small_world.actor("admin")
        services.edit_form(actor, made, Change(replace(FEVER, text="Feber?")), seen=None)
        services.rename_case_type(actor, made, name="Vaccin")
        services.undo(actor, made, seen_version=selectors.draft(actor, made).version)
        assert content(small_world, made).texts.name == "Vaccin"
        assert content(small_world, made).form.title == "Vaccin"

    def test_withdrawn_is_gone_from_the_card_and_what_was_begun_cannot_be_sent_until_it_is_restored(
        self, small_world: World
    ) -> None:
        made = published(small_world)
        resident, offered = small_world.resident("helena"), OfferedCaseType.objects.get(case_type_id=made)
        draft = case_services.begin_form(resident, offered.id)
        case_services.save_form(resident, draft, answers={"fever": "true"})
        services.withdraw_case_type(small_world.actor("admin"), made)
        assert on_card(small_world) == ["Förnya recept"]
        with pytest.raises(NotPossibleNow):
            case_services.submit_case(resident, draft)
        with pytest.raises(NotPossibleNow):
            case_services.begin_form(resident, offered.id)
        services.restore_case_type(small_world.actor("admin"), made)
        assert on_card(small_world) == ["Förnya recept", "Vaccination"]
        assert case_services.submit_case(resident, draft)

    def test_open_cases_of_a_withdrawn_type_go_on(self, small_world: World) -> None:
        made = published(small_world)
        resident = small_world.resident("helena")
        draft = case_services.begin_form(resident, OfferedCaseType.objects.get(case_type_id=made).id)
        case_services.save_form(resident, draft, answers={"fever": "true"})
        sent = case_services.submit_case(resident, draft)
        services.withdraw_case_type(small_world.actor("admin"), made)
        small_world.assign(sent, "handler")
        assert cases.case_for_resident(resident, sent)

    def test_a_draft_thrown_away_leaves_what_is_live(self, small_world: World) -> None:
        made = published(small_world)
        actor = small_world.actor("admin")
        services.begin_draft(actor, made)
        version = selectors.draft(actor, made).version
        assert not services.discard_draft(actor, made, seen_version=version)
        assert on_card(small_world) == ["Förnya recept", "Vaccination"]

    def test_a_draft_that_was_never_published_takes_its_case_type_along(self, small_world: World) -> None:
        made = begun(small_world)
        actor = small_world.actor("admin")
        assert services.discard_draft(actor, made, seen_version=selectors.draft(actor, made).version)
        assert not CaseType.objects.filter(id=made).exists()

    def test_everything_is_in_the_units_log(self, small_world: World) -> None:
        made = published(small_world)
        services.withdraw_case_type(small_world.actor("admin"), made)
        events = LogEntry.objects.filter(owner_unit_id=small_world.units["ang"], resource_id=str(made))
        assert set(events.values_list("event", flat=True)) == {
            "case_type.created",
            "case_type.draft_changed",
            "case_type.published",
            "case_type.withdrawn",
        }


def test_a_code_is_told_apart_from_the_regions(small_world: World) -> None:
    """The card's addresses tell case types apart by code alone."""
    made = services.create_case_type(small_world.actor("admin"), name="Förnya recept!")
    code = CaseType.objects.get(id=made).code
    assert code == "fornya-recept-2"
    finish_texts(small_world, made)
    add(small_world, made, FEVER)
    publish(small_world, made)
    assert selectors.offer(f"{PREFIX}9001", code).name == "Förnya recept!"
    assert selectors.offer(f"{PREFIX}9001", "fornya-recept").name == "Förnya recept"
