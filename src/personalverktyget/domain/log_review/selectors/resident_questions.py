"""What residents ask about the log: before it is asked, at the case, and as the unit's reviewers see it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import Exists, OuterRef

from personalverktyget.base.actors import ResidentActor, StaffActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import NotFound
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import Disclosure
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.cases import scopes as cases
from personalverktyget.domain.cases.closed_cases import require_reason_given
from personalverktyget.domain.cases.models import Case
from personalverktyget.domain.cases.states import State
from personalverktyget.domain.log_review.events import AskedEntryRead, LogQuestionsListed, OwnLogRead
from personalverktyget.domain.log_review.lines import Names, person_of
from personalverktyget.domain.log_review.models import LogQuestion
from personalverktyget.domain.log_review.questions import asked_cases
from personalverktyget.domain.log_review.read_models import AskedByResident, AskedList, AskedLogEntry, EntryToAskAbout
from personalverktyget.domain.log_review.selectors.own_log import BACK
from personalverktyget.domain.log_review.told import line_of, line_with
from personalverktyget.domain.organisation.models import CareUnit
from personalverktyget.domain.people.models import ResidentIdentity
from personalverktyget.domain.reading.cursors import read_cursor, write_cursor

PAGE_SIZE: Final = 50


def entry_to_ask_about(actor: ResidentActor, entry_id: UUID) -> Disclosure[EntryToAskAbout]:
    """A line of her own log, and whether somebody can answer."""
    found = line_with(actor.resident_id, entry_id, since=now() - BACK)
    if found is None:
        raise NotFound
    line, unit_id = found
    unit = CareUnit.objects.select_related("provider").filter(id=unit_id).first() if unit_id else None
    content = EntryToAskAbout(
        line=line,
        unit=unit.name if unit else "",
        provider=unit.provider.name if unit else "",
        phone=unit.phone if unit else "",
        takes_cases=unit is not None and unit.is_active,
        case_id=next(iter(asked_cases(actor.resident_id, line.entries).values()), None),
    )
    return Disclosure("entry", OwnLogRead(resident=actor.resident_id), content)


def asked_entry(actor: StaffActor, case_id: UUID) -> Disclosure[AskedLogEntry]:
    """What in the log a case asks about; for whoever sees the case. Raises ``NotFound`` for any other case."""
    case = cases.visible(actor).only("prompted_by", "state", "handler_id").filter(id=case_id).first()
    if case is None or case.prompted_by is None:
        raise NotFound
    row = LogQuestion.objects.filter(id=case.prompted_by, unit_id=actor.unit_id).first()
    if row is None:
        raise NotFound
    require_reason_given(actor, case_id, state=case.state, handler_id=case.handler_id)
    line = line_of(row.resident_id, row.entries, row.first_at, row.last_at)
    content = AskedLogEntry(case_id=case_id, line=line, is_own=line is not None and line.staff_id == actor.staff_id)
    return Disclosure("asked", AskedEntryRead(question=row.id, unit=row.unit_id, resident=row.resident_id), content)


def asked_by_residents(actor: StaffActor, *, after: str = "") -> Disclosure[AskedList]:
    """What residents have asked about the unit's log. Of each case a reviewer sees its number and where it stands."""
    actor.require(Permission.REVIEW_LOG)
    sent = Exists(Case.objects.filter(prompted_by=OuterRef("id")))
    rows = LogQuestion.objects.filter(sent, unit_id=actor.unit_id)
    if after:
        rows = rows.extra(where=["(begun_at, id) < (%s, %s)"], params=read_cursor(after, (datetime, UUID)))
    found = list(rows.order_by("-begun_at", "-id")[: PAGE_SIZE + 1])
    shown = found[:PAGE_SIZE]
    content = AskedList(
        questions=tuple(_asked(shown)),
        next_cursor=write_cursor((shown[-1].begun_at, shown[-1].id)) if len(found) > PAGE_SIZE else "",
    )
    event = LogQuestionsListed(
        unit=actor.unit_id, residents=tuple(dict.fromkeys(one.person.resident_id for one in content.questions))
    )
    return Disclosure("asked", event, content)


def count_unanswered(actor: StaffActor) -> int:
    """How many such questions nobody has closed yet."""
    actor.require(Permission.REVIEW_LOG)
    asked = LogQuestion.objects.filter(unit_id=actor.unit_id).values("id")
    return Case.objects.filter(unit_id=actor.unit_id, prompted_by__in=asked).exclude(state=State.CLOSED).count()


def _asked(rows: list[LogQuestion]) -> Iterable[AskedByResident]:
    sent = {case.prompted_by: case for case in Case.objects.filter(prompted_by__in=[row.id for row in rows])}
    identities = ResidentIdentity.objects.filter(resident_id__in={row.resident_id for row in rows})
    persons = {one.resident_id: person_of(one) for one in identities.select_related("resident")}
    entries = {entry.id: entry for entry in _entries(rows)}
    names = Names.of(entries.values())
    for row in rows:
        entry, case = entries.get(row.entry), sent[row.id]
        yield AskedByResident(
            asked_at=case.received_at,
            case_number=case.number,
            case_state=case.state,
            person=persons[row.resident_id],
            line=names.line(entry) if entry else None,
        )


def _entries(rows: list[LogQuestion]) -> Iterable[LogEntry]:
    if not rows:
        return []
    times = {"at__gte": min(row.last_at for row in rows), "at__lte": max(row.last_at for row in rows)}
    whose = {"residents__overlap": list({row.resident_id for row in rows})}
    return LogEntry.objects.filter(id__in=[row.entry for row in rows], **times, **whose)
