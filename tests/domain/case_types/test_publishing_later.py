"""Publishing at a set time: what was frozen is what is published, once, if it still may be; nothing is lost."""

import threading
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, connection
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from personalverktyget.base.actors import SystemActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import ChangedMeanwhile, InvalidInput, NotFound, NotPossibleNow
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.case_types import selectors, services
from personalverktyget.domain.case_types.errors import PublicationWaits
from personalverktyget.domain.case_types.governance.states import TABLE, Obstacle, PublicationAction, PublicationState
from personalverktyget.domain.case_types.models import CaseType, CaseTypeDraft, CaseTypePublication, CaseTypeVersion
from personalverktyget.domain.case_types.publication_rows import content_fingerprint
from personalverktyget.domain.forms.editing import Change
from tests.domain.case_types.publishing import (
    ask_for_second_person,
    central_draft,
    live_terms,
    plan,
    states,
    tomorrow,
    waiting,
    write_terms,
)
from tests.domain.case_types.test_drafts import begun, finish_texts, on_card
from tests.support.database import TestDatabase
from tests.support.examples import examples
from tests.support.world import World, build_small_world
from tools.state_diagrams import PUBLICATION, ROOT, publication_diagram

WORKER = SystemActor("publish_planned")
OLD = "Vi läser det du skriver på vardagar."


def time_comes() -> int:
    """The worker's round a day and a minute from now."""
    with time_machine.travel(now() + timedelta(days=1, minutes=1), tick=True):
        return services.publish_planned(WORKER)


class TestItsTime:
    def test_nothing_is_published_before_it_and_all_of_it_then(self, small_world: World) -> None:
        case_type = central_draft(small_world, "Nytt.")
        plan(small_world, case_type, publish_at=tomorrow())
        assert services.publish_planned(WORKER) == 0
        assert live_terms(case_type) == OLD
        assert time_comes() == 1
        assert live_terms(case_type) == "Nytt."
        assert states(case_type) == ["published"]
        assert not CaseTypeDraft.objects.filter(case_type_id=case_type).exists()
        with pytest.raises(NotFound):
            waiting(small_world, case_type)

    def test_who_asked_for_it_stands_by_the_version_and_the_log_says_who_published(self, small_world: World) -> None:
        case_type = central_draft(small_world)
        made = plan(small_world, case_type, publish_at=tomorrow())
        time_comes()
        version = CaseTypeVersion.objects.get(case_type_id=case_type, number=2)
        assert version.published_by_id == small_world.staff["regional_admin"]
        entry = LogEntry.objects.filter(event="case_type.published").latest("seq")
        assert (entry.actor_kind, entry.details["publication"]) == ("system", str(made))

    def test_a_local_one_comes_to_the_card_then(self, small_world: World) -> None:
        made = begun(small_world)
        finish_texts(small_world, made)
        actor = small_world.actor("admin")
        version = selectors.draft(actor, made).version
        services.plan_publication(actor, made, seen_version=version, publish_at=tomorrow())
        assert on_card(small_world) == ["Förnya recept"]
        time_comes()
        assert on_card(small_world) == ["Förnya recept", "Vaccination"]

    @pytest.mark.parametrize("ahead", [timedelta(0), timedelta(minutes=-1), timedelta(days=400)])
    def test_it_lies_ahead_and_not_too_far(self, small_world: World, ahead: timedelta) -> None:
        case_type = central_draft(small_world)
        with pytest.raises(InvalidInput) as told:
            plan(small_world, case_type, publish_at=now() + ahead)
        assert told.value.field == "publish_on"
        assert states(case_type) == []

    def test_it_is_needed_where_nobody_has_to_approve(self, small_world: World) -> None:
        with pytest.raises(InvalidInput):
            plan(small_world, central_draft(small_world), publish_at=None)


