"""Everything about a staff member or a resident, at the units whose log the reviewer may see; paged by key (K-04)."""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import today
from personalverktyget.base.errors import NotFound
from personalverktyget.domain.access.models import Grant
from personalverktyget.domain.access.policies import in_force
from personalverktyget.domain.access.roles import Role
from personalverktyget.domain.access_log.disclosure import Disclosure
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.log_review import scopes
from personalverktyget.domain.log_review.facts import Span
from personalverktyget.domain.log_review.lines import Names
from personalverktyget.domain.log_review.models import LogReview
from personalverktyget.domain.log_review.read_models import SuspicionPage
from personalverktyget.domain.log_review.selectors.reviews import page_of, reading
from personalverktyget.domain.log_review.states import ReviewKind
from personalverktyget.domain.people.models import StaffMember
from personalverktyget.domain.reading.cursors import read_cursor, write_cursor

PAGE_SIZE: Final = 100


def on_suspicion(actor: StaffActor, review_id: UUID, *, after: str = "") -> Disclosure[SuspicionPage]:
    """A page of what is logged, the latest first."""
    row = scopes.one(actor, review_id)
    if row.kind != ReviewKind.SUSPICION:
        raise NotFound
    entries = logged_about(row, reviewed_units(actor))
    if after:
        entries = entries.extra(where=["(at, seq) < (%s, %s)"], params=read_cursor(after, (datetime, int)))
    found = list(entries.order_by("-at", "-seq")[: PAGE_SIZE + 1])
    shown = found[:PAGE_SIZE]
    names = Names.of(shown)
    page = SuspicionPage(
        review=page_of(actor, row),
        about_staff=_name(row.about_staff),
        lines=tuple(names.line(entry) for entry in shown),
        next_cursor=write_cursor((shown[-1].at, shown[-1].seq)) if len(found) > PAGE_SIZE else "",
    )
    return Disclosure("suspicion", reading(page.review, page.lines), page)


def reviewed_units(actor: StaffActor) -> list[UUID]:
    """The units whose log the actor may review today, wherever she is at work just now."""
    held = Grant.objects.filter(in_force(today()), staff_id=actor.staff_id, role=Role.LOG_REVIEWER, unit__isnull=False)
    return [id_ for id_ in held.order_by("unit_id").values_list("unit_id", flat=True).distinct() if id_]


def logged_about(row: LogReview, units: list[UUID]) -> QuerySet[LogEntry]:
    """What the units' logs tell of the person, in the review's interval."""
    span = Span.of(row.first_day, row.last_day)
    entries = LogEntry.objects.filter(at__gte=span.start, at__lt=span.end)
    if row.about_staff:
        return entries.filter(owner_unit_id__in=units, actor_kind="staff", actor_id=str(row.about_staff))
    # As text, so that no index of the units' is read beside that of residents: it holds all that happened there.
    of_units = entries.annotate(owner=Cast("owner_unit_id", TextField())).filter(owner__in=[str(id_) for id_ in units])
    return of_units.filter(residents__contains=[row.about_resident])


def _name(staff_id: UUID | None) -> str:
    found = StaffMember.objects.filter(id=staff_id).first() if staff_id else None
    return found.name if found else ""
