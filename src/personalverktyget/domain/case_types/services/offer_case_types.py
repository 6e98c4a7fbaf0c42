"""Let a unit offer case types, and let the unit open and close them."""

from collections.abc import Sequence
from uuid import UUID, uuid4

from personalverktyget.base.actors import StaffActor, SystemActor
from personalverktyget.base.clock import today
from personalverktyget.base.errors import ChangedMeanwhile, NotFound
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access.policies import handlers_of
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.calendars.response_time import Target, shortest
from personalverktyget.domain.calendars.target_text import read_target
from personalverktyget.domain.case_types import scopes
from personalverktyget.domain.case_types.audience import Audience
from personalverktyget.domain.case_types.events import CaseTypeOffered, OfferChanged, OfferLookedAt
from personalverktyget.domain.case_types.models import CaseType, OfferedCaseType
from personalverktyget.domain.case_types.settings import LocalAdditions
from personalverktyget.domain.organisation.models import CareUnit


def offer_case_types(actor: SystemActor, unit_hsa_id: str, codes: Sequence[str]) -> None:
    """Let a unit offer its region's central case types, in this order. Those offered already stay as they are."""
    unit = CareUnit.objects.get(hsa_id=unit_hsa_id)
    central = CaseType.objects.select_related("current").filter(region_id=unit.region_id, code__in=codes)
    central = central.exclude(audience=Audience.ASKED)
    types = {row.code: row for row in central}
    with unit_of_work(actor) as work:
        OfferedCaseType.objects.bulk_create(
            [
                OfferedCaseType(
                    id=uuid4(),
                    unit=unit,
                    case_type=types[code],
                    position=position,
                    seen_number=_number(types[code]),
                )
                for position, code in enumerate(codes)
            ],
            ignore_conflicts=True,
        )
        work.record(CaseTypeOffered(unit=unit.id, codes=" ".join(codes)))


def change_offer(
    actor: StaffActor,
    offered_id: UUID,
    *,
    is_active: bool,
    seen_version: int,
    local_information: str = "",
    additions: LocalAdditions | None = None,
) -> None:
    """Open or close a case type at the actor's unit, with what the unit adds to it.

    ``additions`` replaces all that the unit has added before; ``local_information`` is short for one with that alone.
    """
    actor.require(Permission.MANAGE_UNIT)
    with unit_of_work(actor) as work:
        row = (
            OfferedCaseType.objects.select_for_update(of=("self",))
            .select_related("unit__region", "case_type__current")
            .filter(scopes.ON_CARDS, id=offered_id, unit_id=actor.unit_id, taken_back_at=None)
            .first()
        )
        if row is None:
            raise NotFound
        if row.version != seen_version:
            raise ChangedMeanwhile
        _add(row, additions or LocalAdditions(local_information=local_information.strip()))
        row.is_active, row.version = is_active, row.version + 1
        row.seen_number = _number(row.case_type)
        row.save(update_fields=["is_active", "version", "seen_number", *_ADDED])
        work.record(OfferChanged(offered=row.id, unit=row.unit_id, is_active=is_active))


def look_at_offer(actor: StaffActor, offered_id: UUID, *, number: int) -> None:
    """Say that the unit has looked at a version of a central case type, and that its own additions still fit."""
    actor.require(Permission.MANAGE_UNIT)
    with unit_of_work(actor) as work:
        rows = OfferedCaseType.objects.select_for_update(of=("self",)).select_related("case_type__current")
        row = rows.filter(scopes.ON_CARDS, id=offered_id, unit_id=actor.unit_id, taken_back_at=None).first()
        if row is None:
            raise NotFound
        if number != _number(row.case_type):
            raise ChangedMeanwhile
        row.seen_number = number
        row.save(update_fields=["seen_number"])
        work.record(OfferLookedAt(offered=row.id, unit=row.unit_id, version=number))


def _number(case_type: CaseType) -> int:
    return case_type.current.number if case_type.current else 1


_ADDED = (
    "local_information",
    "local_terms",
    "feedback_target",
    "hours",
    "closed_message",
    "is_restricted",
    "suggested",
    "standard_replies",
)


def _add(row: OfferedCaseType, additions: LocalAdditions) -> None:
    current = row.case_type.current
    wishes = read_target(row.unit.feedback_target), read_target(current.feedback_target if current else "")
    additions.require_sound(shortest(*wishes, ceiling=Target(working_days=row.unit.region.feedback_days)))
    known = set(handlers_of(row.unit_id, today()).values_list("staff_id", flat=True))
    row.local_information, row.local_terms = additions.local_information, additions.local_terms
    row.feedback_target, row.closed_message = additions.feedback_target, additions.closed_message
    row.hours = additions.hours.to_json() if additions.hours else None
    row.standard_replies = list(additions.standard_replies)
    row.is_restricted = additions.is_restricted and row.case_type.audience == Audience.UNIT_CHOOSES
    row.suggested = [person for person in additions.suggested if person in known]
