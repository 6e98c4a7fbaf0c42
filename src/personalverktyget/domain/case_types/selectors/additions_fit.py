"""Whether what a unit has added of its own to a central case type still fits what the region has made of it."""

from uuid import UUID

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.errors import NotFound
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.calendars.response_time import Target, shortest
from personalverktyget.domain.calendars.target_text import read_target
from personalverktyget.domain.case_types import scopes
from personalverktyget.domain.case_types.models import CaseTypeVersion, OfferedCaseType
from personalverktyget.domain.case_types.read_models import AdditionsFit


def additions_fit(actor: StaffActor, offered_id: UUID) -> AdditionsFit:
    """What can be said of it without reading. Raises ``NotFound`` for what is not the unit's."""
    actor.require(Permission.MANAGE_UNIT)
    rows = OfferedCaseType.objects.select_related("case_type__current", "unit__region")
    row = rows.filter(scopes.ON_CARDS, id=offered_id, unit_id=actor.unit_id, taken_back_at=None).first()
    if row is None or row.case_type.current is None:
        raise NotFound
    now = row.case_type.current
    seen = CaseTypeVersion.objects.filter(case_type=row.case_type, number=row.seen_number).first() or now
    settled = {str(reply["text"]) for reply in row.case_type.fixed_replies if reply["is_used"]}
    before, after = set(seen.card_words), set(now.card_words)
    return AdditionsFit(
        shortens_target=_shortens(row, now),
        settled_replies=tuple(text for text in row.standard_replies if text in settled),
        languages=tuple(sorted(after)),
        new_languages=tuple(sorted(after - before)),
        gone_languages=tuple(sorted(before - after)),
    )


def _shortens(row: OfferedCaseType, now: CaseTypeVersion) -> bool:
    """Whether the unit's own target makes the time shorter than region, unit and case type make it without it."""
    wishes = read_target(row.unit.feedback_target), read_target(now.feedback_target)
    others = shortest(*wishes, ceiling=Target(working_days=row.unit.region.feedback_days))
    return shortest(read_target(row.feedback_target), ceiling=others) != others