class TestWhatIsChangedMeanwhile:
    def test_later_edits_do_not_go_along_and_are_not_lost(self, small_world: World) -> None:
        case_type = central_draft(small_world, "Det som bestämdes.")
        plan(small_world, case_type, publish_at=tomorrow())
        write_terms(small_world, case_type, "Det som kom sedan.")
        assert waiting(small_world, case_type).draft_differs
        time_comes()
        assert live_terms(case_type) == "Det som bestämdes."
        draft = selectors.draft(small_world.administrator("regional_admin"), case_type)
        assert draft.content.texts.terms_text == "Det som kom sedan."
        assert (draft.live, draft.based_on) == (2, 2)

    def test_a_draft_that_was_thrown_away_and_begun_anew_is_left_alone(self, small_world: World) -> None:
        case_type = central_draft(small_world, "Det som bestämdes.")
        actor = small_world.administrator("regional_admin")
        plan(small_world, case_type, publish_at=tomorrow())
        services.discard_draft(actor, case_type, seen_version=selectors.draft(actor, case_type).version)
        services.begin_draft(actor, case_type)
        time_comes()
        draft = selectors.draft(actor, case_type)
        assert (live_terms(case_type), draft.live, draft.based_on) == ("Det som bestämdes.", 2, 1)

    def test_only_one_waits_at_a_time_and_it_bars_publishing_now(self, small_world: World) -> None:
        case_type = central_draft(small_world)
        actor = small_world.administrator("regional_admin")
        plan(small_world, case_type, publish_at=tomorrow())
        with pytest.raises(PublicationWaits):
            plan(small_world, case_type, publish_at=tomorrow())
        with pytest.raises(PublicationWaits):
            services.publish_draft(actor, case_type, seen_version=selectors.draft(actor, case_type).version)
        with pytest.raises(PublicationWaits):
            services.rename_case_type(actor, case_type, name="Recept")

    def test_what_was_never_published_is_not_thrown_away_under_it(self, small_world: World) -> None:
        made = begun(small_world)
        finish_texts(small_world, made)
        actor = small_world.actor("admin")
        version = selectors.draft(actor, made).version
        services.plan_publication(actor, made, seen_version=version, publish_at=tomorrow())
        with pytest.raises(PublicationWaits):
            services.discard_draft(actor, made, seen_version=version)
        services.cancel_publication(actor, made, seen_version=1)
        assert services.discard_draft(actor, made, seen_version=version)
        assert not CaseType.objects.filter(id=made).exists()


class TestMovingAndCallingOff:
    def test_another_time(self, small_world: World) -> None:
        case_type = central_draft(small_world)
        actor = small_world.administrator("regional_admin")
        plan(small_world, case_type, publish_at=tomorrow())
        later = now() + timedelta(days=3)
        services.move_publication(actor, case_type, publish_at=later, seen_version=1)
        assert time_comes() == 0
        assert waiting(small_world, case_type).publish_at == later

    def test_somebody_who_saw_it_otherwise_is_told(self, small_world: World) -> None:
        case_type = central_draft(small_world)
        actor = small_world.administrator("regional_admin")
        plan(small_world, case_type, publish_at=tomorrow())
        services.move_publication(actor, case_type, publish_at=now() + timedelta(days=3), seen_version=1)
        with pytest.raises(ChangedMeanwhile):
            services.cancel_publication(actor, case_type, seen_version=1)

    def test_called_off_it_never_comes_and_can_be_taken_up_again(self, small_world: World) -> None:
        case_type = central_draft(small_world, "Det som bestämdes.")
        actor = small_world.administrator("regional_admin")
        made = plan(small_world, case_type, publish_at=tomorrow())
        write_terms(small_world, case_type, "Annat.")
        services.cancel_publication(actor, case_type, seen_version=1)
        assert time_comes() == 0
        assert (live_terms(case_type), states(case_type)) == (OLD, ["cancelled"])
        services.take_up_again(actor, case_type, made)
        draft = selectors.draft(actor, case_type)
        assert draft.content.texts.terms_text == "Det som bestämdes."
        services.undo(actor, case_type, seen_version=draft.version)
        assert selectors.draft(actor, case_type).content.texts.terms_text == "Annat."

    def test_others_see_nothing_of_it(self, small_world: World) -> None:
        case_type = central_draft(small_world)
        plan(small_world, case_type, publish_at=tomorrow())
        for actor in (small_world.administrator("regional_admin_2"), small_world.actor("admin")):
            with pytest.raises(NotFound):
                selectors.publication_of(actor, case_type)
            with pytest.raises(NotFound):
                services.cancel_publication(actor, case_type, seen_version=1)


