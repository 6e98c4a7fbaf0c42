"""Messages to many: rows a second that are checked, frozen, delivered, beside the bare insert of the same rows."""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

import psycopg
from psycopg import sql

from personalverktyget.base.actors import StaffActor, SystemActor
from personalverktyget.base.clock import now
from personalverktyget.domain.access.selectors import actor_for_staff
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.message_templates.central import CENTRAL_TEMPLATES
from personalverktyget.domain.message_templates.models import MessageTemplate
from personalverktyget.domain.message_templates.services import publish_central_template
from personalverktyget.domain.organisation.models import Region
from personalverktyget.domain.outreach import selectors, services
from personalverktyget.domain.outreach.basis import Basis
from personalverktyget.domain.outreach.events.dispatches import DispatchSaved
from personalverktyget.domain.outreach.models import Dispatch, UploadedList
from personalverktyget.domain.people.identities import decrypt_number
from personalverktyget.domain.people.models import ResidentIdentity
from tests.volume.organisation import LARGE, SYSTEM, Organisation

WORKER: Final = SystemActor("volume")
# In fewer than these nothing is told of a rate.
FEWEST: Final = 5_000
MOST: Final = 30_000
_BODY: Final = "Hej {namn}\n\nDitt besök är {dag}."
_LISTED: Final = ("outreach_listedrow", "dispatch_id = {}")
_RECIPIENTS: Final = (
    ("outreach_recipient", "dispatch_id = {}"),
    ("outreach_recipientvalues", "recipient_id IN (SELECT id FROM outreach_recipient WHERE dispatch_id = {})"),
)


@dataclass(frozen=True)
class Rate:
    """One step: how many rows, how long it took, and how long the same rows took to be inserted and nothing else."""

    name: str
    rows: int
    seconds: float
    bare_seconds: float

    def __str__(self) -> str:
        share = 100 * self.bare_seconds / self.seconds
        return (
            f"{self.name:10} {self.rows:>8,} rows {self.seconds:>7.1f} s {self.rows / self.seconds:>8,.0f} rows/s"
            f"   bare insert {self.rows / self.bare_seconds:>9,.0f} rows/s ({share:.0f} % of it)"
        )


def numbers_here(at_most: int) -> list[str]:
    """Identity numbers of residents who are found by theirs: each number once."""
    found: dict[str, None] = {}
    rows = ResidentIdentity.objects.order_by("resident_id").values_list("resident_id", "number")
    for resident_id, number in rows.iterator():
        found.setdefault(decrypt_number(resident_id, number))
        if len(found) == at_most:
            break
    return list(found)


def written(actor: StaffActor, region_hsa_id: str, *, body: str = _BODY, basis: Basis = Basis.VACCINATION) -> UUID:
    """A message to many, with a value of each recipient's own unless told, that waits for its list."""
    for brought in CENTRAL_TEMPLATES:
        if not MessageTemplate.objects.filter(region__hsa_id=region_hsa_id, code=brought.code).exists():
            publish_central_template(SYSTEM, region_hsa_id, brought)
    template = MessageTemplate.objects.get(region__hsa_id=region_hsa_id, code="information").id
    made = services.begin_dispatch(actor, template_id=template)
    services.save_dispatch(actor, made, seen_version=1, subject="Tid", body=body, basis=basis)
    return made


def upload(actor: StaffActor, dispatch: UUID, numbers: list[str]) -> None:
    """Hand the list in, each with a mark of her own."""
    lines = ["Personnummer;dag", *(f"{number};mark{place}x" for place, number in enumerate(numbers))]
    version = Dispatch.objects.get(id=dispatch).version
    services.list_recipients(actor, dispatch, seen_version=version, content="\n".join(lines).encode())


def check(dispatch: UUID) -> None:
    """What the worker does with the list."""
    services.check_list(WORKER, UploadedList.objects.get(dispatch_id=dispatch).id)


def let_go(actor: StaffActor, dispatch: UUID) -> None:
    """Release it as its writer sees it, and freeze its recipients as the worker does."""
    seen = disclose(actor, selectors.prepared_dispatch(actor, dispatch))
    services.release_dispatch(
        actor,
        dispatch,
        seen_version=seen.version,
        seen_template=seen.template.version_id,
        confirms_contact=True,
        confirms_left_out=True,
    )
    services.freeze_recipients(WORKER, dispatch)


