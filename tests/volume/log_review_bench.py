"""Does log control find them? ``make bench-log-review``: ranked against random, on a region's year, seed by seed.

BENCH_SEEDS=1-20 and BENCH_UNITS=50 choose other seeds and sizes. The program's own statements and rules do the work;
the traffic (``log_traffic.py``) is copied into a database that is gone afterwards.
"""

import os
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random
from statistics import mean
from typing import Any, Final
from uuid import UUID

import psycopg

from personalverktyget.demo.layout import Layout, Ports
from personalverktyget.domain.log_review import facts
from personalverktyget.domain.log_review.facts import Span
from personalverktyget.domain.log_review.rules import USUAL_WEIGHTS, Days, ranked
from personalverktyget.domain.people.identities import identity_row, number_hash
from personalverktyget.domain.people.registers import RegisteredPerson
from tests.support.database import django_connected_to
from tests.volume import ground
from tests.volume.log_people import Population, populate, uuid
from tests.volume.log_traffic import FIRST_DAY, Entry, Year, year

AT: Final = (10, 25, 50, 100)
MONTHS: Final = (4, 8, 12)
STAFF_A_UNIT: Final = 10
RESIDENTS_A_UNIT: Final = 600
_TABLES: Final = "access_log_entry, people_staffmember, people_resident, people_residentidentity, people_residentfacts"


@dataclass
class Found:
    """Of how many that were planted how many were met within the first so many entries."""

    planted: int = 0
    ranked: Counter[int] = field(default_factory=Counter)
    random: Counter[int] = field(default_factory=Counter)
    by_kind: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    entries: int = 0
    months: int = 0


def run(layout: Layout, ports: Ports) -> None:
    """Print what each seed gave, and all together."""
    seeds, units = _range(os.environ.get("BENCH_SEEDS", "1-20")), int(os.environ.get("BENCH_UNITS", "50"))
    print(f"{units} units, {units * STAFF_A_UNIT} staff; months {MONTHS} of a year; seeds {seeds[0]} to {seeds[-1]}")
    every = []
    with ground.cluster(layout) as cluster:
        database, _ = ground.database(cluster, layout, ports, "log_review")
        with django_connected_to(database), psycopg.connect(database.superuser_url, autocommit=True) as connection:
            connection.execute("SET session_replication_role = replica")
            connection.execute("DROP INDEX IF EXISTS access_log_entry_residents")
            for seed in seeds:
                found = _measured(connection, Random(seed), units)
                every.append(found)
                print(
                    f"seed {seed}: {found.planted} planted in {found.months} months of a unit, "
                    f"{found.entries // max(1, found.months)} entries a month; {_shares(found)}",
                    flush=True,
                )
    _together(every)


def _range(text: str) -> list[int]:
    first, _, last = text.partition("-")
    return list(range(int(first), int(last or first) + 1))


def _measured(connection: psycopg.Connection[Any], random: Random, units: int) -> Found:
    people = populate(random, units=units, staff=STAFF_A_UNIT, residents=RESIDENTS_A_UNIT)
    made = year(random, people, MONTHS)
    ids = [uuid(random) for _ in range(units)]
    _fill(connection, people, made, ids, random)
    found = Found()
    for month in MONTHS:
        days = _month(month)
        for unit in range(units):
            _review(found, made, ids[unit], unit, days, f"{random.random()}")
    return found


def _review(found: Found, made: Year, unit_id: UUID, unit: int, days: Days, seed: str) -> None:
    span = Span.of(days.first, days.last)
    kinds = {
        (str(one.staff), str(one.resident)): one.kind
        for one in made.planted
        if (one.unit, one.month) == (unit, days.first.month)
    }
    found.months += 1
    found.entries += facts.population(unit_id, span)
    found.planted += len(kinds)
    known = facts.facts(unit_id, span)
    pairs = {one.seq: (one.staff_id, one.resident_id) for one in known}
    order = [pairs[one.seq] for one in ranked(known, USUAL_WEIGHTS, AT[-1])]
    drawn = _pairs(facts.drawn(unit_id, span, seed=seed, size=AT[-1]))
    for size in AT:
        found.ranked[size] += len(kinds.keys() & set(order[:size]))
        found.random[size] += len(kinds.keys() & set(drawn[:size]))
    for pair, kind in kinds.items():
        found.by_kind[kind][0] += 1
        found.by_kind[kind][1] += pair in order


def _pairs(numbers: list[int]) -> list[tuple[str, str]]:
    rows = facts._rows(
        "SELECT seq, actor_id, residents[1]::text FROM access_log_entry WHERE seq = ANY(%(seqs)s)"
        " AND cardinality(residents) = 1",
        {"seqs": numbers},
    )
    by_seq = {seq: (who, whom) for seq, who, whom in rows}
    return [by_seq.get(seq, ("", "")) for seq in numbers]


def _month(month: int) -> Days:
    first = FIRST_DAY.replace(month=month)
    last = first.replace(day=31 if month in (8, 12) else 30)
    return Days(first, last)


