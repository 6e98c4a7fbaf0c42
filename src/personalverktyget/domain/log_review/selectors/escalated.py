"""What was handed on to the care provider's reviewers: in a list (nothing of residents), and opened."""

from dataclasses import replace
from typing import Final
from uuid import UUID

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.errors import NotFound
from personalverktyget.domain.access_log.disclosure import Disclosure
from personalverktyget.domain.log_review import scopes
from personalverktyget.domain.log_review.events import EscalatedRead
from personalverktyget.domain.log_review.models import Escalation
from personalverktyget.domain.log_review.read_models import EscalatedEntry, EscalatedSummary
from personalverktyget.domain.log_review.selectors.reviews import judged_entries

LISTED: Final = 100


def escalations(actor: StaffActor) -> tuple[EscalatedSummary, ...]:
    """Those that wait first, then the latest."""
    rows = scopes.escalated(actor).select_related("entry__review__unit", "by", "outcome")
    # Where there is no outcome the database puts the row first.
    return tuple(map(_summary, rows.order_by("-outcome__at", "-at", "id")[:LISTED]))


def count_escalated(actor: StaffActor) -> int:
    """How many wait for an outcome."""
    return scopes.escalated(actor).filter(outcome=None).count()


def escalation(actor: StaffActor, escalation_id: UUID) -> Disclosure[EscalatedEntry]:
    """One of them: the entry with what the unit's reviewer wrote. The rest of the review stays at the unit."""
    rows = scopes.escalated(actor).select_related("entry__review__unit", "by", "outcome")
    row = rows.filter(id=escalation_id).first()
    if row is None:
        raise NotFound
    review = row.entry.review
    (entry,) = judged_entries(actor, review, [row.entry])
    entry = replace(entry, verdict="", note="", judged_at=None, judged_by="")
    residents = [person.resident_id for person in entry.line.persons] if entry.line else []
    event = EscalatedRead(
        review=review.id, unit=review.unit_id, entry=entry.id, residents=tuple(dict.fromkeys(residents))
    )
    return Disclosure("escalated", event, EscalatedEntry(summary=_summary(row), entry=entry))


def _summary(row: Escalation) -> EscalatedSummary:
    outcome = getattr(row, "outcome", None)
    return EscalatedSummary(
        id=row.id,
        unit_name=row.entry.review.unit.name,
        at=row.at,
        by=row.by.name,
        verdict=outcome.verdict if outcome else "",
        entry_at=row.entry.at,
    )
