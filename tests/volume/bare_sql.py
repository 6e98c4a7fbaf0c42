"""The floor below everything: the SQL that a request sends, sent by pgbench and nothing else."""

import os
import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final
from uuid import UUID

from psycopg.conninfo import conninfo_to_dict

from tests.volume.ids import case_id
from tests.volume.tasks import CONNECTIONS

# As the driver writes an id, and as text holds it. Single quotes keep out what is part of something longer.
_UUID: Final = re.compile(r"'([0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12})'")
_TPS: Final = re.compile(r"tps = ([0-9.]+)")
_NUMBER: Final = "SELECT nextval('cases_case_number')"
# A unit of work begins by telling the database who acts.
_BEGINS: Final = "SELECT set_config('personalverktyget.actor'"


def script_of(statements: Sequence[str], *, again: Sequence[str] = (), cases: int = 0) -> str:
    """A script for pgbench that does the same once more.

    ``again`` are the statements of a second request of the same kind: an id that is in one and not in the other was
    drawn for the request, and is drawn anew each time. Where both are about one case out of ``cases``, it is about any
    case of the large unit, since one case is locked by one at a time.
    """
    ids, others = _ids_in(statements), _ids_in(again)
    drawn = {}
    if again:
        of_cases = {case_id(number).hex for number in range(10, cases + 1, 10)}
        fresh = (id_ for id_ in ids if id_ not in others)
        drawn = {id_: f"md5('drawn ' || :drawn_{place})" for place, id_ in enumerate(fresh)}
        drawn |= {id_: "md5('case ' || 10 * :chosen)" for id_ in ids if id_ in others and id_ in of_cases}
    lines = [rf"\set drawn_{place} random(1, 9223372036854775806)" for place in range(len(drawn))]
    lines.append(rf"\set chosen random(1, {max(1, cases // 10)})")
    is_open = False
    for statement in statements:
        text = _anew(" ".join(statement.split()), drawn)
        if statement.startswith(_BEGINS) and not is_open:
            lines.append("BEGIN;")
            is_open = True
        lines.append(rf"{_NUMBER} AS case_number \gset" if statement == _NUMBER else f"{text};")
    return "\n".join([*lines, *(["COMMIT;"] if is_open else [])]) + "\n"


def run(script: Path, url: str, pgbench: Path, *, seconds: float) -> float:
    """How many times a second pgbench does it, at eight connections."""
    where = conninfo_to_dict(url)
    environment = {
        **os.environ,
        "PGHOST": str(where["host"]),
        "PGPORT": str(where["port"]),
        "PGUSER": str(where["user"]),
        "PGPASSWORD": str(where["password"]),
        "PGDATABASE": str(where["dbname"]),
        "PGOPTIONS": "-c max_parallel_workers_per_gather=0",
    }
    options = ["-n", "-c", str(CONNECTIONS), "-j", "2", "-T", str(max(1, round(seconds))), "-f", str(script)]
    answer = subprocess.run(
        [str(pgbench), *options], env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    found = _TPS.search(answer.stdout)
    if answer.returncode != 0 or not found or "number of failed transactions: 0 " not in answer.stdout:
        raise RuntimeError(f"pgbench: {answer.stderr[-2000:]}{answer.stdout[-500:]}")
    return float(found[1])


def _ids_in(statements: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(UUID(found).hex for found in _UUID.findall("\n".join(statements))))


def _anew(statement: str, drawn: Mapping[str, str]) -> str:
    def drawn_for(match: re.Match[str]) -> str:
        expression = drawn.get(UUID(match[1]).hex)
        return f"({expression})" if expression else match[0]

    statement = _UUID.sub(drawn_for, statement)
    if statement.startswith('INSERT INTO "cases_case" '):
        # The number is the second value, after the id.
        statement = re.sub(r"(VALUES \(.*?::uuid, )\d+", r"\1:case_number", statement, count=1)
    return statement
