"""Take open cases from those who are no longer handlers: nobody would answer them, and nobody would see that."""

from uuid import UUID

from django.db.models import Exists, OuterRef

from personalverktyget.base.actors import SystemActor
from personalverktyget.base.clock import now, today
from personalverktyget.domain.access.models import Grant
from personalverktyget.domain.access.policies import in_force
from personalverktyget.domain.access.roles import Role
from personalverktyget.domain.access_log.rounds import on_its_own
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.cases import policies
from personalverktyget.domain.cases.events import CaseReleased
from personalverktyget.domain.cases.models import Case
from personalverktyget.domain.cases.states import Action, State, transition
from personalverktyget.domain.cases.steps import take_step

# So many at a time; what is left is taken the next time.
_AT_MOST = 500


class _SomebodyWasQuicker(Exception):
    """The case was given to another or closed, or the role was given back: nothing is done."""


def release_cases(actor: SystemActor) -> int:
    """Put them back among those to distribute, each with its own entry in the log. Returns how many."""
    released = 0
    for case_id in _left_alone():
        with on_its_own("release_cases", case_id):
            released += _release(actor, case_id)
    return released


def _left_alone() -> list[UUID]:
    """Open cases whose handler does not hold ÄH at the unit today."""
    held = Grant.objects.filter(
        in_force(today()), role=Role.CASE_HANDLER, unit_id=OuterRef("unit_id"), staff_id=OuterRef("handler_id")
    )
    return list(Case.objects.filter(~Exists(held), queue_rank=1).values_list("id", flat=True)[:_AT_MOST])


def _release(actor: SystemActor, case_id: UUID) -> bool:
    try:
        with unit_of_work(actor) as work:
            case = Case.objects.select_related("unit__region").select_for_update(of=("self",)).get(id=case_id)
            handler, row = case.handler_id, transition(State(case.state), Action.RELEASE)
            if row is None or handler is None or policies.is_handler_at(handler, case.unit_id):
                raise _SomebodyWasQuicker
            take_step(case, row, actor=actor, at=now(), handler_id=None)
            work.record(CaseReleased(case=case.id, resident=case.resident_id, unit=case.unit_id, handler=handler))
    except _SomebodyWasQuicker:
        return False
    return True