def leaves_now(dispatch: UUID) -> None:
    """Let the half minute pass."""
    with unit_of_work(WORKER) as work:
        row = Dispatch.objects.get(id=dispatch)
        row.send_at = now() - timedelta(seconds=1)
        row.save()
        work.record(DispatchSaved(dispatch=dispatch, unit=row.unit_id))


def deliver(dispatch: UUID) -> None:
    """What the worker does with it, to the end."""
    while services.deliver_batch(WORKER, dispatch):
        pass


@contextmanager
def delivering(dispatch: UUID, environment: dict[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    """Another process delivers it meanwhile, as the worker is another process."""
    command = [sys.executable, "-m", "tests.volume.deliverer", str(dispatch)]
    process = subprocess.Popen(command, env=os.environ | environment)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def rates(made: Organisation, connection: psycopg.Connection[Any]) -> tuple[list[Rate], UUID]:
    """Check, freeze and deliver as many as there are; and another dispatch that is ready to leave."""
    actor = actor_for_staff(made.sender, made.units[LARGE])
    assert isinstance(actor, StaffActor)
    numbers, region = numbers_here(MOST), Region.objects.get(id=actor.region_id).hsa_id
    with unit_of_work(WORKER) as work:
        # A second person's approval takes no time of the program's.
        Region.objects.filter(id=actor.region_id).update(approval_above=10**6)
        work.record(DispatchSaved(dispatch=actor.unit_id, unit=actor.unit_id))
    waiting, measured = _ready(actor, region, numbers), written(actor, region)
    upload(actor, measured, numbers)
    told, began = [], _Clock(connection, measured)
    checked = began.timed(lambda: check(measured))
    told.append(Rate("check", len(numbers), checked, began.bare(_LISTED)))
    frozen = began.timed(lambda: let_go(actor, measured))
    told.append(Rate("freeze", began.count("outreach_recipient"), frozen, began.bare(*_RECIPIENTS)))
    leaves_now(measured)
    last = connection.execute("SELECT max(seq) FROM access_log_entry").fetchone()
    delivered = began.timed(lambda: deliver(measured))
    since = f"seq > {last[0] if last else 0}"
    inserted = (("access_log_entry", since), ("notifications_notice", "created_at > now() - interval '10 minutes'"))
    told.append(Rate("deliver", began.count("outreach_recipient"), delivered, began.bare(*inserted)))
    return told, waiting


def memory_peak() -> float:
    """The most that this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _ready(actor: StaffActor, region: str, numbers: list[str]) -> UUID:
    dispatch = written(actor, region)
    upload(actor, dispatch, numbers)
    check(dispatch)
    let_go(actor, dispatch)
    return dispatch


class _Clock:
    """Times steps on one dispatch, and the bare insert of the rows that they have left."""

    def __init__(self, connection: psycopg.Connection[Any], dispatch: UUID) -> None:
        self._connection, self._dispatch = connection, dispatch

    def timed(self, do: Callable[[], object]) -> float:
        began = time.perf_counter()
        do()
        return time.perf_counter() - began

    def count(self, table: str) -> int:
        statement = sql.SQL("SELECT count(*) FROM {} WHERE dispatch_id = %s").format(sql.Identifier(table))
        found = self._connection.execute(statement, [self._dispatch]).fetchone()
        return int(found[0]) if found else 0

    def bare(self, *tables: tuple[str, str]) -> float:
        """The rows of each table, by COPY into one with the same indexes, in one transaction."""
        return sum(self._copied(table, which) for table, which in tables)

    def _copied(self, table: str, which: str) -> float:
        condition = sql.SQL(which).format(sql.Literal(self._dispatch))
        name = sql.Identifier(table)
        source = sql.SQL("COPY (SELECT * FROM {} WHERE {}) TO STDOUT").format(name, condition)
        with self._connection.cursor().copy(source) as out:
            rows = b"".join(bytes(part) for part in out)
        self._connection.execute(sql.SQL("CREATE TABLE volume_bare (LIKE {} INCLUDING ALL)").format(name))
        try:
            began = time.perf_counter()
            with self._connection.cursor().copy("COPY volume_bare FROM STDIN") as into:
                into.write(rows)
            return time.perf_counter() - began
        finally:
            self._connection.execute("DROP TABLE volume_bare")
