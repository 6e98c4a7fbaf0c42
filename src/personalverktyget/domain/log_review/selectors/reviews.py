"""Reviews in lists (their standing, nothing of residents) and opened."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, QuerySet, Subquery

from personalverktyget.base.actors import AdministratorActor, StaffActor
from personalverktyget.base.clock import today
from personalverktyget.domain.access_log.disclosure import Disclosure
from personalverktyget.domain.access_log.models import LogEntry, RemovedMonth
from personalverktyget.domain.log_review import scopes
from personalverktyget.domain.log_review.digests import digest
from personalverktyget.domain.log_review.events import LogReviewRead, LogReviewSigned
from personalverktyget.domain.log_review.facts import Span
from personalverktyget.domain.log_review.lines import Names
from personalverktyget.domain.log_review.models import ChosenEntry, EntryVerdict, LogReview, ReviewSignature
from personalverktyget.domain.log_review.read_models import FlagCount, JudgedEntry, LogLine, ReviewPage, ReviewSummary
from personalverktyget.domain.log_review.said_of_entries import asked_about, handed_on
from personalverktyget.domain.log_review.states import ReviewState
from personalverktyget.domain.log_review.verdicts import latest_verdicts
from personalverktyget.domain.people.models import StaffMember

LISTED: Final = 60


def reviews(actor: StaffActor | AdministratorActor, *, only_open: bool = False) -> tuple[ReviewSummary, ...]:
    """The standing of the reviews that the actor follows, those that are due first, then the latest."""
    rows = scopes.followed(actor)
    if only_open:
        rows = rows.exclude(state=ReviewState.SIGNED)
    ordered = rows.order_by("state", "due_on", "unit__sort_key") if only_open else rows.order_by("-begun_at", "id")
    return _summaries(ordered[:LISTED])


def count_overdue(actor: StaffActor | AdministratorActor) -> int:
    """How many of them should have been signed by now (K-02)."""
    return scopes.followed(actor).exclude(state=ReviewState.SIGNED).filter(due_on__lt=today()).count()


def review(actor: StaffActor, review_id: UUID) -> Disclosure[ReviewPage]:
    """A review of the unit's log with its entries."""
    page = page_of(actor, scopes.one(actor, review_id))
    return Disclosure("review", reading(page, (one.line for one in page.entries)), page)


def reading(page: ReviewPage, lines: Iterable[LogLine | None], position: int = 0) -> LogReviewRead:
    """What is recorded when a page of the review shows these lines."""
    shown = (person.resident_id for line in lines if line for person in line.persons)
    return LogReviewRead(
        review=page.summary.id,
        unit=page.summary.unit_id,
        residents=tuple(dict.fromkeys(shown)),
        position=position,
    )


def page_of(actor: StaffActor, row: LogReview) -> ReviewPage:
    """The review as the reviewer reads it; only selectors that hand it out in a disclosure may ask for it."""
    signature = ReviewSignature.objects.filter(review=row).first()
    return ReviewPage(
        summary=_summaries(LogReview.objects.filter(id=row.id))[0],
        version=row.version,
        reason=row.reason,
        seed=row.seed,
        population=row.population,
        sizes=row.rules["sizes"],
        entries=_entries(actor, row),
        helpers=tuple(one.helper.name for one in row.help.select_related("helper").order_by("at")),
        conclusion=signature.conclusion if signature else "",
        digest=signature.digest if signature else "",
        is_as_signed=_is_as_signed(row, signature) if signature else None,
    )


def _is_as_signed(row: LogReview, signature: ReviewSignature) -> bool:
    """What stands there is what was signed, and the log tells of the same for as long as it is kept (L-06)."""
    if digest(row, signature.conclusion) != signature.digest:
        return False
    if RemovedMonth.objects.filter(month=signature.at.astimezone(UTC).date().replace(day=1)).exists():
        return True
    return LogEntry.objects.filter(
        owner_unit_id=row.unit_id,
        at__gte=signature.at,
        event=LogReviewSigned.name,
        resource_id=str(row.id),
        details__digest=signature.digest,
    ).exists()


