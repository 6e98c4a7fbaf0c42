"""Consultations of the national level about central case types."""

from uuid import UUID

from django.db.models import QuerySet

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.base.errors import NotFound
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.case_types import scopes
from personalverktyget.domain.case_types.content import DraftContent, content_from_json
from personalverktyget.domain.case_types.governance.states import ConsultationState, Outcome
from personalverktyget.domain.case_types.models import NationalConsultation
from personalverktyget.domain.case_types.read_models import Consultation

MOST_SHOWN = 200


def consultations_of(actor: scopes.Administrator, case_type_id: UUID) -> tuple[Consultation, ...]:
    """All about one case type, the latest first; none of a local one."""
    rows = NationalConsultation.objects.filter(case_type__in=scopes.manageable(actor), case_type_id=case_type_id)
    return _read(rows.order_by("-asked_at"))


def consultations_for_nation(actor: AdministratorActor) -> tuple[tuple[Consultation, ...], tuple[Consultation, ...]]:
    """Every region's: those that wait for an answer, the oldest first; and the latest that are answered."""
    actor.require(Permission.ADMINISTER_NATION)
    rows = NationalConsultation.objects.all()
    return (
        _read(rows.filter(state=ConsultationState.OPEN).order_by("asked_at")),
        _read(rows.filter(state=ConsultationState.ANSWERED).order_by("-settled_at")),
    )


def consultation_for_nation(actor: AdministratorActor, consultation_id: UUID) -> tuple[Consultation, DraftContent]:
    """One of them, with what it asks about."""
    actor.require(Permission.ADMINISTER_NATION)
    rows = NationalConsultation.objects.filter(id=consultation_id)
    found = _read(rows)
    if not found:
        raise NotFound
    return found[0], content_from_json(rows.values_list("content", flat=True)[0])


def _read(rows: QuerySet[NationalConsultation]) -> tuple[Consultation, ...]:
    rows = rows.select_related("case_type__region", "asked_by", "settled_by").defer("content")
    return tuple(
        Consultation(
            id=row.id,
            case_type_id=row.case_type_id,
            case_type_name=row.case_type.name,
            region_name=row.case_type.region.name if row.case_type.region else "",
            state=ConsultationState(row.state),
            question=row.question,
            asked_at=row.asked_at,
            asked_by=row.asked_by.name,
            outcome=Outcome(row.outcome) if row.outcome else None,
            answer=row.answer,
            answered_on=row.answered_on,
            answered_by=row.answered_by_name,
            settled_at=row.settled_at,
            settled_by=row.settled_by.name if row.settled_by else "",
        )
        for row in rows[:MOST_SHOWN]
    )
