"""One chosen entry in its context: what its maker did before and after, what else is logged of the resident, and which
roles its maker held then. All of it from the log of the unit where the entry stands (K-03)."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import local
from personalverktyget.base.errors import NotFound
from personalverktyget.domain.access.models import Grant
from personalverktyget.domain.access_log.disclosure import Disclosure
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.log_review import scopes
from personalverktyget.domain.log_review.events import LogReviewRead
from personalverktyget.domain.log_review.lines import Names
from personalverktyget.domain.log_review.models import EntryVerdict
from personalverktyget.domain.log_review.read_models import EntryAlone, EntryPage, GrantThen, JudgedEntry, LogLine
from personalverktyget.domain.log_review.selectors.reviews import judged_entries, page_of, reading
from personalverktyget.domain.log_review.states import ReviewState

_AROUND: Final = timedelta(minutes=30)
_EACH_WAY: Final = 8
_HISTORY: Final = 30
_BACK: Final = timedelta(days=400)


def entry_in_context(actor: StaffActor, review_id: UUID, position: int) -> Disclosure[EntryPage]:
    """The entry at that place of the review."""
    row = scopes.one(actor, review_id)
    page = page_of(actor, row)
    entry = next((one for one in page.entries if one.position == position), None)
    if entry is None or entry.is_beyond:
        raise NotFound
    near, told = around(actor, entry), history(actor, entry)
    found = EntryPage(
        review=page,
        entry=entry,
        around=near,
        history=told,
        grants=grants_then(entry),
        earlier_verdicts=_earlier(entry.id),
    )
    return Disclosure("page_of_entry", reading(page, (entry.line, *near, *told), position), found)


def entry_alone(actor: StaffActor, review_id: UUID, position: int) -> Disclosure[EntryAlone]:
    """The entry at that place without its context, for whoever is to ask or hand it on."""
    row = scopes.one(actor, review_id)
    (entry,) = judged_entries(actor, row, [scopes.chosen(actor, row, position)])
    shown = [person.resident_id for person in entry.line.persons] if entry.line else []
    event = LogReviewRead(review=row.id, unit=row.unit_id, residents=tuple(dict.fromkeys(shown)), position=position)
    return Disclosure(
        "alone", event, EntryAlone(review_id=row.id, is_signed=row.state == ReviewState.SIGNED, entry=entry)
    )


def around(actor: StaffActor, entry: JudgedEntry) -> tuple[LogLine, ...]:
    """What the same person did within half an hour, before and after."""
    made = LogEntry.objects.filter(owner_unit_id=entry.unit_id, actor_kind="staff", actor_id=str(entry.staff_id))
    own = scopes.readable(actor, made)
    seq = entry.line.seq if entry.line else 0
    before = own.filter(at__gte=entry.at - _AROUND).filter(Q(at__lt=entry.at) | Q(at=entry.at, seq__lt=seq))
    after = own.filter(at__lte=entry.at + _AROUND).filter(Q(at__gt=entry.at) | Q(at=entry.at, seq__gt=seq))
    found = [*reversed(before.order_by("-at", "-seq")[:_EACH_WAY]), *after.order_by("at", "seq")[:_EACH_WAY]]
    return _lines(found)


def history(actor: StaffActor, entry: JudgedEntry) -> tuple[LogLine, ...]:
    """What else is logged of the resident at the unit, the latest first, to some time after the entry."""
    whom = [person.resident_id for person in entry.line.persons] if entry.line else []
    if len(whom) != 1:
        return ()
    logged = LogEntry.objects.filter(
        residents__contains=whom,
        owner_unit_id=entry.unit_id,
        at__gte=entry.at - _BACK,
        at__lt=entry.at + timedelta(days=31),
    )
    return _lines(_without_lists(scopes.readable(actor, logged)).order_by("-at", "-seq")[:_HISTORY])


def _without_lists(logged: QuerySet[LogEntry]) -> QuerySet[LogEntry]:
    """Lists and what log control itself did say nothing of the case."""
    return logged.exclude(event__endswith="listed").exclude(event__startswith="log")


def _lines(entries: QuerySet[LogEntry] | list[LogEntry]) -> tuple[LogLine, ...]:
    found = list(entries)
    names = Names.of(found)
    return tuple(names.line(entry) for entry in found)


def grants_then(entry: JudgedEntry) -> tuple[GrantThen, ...]:
    """The roles that the entry's maker held at the unit when it was made."""
    day = local(entry.at).date()
    held = Grant.objects.filter(
        Q(revoked_at=None) | Q(revoked_at__gt=entry.at),
        Q(valid_until=None) | Q(valid_until__gte=day),
        unit_id=entry.unit_id,
        staff_id=entry.staff_id,
        valid_from__lte=day,
    )
    return tuple(
        GrantThen(
            role=grant.role,
            valid_from=grant.valid_from,
            valid_until=grant.valid_until,
            granted_by=grant.granted_by.name if grant.granted_by else "",
        )
        for grant in held.select_related("granted_by").order_by("valid_from", "role")
    )


def _earlier(entry_id: UUID) -> tuple[tuple[str, str, datetime, str], ...]:
    given = EntryVerdict.objects.filter(entry_id=entry_id).select_related("by").order_by("-id")[1:]
    return tuple((one.verdict, one.note, one.at, one.by.name) for one in given)
