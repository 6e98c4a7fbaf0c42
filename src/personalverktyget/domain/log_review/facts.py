"""What the log and the registers say of a period, put together by the database in a few statements, whatever its size.

Only what lies in the log itself is asked of the log: it outlives the cases that it tells of.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import connection

from personalverktyget.base.clock import STOCKHOLM
from personalverktyget.domain.log_review.rules import Facts
from personalverktyget.domain.people.identities import decrypt_contact, name_words
from personalverktyget.domain.people.models import StaffMember

# Whoever handled or distributed a case within this time before the period has something to do with it.
_BACK: Final = timedelta(days=400)
# Whoever looks a last time soon after the case was closed is finishing.
_FINISHING: Final = "7 days"
# What a reviewer reads in a review was chosen by the program and not by her, and is no work with the resident's case.
_ENTRIES: Final = """
    owner_unit_id = %(unit)s AND at >= %(start)s AND at < %(end)s
    AND actor_kind = 'staff' AND outcome = 'done' AND cardinality(residents) > 0 AND resource_type <> 'unit'
    AND event NOT IN ('log_review.read', 'log_review.escalated_read')
"""
# A list shows many at once, and says nothing of whom one came to see.
_OPENED: Final = "action = 'Läsa' AND event NOT LIKE '%%listed' AND event <> 'case.opened_with_reason'"
# No joins but the last: in a log that was just filled PostgreSQL has no statistics, and would join by nested loops.
_PAIRS: Final = f"""
WITH history AS (
    SELECT seq, at, event, action, actor_kind, actor_id, residents[1] AS resident, details->>'handler' AS handler,
           max(at) FILTER (WHERE event = 'case.closed' OR event = 'case.replied' AND details->>'kind' = 'final_reply')
               OVER life AS closed_at,
           max(at) FILTER (WHERE event = 'case.reopened') OVER life AS reopened_at
    FROM access_log_entry
    WHERE owner_unit_id = %(unit)s AND at >= %(back)s AND at < %(end)s AND outcome = 'done'
      AND cardinality(residents) = 1 AND resource_type <> 'unit'
      AND event NOT IN ('log_review.read', 'log_review.escalated_read')
    WINDOW life AS (PARTITION BY resource_id ORDER BY at, seq)
), told AS (
    SELECT actor_id AS staff, resident, seq, at, event, action <> 'Läsa' AS took_part,
           action <> 'Läsa' AND at >= %(start)s AS acts,
           at >= %(start)s AND {_OPENED} AS opens,
           at > closed_at + interval '{_FINISHING}' AND (reopened_at IS NULL OR reopened_at < closed_at) AS is_late
    FROM history WHERE actor_kind = 'staff'
    UNION ALL
    SELECT handler, resident, seq, at, event, true, false, false, false FROM history WHERE handler IS NOT NULL
), pairs AS (
    SELECT staff, resident,
           (array_agg(seq ORDER BY at DESC, seq DESC) FILTER (WHERE opens))[1] AS latest,
           count(*) FILTER (WHERE opens) AS opens, bool_or(took_part) AS took_part,
           count(*) FILTER (WHERE acts) AS acted,
           count(*) FILTER (WHERE opens AND is_late) AS late, count(*) FILTER (WHERE opens AND {{odd}}) AS odd,
           count(*) FILTER (WHERE event = 'case.opened_with_reason' AND at >= %(start)s) AS reasons
    FROM told o GROUP BY staff, resident HAVING count(*) FILTER (WHERE opens) > 0
)
SELECT p.staff, p.resident, p.latest, p.opens, p.took_part, p.acted, p.late, p.odd,
       coalesce(r.is_protected, false), p.reasons
FROM pairs p LEFT JOIN people_resident r ON r.id = p.resident
"""
_ODD: Final = """
    (extract(hour FROM o.at AT TIME ZONE 'Europe/Stockholm') NOT BETWEEN 6 AND 20
     OR extract(isodow FROM o.at AT TIME ZONE 'Europe/Stockholm') > 5)
"""
_HABITS: Final = f"""
SELECT o.actor_id, avg(CASE WHEN {_ODD} THEN 1.0 ELSE 0.0 END)::float
FROM access_log_entry o
WHERE o.actor_kind = 'staff' AND o.actor_id = ANY(%(staff)s) AND o.at >= %(start)s AND o.at < %(end)s
GROUP BY o.actor_id
"""
_UNITS: Final = f"""
SELECT actor_id, residents[1], count(DISTINCT owner_unit_id) FROM access_log_entry
WHERE actor_kind = 'staff' AND actor_id = ANY(%(staff)s) AND at >= %(start)s AND at < %(end)s
  AND outcome = 'done' AND cardinality(residents) = 1 AND {_OPENED}
