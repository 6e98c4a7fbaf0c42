"""A part of the unit's log for its reviewers, to be taken out as a file (K-03: that unit's only)."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final

from django.utils.translation import gettext as _

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import STOCKHOLM
from personalverktyget.base.errors import InvalidInput, NotPossibleNow
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import Disclosure
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.log_export.events import LogExported
from personalverktyget.domain.log_export.records import Record, records_of

# As the national contract bounds an answer (K-04).
AT_MOST: Final = 10_000
LONGEST_PERIOD: Final = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class LogFile:
    """The entries of the period, the earliest first."""

    first_day: date
    last_day: date
    records: tuple[Record, ...]


def log_file(
    actor: StaffActor, *, first_day: date, last_day: date, form: str, without_reviews: Collection[str] = ()
) -> Disclosure[LogFile]:
    """What was done with the unit's data in the period. Who lives with a protected identity is not numbered in it.

    ``without_reviews`` are the ids of the reviews that are about the actor herself: of them it tells nothing (K-03).
    """
    actor.require(Permission.REVIEW_LOG)
    if not (first_day <= last_day and last_day - first_day <= LONGEST_PERIOD):
        raise InvalidInput("", "first_day")
    start = datetime.combine(first_day, time.min, STOCKHOLM)
    end = datetime.combine(last_day + timedelta(days=1), time.min, STOCKHOLM)
    entries = LogEntry.objects.filter(owner_unit_id=actor.unit_id, at__gte=start, at__lt=end)
    if without_reviews:
        entries = entries.exclude(resource_type="review", resource_id__in=without_reviews)
    found = list(entries.order_by("at", "seq")[: AT_MOST + 1])
    if len(found) > AT_MOST:
        raise NotPossibleNow(_("Perioden har fler än 10 000 poster. Välj en kortare period."))
    event = LogExported(
        unit=actor.unit_id,
        format=form,
        first_day=first_day.isoformat(),
        last_day=last_day.isoformat(),
        count=len(found),
        residents=tuple(dict.fromkeys(id_ for entry in found for id_ in entry.residents)),
    )
    return Disclosure("log_file", event, LogFile(first_day, last_day, tuple(map(_masked, records_of(found)))))


def _masked(record: Record) -> Record:
    patients = tuple(replace(one, number="", is_masked=True) if one.is_protected else one for one in record.patients)
    return replace(record, patients=patients)
