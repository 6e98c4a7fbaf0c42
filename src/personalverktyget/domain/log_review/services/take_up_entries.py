"""Take entries up into a review on suspicion, out of all that is logged about somebody, to examine them there."""

from collections.abc import Collection
from typing import Final
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.errors import InvalidInput, NotFound
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.log_review import policies, scopes, sought
from personalverktyget.domain.log_review.events import EntriesTakenUp
from personalverktyget.domain.log_review.models import ChosenEntry, LogReview
from personalverktyget.domain.log_review.states import Part, ReviewAction, ReviewKind

MOST: Final = 200


def take_up_entries(actor: StaffActor, review_id: UUID, numbers: Collection[int]) -> int:
    """Take up the entries with these numbers in the log; returns how many were not in the review before.

    Those that are there stay where they are, so that the same can be asked for twice.
    """
    if not numbers:
        raise InvalidInput(_("Markera minst en post."), "numbers")
    with unit_of_work(actor) as work:
        review = scopes.lock(actor, review_id)
        if review.kind != ReviewKind.SUSPICION:
            raise NotFound
        state = policies.require(review, ReviewAction.EXAMINE)
        found = _entries(actor, review, set(numbers))
        there = ChosenEntry.objects.filter(review=review)
        places = dict(there.values_list("seq", "position"))
        new = [entry for entry in found if entry.seq not in places]
        if len(places) + len(new) > MOST:
            words = _("En kontroll rymmer högst %(most)s poster. Signera den här och börja en ny för resten.")
            raise InvalidInput(words % {"most": MOST}, "numbers")
        first = max(places.values(), default=0) + 1
        ChosenEntry.objects.bulk_create(
            [_taken_up(review, entry, position) for position, entry in enumerate(new, start=first)]
        )
        if new:
            review.state = state
            review.version += 1
            review.save(update_fields=["state", "version"])
        work.record(EntriesTakenUp(review=review.id, unit=review.unit_id, first=first, count=len(new)))
    return len(new)


def _entries(actor: StaffActor, review: LogReview, numbers: set[int]) -> list[LogEntry]:
    """The entries, the oldest first. What the reviewer may not take up does not exist for her."""
    units = sought.units_to_take_up_from(review, scopes.reviewed_units(actor))
    found = list(sought.logged_about(review, units).filter(seq__in=numbers).order_by("at", "seq"))
    if {entry.seq for entry in found if sought.can_be_taken_up(entry, units)} != numbers:
        raise NotFound
    return found


def _taken_up(review: LogReview, entry: LogEntry, position: int) -> ChosenEntry:
    return ChosenEntry(
        id=uuid4(),
        review=review,
        position=position,
        part=Part.TAKEN_UP,
        seq=entry.seq,
        at=entry.at,
        staff_id=UUID(entry.actor_id),
        unit_id=entry.owner_unit_id if entry.owner_unit_id != review.unit_id else None,
        score=0.0,
        flags=[],
    )
