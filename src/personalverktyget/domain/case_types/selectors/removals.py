"""Units' requests to have a central case type taken away."""

from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from personalverktyget.base.actors import AdministratorActor, StaffActor
from personalverktyget.base.errors import NotFound
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.case_types import scopes
from personalverktyget.domain.case_types.governance.states import RequestState
from personalverktyget.domain.case_types.models import OfferedCaseType, RemovalRequest
from personalverktyget.domain.case_types.read_models import Removal
from personalverktyget.domain.organisation.models import CareUnit

# So many are shown; a region's open ones are answered from the oldest on.
MOST_SHOWN = 200


def removals_asked_by_unit(actor: StaffActor) -> tuple[Removal, ...]:
    """The unit's own, the latest first."""
    actor.require(Permission.MANAGE_UNIT)
    return _read(RemovalRequest.objects.filter(unit_id=actor.unit_id).order_by("-asked_at"))


def removals_in_region(actor: AdministratorActor) -> tuple[tuple[Removal, ...], tuple[Removal, ...]]:
    """Those that wait for an answer, the oldest first; and the latest of those that are settled."""
    rows = RemovalRequest.objects.filter(case_type__in=scopes.manageable(actor))
    is_open = {"state": RequestState.ASKED}
    return (
        _read(rows.filter(**is_open).order_by("asked_at")),
        _read(rows.exclude(**is_open).order_by("-settled_at")),
    )


def removal(actor: AdministratorActor, request_id: UUID) -> Removal:
    """One of the region's. Raises ``NotFound`` where it is another's."""
    found = _read(RemovalRequest.objects.filter(case_type__in=scopes.manageable(actor), id=request_id))
    if not found:
        raise NotFound
    return found[0]


def region_contact(actor: StaffActor) -> str:
    """Where the unit turns with what concerns central case types; empty where its region has named nothing."""
    return CareUnit.objects.values_list("region__contact_address", flat=True).get(id=actor.unit_id)


def _read(rows: QuerySet[RemovalRequest]) -> tuple[Removal, ...]:
    offered = OfferedCaseType.objects.filter(
        unit_id=OuterRef("unit_id"), case_type_id=OuterRef("case_type_id"), taken_back_at=None
    )
    rows = rows.select_related("unit", "case_type", "asked_by", "settled_by")
    return tuple(
        Removal(
            id=row.id,
            state=RequestState(row.state),
            unit_name=row.unit.name,
            case_type_name=row.case_type.name,
            case_type_id=row.case_type_id,
            offered_id=row.offered_id,
            reason=row.reason,
            asked_at=row.asked_at,
            asked_by=row.asked_by.name,
            settled_at=row.settled_at,
            settled_by=row.settled_by.name if row.settled_by else "",
            answer=row.answer,
        )
        for row in rows.annotate(offered_id=Subquery(offered.values("id")[:1]))[:MOST_SHOWN]
    )