def _shares(found: Found) -> str:
    parts = (
        f"first {size}: ranked {100 * found.ranked[size] / max(1, found.planted):.1f} %,"
        f" random {100 * found.random[size] / max(1, found.planted):.1f} %"
        for size in AT
    )
    return "; ".join(parts)


def _together(every: list[Found]) -> None:
    print(f"together: {sum(one.planted for one in every)} planted, {len(every)} seeds")
    for size in AT:
        best = [one.ranked[size] / one.planted for one in every]
        chance = [one.random[size] / one.planted for one in every]
        print(
            f"  first {size:3}: ranked {100 * mean(best):5.1f} % ({100 * min(best):.1f}–{100 * max(best):.1f}), "
            f"random {100 * mean(chance):5.1f} % ({100 * min(chance):.1f}–{100 * max(chance):.1f})"
        )
    for kind in sorted({kind for one in every for kind in one.by_kind}):
        planted, met = (sum(one.by_kind[kind][place] for one in every) for place in (0, 1))
        print(f"  {kind}: {met} of {planted} within the first {AT[-1]}")


def _fill(connection: psycopg.Connection[Any], people: Population, made: Year, ids: list[UUID], random: Random) -> None:
    connection.execute(f"TRUNCATE {_TABLES} CASCADE")
    for month in range(1, 13):
        connection.execute("SELECT access_log_ensure_partition(%s)", [FIRST_DAY.replace(month=month)])
    everybody = {one.id: one for unit in people.residents for one in unit}
    everybody |= {one.own.id: one.own for unit in people.staff for one in unit}
    numbers = {id_: f"{random.randrange(10**12):012}" for id_ in everybody}
    staff = [one for unit in people.staff for one in unit]
    _copy(
        connection,
        "people_staffmember (id, hsa_id, given_name, surname, title, email, own_signature, refreshed_at)",
        ((one.id, str(one.id), one.given, one.surname, "", "", "", "2025-01-01") for one in staff),
    )
    _copy(
        connection,
        "people_resident (id, is_protected, wants_notices, notices_by_email, notices_by_sms, has_email, has_mobile,"
        " refreshed_at)",
        ((one.id, one.is_protected, True, True, False, False, False, "2025-01-01") for one in everybody.values()),
    )
    rows = (identity_row(one.id, _registered(one, numbers[one.id])) for one in everybody.values())
    _copy(
        connection,
        "people_residentidentity (resident_id, number_hash, number, name, contact, name_words)",
        ((row.resident_id, row.number_hash, row.number, row.name, row.contact, row.name_words) for row in rows),
    )
    children = [one for one in everybody.values() if one.guardians and not one.is_protected]
    _copy(
        connection,
        "people_residentfacts (resident_id, facts, guardians)",
        (
            (one.id, bytes(32), [number_hash(numbers[id_]) for id_ in one.guardians if id_ in numbers])
            for one in children
        ),
        types=("uuid", "bytea", "bytea[]"),
    )
    _copy_log(connection, made.entries, ids)
    connection.execute("ANALYZE access_log_entry, people_residentidentity, people_residentfacts")


def _registered(one: Any, number: str) -> RegisteredPerson:
    return RegisteredPerson(
        number=number,
        given_name=one.given,
        surname=one.surname,
        street=one.home,
        postal_code="123 45",
        town="Staden",
        mobile="",
        email="",
        is_protected=one.is_protected,
        deceased_on=None,
        emigrated_on=None,
        guardians=(),
    )


def _copy(
    connection: psycopg.Connection[Any], where: str, rows: Iterator[tuple[Any, ...]], types: Sequence[str] = ()
) -> None:
    with connection.cursor() as cursor, cursor.copy(f"COPY {where} FROM STDIN") as copy:
        if types:
            copy.set_types(types)
        for row in rows:
            copy.write_row(row)


def _copy_log(connection: psycopg.Connection[Any], entries: list[Entry], ids: list[UUID]) -> None:
    """As text, since there are a million of them."""
    columns = (
        "id, at, system_id, event, action, purpose, outcome, actor_kind, actor_id, actor_hsa_id, commission_hsa_id,"
        " unit_id, unit_hsa_id, provider_hsa_id, resource_type, resource_id, residents, owner_unit_id, details"
    )
    with connection.cursor() as cursor, cursor.copy(f"COPY access_log_entry ({columns}) FROM STDIN") as copy:
        for number, one in enumerate(sorted(entries, key=lambda entry: entry.at)):
            unit, residents = ids[one.unit], ",".join(map(str, one.residents))
            action = "Läsa" if one.is_read else "Skriva"
            kind, about = ("case", one.case) if one.case else ("view", "all")
            copy.write(
                f"{UUID(int=number)}\t{one.at.isoformat()}\tx\t{one.event}\t{action}\tVård och behandling\tdone\t"
                f"staff\t{one.staff}\tx\t\t{unit}\tx\tx\t{kind}\t{about}\t{{{residents}}}\t{unit}\t{one.details}\n"
            )
