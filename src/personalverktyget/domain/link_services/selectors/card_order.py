"""What a unit's card lists, in the unit's order: for the page that changes it."""

from uuid import UUID

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.case_types.models import OfferedCaseType
from personalverktyget.domain.case_types.scopes import ON_CARDS
from personalverktyget.domain.link_services.models import UnitLink
from personalverktyget.domain.link_services.read_models import CardEntry


def card_order(actor: StaffActor) -> tuple[CardEntry, ...]:
    """The case types and links of the actor's unit."""
    actor.require(Permission.MANAGE_UNIT)
    return tuple(_entry(row) for row in in_order(actor.unit_id))


def in_order(unit_id: UUID) -> list[OfferedCaseType | UnitLink]:
    """The rows: by place, case types before links, then by name."""
    offers = OfferedCaseType.objects.select_related("case_type").filter(
        ON_CARDS,
        unit_id=unit_id,
        taken_back_at=None,
        case_type__current__isnull=False,
        case_type__withdrawn_at=None,
    )
    links = UnitLink.objects.select_related("service").filter(unit_id=unit_id, taken_back_at=None)
    return sorted([*offers, *links], key=_key)


def _key(row: OfferedCaseType | UnitLink) -> tuple[int, bool, str, UUID]:
    if isinstance(row, UnitLink):
        return row.position, True, row.service.name, row.id
    return row.position, False, row.case_type.name, row.id


def _entry(row: OfferedCaseType | UnitLink) -> CardEntry:
    if isinstance(row, UnitLink):
        return CardEntry(row.id, row.service.name, is_link=True, is_shown=True)
    return CardEntry(row.id, row.case_type.name, is_link=False, is_shown=row.is_active)