def _entries(actor: StaffActor, row: LogReview) -> tuple[JudgedEntry, ...]:
    chosen = list(ChosenEntry.objects.filter(review=row).order_by("position"))
    beyond = scopes.beyond(actor, chosen)
    entries = judged_entries(actor, row, chosen)
    return tuple(_hidden(one) if one.unit_id in beyond else one for one in entries) if beyond else entries


def _hidden(one: JudgedEntry) -> JudgedEntry:
    return replace(
        one, line=None, staff_name="", flags=(), note="", judged_by="", asked=(), handed_on=None, is_beyond=True
    )


def judged_entries(actor: StaffActor, row: LogReview, chosen: Sequence[ChosenEntry]) -> tuple[JudgedEntry, ...]:
    """Entries of the review with all that was said of them; only what hands them out in a disclosure may ask."""
    lines, verdicts = lines_of(row, [one.seq for one in chosen]), latest_verdicts(row.id)
    staff = StaffMember.objects.in_bulk({one.staff_id for one in chosen})
    ids = [one.id for one in chosen]
    asked, given = asked_about(ids), handed_on(ids)
    return tuple(
        replace(
            _judged(actor, row, one, lines.get(one.seq), verdicts[one.id], staff.get(one.staff_id)),
            asked=asked.get(one.id, ()),
            handed_on=given.get(one.id),
        )
        for one in chosen
    )


def lines_of(row: LogReview, numbers: Sequence[int]) -> dict[int, LogLine]:
    """The entries of the log with these numbers, as lines."""
    span = Span.of(row.first_day, row.last_day)
    entries = list(LogEntry.objects.filter(seq__in=numbers, at__gte=span.start, at__lt=span.end))
    names = Names.of(entries)
    return {entry.seq: names.line(entry) for entry in entries}


def _judged(
    actor: StaffActor,
    row: LogReview,
    one: ChosenEntry,
    line: LogLine | None,
    verdict: EntryVerdict | None,
    who: StaffMember | None,
) -> JudgedEntry:
    return JudgedEntry(
        id=one.id,
        position=one.position,
        part=one.part,
        seq=one.seq,
        unit_id=one.unit_id or row.unit_id,
        line=line,
        at=one.at,
        staff_id=one.staff_id,
        staff_name=who.name if who else "",
        flags=tuple(FlagCount(flag=found["flag"], count=found["count"]) for found in one.flags),
        is_own=one.staff_id == actor.staff_id,
        verdict=verdict.verdict if verdict else "",
        note=verdict.note if verdict else "",
        judged_at=verdict.at if verdict else None,
        judged_by=verdict.by.name if verdict else "",
    )


def _summaries(rows: QuerySet[LogReview]) -> tuple[ReviewSummary, ...]:
    entries = ChosenEntry.objects.filter(review=OuterRef("pk")).order_by().values("review")
    judged = Exists(EntryVerdict.objects.filter(entry=OuterRef("pk")))
    counted = rows.select_related("unit").annotate(
        chosen=_count(entries),
        judged=_count(entries.filter(judged)),
        without_reviewer=_count(scopes.without_reviewer().filter(review=OuterRef("pk")).order_by().values("review")),
        signed_at=F("signature__at"),
        signed_given=F("signature__by__given_name"),
        signed_surname=F("signature__by__surname"),
        suspected=F("signature__suspected"),
    )
    return tuple(
        ReviewSummary(
            id=row.id,
            unit_id=row.unit_id,
            unit_name=row.unit.name,
            kind=row.kind,
            first_day=row.first_day,
            last_day=row.last_day,
            state=row.state,
            due_on=row.due_on,
            chosen=row.chosen or 0,
            judged=row.judged or 0,
            signed_at=row.signed_at,
            signed_by=f"{row.signed_given} {row.signed_surname}".strip() if row.signed_at else "",
            suspected=row.suspected or 0,
            without_reviewer=row.without_reviewer or 0,
            is_overdue=row.state != ReviewState.SIGNED and row.due_on < today(),
        )
        for row in counted
    )


def _count(rows: QuerySet[ChosenEntry, Any]) -> Subquery:
    return Subquery(rows.annotate(count=Count("*")).values("count"))
