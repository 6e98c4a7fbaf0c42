"""What a resident reaches, and which of it staff may see and change."""

from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from personalverktyget.base.actors import ResidentActor, StaffActor
from personalverktyget.base.clock import today
from personalverktyget.base.errors import NotFound
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.admittance.models import ApprovedResident, CaseTypeGrant
from personalverktyget.domain.case_types.models import OfferedCaseType
from personalverktyget.domain.case_types.scopes import ON_CARDS, RESTRICTED


def in_force(on: date) -> Q:
    """The condition that what was handed out holds on a day, the last one included."""
    return Q(taken_back_at=None) & (Q(until=None) | Q(until__gte=on))


def own_grants(actor: ResidentActor) -> QuerySet[CaseTypeGrant]:
    """What has been handed out to the resident and holds today."""
    return CaseTypeGrant.objects.filter(in_force(today()), resident_id=actor.resident_id)


def own_approvals(actor: ResidentActor) -> QuerySet[ApprovedResident]:
    """Which units have approved the resident, as it holds today."""
    return ApprovedResident.objects.filter(in_force(today()), resident_id=actor.resident_id)


def approvals(actor: StaffActor) -> QuerySet[ApprovedResident]:
    """Whom the actor's unit has approved and not taken back, also where it has run out."""
    actor.require(Permission.ADMIT_RESIDENTS)
    return ApprovedResident.objects.filter(unit_id=actor.unit_id, taken_back_at=None)


def reached_by(actor: ResidentActor) -> Q:
    """The condition on what units offer that it has been handed out to the resident."""
    return Q(Exists(own_grants(actor).filter(offered=OuterRef("pk"))))


def restricted_offers(actor: StaffActor) -> QuerySet[OfferedCaseType]:
    """What the actor's unit may hand out to residents, one by one."""
    actor.require(Permission.ADMIT_RESIDENTS)
    return OfferedCaseType.objects.filter(
        RESTRICTED & ON_CARDS,
        unit_id=actor.unit_id,
        taken_back_at=None,
        case_type__current__isnull=False,
        case_type__withdrawn_at=None,
    )


def restricted_offer(actor: StaffActor, offered_id: UUID, *, lock: bool = False) -> OfferedCaseType:
    """One of them. Raises ``NotFound``."""
    rows = restricted_offers(actor).select_related("case_type").filter(id=offered_id)
    row = (rows.select_for_update(of=("self",)) if lock else rows).first()
    if row is None:
        raise NotFound
    return row


def grants(actor: StaffActor, offered_id: UUID) -> QuerySet[CaseTypeGrant]:
    """What the actor's unit has handed out of a case type and not taken back, also what has run out."""
    actor.require(Permission.ADMIT_RESIDENTS)
    return CaseTypeGrant.objects.filter(unit_id=actor.unit_id, offered_id=offered_id, taken_back_at=None)
