"""Which cases an actor may see and change. The only place that says so."""

from enum import StrEnum
from uuid import UUID

from django.db.models import QuerySet

from personalverktyget.base.actors import ResidentActor, StaffActor
from personalverktyget.base.errors import ChangedMeanwhile, NotFound
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.attachments import scopes as attachments
from personalverktyget.domain.attachments.models import Attachment
from personalverktyget.domain.cases.models import AnswerDraft, Case, CaseDraft


class Reach(StrEnum):
    """How far somebody sees: the unit's cases for a receiver, the own ones for a handler, none for anybody else."""

    UNIT = "unit"
    OWN = "own"
    NOTHING = "nothing"


def reach_of(actor: StaffActor) -> Reach:
    """How far the actor sees."""
    if actor.may(Permission.SEE_UNIT_CASES):
        return Reach.UNIT
    return Reach.OWN if actor.may(Permission.SEE_OWN_CASES) else Reach.NOTHING


def within(reach: Reach, *, unit_id: UUID, staff_id: UUID) -> QuerySet[Case]:
    """What somebody at the unit with this reach sees."""
    match reach:
        case Reach.UNIT:
            return Case.objects.filter(unit_id=unit_id)
        case Reach.OWN:
            return Case.objects.filter(unit_id=unit_id, handler_id=staff_id)
        case Reach.NOTHING:
            return Case.objects.none()


def visible(actor: StaffActor) -> QuerySet[Case]:
    """What the actor sees."""
    return within(reach_of(actor), unit_id=actor.unit_id, staff_id=actor.staff_id)


def own(actor: ResidentActor) -> QuerySet[Case]:
    """The resident's own cases, and those of the children in whose place she acts."""
    if not actor.wards:
        return Case.objects.filter(resident_id=actor.resident_id)
    return Case.objects.filter(resident_id__in=actor.acts_for)


def own_drafts(actor: ResidentActor) -> QuerySet[CaseDraft]:
    """The forms that the resident is filling in, for herself or in a child's place. What another guardian has begun
    is not hers to read before it is sent.
    """
    own = CaseDraft.objects.filter(resident_id=actor.resident_id, guardian=None)
    if not actor.wards:
        return own
    return own | CaseDraft.objects.filter(resident_id__in=actor.wards, guardian_id=actor.resident_id)


def own_answer_draft(actor: ResidentActor, case_id: UUID) -> QuerySet[AnswerDraft]:
    """What the actor has begun to answer on a case that she sees; there is one at the most."""
    return AnswerDraft.objects.filter(case_id=case_id, writer_id=actor.resident_id)


def files(actor: StaffActor, case_id: UUID) -> QuerySet[Attachment]:
    """The files of a case that the actor sees, with those that she has attached and not sent yet."""
    return attachments.at_unit(actor).filter(case_id__in=visible(actor).filter(id=case_id).values("id"))


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
    match reach_of(actor):
        case Reach.UNIT:
            return "unit_id = %s", [actor.unit_id]
        case Reach.OWN:
            return "unit_id = %s AND handler_id = %s", [actor.unit_id, actor.staff_id]
        case Reach.NOTHING:
            return "false", []
