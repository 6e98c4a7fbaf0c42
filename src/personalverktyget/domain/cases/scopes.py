"""Which cases an actor may see and change. The only place that says so."""

from uuid import UUID

from django.db.models import QuerySet

from personalverktyget.base.actors import ResidentActor, StaffActor
from personalverktyget.base.errors import ChangedMeanwhile, NotFound
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.cases.models import Case, CaseDraft


def visible(actor: StaffActor) -> QuerySet[Case]:
    """The unit's cases for a receiver, the own ones for a handler, none for anybody else."""
    if actor.may(Permission.SEE_UNIT_CASES):
        return Case.objects.filter(unit_id=actor.unit_id)
    if actor.may(Permission.SEE_OWN_CASES):
        return Case.objects.filter(unit_id=actor.unit_id, handler_id=actor.staff_id)
    return Case.objects.none()


def own(actor: ResidentActor) -> QuerySet[Case]:
    """The resident's own cases."""
    return Case.objects.filter(resident_id=actor.resident_id)


def own_drafts(actor: ResidentActor) -> QuerySet[CaseDraft]:
    """The resident's half-filled forms."""
    return CaseDraft.objects.filter(resident_id=actor.resident_id)


def lock(actor: StaffActor | ResidentActor, case_id: UUID, seen_version: int | None = None) -> Case:
    """The case, locked until the unit of work ends.

    Raises ``NotFound`` outside the actor's scope, ``ChangedMeanwhile`` where ``seen_version`` is no longer the last.
    """
    cases = visible(actor) if isinstance(actor, StaffActor) else own(actor)
    case = cases.select_related("unit__region").select_for_update(of=("self",)).filter(id=case_id).first()
    if case is None:
        raise NotFound
    if seen_version is not None and case.version != seen_version:
        raise ChangedMeanwhile
    return case


def visible_sql(actor: StaffActor) -> tuple[str, list[UUID]]:
    """``visible`` as a condition on ``cases_case``, for the statements that are written by hand."""
    if actor.may(Permission.SEE_UNIT_CASES):
        return "unit_id = %s", [actor.unit_id]
    if actor.may(Permission.SEE_OWN_CASES):
        return "unit_id = %s AND handler_id = %s", [actor.unit_id, actor.staff_id]
    return "false", []