GROUP BY actor_id, residents[1] HAVING count(DISTINCT owner_unit_id) > 1
"""
_BEARERS: Final = """
SELECT s.id, i.resident_id FROM unnest(%(staff)s::text[], %(words)s::bigint[]) AS s (id, word)
JOIN people_residentidentity i ON i.resident_id = ANY(%(residents)s) AND s.word = ANY(i.name_words)
"""
# Residents who bear the whole name of somebody on the staff: probably the same person.
_NAMESAKES: Final = """
SELECT s.id, i.resident_id, i.contact, i.number_hash
FROM jsonb_to_recordset(%(names)s::jsonb) AS s (id text, words bigint[])
JOIN people_residentidentity i ON i.name_words @> s.words
"""
_CHILDREN: Final = """
SELECT f.resident_id, g.hash FROM people_residentfacts f CROSS JOIN unnest(f.guardians) AS g (hash)
WHERE f.resident_id = ANY(%(residents)s) AND g.hash = ANY(%(hashes)s)
"""
_CONTACTS: Final = "SELECT resident_id, contact FROM people_residentidentity WHERE resident_id = ANY(%(residents)s)"


@dataclass(frozen=True, slots=True)
class Span:
    """The moments between which a period lies: from, and up to."""

    start: datetime
    end: datetime

    @classmethod
    def of(cls, first: date, last: date) -> "Span":
        """From the first day's first moment to the last day's last, by Swedish clocks."""
        end = datetime.combine(last + timedelta(days=1), time.min, STOCKHOLM)
        return cls(datetime.combine(first, time.min, STOCKHOLM), end)


def population(unit_id: UUID, span: Span) -> int:
    """How many entries tell that staff did something with residents' data of the unit."""
    ((count,),) = _rows(f"SELECT count(*) FROM access_log_entry WHERE {_ENTRIES}", _at(unit_id, span))
    return int(count)


def drawn(unit_id: UUID, span: Span, *, seed: str, size: int) -> list[int]:
    """So many of them, drawn by the seed: the same seed draws the same."""
    order = "ORDER BY sha256(convert_to(%(seed)s || id::text, 'UTF8')), seq LIMIT %(size)s"
    statement = f"SELECT seq FROM access_log_entry WHERE {_ENTRIES} {order}"
    return [seq for (seq,) in _rows(statement, _at(unit_id, span) | {"seed": seed, "size": size})]


def facts(unit_id: UUID, span: Span) -> list[Facts]:
    """What each staff member did with each resident's data in the period."""
    pairs = _rows(_PAIRS.format(odd=_ODD), _at(unit_id, span) | {"back": span.start - _BACK})
    if not pairs:
        return []
    staff, residents = sorted({row[0] for row in pairs}), sorted({row[1] for row in pairs})
    during = {"staff": staff, "start": span.start, "end": span.end}
    habits = dict(_rows(_HABITS, during))
    units = {(who, whom): count for who, whom, count in _rows(_UNITS, during)}
    kin = _Kin.of(staff, residents)
    return [
        Facts(
            seq=seq,
            staff_id=who,
            resident_id=str(whom),
            opens=opens,
            took_part=took_part,
            acted=int(acted),
            after_closing=late,
            at_odd_hours=odd,
            odd_share=habits.get(who, 0.0),
            units=units.get((who, whom), 1),
            is_protected=is_protected,
            reasons_given=reasons,
            **kin.between(who, whom),
        )
        for who, whom, seq, opens, took_part, acted, late, odd, is_protected, reasons in pairs
    ]


@dataclass(slots=True)
class _Kin:
    """Who may be whom, and whose. By names, addresses and guardians: the staff directory holds no identity numbers."""

    bearers: dict[str, set[UUID]] = field(default_factory=lambda: defaultdict(set))
    own: dict[str, set[UUID]] = field(default_factory=lambda: defaultdict(set))
    children: dict[str, set[UUID]] = field(default_factory=lambda: defaultdict(set))
    homes: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    addresses: dict[UUID, str] = field(default_factory=dict)
    namesakes: set[UUID] = field(default_factory=set)

    @classmethod
    def of(cls, staff: Iterable[str], residents: list[UUID]) -> "_Kin":
        people = list(StaffMember.objects.filter(id__in=[UUID(id_) for id_ in staff]))
        kin = cls()
        if not people:
            return kin
        surnames = [(str(one.id), word) for one in people for word in name_words(one.surname)]
        given = {"staff": [id_ for id_, _ in surnames], "words": [word for _, word in surnames]}
        for who, whom in _rows(_BEARERS, given | {"residents": residents}):
            kin.bearers[who].add(whom)
        kin._find_namesakes(people, residents)
        return kin

    def _find_namesakes(self, people: list[StaffMember], residents: list[UUID]) -> None:
        names = [{"id": str(one.id), "words": name_words(one.name)} for one in people]
        hashes: dict[bytes, str] = {}
        for who, whom, contact, number in _rows(_NAMESAKES, {"names": json.dumps(names)}):
            self.own[who].add(whom)
            self.namesakes.add(whom)
            hashes[bytes(number)] = who
            if address := _address(whom, contact):
                self.homes[who].add(address)
        if self.homes:
            rows = _rows(_CONTACTS, {"residents": residents})
            self.addresses = {whom: _address(whom, contact) for whom, contact in rows}
        for child, guardian in _rows(_CHILDREN, {"residents": residents, "hashes": list(hashes)}):
            self.children[hashes[bytes(guardian)]].add(child)

    def between(self, who: str, whom: UUID) -> Mapping[str, Any]:
        """What they may be to each other."""
        is_own = whom in self.own[who]
        bears = whom in self.bearers[who] and not is_own
        return {
            "is_own": is_own,
            "is_relative": whom in self.children[who],
            "is_colleague": whom in self.namesakes and not is_own,
            "name_bearers": len(self.bearers[who]) if bears else 0,
            "same_address": not is_own and self.addresses.get(whom, "") in self.homes[who],
        }


def _address(resident_id: UUID, contact: bytes) -> str:
    found = decrypt_contact(resident_id, contact)
    return f"{found.street} {found.postal_code}".casefold().strip() if found.street else ""


def _at(unit_id: UUID, span: Span) -> dict[str, Any]:
    return {"unit": unit_id, "start": span.start, "end": span.end}


def _rows(statement: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found
