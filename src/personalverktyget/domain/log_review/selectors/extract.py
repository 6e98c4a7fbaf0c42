"""An extract of the log to a resident: where, when, who by the care provider's policy, what and why (K-05).

An entry that holds several residents tells only of the one whom the extract is for.
"""

from dataclasses import replace
from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.errors import NotFound
from personalverktyget.domain.access_log.disclosure import Disclosure
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.log_review import scopes
from personalverktyget.domain.log_review.events import LogExtractRead, LogExtractTaken
from personalverktyget.domain.log_review.facts import Span
from personalverktyget.domain.log_review.lines import person_of
from personalverktyget.domain.log_review.models import LogExtract
from personalverktyget.domain.log_review.read_models import Extract
from personalverktyget.domain.log_review.told import ToldNames, done_with, grouped, merged, one_by_one
from personalverktyget.domain.organisation.models import CareUnit
from personalverktyget.domain.people.models import ResidentIdentity

# Entries in one extract: as many as are told of the log in one go anywhere.
AT_MOST: Final = 10_000


def extract(actor: StaffActor, extract_id: UUID) -> Disclosure[Extract]:
    """To look through before it is taken out."""
    row = _made(actor, extract_id)
    event = LogExtractRead(extract=row.id, unit=row.unit_id, resident=row.resident_id)
    return Disclosure("extract", event, _grouped(row))


def extract_paper(actor: StaffActor, extract_id: UUID) -> Disclosure[Extract]:
    """To print: what one did of one kind in one day is one line, as on the page."""
    row = _made(actor, extract_id)
    return Disclosure("extract", _taken(row, "pdf"), _grouped(row))


def extract_file(actor: StaffActor, extract_id: UUID, *, form: str) -> Disclosure[Extract]:
    """To keep as a table: each entry by itself, to the second."""
    row = _made(actor, extract_id)
    rows = list(one_by_one(entries_of(row)))
    found = replace(_about(row), count=len(rows), lines=ToldNames.of(row.resident_id, rows).lines(rows))
    return Disclosure("extract", _taken(row, form), found)


def entries_of(row: LogExtract) -> QuerySet[LogEntry]:
    """What the extract tells of: as the log stood when it was made."""
    span = Span.of(row.first_day, row.last_day)
    return done_with(row.resident_id).filter(
        owner_unit_id__in=row.units, at__gte=span.start, at__lt=min(span.end, row.made_at)
    )


def _made(actor: StaffActor, extract_id: UUID) -> LogExtract:
    """Hers, and over units that she may still review."""
    row = scopes.own_extract(actor, extract_id)
    if not set(row.units) <= set(scopes.reviewed_units(actor)):
        raise NotFound
    return row


def _grouped(row: LogExtract) -> Extract:
    rows = list(grouped(entries_of(row)))
    lines = merged(ToldNames.of(row.resident_id, rows).lines(rows))
    return replace(_about(row), count=sum(line.count for line in lines), lines=lines)


def _about(row: LogExtract) -> Extract:
    identity = ResidentIdentity.objects.select_related("resident").get(resident_id=row.resident_id)
    units = CareUnit.objects.filter(id__in=row.units).order_by("sort_key", "id")
    return Extract(
        id=row.id,
        person=person_of(identity),
        first_day=row.first_day,
        last_day=row.last_day,
        made_at=row.made_at,
        unit=row.unit.name,
        phone=row.unit.phone,
        units=tuple(units.values_list("name", flat=True)),
        count=0,
        lines=(),
    )


def _taken(row: LogExtract, form: str) -> LogExtractTaken:
    return LogExtractTaken(extract=row.id, unit=row.unit_id, resident=row.resident_id, format=form)
