"""Processes that deliver a dispatch until they are killed, forked from one that stands ready.

``has_locks`` is the safeguard that keeps two of them from delivering the same: without it the harness must find it out.
"""

import multiprocessing
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from personalverktyget.base.actors import SystemActor
from personalverktyget.domain.outreach import services
from tests.support.database import TestDatabase, django_connected_to


def nursery() -> ForkServerContext:
    """What forks them."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.faults.ready", __name__])
    return context


class Deliverer:
    """One of them, begun at once."""

    def __init__(
        self, context: ForkServerContext, database: TestDatabase, dispatch: UUID, *, size: int, has_locks: bool
    ) -> None:
        self._says, said = context.Pipe(duplex=False)
        self._process = context.Process(target=_deliver, args=(database, dispatch, size, has_locks, said), daemon=True)
        self._process.start()
        said.close()

    def has_delivered(self) -> bool:
        """Wait for its first batch. Whether there was one: otherwise nothing is left."""
        try:
            self._says.recv()
        except EOFError:
            return False
        return True

    def kill(self) -> bool:
        """Kill it. Returns whether it was at work until then."""
        was_at_work = self._process.is_alive()
        self._process.kill()
        self.wait()
        return was_at_work

    def wait(self) -> None:
        """Until it has ended."""
        while self._process.is_alive():
            # What it says is read, or it would wait for somebody to.
            while self._says.poll(0.1) and self.has_delivered():
                pass
        self._process.join()
        self._says.close()


def _deliver(database: TestDatabase, dispatch: UUID, size: int, has_locks: bool, says: Connection) -> None:
    if not has_locks:
        QuerySet.select_for_update = _unlocked  # type: ignore[assignment, method-assign]
    with django_connected_to(database):
        while services.deliver_batch(SystemActor("deliver_due"), dispatch, size=size):
            says.send("batch")


def _unlocked(rows: "QuerySet[Any]", **_how: Any) -> "QuerySet[Any]":
    return rows.all()
