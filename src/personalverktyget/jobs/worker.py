"""The worker: takes work out of the queue, tries again when it fails, and picks up what a killed worker dropped."""

import asyncio
import contextlib
import logging
import signal
import time
from collections.abc import Awaitable, Callable, Iterable, Mapping
from itertools import chain, repeat
from typing import Any

import psycopg
from django.db import connection
from procrastinate import App, BaseRetryStrategy, PsycopgConnector, RetryDecision
from procrastinate.contrib.django import DjangoApp
from procrastinate.contrib.django.utils import connector_params
from procrastinate.exceptions import AppNotOpen, ConnectorException
from procrastinate.job_context import JobContext
from procrastinate.jobs import Job, Status
from procrastinate.worker import Worker

from personalverktyget.domain.access_log.unit_of_work import WorkForLater
from personalverktyget.jobs.handlers import HANDLERS, Handler
from personalverktyget.jobs.payloads import from_payload, task_name
from personalverktyget.jobs.schedule import SCHEDULE, Scheduled

logger = logging.getLogger(__name__)

# With the waits below a job is tried for more than a day, which outlasts a mail server that is down over night.
ATTEMPTS = 40
_LONGEST_WAIT = 3600
# A worker says every ten seconds that it lives; after three of these its jobs are somebody else's.
_HEARTBEAT, _SILENCE = 10.0, 30.0
# Seconds between two looks for jobs that were dropped.
_LOOKS_EVERY = 30.0
# How long to wait for a lost database, in seconds; one that stayed for a while is again waited for shortly.
_PAUSES = (1, 2, 5)
_CALM = 60.0
# Two can be at work on what is large, a list and a dispatch; there is always one for everything else.
_AT_ONCE = 3


class PatientRetries(BaseRetryStrategy):
    """Five seconds, ten, twenty … an hour, an hour, and in the end no more."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        """When to try again, or None."""
        if job.attempts + 1 >= ATTEMPTS:
            return None
        return RetryDecision(retry_in={"seconds": wait_before(job.attempts + 1)})


def wait_before(attempt: int) -> int:
    """The seconds between an attempt that failed and attempt number ``attempt`` (counted from 0) after it."""
    return min(_LONGEST_WAIT, 5 << min(attempt - 1, 20))


def build_worker(
    handlers: Mapping[type[WorkForLater], Handler] = HANDLERS, schedule: tuple[Scheduled, ...] = SCHEDULE
) -> App:
    """The program's tasks on a connection of their own. Asking for work goes another way, through ``queue``."""
    app = DjangoApp(connector=PsycopgConnector(kwargs=_connection(), min_size=1, max_size=4))
    for kind, handler in handlers.items():
        app.task(name=task_name(kind), retry=PatientRetries())(_task(kind, handler))
    for scheduled in schedule:
        task = app.task(name=scheduled.name, queueing_lock=scheduled.name, lock=scheduled.name)(_timed(scheduled.work))
        app.periodic(cron=scheduled.times)(task)
    return app


async def work(build: Callable[[], App], *, wait: bool = True) -> None:
    """Work until a signal says stop; what is begun is then finished. A database that goes away is waited for.

    ``build`` makes the worker anew for each attempt, since its connections do not outlive a lost database.
    """
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    pauses = chain(_PAUSES, repeat(_PAUSES[-1]))
    while not stop.is_set():
        began = time.monotonic()
        try:
            await _work_until(stop, build(), wait=wait)
            if not wait:
                return
        except (ConnectorException, AppNotOpen, psycopg.Error, OSError) as error:
            logger.warning("The worker has lost its database: %s", " ".join(str(error.__cause__ or error).split()))
        if time.monotonic() - began > _CALM:
            pauses = chain(_PAUSES, repeat(_PAUSES[-1]))
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), next(pauses))


async def _work_until(stop: asyncio.Event, app: App, *, wait: bool) -> None:
    async with app.open_async():
        await requeue_dropped(app)
        at_work = AtWork()
        running = asyncio.create_task(
            app.run_worker_async(
                concurrency=_AT_ONCE,
                worker_middleware=[at_work],
                wait=wait,
                delete_jobs="successful",
                install_signal_handlers=False,
                update_heartbeat_interval=_HEARTBEAT,
                stalled_worker_timeout=_SILENCE,
            )
        )
        others = [asyncio.create_task(_keep_requeueing(app, at_work)), asyncio.create_task(stop.wait())]
        try:
            await asyncio.wait([running, others[-1]], return_when=asyncio.FIRST_COMPLETED)
            if not running.done():
                # To cancel it is to ask it to stop: it finishes what it has begun.
                running.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await running
        finally:
            for task in others:
                task.cancel()


class AtWork:
    """What this worker is doing, which is less than what the queue says when a connection breaks at the wrong moment.

    A job whose end could not be written down is "doing" in the queue as long as its worker lives: its lock is held and
    nobody does it again.
    """

    def __init__(self) -> None:
        self.worker_id: int | None = None
        self._doing: set[int | None] = set()
        self._missed: set[int | None] = set()

    async def __call__(self, call_next: Callable[[], Awaitable[Any]], context: JobContext, worker: Worker) -> Any:
        """Do one job, as the library's middleware."""
        self.worker_id = worker.worker_id
        self._doing.add(context.job.id)
        try:
            return await call_next()
        finally:
            self._doing.discard(context.job.id)

    def dropped(self, jobs: Iterable[Job]) -> list[Job]:
        """Those of this worker's ``jobs`` that it did not do the last time that it was asked either.

        Once is not enough: a job is read from the queue before it is begun, and ends before that is written down.
        """
        not_done = {job.id: job for job in jobs if job.id not in self._doing}
        twice = [job for id_, job in not_done.items() if id_ in self._missed]
        self._missed = set(not_done)
        return twice


async def requeue_dropped(app: App, at_work: AtWork | None = None) -> int:
    """Queue anew what a worker that no longer lives had begun, or this one lost; give up what was begun too often."""
    dropped = list(await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=_SILENCE))
    if at_work and at_work.worker_id is not None:
        mine = await app.job_manager.list_jobs_async(status=Status.DOING.value, worker_id=at_work.worker_id)
        dropped += at_work.dropped(mine)
    for job in dropped:
        if job.attempts + 1 >= ATTEMPTS:
            await app.job_manager.finish_job(job, status=Status.FAILED, delete_job=False)
            logger.error("Job %s (%s) was begun %d times and never ended.", job.id, job.task_name, job.attempts + 1)
        else:
            await app.job_manager.retry_job(job)
            logger.warning("Job %s (%s) was dropped by its worker and is queued anew.", job.id, job.task_name)
    return len(dropped)


async def _keep_requeueing(app: App, at_work: AtWork) -> None:
    while True:
        await asyncio.sleep(_LOOKS_EVERY)
        try:
            await requeue_dropped(app, at_work)
        except ConnectorException as error:
            logger.warning("Dropped jobs could not be looked for: %s", error)


def _task(kind: type[WorkForLater], handler: Handler) -> Callable[..., None]:
    def run(**payload: Any) -> None:
        handler(from_payload(kind, payload))

    return run


def _timed(do: Callable[[], object]) -> Callable[[int], None]:
    def run(timestamp: int) -> None:
        do()

    return run


def _connection() -> dict[str, Any]:
    params = connector_params(connection.alias)
    params.pop("pool", None)
    return params
