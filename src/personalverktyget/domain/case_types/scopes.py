"""Which case types an administrator may change, and which may be seen from a unit."""

from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from personalverktyget.base.actors import AdministratorActor, StaffActor
from personalverktyget.base.errors import NotFound
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.case_types.audience import Audience
from personalverktyget.domain.case_types.models import CaseType, OfferedCaseType
from personalverktyget.domain.organisation.models import CareUnit

Administrator = StaffActor | AdministratorActor


def manageable(actor: Administrator) -> QuerySet[CaseType]:
    """A unit's own ones for its administrator, a region's central ones for the region's."""
    if isinstance(actor, StaffActor):
        actor.require(Permission.MANAGE_UNIT)
        return CaseType.objects.filter(unit_id=actor.unit_id)
    return CaseType.objects.filter(region_id=actor.own_region_id)


def listed(actor: Administrator) -> QuerySet[CaseType]:
    """Of those the ones that can stand on a card: a question's form is met among message templates alone."""
    return manageable(actor).exclude(audience=Audience.ASKED)


def lock(actor: Administrator, case_type_id: UUID) -> CaseType:
    """A case type to change, locked until the work ends. Raises ``NotFound`` where the actor may not change it."""
    row = manageable(actor).select_for_update(of=("self",)).filter(id=case_type_id).first()
    if row is None:
        raise NotFound
    return row


def lock_listed(actor: Administrator, case_type_id: UUID) -> CaseType:
    """The same of one that can stand on a card."""
    row = lock(actor, case_type_id)
    if row.audience == Audience.ASKED:
        raise NotFound
    return row


def copyable(actor: Administrator) -> QuerySet[CaseType]:
    """Published ones that a copy may be made of: one's own, the region's central ones, and what units share."""
    published = CaseType.objects.filter(current__isnull=False).exclude(audience=Audience.ASKED)
    shared = Q(id__in=library(actor).values("id"))
    if isinstance(actor, StaffActor):
        return published.filter(Q(unit_id=actor.unit_id) | Q(region_id__in=_own_region(actor)) | shared)
    return published.filter(Q(region_id=actor.own_region_id) | shared)


def library(actor: Administrator) -> QuerySet[CaseType]:
    """The local case types that units of the actor's region share, as long as they are published and not withdrawn."""
    region = _own_region(actor) if isinstance(actor, StaffActor) else [actor.own_region_id]
    return CaseType.objects.exclude(audience=Audience.ASKED).filter(
        shared__isnull=False,
        current__isnull=False,
        withdrawn_at=None,
        unit__is_active=True,
        unit__region_id__in=region,
    )


def _own_region(actor: StaffActor) -> QuerySet[CareUnit, UUID]:
    actor.require(Permission.MANAGE_UNIT)
    return CareUnit.objects.filter(id=actor.unit_id).values_list("region_id", flat=True)


# What residents meet only once it has been handed out to them, or has been asked of them. The opposite of what
# ``OfferedCaseType.is_for_everybody`` says.
RESTRICTED: Final = Q(case_type__audience__in=(Audience.HANDED_OUT, Audience.ASKED)) | Q(
    case_type__audience=Audience.UNIT_CHOOSES, is_restricted=True
)
# What can stand on a unit's card, for some or for everybody.
ON_CARDS: Final = ~Q(case_type__audience=Audience.ASKED)


def open_to_everybody() -> QuerySet[OfferedCaseType]:
    """What residents may begin and send without its having been handed out to them."""
    return open_offers().exclude(RESTRICTED)


def open_offers() -> QuerySet[OfferedCaseType]:
    """What residents may begin and send."""
    return OfferedCaseType.objects.filter(
        is_active=True,
        taken_back_at=None,
        unit__is_active=True,
        case_type__withdrawn_at=None,
        case_type__current__isnull=False,
    )
