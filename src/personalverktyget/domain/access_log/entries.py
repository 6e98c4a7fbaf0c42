"""From an actor and an event to rows of the log."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings

from personalverktyget.base.actors import (
    AdministratorActor,
    AnyActor,
    ResidentActor,
    SignedInStaff,
    StaffActor,
    SystemActor,
)
from personalverktyget.base.clock import now
from personalverktyget.domain.access_log.actions import LogOutcome
from personalverktyget.domain.access_log.events import Event
from personalverktyget.domain.access_log.models import LogEntry


def entry_for(
    actor: AnyActor, event: Event, *, outcome: LogOutcome = LogOutcome.DONE, at: datetime | None = None
) -> LogEntry:
    """The row that tells of the event. ``at`` is set only where past events are built (the demo world, imports)."""
    who = _who(actor)
    return LogEntry(
        id=uuid4(),
        at=at or now(),
        system_id=settings.SYSTEM_HSA_ID,
        event=event.name,
        action=event.action,
        purpose=event.purpose,
        outcome=outcome,
        resource_type=event.resource,
        resource_id=event.resource_id,
        residents=list(event.resident_ids),
        owner_unit_id=event.owner_unit or who["unit_id"],
        details=event.details,
        **who,
    )


def actor_key(actor: AnyActor) -> str:
    """What the database is told of who acts: kind and id, for its guards."""
    who = _who(actor)
    return f"{who['actor_kind']}:{who['actor_id']}"


COLUMNS = tuple(str(field.column) for field in LogEntry._meta.concrete_fields if field.name != "seq")
_ARRAYS = {"residents": "%s::uuid[]", "details": "%s::jsonb"}
_ROW = "(" + ", ".join(_ARRAYS.get(name, "%s") for name in COLUMNS) + ")"


def insert_sql(entries: Iterable[LogEntry]) -> tuple[str, list[Any]]:
    """One statement that appends all the entries, and its parameters. Written out, since it is on every page's path."""
    rows = list(entries)
    sql = f"INSERT INTO access_log_entry ({', '.join(COLUMNS)}) VALUES {', '.join([_ROW] * len(rows))}"
    return sql, [_value(row, name) for row in rows for name in COLUMNS]


COPY_SQL = f"COPY access_log_entry ({', '.join(COLUMNS)}) FROM STDIN"


def copied(entry: LogEntry) -> list[Any]:
    """The entry's values as COPY takes them: for imports, which append thousands at once."""
    return [_value(entry, name) for name in COLUMNS]


def _value(row: LogEntry, name: str) -> Any:
    value = getattr(row, name)
    return json.dumps(value) if name == "details" else value


def _who(actor: AnyActor) -> dict[str, Any]:
    staff = {"actor_kind": "staff", "unit_id": None, "unit_hsa_id": "", "provider_hsa_id": ""}
    match actor:
        case StaffActor():
            return staff | {
                "actor_id": str(actor.staff_id),
                "actor_hsa_id": actor.hsa_id,
                "commission_hsa_id": actor.commission_hsa_id,
                "unit_id": actor.unit_id,
                "unit_hsa_id": actor.unit_hsa_id,
                "provider_hsa_id": actor.provider_hsa_id,
            }
        case AdministratorActor() | SignedInStaff():
            return staff | {
                "actor_id": str(actor.staff_id),
                "actor_hsa_id": actor.hsa_id,
                "commission_hsa_id": actor.commission_hsa_id,
            }
        case ResidentActor():
            return _nobody("resident", str(actor.resident_id))
        case SystemActor():
            return _nobody("system", actor.job)
        case _:
            return _nobody("visitor", "")


def _nobody(kind: str, actor_id: str) -> dict[str, UUID | str | None]:
    return {
        "actor_kind": kind,
        "actor_id": actor_id,
        "actor_hsa_id": "",
        "commission_hsa_id": "",
        "unit_id": None,
        "unit_hsa_id": "",
        "provider_hsa_id": "",
    }
