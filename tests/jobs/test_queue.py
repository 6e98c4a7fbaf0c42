"""R-01: work for later is queued by the transaction that asks for it, or not at all."""

import contextlib
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import OperationalError, connection

from personalverktyget.base.actors import SystemActor
from personalverktyget.domain.access_log.events import AccessRefused
from personalverktyget.domain.access_log.unit_of_work import NothingRecorded, unit_of_work
from personalverktyget.domain.notifications.requests import SendNotice
from personalverktyget.jobs import queue
from tests.support.database import TestDatabase
from tests.support.sealed_log import Superuser

ACTOR = SystemActor("test")


def queued() -> list[tuple[Any, ...]]:
    """Name, content and state of all jobs."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT task_name, args->>'notice', status::text FROM procrastinate_jobs ORDER BY id")
        return list(cursor.fetchall())


def test_what_is_committed_is_queued(fresh_database: TestDatabase) -> None:
    """With its content, under its name."""
    notice = uuid4()
    with unit_of_work(ACTOR) as work:
        work.record(AccessRefused(page="x", permission="y"))
        work.enqueue(SendNotice(notice=notice))
        assert queued() == []
    assert queued() == [("notifications.SendNotice", str(notice), "todo")]


def test_what_is_rolled_back_was_never_asked_for(fresh_database: TestDatabase) -> None:
    """Whether the service fails, or forgets to record what it did."""
    with contextlib.suppress(ZeroDivisionError), unit_of_work(ACTOR) as work:
        work.enqueue(SendNotice(notice=uuid4()))
        work.record(AccessRefused(page="x", permission=str(1 / 0)))
    assert queued() == []
    with pytest.raises(NothingRecorded), unit_of_work(ACTOR) as work:
        work.enqueue(SendNotice(notice=uuid4()))
    assert queued() == []


def test_a_failure_after_queueing_takes_the_job_with_it(
    fresh_database: TestDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The job is in the same transaction, not merely asked for late."""
    put = queue.put
    seen = []

    def put_and_fail(request: Any) -> None:
        put(request)
        seen.extend(queued())
        raise ZeroDivisionError

    monkeypatch.setattr("personalverktyget.domain.access_log.unit_of_work._queue", [put_and_fail])
    with contextlib.suppress(ZeroDivisionError), unit_of_work(ACTOR) as work:
        work.record(AccessRefused(page="x", permission="y"))
        work.enqueue(SendNotice(notice=uuid4()))
    assert len(seen) == 1
    assert queued() == []


def test_a_queue_that_cannot_be_written_is_a_database_that_cannot_be_used(
    fresh_database: TestDatabase, superuser_connection: Superuser
) -> None:
    """So that a page says that the service is not available, not that something is wrong with the program."""
    superuser_connection.execute("DROP FUNCTION procrastinate_defer_jobs_v1")

    def ask() -> None:
        with unit_of_work(ACTOR) as work:
            work.record(AccessRefused(page="x", permission="y"))
            work.enqueue(SendNotice(notice=uuid4()))

    with pytest.raises(OperationalError):
        ask()
    assert queued() == []


def test_asking_twice_for_the_same_does_no_harm(fresh_database: TestDatabase) -> None:
    """Two jobs under one lock: they never run at the same time, and the handler does its work once."""
    request = SendNotice(notice=uuid4())
    for _ in range(2):
        with unit_of_work(ACTOR) as work:
            work.record(AccessRefused(page="x", permission="y"))
            work.enqueue(request)
            work.enqueue(SendNotice(notice=uuid4()))
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*), count(DISTINCT lock) FROM procrastinate_jobs")
        assert cursor.fetchone() == (4, 3)


def test_work_that_nobody_can_do_is_refused_at_once(fresh_database: TestDatabase) -> None:
    """Not when the worker comes to it."""

    @dataclass(frozen=True)
    class Unheard:
        of: UUID

    with pytest.raises(queue.NoHandler, match="Unheard"):
        queue.put(Unheard(uuid4()))
