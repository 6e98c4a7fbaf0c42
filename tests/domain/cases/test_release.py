"""A handler who is one no longer has no cases: they go back to those who distribute, and nothing of them is lost."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import time_machine

from personalverktyget.base.actors import SystemActor
from personalverktyget.base.clock import now, today
from personalverktyget.domain.access import services as access
from personalverktyget.domain.access.models import Grant
from personalverktyget.domain.access.roles import Role
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.cases import services
from personalverktyget.domain.cases.models import Case, CaseTransition
from personalverktyget.domain.cases.selectors.queue import queue_counts
from personalverktyget.domain.cases.states import Action, State
from personalverktyget.domain.organisation.events import OrganisationImported
from tests.support.world import World

PROGRAM = SystemActor("release_cases")


def handlers_grant(world: World, who: str = "handler", unit: str = "ang") -> Grant:
    return Grant.objects.get(
        staff_id=world.staff[who], unit_id=world.units[unit], role=Role.CASE_HANDLER, revoked_at=None
    )


def take_the_role_away(world: World) -> None:
    access.revoke_role(world.actor("admin"), handlers_grant(world).id, reason="Har slutat.")


def handed_to_the_handler(world: World, then: Action | None) -> UUID:
    case = world.send_case("helena", "ang", f"Läkemedel {uuid4()}")
    world.assign(case, "handler")
    if then:
        world.reply(case, then, "Hur mår du?")
    return case


@pytest.mark.parametrize(
    ("then", "state"),
    [
        (None, State.RECEIVED),
        (Action.REPLY_PARTIALLY, State.IN_PROGRESS),
        (Action.ASK, State.AWAITING_RESIDENT),
    ],
)
def test_open_cases_go_back_to_those_who_distribute(small_world: World, then: Action | None, state: State) -> None:
    case_id = handed_to_the_handler(small_world, then)
    before = Case.objects.get(id=case_id)
    take_the_role_away(small_world)
    waiting = queue_counts(small_world.actor("receiver")).unassigned
    # With the one that the small world's handler had already.
    assert services.release_cases(PROGRAM) == 2
    case = Case.objects.get(id=case_id)
    assert (case.handler_id, case.queue_rank, case.state) == (None, 0, state)
    assert (case.due_at, case.waiting_since) == (before.due_at, before.waiting_since)
    assert queue_counts(small_world.actor("receiver")).unassigned == waiting + 2
    step = CaseTransition.objects.filter(case=case).latest("id")
    assert (step.action, step.by_kind, step.by_staff_id) == (Action.RELEASE, "program", None)
    entry = LogEntry.objects.get(event="case.released", resource_id=str(case_id))
    assert entry.details["handler"] == str(small_world.staff["handler"])
    assert services.release_cases(PROGRAM) == 0


def test_a_question_can_still_be_answered_and_the_case_is_then_to_be_distributed(small_world: World) -> None:
    case_id = handed_to_the_handler(small_world, Action.ASK)
    take_the_role_away(small_world)
    services.release_cases(PROGRAM)
    services.answer_counter_question(small_world.resident("helena"), case_id, body="Bra.", key=uuid4())
    case = Case.objects.get(id=case_id)
    assert (case.state, case.handler_id, case.queue_rank) == (State.ANSWERED_BY_RESIDENT, None, 0)


def test_a_role_that_ends_by_its_date_counts_as_taken_away(small_world: World) -> None:
    with unit_of_work(PROGRAM) as work:
        Grant.objects.filter(id=handlers_grant(small_world).id).update(valid_until=today())
        work.record(OrganisationImported(directory="test", regions=0, units=0))
    assert services.release_cases(PROGRAM) == 0
    with time_machine.travel(now() + timedelta(days=1), tick=False):
        assert services.release_cases(PROGRAM) == 1


def test_what_is_closed_and_what_others_have_stays(small_world: World) -> None:
    closed, other = (Case.objects.get(id=small_world.cases[name]) for name in ("closed", "other_handler"))
    take_the_role_away(small_world)
    services.release_cases(PROGRAM)
    for case in (closed, other):
        assert Case.objects.get(id=case.id).handler_id == case.handler_id
