"""Everything about a staff member or a resident, at the units whose log the reviewer may see; paged by key (K-04)."""

from datetime import datetime
from typing import Final
from uuid import UUID

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.errors import NotFound
from personalverktyget.domain.access_log.disclosure import Disclosure
from personalverktyget.domain.log_review import scopes
from personalverktyget.domain.log_review.lines import Names
from personalverktyget.domain.log_review.read_models import SuspicionPage
from personalverktyget.domain.log_review.selectors.reviews import page_of, reading
from personalverktyget.domain.log_review.sought import can_be_taken_up, logged_about, units_to_take_up_from
from personalverktyget.domain.log_review.states import ReviewKind
from personalverktyget.domain.people.models import StaffMember
from personalverktyget.domain.reading.cursors import read_cursor, write_cursor

PAGE_SIZE: Final = 100


def on_suspicion(actor: StaffActor, review_id: UUID, *, after: str = "") -> Disclosure[SuspicionPage]:
    """A page of what is logged, the latest first."""
    row = scopes.one(actor, review_id)
    if row.kind != ReviewKind.SUSPICION:
        raise NotFound
    units = scopes.reviewed_units(actor)
    entries = scopes.readable(actor, logged_about(row, units))
    if after:
        entries = entries.extra(where=["(at, seq) < (%s, %s)"], params=read_cursor(after, (datetime, int)))
    found = list(entries.order_by("-at", "-seq")[: PAGE_SIZE + 1])
    shown = found[:PAGE_SIZE]
    names, own = Names.of(shown), units_to_take_up_from(row, units)
    review = page_of(actor, row)
    page = SuspicionPage(
        review=review,
        about_staff=_name(row.about_staff),
        lines=tuple(names.line(entry) for entry in shown),
        can_be_taken_up=frozenset(entry.seq for entry in shown if can_be_taken_up(entry, own)),
        places={one.seq: one.position for one in review.entries},
        next_cursor=write_cursor((shown[-1].at, shown[-1].seq)) if len(found) > PAGE_SIZE else "",
    )
    told = (*(one.line for one in review.entries), *page.lines)
    return Disclosure("suspicion", reading(review, told), page)


def reviews_about_herself(actor: StaffActor) -> frozenset[str]:
    """The ids of the reviews that nothing shows the actor, for what tells of the log elsewhere."""
    return frozenset(scopes.about_herself(actor))


def _name(staff_id: UUID | None) -> str:
    found = StaffMember.objects.filter(id=staff_id).first() if staff_id else None
    return found.name if found else ""
