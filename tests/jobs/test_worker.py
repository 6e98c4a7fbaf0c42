"""The worker: does what was asked, tries again, picks up what was dropped, and stops cleanly."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from croniter import croniter  # type: ignore[import-untyped]
from django.db import connection
from procrastinate.exceptions import ConnectorException
from procrastinate.manager import JobManager

from personalverktyget.base.actors import SystemActor
from personalverktyget.domain.access_log.events import AccessRefused
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.access_log.unit_of_work import record_at_once
from personalverktyget.jobs import queue, worker
from personalverktyget.jobs.schedule import SCHEDULE, Scheduled
from personalverktyget.jobs.worker import ATTEMPTS, build_worker, requeue_dropped, wait_before, work
from tests.support.database import TestDatabase
from tests.support.sealed_log import Superuser

CHECKOUT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Greet:
    """A request of the tests' own."""

    name: str


class Greeter:
    """Its handler, which may be told to fail."""

    def __init__(self, failures: int = 0) -> None:
        self.greeted: list[str] = []
        self.failures = failures

    def __call__(self, request: Greet) -> None:
        """Greet, or fail while failures are left."""
        self.greeted.append(request.name)
        if self.failures:
            self.failures -= 1
            raise ConnectionError("nobody answers")


@pytest.fixture
def ask(fresh_database: TestDatabase, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Queue a greeting."""
    monkeypatch.setattr(queue, "HANDLERS", {Greet: print})

    def put(name: str) -> None:
        queue.put(Greet(name))

    return put


def run_once(greeter: Greeter, schedule: tuple[Scheduled, ...] = ()) -> None:
    """Do what waits."""
    asyncio.run(work(lambda: build_worker({Greet: greeter}, schedule), wait=False))


def jobs(column: str = "status::text") -> list[Any]:
    """One column of the queue."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM procrastinate_jobs ORDER BY id")
        return [value for (value,) in cursor.fetchall()]


def execute(statement: str) -> None:
    """Change the queue by hand."""
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_what_was_asked_for_is_done_and_then_gone(ask: Callable[[str], None]) -> None:
    """In order, once each; done work leaves the queue, so that it never grows."""
    greeter = Greeter()
    for name in ("Åsa", "Björn", "Örjan"):
        ask(name)
    run_once(greeter)
    assert sorted(greeter.greeted) == ["Björn", "Åsa", "Örjan"]
    assert jobs() == []


def test_what_fails_is_tried_again_later_and_later_and_at_last_given_up(ask: Callable[[str], None]) -> None:
    """A mail server that is down over a night loses nothing; a job that can never succeed does not go on for ever."""
    greeter = Greeter(failures=2)
    ask("Åsa")
    for attempt in (1, 2):
        run_once(greeter)
        assert jobs() == ["todo"]
        assert jobs("round(extract(epoch FROM scheduled_at - now()))::int")[0] in range(
            wait_before(attempt) - 4, wait_before(attempt) + 1
        )
        execute("UPDATE procrastinate_jobs SET scheduled_at = NULL")
    run_once(greeter)
    assert greeter.greeted == ["Åsa"] * 3
    assert jobs() == []
    assert 24 * 3600 < sum(wait_before(attempt) for attempt in range(1, ATTEMPTS)) < 3 * 24 * 3600
    ask("Björn")
    execute(f"UPDATE procrastinate_jobs SET attempts = {ATTEMPTS - 1}")
    run_once(Greeter(failures=1))
    assert jobs() == ["failed"]


def drop_by_a_dead_worker(attempts: int = 0) -> None:
    """Make the jobs look as a killed worker leaves them."""
    execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '1 minute')")
    execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = (SELECT max(id) FROM procrastinate_workers)")
    execute(f"UPDATE procrastinate_jobs SET attempts = {attempts}")


def test_what_a_killed_worker_had_begun_is_done_by_the_next(ask: Callable[[str], None]) -> None:
    """G1: nothing stays 'doing' for ever."""
    greeter = Greeter()
    ask("Åsa")
    drop_by_a_dead_worker()
    run_once(greeter)
    assert greeter.greeted == ["Åsa"]
    assert jobs() == []


def test_what_kills_every_worker_is_given_up(ask: Callable[[str], None]) -> None:
    """One poisonous job does not stop all others for ever."""
    greeter = Greeter()
    ask("Åsa")
    drop_by_a_dead_worker(attempts=ATTEMPTS - 1)
    run_once(greeter)
    assert greeter.greeted == []
    assert jobs() == ["failed"]


def test_what_a_living_worker_does_is_left_to_it(ask: Callable[[str], None]) -> None:
    """A long job is not begun twice."""
    ask("Åsa")
    drop_by_a_dead_worker()
    execute("UPDATE procrastinate_workers SET last_heartbeat = now()")

    async def look() -> int:
        async with build_worker({Greet: Greeter()}, ()).open_async() as app:
            return await requeue_dropped(app)

    assert asyncio.run(look()) == 0
    assert jobs() == ["doing"]