class TestWhatNoLongerMayBe:
    def stopped(self, world: World, case_type: Any) -> Obstacle | None:
        """The round settles it, nothing goes live, and why is kept."""
        before = live_terms(case_type)
        assert time_comes() == 1
        assert live_terms(case_type) == before
        found = waiting(world, case_type)
        assert found.state is PublicationState.STOPPED
        assert time_comes() == 0
        return found.obstacle

    def test_overtaken_by_another_version(self, small_world: World) -> None:
        case_type = central_draft(small_world)
        actor = small_world.administrator("regional_admin")
        services.publish_draft(actor, case_type, seen_version=selectors.draft(actor, case_type).version)
        services.begin_draft(actor, case_type)
        write_terms(small_world, case_type, "Det tredje.")
        plan(small_world, case_type, publish_at=tomorrow())
        services.roll_back(actor, case_type, number=1, seen_live=2)
        assert self.stopped(small_world, case_type) is Obstacle.OVERTAKEN
        entry = LogEntry.objects.filter(event="case_type.publication_stopped").latest("seq")
        assert entry.details["obstacle"] == "overtaken"

    def test_withdrawn(self, small_world: World) -> None:
        case_type = central_draft(small_world)
        plan(small_world, case_type, publish_at=tomorrow())
        services.withdraw_case_type(small_world.administrator("regional_admin"), case_type)
        assert self.stopped(small_world, case_type) is Obstacle.WITHDRAWN

    def test_an_example_deviates_now(self, small_world: World) -> None:
        case_type = central_draft(small_world)
        actor = small_world.administrator("regional_admin")
        plan(small_world, case_type, publish_at=tomorrow())
        form = selectors.draft(actor, case_type).content.form
        services.edit_form(actor, case_type, Change(replace(form.by_link_id["medicine"], required=False)), seen=None)
        services.save_example(actor, case_type, name="Utan läkemedel", answers={})
        assert self.stopped(small_world, case_type) is Obstacle.EXAMPLES_DEVIATE

    def test_an_example_that_deviated_with_a_reason_does_not_stop_it(self, small_world: World) -> None:
        case_type = central_draft(small_world)
        actor = small_world.administrator("regional_admin")
        services.save_example(actor, case_type, name="Utan läkemedel", answers={})
        form = selectors.draft(actor, case_type).content.form
        services.edit_form(actor, case_type, Change(replace(form.by_link_id["why"], required=True)), seen=None)
        version = selectors.draft(actor, case_type).version
        with pytest.raises(InvalidInput):
            services.plan_publication(actor, case_type, seen_version=version, publish_at=tomorrow())
        services.plan_publication(
            actor, case_type, seen_version=version, publish_at=tomorrow(), reason="Frågan ska besvaras."
        )
        assert time_comes() == 1
        assert CaseTypeVersion.objects.get(case_type_id=case_type, number=2).reason == "Frågan ska besvaras."

    def test_a_second_person_is_asked_for_since(self, small_world: World) -> None:
        case_type = central_draft(small_world)
        plan(small_world, case_type, publish_at=tomorrow())
        ask_for_second_person(small_world)
        assert waiting(small_world, case_type).obstacle is Obstacle.NEEDS_SECOND_PERSON
        assert self.stopped(small_world, case_type) is Obstacle.NEEDS_SECOND_PERSON

    def test_the_content_was_touched(self, small_world: World) -> None:
        case_type = central_draft(small_world)
        made = plan(small_world, case_type, publish_at=tomorrow())
        row = CaseTypePublication.objects.get(id=made)
        touched = {**row.content, "terms_text": "Smugglat."}
        tampered(made, touched)
        assert self.stopped(small_world, case_type) is Obstacle.CONTENT_DIFFERS

    def test_faults_that_are_seen_only_now(self, small_world: World) -> None:
        case_type = central_draft(small_world)
        made = plan(small_world, case_type, publish_at=tomorrow())
        row = CaseTypePublication.objects.get(id=made)
        broken = {**row.content, "summary": ""}
        tampered(made, broken, fingerprint=content_fingerprint(broken))
        assert self.stopped(small_world, case_type) is Obstacle.NOT_SOUND

    def test_one_that_is_stopped_holds_up_no_other(self, small_world: World) -> None:
        stopped = central_draft(small_world)
        plan(small_world, stopped, publish_at=tomorrow() - timedelta(hours=1))
        services.withdraw_case_type(small_world.administrator("regional_admin"), stopped)
        made = begun(small_world)
        finish_texts(small_world, made)
        actor = small_world.actor("admin")
        version = selectors.draft(actor, made).version
        services.plan_publication(actor, made, seen_version=version, publish_at=tomorrow())
        assert time_comes() == 2
        assert states(made) == ["published"]

    def test_it_is_forgotten_once_something_else_is_published(self, small_world: World) -> None:
        case_type = central_draft(small_world)
        actor = small_world.administrator("regional_admin")
        plan(small_world, case_type, publish_at=tomorrow())
        services.withdraw_case_type(actor, case_type)
        with time_machine.travel(now() + timedelta(days=2), tick=True):
            services.publish_planned(WORKER)
            (row,) = selectors.own_case_types(actor)
            assert row.publication is not None
            services.restore_case_type(actor, case_type)
            services.publish_draft(actor, case_type, seen_version=selectors.draft(actor, case_type).version)
            (row,) = selectors.own_case_types(actor)
            assert row.publication is None


