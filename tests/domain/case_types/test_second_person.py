"""A second person for central case types: never the same, never other content, in the domain and in the database."""

from datetime import timedelta
from uuid import UUID

import pytest
import time_machine
from django.db import IntegrityError, connection

from personalverktyget.base.actors import AdministratorActor, SystemActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import ChangedMeanwhile, InvalidInput, NotFound, NotPossibleNow
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.case_types import selectors, services
from personalverktyget.domain.case_types.errors import NeedsSecondPerson, Obstructed, OwnPublication
from personalverktyget.domain.case_types.governance.states import Obstacle, PublicationState
from personalverktyget.domain.case_types.models import CaseTypePublication, CaseTypeVersion
from tests.domain.case_types.publishing import (
    ask_for_second_person,
    central_draft,
    live_terms,
    plan,
    second_administrator,
    tomorrow,
    waiting,
    write_terms,
)
from tests.domain.case_types.test_drafts import published
from tests.support.world import World

WORKER = SystemActor("publish_planned")
OLD = "Vi läser det du skriver på vardagar."


@pytest.fixture
def second(small_world: World) -> AdministratorActor:
    ask_for_second_person(small_world)
    return second_administrator(small_world)


def approve(second: AdministratorActor, case_type: UUID) -> int | None:
    """As she sees it."""
    found, _content = selectors.publication_of(second, case_type)
    return services.approve_publication(
        second, case_type, seen_version=found.version, seen_fingerprint=found.fingerprint
    )


def test_nobody_publishes_alone(small_world: World, second: AdministratorActor) -> None:
    case_type = central_draft(small_world)
    actor = small_world.administrator("regional_admin")
    with pytest.raises(NeedsSecondPerson):
        services.publish_draft(actor, case_type, seen_version=selectors.draft(actor, case_type).version)
    plan(small_world, case_type, publish_at=None)
    found, _content = selectors.publication_of(actor, case_type)
    assert found.is_own
    with pytest.raises(OwnPublication):
        approve(actor, case_type)
    with pytest.raises(OwnPublication):
        services.send_back_publication(actor, case_type, seen_version=found.version, reason="Nej.")
    assert live_terms(case_type) == OLD


def test_another_approves_and_both_stand_by_the_version(small_world: World, second: AdministratorActor) -> None:
    case_type = central_draft(small_world, "Nytt.")
    plan(small_world, case_type, publish_at=None)
    assert approve(second, case_type) == 2
    assert live_terms(case_type) == "Nytt."
    version = CaseTypeVersion.objects.get(case_type_id=case_type, number=2)
    assert version.published_by_id == small_world.staff["regional_admin"]
    assert version.approved_by_id == second.staff_id
    names = list(LogEntry.objects.order_by("-seq").values_list("event", flat=True)[:2])
    assert names == ["case_type.published", "case_type.publication_approved"]


def test_what_was_approved_is_published_and_not_what_came_after(small_world: World, second: AdministratorActor) -> None:
    case_type = central_draft(small_world, "Det som godkändes.")
    plan(small_world, case_type, publish_at=tomorrow())
    write_terms(small_world, case_type, "Det som kom sedan.")
    assert approve(second, case_type) is None
    write_terms(small_world, case_type, "Och sedan.")
    with time_machine.travel(now() + timedelta(days=2), tick=True):
        assert services.publish_planned(WORKER) == 1
    assert live_terms(case_type) == "Det som godkändes."
    version = CaseTypeVersion.objects.get(case_type_id=case_type, number=2)
    assert version.approved_by_id == second.staff_id


def test_it_waits_for_approval_past_its_time_and_is_then_published_at_once(
    small_world: World, second: AdministratorActor
) -> None:
    case_type = central_draft(small_world, "Nytt.")
    plan(small_world, case_type, publish_at=tomorrow())
    with time_machine.travel(now() + timedelta(days=2), tick=True):
        assert services.publish_planned(WORKER) == 0
        assert live_terms(case_type) == OLD
        assert approve(second, case_type) == 2


def test_an_approval_is_of_what_was_seen(small_world: World, second: AdministratorActor) -> None:
    case_type = central_draft(small_world)
    plan(small_world, case_type, publish_at=None)
    found, _content = selectors.publication_of(second, case_type)
    with pytest.raises(ChangedMeanwhile):
        services.approve_publication(second, case_type, seen_version=found.version, seen_fingerprint="annat")
    with pytest.raises(ChangedMeanwhile):
        services.approve_publication(
            second, case_type, seen_version=found.version + 1, seen_fingerprint=found.fingerprint
        )
    assert waiting(small_world, case_type).state is PublicationState.AWAITING_APPROVAL