def test_a_job_whose_end_could_not_be_written_down_is_done_again(
    ask: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """G1: neither it nor what waits for its lock is stuck while its worker lives, and a long job is left alone."""
    monkeypatch.setattr(worker, "_LOOKS_EVERY", 0.2)
    finish, cut = JobManager.finish_job, [ConnectorException("cut off")]

    async def cut_off_once(*arguments: Any, **named: Any) -> None:
        if cut:
            raise cut.pop()
        await finish(*arguments, **named)

    monkeypatch.setattr(JobManager, "finish_job", cut_off_once)
    greeted: list[str] = []

    def greet(request: Greet) -> None:
        greeted.append(request.name)
        if request.name == "Björn":
            while greeted.count("Åsa") < 2:
                time.sleep(0.1)
            time.sleep(1)
            os.kill(os.getpid(), signal.SIGTERM)

    ask("Åsa")
    ask("Björn")
    asyncio.run(asyncio.wait_for(work(lambda: build_worker({Greet: greet}, ())), 30))
    assert sorted(greeted) == ["Björn", "Åsa", "Åsa"]
    assert jobs() == []


def test_the_schedule_can_be_read_and_is_what_it_says() -> None:
    """Sealing every ten seconds, so that the signed checkpoint is never an hour old (L-05)."""
    times = {scheduled.name: croniter(scheduled.times, start_time=1_800_000_000.0) for scheduled in SCHEDULE}
    gaps = {}
    for name, iterator in times.items():
        first = iterator.get_next(float)
        gaps[name] = iterator.get_next(float) - first
    assert gaps == {
        "schedule.seal_log": 10,
        "schedule.release_cases": 60,
        "schedule.prepare_due": 5,
        "schedule.deliver_due": 5,
        "schedule.follow_up_due": 60,
        "schedule.make_letters": 60,
        "schedule.publish_planned": 60,
        "schedule.refresh_residents": 300,
        "schedule.publish_cards": 10,
        "schedule.ensure_partitions": 24 * 3600,
        "schedule.send_log": 60,
        "schedule.copy_heads": 600,
        "schedule.remove_months": 24 * 3600,
        "schedule.clear_expired_sessions": 3600,
        "schedule.clear_unsent_files": 24 * 3600,
        "schedule.clear_stray_files": 24 * 3600,
        "schedule.forget_lists": 24 * 3600,
        "schedule.renew_keys": 24 * 3600,
        "schedule.begin_log_reviews": 24 * 3600,
        "schedule.remind_of_reviews": 24 * 3600,
        "schedule.forget_failed_rounds": 3600,
    }


def test_everything_in_the_schedule_can_be_done_by_the_running_role(fresh_database: TestDatabase) -> None:
    """Twice, as it will be."""
    for scheduled in SCHEDULE * 2:
        scheduled.work()


def test_failed_rounds_are_forgotten_and_failed_requests_kept(ask: Callable[[str], None]) -> None:
    """Somebody asked for these, and somebody has to look at them."""
    ask("Åsa")
    execute("INSERT INTO procrastinate_jobs (task_name, queue_name, status) VALUES ('schedule.x', 'default', 'failed')")
    execute("UPDATE procrastinate_jobs SET status = 'failed'")
    assert len(jobs()) == 2
    for scheduled in SCHEDULE:
        scheduled.work()
    assert len(jobs("task_name")) == 1
    assert "Greet" in jobs("task_name")[0]


@pytest.mark.slow
def test_the_real_worker_seals_survives_its_database_and_stops_cleanly(
    fresh_database: TestDatabase, superuser_connection: Superuser, tmp_path: Path
) -> None:
    """The command as an operator runs it: it seals within seconds, also after all connections were cut."""
    heads = tmp_path / "heads.jsonl"
    environment = {**os.environ, "DATABASE_URL": fresh_database.urls.running_url, "PUBLISHED_HEADS_DIR": str(tmp_path)}
    process = subprocess.Popen(
        [sys.executable, str(CHECKOUT / "manage.py"), "run_worker"],
        env=environment,
        cwd=CHECKOUT,
        stderr=subprocess.PIPE,
        text=True,
    )

    def wait_for_heads(count: int) -> None:
        record_at_once(SystemActor("test"), AccessRefused(page="x", permission="y"))
        # A job that is cut off while it is being marked as done is done again after a minute.
        deadline = time.monotonic() + 150
        while time.monotonic() < deadline and process.poll() is None:
            if heads.exists() and heads.read_text().count("\n") >= count:
                return
            time.sleep(0.1)

    try:
        wait_for_heads(1)
        connection.close()
        superuser_connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        wait_for_heads(2)
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=20)
    finally:
        process.kill()
    assert process.returncode == 0, errors
    assert heads.read_text().count("\n") == 2, errors
    assert LogEntry.objects.count() == 2
