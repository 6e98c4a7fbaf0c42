"""Fills a database with cases by the hundred thousand: COPY and INSERT … SELECT, past the guards, then the indexes."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any, Final

import psycopg

from tests.volume import organisation, people, texts
from tests.volume.organisation import LARGE, Organisation

SEED: Final = 20261123
_FILLED: Final = (
    "people_resident",
    "people_residentidentity",
    "cases_case",
    "cases_caseanswers",
    "cases_casewords",
    "cases_casetransition",
    "cases_message",
    "cases_messagereading",
    "access_log_entry",
)
_SECONDARY: Final = """
SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid)
  FROM pg_index
 WHERE indrelid = ANY (%s::regclass[]) AND NOT indisunique
   AND NOT EXISTS (SELECT 1 FROM pg_inherits WHERE inhrelid = indexrelid)
"""


def seed(
    superuser_url: str,
    cases: int,
    *,
    residents: int = 0,
    say: Callable[[str], None] = print,
    number: int = SEED,
) -> Organisation:
    """Fill the database that Django is connected to, with a fifth as many residents as cases unless it is told.

    The same ``number`` gives the same world, but for the time.
    """
    random, began = Random(number), time.monotonic()
    made = organisation.build()
    with psycopg.connect(superuser_url, autocommit=True) as connection:
        # Foreign keys and guards are for what people do; here every row is made from its neighbours.
        connection.execute("SET session_replication_role = replica")
        connection.execute("SET maintenance_work_mem = '512MB'; SET work_mem = '256MB'")
        with without_secondary_indexes(connection):
            residents = residents or max(people.READER, cases // 5)
            people.bring_in(connection, residents, random)
            say(f"  {residents:,} residents after {time.monotonic() - began:.0f} s")
            _tables_of_places(connection, made, random)
            _run(connection, cases, residents, made)
            say(f"  {cases:,} cases after {time.monotonic() - began:.0f} s")
    with psycopg.connect(superuser_url, autocommit=True) as connection:
        connection.execute("VACUUM (ANALYZE)")
    people.accept_for_those_who_write()
    say(f"  indexed and analysed after {time.monotonic() - began:.0f} s")
    return made


def half_filled_forms(connection: psycopg.Connection[Any], made: Organisation, each: int) -> None:
    """Forms that only wait to be sent: ``each`` for every resident who sends cases while it is measured."""
    senders = [people.sender(place) for place in range(people.SENDERS)]
    with connection.transaction():
        connection.execute("SET LOCAL session_replication_role = replica")
        connection.execute(
            "INSERT INTO cases_casedraft"
            " (id, unit_id, resident_id, offered_id, case_type_version_id, language, answers, saved_at)"
            " SELECT gen_random_uuid(), %s, resident, %s, %s, '', answers, now()"
            " FROM unnest(%s::uuid[]) AS resident, generate_series(1, %s) AS n"
            " JOIN (SELECT number, answers FROM cases_caseanswers JOIN cases_case ON id = case_id"
            " WHERE number <= 400) AS written ON number = 1 + n %% 400",
            [made.units[LARGE], made.offered[LARGE], made.case_type_version, senders, each],
        )
    connection.execute("VACUUM (ANALYZE) cases_casedraft")


def _tables_of_places(connection: psycopg.Connection[Any], made: Organisation, random: Random) -> None:
    connection.execute("CREATE TEMP TABLE volume_unit (place int PRIMARY KEY, id uuid, offered uuid)")
    connection.execute("CREATE TEMP TABLE volume_handler (unit int, place int, id uuid, PRIMARY KEY (unit, place))")
    connection.execute(
        "CREATE TEMP TABLE volume_text (place int PRIMARY KEY, body text, words tsvector, answers jsonb, headline text)"
    )
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO volume_unit VALUES (%s, %s, %s)",
            [(place, unit, made.offered[place]) for place, unit in enumerate(made.units)],
        )
        cursor.executemany(
            "INSERT INTO volume_handler VALUES (%s, %s, %s)",
            [(unit, place, who) for unit, team in enumerate(made.handlers) for place, who in enumerate(team)],
        )
        written = zip(texts.bodies(random), texts.answers(random), strict=True)
        cursor.executemany(
            "INSERT INTO volume_text VALUES (%s, %s, to_tsvector('swedish', %s), %s, %s)",
            [
                (place, body, body, texts.as_json(given), f"{given['medicine']} {given['strength']}")
                for place, (body, given) in enumerate(written)
            ],
        )


def _run(connection: psycopg.Connection[Any], cases: int, residents: int, made: Organisation) -> None:
    values = {
        "cases": cases,
        "residents": residents,
        "version": made.case_type_version,
        "case_type": made.case_type_name,
        "texts": texts.TEXTS,
        "rare": texts.RARE_WORD,
        "worker": made.worker,
    }
    with psycopg.ClientCursor(connection) as cursor:
        for statement in Path(__file__).with_name("cases.sql").read_text().split(";\n"):
            if statement.strip():
                cursor.execute(statement, values)


@contextmanager
def without_secondary_indexes(connection: psycopg.Connection[Any]) -> Iterator[None]:
    """An index is built ten times faster over rows that are there than row by row."""
    found = connection.execute(_SECONDARY, [list(_FILLED)]).fetchall()
    for name, _ in found:
        connection.execute(f"DROP INDEX {name}")
    yield
    for _, definition in found:
        connection.execute(definition.replace(" ON ONLY ", " ON "))