def test_sent_back_with_a_reason_the_draft_is_as_it_was(small_world: World, second: AdministratorActor) -> None:
    case_type = central_draft(small_world, "Nytt.")
    plan(small_world, case_type, publish_at=None)
    seen = waiting(small_world, case_type).version
    with pytest.raises(InvalidInput) as told:
        services.send_back_publication(second, case_type, seen_version=seen, reason="  ")
    assert told.value.field == "reason"
    services.send_back_publication(second, case_type, seen_version=seen, reason="Stavfel i villkoren.")
    found = waiting(small_world, case_type)
    assert (found.state, found.remark) == (PublicationState.SENT_BACK, "Stavfel i villkoren.")
    actor = small_world.administrator("regional_admin")
    assert selectors.draft(actor, case_type).content.texts.terms_text == "Nytt."
    with pytest.raises(NotPossibleNow):
        approve(second, case_type)
    plan(small_world, case_type, publish_at=None)
    assert approve(second, case_type) == 2


def test_what_cannot_be_published_is_not_approved(small_world: World, second: AdministratorActor) -> None:
    case_type = central_draft(small_world)
    plan(small_world, case_type, publish_at=None)
    services.withdraw_case_type(second, case_type)
    with pytest.raises(Obstructed) as told:
        approve(second, case_type)
    assert told.value.obstacle is Obstacle.WITHDRAWN
    assert waiting(small_world, case_type).state is PublicationState.AWAITING_APPROVAL


def test_another_region_has_no_say(small_world: World, second: AdministratorActor) -> None:
    case_type = central_draft(small_world)
    plan(small_world, case_type, publish_at=None)
    found = waiting(small_world, case_type)
    for stranger in (small_world.administrator("regional_admin_2"), small_world.actor("admin")):
        with pytest.raises(NotFound):
            services.approve_publication(
                stranger, case_type, seen_version=found.version, seen_fingerprint=found.fingerprint
            )


def test_local_ones_and_going_back_need_nobody(small_world: World, second: AdministratorActor) -> None:
    published(small_world)
    case_type = central_draft(small_world, "Nytt.")
    plan(small_world, case_type, publish_at=None)
    approve(second, case_type)
    services.roll_back(second, case_type, number=1, seen_live=2)
    assert live_terms(case_type) == OLD


def test_the_setting_that_held_when_it_was_asked_for_holds(small_world: World, second: AdministratorActor) -> None:
    case_type = central_draft(small_world)
    plan(small_world, case_type, publish_at=tomorrow())
    ask_for_second_person(small_world, needed=False)
    with time_machine.travel(now() + timedelta(days=2), tick=True):
        assert services.publish_planned(WORKER) == 0


class TestTheDatabase:
    """It refuses too, whatever the program does."""

    def row(self, world: World, **columns: object) -> CaseTypePublication:
        case_type = central_draft(world)
        plan(world, case_type, publish_at=tomorrow())
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('personalverktyget.actor', 'test', true)")
        row = CaseTypePublication.objects.get(case_type_id=case_type)
        CaseTypePublication.objects.filter(id=row.id).update(**columns)
        return row

    def test_who_asked_does_not_approve(self, small_world: World, second: AdministratorActor) -> None:
        with pytest.raises(IntegrityError, match="case_types_approved_by_another"):
            self.row(small_world, approved_by=small_world.staff["regional_admin"])

    @pytest.mark.parametrize("state", ["scheduled", "stopped"])
    def test_nothing_goes_on_without_approval(self, small_world: World, second: AdministratorActor, state: str) -> None:
        with pytest.raises(IntegrityError, match="case_types_approved_before"):
            self.row(small_world, state=state)

    def test_no_version_is_approved_by_who_published_it(self, small_world: World) -> None:
        case_type = central_draft(small_world)
        actor = small_world.administrator("regional_admin")
        services.publish_draft(actor, case_type, seen_version=selectors.draft(actor, case_type).version)
        version = CaseTypeVersion.objects.get(case_type_id=case_type, number=2)
        version.pk, version.number, version.approved_by_id = UUID(int=7), 3, actor.staff_id
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('personalverktyget.actor', 'test', true)")
        with pytest.raises(IntegrityError, match="case_types_version_approved_by_another"):
            CaseTypeVersion.objects.bulk_create([version])