def tampered(publication: Any, content: dict[str, Any], **columns: Any) -> None:
    """Change the row as nobody can through a service."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('personalverktyget.actor', 'test', true)")
    CaseTypePublication.objects.filter(id=publication).update(content=content, **columns)


def test_two_workers_publish_once(fresh_database: TestDatabase) -> None:
    world = build_small_world()
    case_type = central_draft(world, "Nytt.")
    plan(world, case_type, publish_at=now() + timedelta(seconds=2))
    barrier, settled = threading.Barrier(4), []
    with time_machine.travel(now() + timedelta(minutes=1), tick=True):

        def works() -> None:
            barrier.wait()
            try:
                settled.append(services.publish_planned(WORKER))
            finally:
                connection.close()

        threads = [threading.Thread(target=works) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sum(settled) == 1
    assert CaseTypeVersion.objects.filter(case_type_id=case_type).count() == 2
    assert LogEntry.objects.filter(event="case_type.published", details__has_key="publication").count() == 1


def test_the_database_itself_lets_one_wait_and_none_without_a_time(small_world: World) -> None:
    case_type = central_draft(small_world)
    plan(small_world, case_type, publish_at=tomorrow())
    row = CaseTypePublication.objects.get(case_type_id=case_type)
    row.pk, row._state.adding = None, True
    with pytest.raises(IntegrityError), unit_of_work(WORKER):
        CaseTypePublication.objects.bulk_create([row])


class TestStates:
    def test_the_diagram_is_the_table(self) -> None:
        drawn = (ROOT / PUBLICATION).read_text(encoding="utf-8")
        assert drawn == publication_diagram(), "run: make fix"

    @pytest.mark.parametrize("state", PublicationState)
    def test_what_has_ended_is_never_taken_on(self, state: PublicationState) -> None:
        leads_on = any((state, action) in TABLE for action in PublicationAction)
        assert leads_on == (state in (PublicationState.AWAITING_APPROVAL, PublicationState.SCHEDULED))


class Life(RuleBasedStateMachine):
    """Any history: what goes live is always something that was frozen and whose time had come, and each once."""

    world: World

    @initialize()
    def begins(self) -> None:
        self.before = connection.savepoint()
        self.now = now()
        self.count = 0
        self.case_type = central_draft(self.world, "Först")
        self.waits: tuple[str, datetime] | None = None
        self.live = OLD
        self.actor = self.world.administrator("regional_admin")

    def draft_says(self) -> str:
        services.begin_draft(self.actor, self.case_type)
        return selectors.draft(self.actor, self.case_type).content.texts.terms_text

    @rule()
    def edits(self) -> None:
        self.count += 1
        services.begin_draft(self.actor, self.case_type)
        write_terms(self.world, self.case_type, f"Ändring {self.count}")

    @precondition(lambda self: self.waits is None)
    @rule(hours=st.integers(1, 50))
    def plans(self, hours: int) -> None:
        says = self.draft_says()
        at = self.now + timedelta(hours=hours)
        with time_machine.travel(self.now, tick=False):
            if says == self.live:
                with pytest.raises(NotPossibleNow):
                    plan(self.world, self.case_type, publish_at=at)
            else:
                plan(self.world, self.case_type, publish_at=at)
                self.waits = says, at

    @precondition(lambda self: self.waits is not None)
    @rule(hours=st.integers(1, 50))
    def moves(self, hours: int) -> None:
        assert self.waits is not None
        at = self.now + timedelta(hours=hours)
        with time_machine.travel(self.now, tick=False):
            seen = waiting(self.world, self.case_type).version
            services.move_publication(self.actor, self.case_type, publish_at=at, seen_version=seen)
        self.waits = self.waits[0], at

    @precondition(lambda self: self.waits is not None)
    @rule()
    def calls_off(self) -> None:
        with time_machine.travel(self.now, tick=False):
            seen = waiting(self.world, self.case_type).version
            services.cancel_publication(self.actor, self.case_type, seen_version=seen)
        self.waits = None

    @rule(hours=st.integers(1, 60))
    def time_goes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)
        with time_machine.travel(self.now, tick=False):
            settled = services.publish_planned(WORKER)
        is_due = self.waits is not None and self.waits[1] <= self.now
        assert settled == int(is_due)
        if is_due:
            assert self.waits is not None
            self.live, self.waits = self.waits[0], None

    def teardown(self) -> None:
        if before := getattr(self, "before", None):
            connection.savepoint_rollback(before)

    @invariant()
    def what_is_live_is_what_was_decided(self) -> None:
        if hasattr(self, "live"):
            assert live_terms(self.case_type) == self.live


@pytest.mark.slow
def test_any_history(small_world: World) -> None:
    class Machine(Life):
        world = small_world

    run_state_machine_as_test(
        Machine, settings=settings(max_examples=examples(15), stateful_step_count=12, deadline=None)
    )
