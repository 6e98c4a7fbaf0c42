"""G1: web server, worker and database are killed at random moments while work comes in. What was acknowledged stands.

``PROVE_KILLS`` and ``PROVE_SEED`` choose how many kills, and which.
"""

import os
import random
import time
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker

from tests.faults.acknowledged import Work, at_work, half_done, lost
from tests.faults.killable import PARTS, Killable, killable
from tests.support.database import connect, django_connected_to
from tests.support.world import World, build_small_world

pytestmark = [pytest.mark.prove, pytest.mark.slow]
KILLS = int(os.environ.get("PROVE_KILLS", "20"))
SEED = int(os.environ.get("PROVE_SEED", str(random.randrange(10**6))))
_JOBS_WITHIN = 150.0


@pytest.fixture
def chance() -> random.Random:
    return random.Random(SEED)


def work_and_kill(program: Killable, world: World, chance: random.Random, kills: int, parts: tuple[str, ...]) -> Work:
    """Two people at work, and somebody who pulls plugs."""
    with at_work(program, world) as work:
        for _ in range(kills):
            time.sleep(chance.uniform(0.2, 1.5))
            program.kill(chance.choice(parts))
    return work


def unfinished_jobs(program: Killable) -> int:
    """How many notices are still queued once the worker has had its time."""
    deadline = time.monotonic() + _JOBS_WITHIN
    while True:
        with connect(program.superuser_url) as connection:
            question = "SELECT count(*) FROM procrastinate_jobs WHERE task_name LIKE 'notifications.%%'"
            row = connection.execute(question.encode().replace(b"%%", b"%")).fetchone()
        assert row is not None
        if row[0] == 0 or time.monotonic() > deadline:
            return int(str(row[0]))
        time.sleep(1)


def test_what_was_acknowledged_survives_every_kill(
    tmp_path: Path, chance: random.Random, django_db_blocker: DjangoDbBlocker
) -> None:
    """Once each, whole, logged; the log verifies, and the worker ends what it had begun."""
    with killable(tmp_path, {}) as program, django_db_blocker.unblock(), django_connected_to(program):
        world = build_small_world()
        work = work_and_kill(program, world, chance, KILLS, PARTS)
        missing, halves, waiting = lost(work), half_done(program), unfinished_jobs(program)
        sealed, verified = program.manage("seal_log"), program.manage("verify_log")
        print(
            f"kills={KILLS} seed={SEED} sent={work.sent} acknowledged={work.acknowledged} lost={missing} "
            f"half done={halves} jobs left={waiting} verify_log={verified.returncode}"
        )
        assert work.cases
        assert work.replies
        assert (missing, halves, waiting) == (0, {}, 0)
        assert (sealed.returncode, verified.returncode) == (0, 0), sealed.stderr + verified.stdout + verified.stderr


def test_a_database_that_answers_before_it_has_written_is_found_out(
    tmp_path: Path, chance: random.Random, django_db_blocker: DjangoDbBlocker
) -> None:
    """The same with the defence taken away: that the harness can fail."""
    careless = {"synchronous_commit": "off", "wal_writer_delay": "10s"}
    with killable(tmp_path, careless) as program, django_db_blocker.unblock(), django_connected_to(program):
        world = build_small_world()
        work = work_and_kill(program, world, chance, 5, ("database",))
        missing = lost(work)
        print(f"synchronous_commit=off: kills=5 seed={SEED} acknowledged={work.acknowledged} lost={missing}")
        assert missing > 0
