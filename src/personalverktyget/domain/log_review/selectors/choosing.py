"""How reviews choose and how often they are made; and what other weights would have chosen last month."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from personalverktyget.base.actors import AdministratorActor, StaffActor
from personalverktyget.base.clock import today
from personalverktyget.base.errors import NotAllowed, NotFound
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import Disclosure
from personalverktyget.domain.log_review import facts
from personalverktyget.domain.log_review.events import ReviewWeightsTried
from personalverktyget.domain.log_review.facts import Span
from personalverktyget.domain.log_review.models import LogReview
from personalverktyget.domain.log_review.read_models import FlagCount, ReviewSchedule, TriedEntry, TriedWeights
from personalverktyget.domain.log_review.rules import Flag, Ranked, last_whole_period, next_period, ranked
from personalverktyget.domain.log_review.settings import Choosing, choosing_of, months_of
from personalverktyget.domain.log_review.states import ReviewKind
from personalverktyget.domain.log_review.weights import require_sound, written
from personalverktyget.domain.organisation.models import CareUnit


def own_choosing(actor: AdministratorActor) -> Choosing:
    """How the reviews of the actor's region choose now."""
    return choosing_of(actor.own_region_id)


def schedule(actor: StaffActor) -> ReviewSchedule:
    """How often the unit's log is reviewed, and up to which day it has been."""
    if not actor.permissions & {Permission.REVIEW_LOG, Permission.MANAGE_UNIT}:
        raise NotAllowed(Permission.MANAGE_UNIT)
    kept = LogReview.objects.filter(unit_id=actor.unit_id, kind=ReviewKind.SCHEDULED).order_by("-last_day")
    reviewed_to = kept.values_list("last_day", flat=True).first()
    months = months_of(actor.unit_id)
    waiting = next_period(today(), months, reviewed_to)
    return ReviewSchedule(months=months, reviewed_to=reviewed_to, waits_from=waiting.first if waiting else None)


def tried_weights(actor: AdministratorActor, unit_id: UUID, weights: Mapping[Flag, int]) -> Disclosure[TriedWeights]:
    """What the weights would have chosen of last month at one of the region's units, beside what the present ones do.

    The region sets the weights and does not read the units' logs: it sees flags and places, neither staff nor resident.
    """
    require_sound(weights)
    unit = CareUnit.objects.filter(id=unit_id, region_id=actor.own_region_id).first()
    if unit is None:
        raise NotFound
    now_, days = choosing_of(unit.region_id), last_whole_period(today(), 1)
    found = facts.facts(unit.id, Span.of(days.first, days.last))
    before = ranked(found, now_.weights, now_.sizes.ranked)
    after = ranked(found, weights, now_.sizes.ranked)
    places = {one.seq: place for place, one in enumerate(before, start=1)}
    tried = TriedWeights(
        unit_name=unit.name,
        first_day=days.first,
        last_day=days.last,
        most=now_.sizes.ranked,
        chosen=tuple(_tried(one, places.get(one.seq, 0), place) for place, one in enumerate(after, start=1)),
        left_out=tuple(
            _tried(one, places[one.seq], 0) for one in before if one.seq not in {kept.seq for kept in after}
        ),
        flags_before=_counts(before),
        flags_after=_counts(after),
    )
    event = ReviewWeightsTried(region=unit.region_id, unit=unit.id, weights=written(weights))
    return Disclosure("tried", event, tried)


def _tried(one: Ranked, before: int, after: int) -> TriedEntry:
    flags = tuple(FlagCount(flag=found.flag, count=found.count) for found in one.raised)
    return TriedEntry(before=before, after=after, flags=flags)


def _counts(rows: Iterable[Ranked]) -> dict[str, int]:
    told = [found.flag for one in rows for found in one.raised]
    return {flag.value: told.count(flag) for flag in Flag}
