"""What somebody with all rights in the database could do to an entry, and how to undo it."""

import random
from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID

from psycopg import sql
from psycopg.types.json import Jsonb

from tests.support.sealed_log import Superuser, rows

ENTRY = "access_log_entry"


class Tamperer:
    """Holds a copy of the honest log to go back to."""

    def __init__(self, superuser: Superuser) -> None:
        self._do = superuser.execute
        self._do("SET session_replication_role = replica")
        self._drop_empty_months()
        self._do(f"CREATE TABLE honest AS SELECT * FROM {ENTRY}")
        self.entries = {row["seq"]: row for row in rows(superuser)}
        self.seqs = sorted(self.entries)
        self.gaps = sorted(set(range(1, self.seqs[-1])) - set(self.seqs))

    def _drop_empty_months(self) -> None:
        """Two dozen empty partitions prove nothing here and cost each statement more than all the rest."""
        months = "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = %s::regclass"
        for (month,) in self._do(months, [ENTRY]).fetchall():
            used = self._do(f"SELECT EXISTS (SELECT FROM {month})").fetchone()
            if used == (False,) and month != f"{ENTRY}_default":
                self._do(f"DROP TABLE {month}")

    def set(self, seq: int, column: str, value: Any) -> None:
        """Change one field of one entry."""
        change = sql.SQL("UPDATE {} SET {} = %s WHERE seq = %s").format(sql.Identifier(ENTRY), sql.Identifier(column))
        self._do(change, [value, seq])

    def delete(self, *seqs: int) -> None:
        """Remove entries."""
        self._do(f"DELETE FROM {ENTRY} WHERE seq = ANY(%s)", [list(seqs)])

    def copy(self, seq: int, to: int, **changes: Any) -> None:
        """Put in a copy of an entry under another number, or under the same one with a change."""
        row = {**self.entries[seq], "seq": to, **changes}
        row["details"] = Jsonb(row["details"])
        columns = sql.SQL(", ").join(map(sql.Identifier, row))
        places = sql.SQL(", ").join(sql.Placeholder() * len(row))
        self._do(
            sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(sql.Identifier(ENTRY), columns, places), [*row.values()]
        )

    def swap(self, one: int, other: int) -> None:
        """Let two entries change numbers."""
        for old, new in ((one, -one), (other, one), (-one, other)):
            self._do(f"UPDATE {ENTRY} SET seq = %s WHERE seq = %s", [new, old])

    def restore(self, *seqs: int) -> None:
        """Make the numbers honest again: each with the entry it had, or none."""
        numbers = list(seqs)
        self._do(f"DELETE FROM {ENTRY} WHERE seq = ANY(%s)", [numbers])
        self._do(f"INSERT INTO {ENTRY} SELECT * FROM honest WHERE seq = ANY(%s)", [numbers])


def another(value: Any, column: str, chance: random.Random) -> Any:
    """A value of the same type that differs, often by very little."""
    if column in ("unit_id", "owner_unit_id", "id"):
        return chance.choice([UUID(int=chance.getrandbits(128))] + [None] * (value is not None and column != "id"))
    if column == "at":
        return value + timedelta(microseconds=chance.choice([1, -1, 1000, 10**6, 86400 * 10**6]))
    if column == "residents":
        return _other_residents(list(value), chance)
    if column == "details":
        return Jsonb(_other_details(dict(value), chance))
    texts = [value + " ", value + "\u200b", "x" + value, value.swapcase(), value[1:], value[::-1]]
    return chance.choice([text for text in texts if text != value])


def _other_residents(value: list[UUID], chance: random.Random) -> list[UUID]:
    new = UUID(int=chance.getrandbits(128))
    choices: list[Iterable[UUID]] = [[*value, new], [new, *value]]
    if value:
        choices += [value[1:], [new, *value[1:]], [*value, value[0]]]
    if len(value) > 1:
        choices.append(value[::-1])
    return list(chance.choice(choices))


def _other_details(value: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    number = value["count"]
    return chance.choice(
        [
            {**value, "count": number + 1},
            {**value, "count": str(number)},
            {**value, "count": float(number) + 0.5},
            {**value, "more": None},
            {**value, "is_last": not value["is_last"]},
            {**value, "word": value["word"] + "\n"},
            {key: value[key] for key in value if key != "count"},
        ]
    )
