"""Let a unit offer case types, and let the unit open and close them."""

from collections.abc import Sequence
from uuid import UUID, uuid4

from personalverktyget.base.actors import StaffActor, SystemActor
from personalverktyget.base.errors import ChangedMeanwhile, NotFound
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.case_types.events import CaseTypeOffered, OfferChanged
from personalverktyget.domain.case_types.models import CaseType, OfferedCaseType
from personalverktyget.domain.organisation.models import CareUnit


def offer_case_types(actor: SystemActor, unit_hsa_id: str, codes: Sequence[str]) -> None:
    """Let a unit offer its region's central case types, in this order. Those offered already stay as they are."""
    unit = CareUnit.objects.get(hsa_id=unit_hsa_id)
    types = {row.code: row for row in CaseType.objects.filter(region_id=unit.region_id, code__in=codes)}
    with unit_of_work(actor) as work:
        OfferedCaseType.objects.bulk_create(
            [
                OfferedCaseType(id=uuid4(), unit=unit, case_type=types[code], position=position)
                for position, code in enumerate(codes)
            ],
            ignore_conflicts=True,
        )
        work.record(CaseTypeOffered(unit=unit.id, codes=" ".join(codes)))


def change_offer(
    actor: StaffActor, offered_id: UUID, *, is_active: bool, local_information: str, seen_version: int
) -> None:
    """Open or close a case type at the actor's unit, and say what residents there should know."""
    actor.require(Permission.MANAGE_UNIT)
    with unit_of_work(actor) as work:
        row = OfferedCaseType.objects.select_for_update().filter(id=offered_id, unit_id=actor.unit_id).first()
        if row is None:
            raise NotFound
        if row.version != seen_version:
            raise ChangedMeanwhile
        row.is_active, row.local_information, row.version = is_active, local_information.strip(), row.version + 1
        row.save(update_fields=["is_active", "local_information", "version"])
        work.record(OfferChanged(offered=row.id, unit=row.unit_id, is_active=is_active))
