"""Begin a review: choose the entries by the rules that hold, and keep with what seed they were drawn."""

import secrets
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from uuid import UUID, uuid4

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from personalverktyget.base.actors import StaffActor, SystemActor
from personalverktyget.base.clock import now, today
from personalverktyget.base.errors import InvalidInput
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.access_log.rounds import on_its_own
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.log_review import facts
from personalverktyget.domain.log_review.events import LogReviewBegun
from personalverktyget.domain.log_review.facts import Span
from personalverktyget.domain.log_review.models import ChosenEntry, LogReview
from personalverktyget.domain.log_review.rules import Days, Ranked, next_period, ranked
from personalverktyget.domain.log_review.settings import choosing_of, months_of
from personalverktyget.domain.log_review.states import Part, ReviewKind
from personalverktyget.domain.organisation.models import CareUnit

LONGEST = timedelta(days=366)
REASON_MAX_LENGTH = 500


def begin_review(actor: StaffActor, *, first_day: date, last_day: date, reason: str) -> UUID:
    """Begin a review of the own unit's log by hand. Days to come are refused: what has not happened cannot be seen."""
    actor.require(Permission.REVIEW_LOG)
    if first_day > last_day:
        raise InvalidInput(_("Den första dagen måste komma före den sista."), "first_day")
    if last_day > today():
        raise InvalidInput(_("Den sista dagen kan inte ligga efter i dag."), "last_day")
    if last_day - first_day > LONGEST:
        raise InvalidInput(_("Välj högst ett år i taget."), "first_day")
    if not reason.strip():
        raise InvalidInput(_("Skriv varför loggkontrollen görs."), "reason")
    unit = CareUnit.objects.get(id=actor.unit_id)
    return _begin(actor, unit, ReviewKind.BY_HAND, Days(first_day, last_day), reason.strip()[:REASON_MAX_LENGTH])


def begin_scheduled_reviews(actor: SystemActor, on: date) -> int:
    """Begin the review of what is over and not reviewed yet, at every unit. Returns how many were begun.

    A unit whose log holds nothing of the days has nothing to review. One that has closed is reviewed to its end, and
    for as long as anybody reads what is left there.
    """
    begun = 0
    kept = LogReview.objects.filter(kind=ReviewKind.SCHEDULED, unit=OuterRef("pk")).order_by("-last_day")
    units = CareUnit.objects.annotate(reviewed_to=Subquery(kept.values("last_day")[:1]))
    for unit in units.order_by("sort_key"):
        with on_its_own("begin_scheduled_reviews", unit.id):
            days = next_period(on, months_of(unit.id), unit.reviewed_to)
            if days and facts.population(unit.id, Span.of(days.first, days.last)):
                _begin(actor, unit, ReviewKind.SCHEDULED, days, "")
                begun += 1
    return begun


def _begin(actor: StaffActor | SystemActor, unit: CareUnit, kind: ReviewKind, days: Days, reason: str) -> UUID:
    choosing, seed = choosing_of(unit.region_id), secrets.token_hex(16)
    span = Span.of(days.first, days.last)
    total = facts.population(unit.id, span)
    first = ranked(facts.facts(unit.id, span), choosing.weights, choosing.sizes.ranked)
    drawn = facts.drawn(unit.id, span, seed=seed, size=choosing.sizes.random_of(total))
    review = LogReview(
        id=uuid4(),
        unit=unit,
        kind=kind,
        first_day=days.first,
        last_day=days.last,
        begun_at=now(),
        begun_by_id=actor.staff_id if isinstance(actor, StaffActor) else None,
        reason=reason,
        due_on=today() + timedelta(days=choosing.days_to_review),
        seed=seed,
        rules=choosing.as_kept(),
        population=total,
    )
    chosen = list(_chosen(review, first, drawn))
    with unit_of_work(actor) as work:
        review.save(force_insert=True)
        ChosenEntry.objects.bulk_create(chosen)
        work.record(
            LogReviewBegun(
                review=review.id,
                unit=unit.id,
                kind=kind,
                first_day=days.first.isoformat(),
                last_day=days.last.isoformat(),
                seed=seed,
                chosen=len(chosen),
            )
        )
    return review.id


def _chosen(review: LogReview, first: Iterable[Ranked], drawn: Iterable[int]) -> Iterator[ChosenEntry]:
    """The ranked first, in their order, then the drawn; what was both drawn and ranked stands once."""
    by_seq = {one.seq: one for one in first}
    order = [*by_seq, *(seq for seq in drawn if seq not in by_seq)]
    span = Span.of(review.first_day, review.last_day)
    entries = {
        entry.seq: entry for entry in LogEntry.objects.filter(seq__in=order, at__gte=span.start, at__lt=span.end)
    }
    for position, seq in enumerate((seq for seq in order if seq in entries), start=1):
        found = by_seq.get(seq)
        yield ChosenEntry(
            id=uuid4(),
            review=review,
            position=position,
            part=Part.RANKED if found else Part.RANDOM,
            seq=seq,
            at=entries[seq].at,
            staff_id=UUID(entries[seq].actor_id),
            score=found.score if found else 0.0,
            flags=[{"flag": one.flag, "count": one.count} for one in found.raised] if found else [],
        )
