"""G1: web server, worker and database are killed at random moments while work comes in. What was acknowledged stands.

``PROVE_KILLS`` and ``PROVE_SEED`` choose how many kills, and which.
"""

import os
import random
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import pytest
from pytest_django import DjangoDbBlocker

from personalverktyget.domain.cases.states import Action
from personalverktyget.web.shared import sessions
from tests.faults.killable import PARTS, Killable, killable
from tests.support.database import connect, django_connected_to
from tests.support.form_in_hand import INTRO
from tests.support.world import World, build_small_world
from tests.volume import visitors
from tests.volume.browser import Answer, Browser, UnexpectedAnswer

pytestmark = [pytest.mark.prove, pytest.mark.slow]
KILLS = int(os.environ.get("PROVE_KILLS", "20"))
SEED = int(os.environ.get("PROVE_SEED", str(random.randrange(10**6))))
_JOBS_WITHIN = 150.0
# Each lists the cases that lack something that a case has from its first moment, or have it twice.
_HALF_DONE = {
    "answers": "SELECT id FROM cases_case c WHERE NOT EXISTS (SELECT FROM cases_caseanswers a WHERE a.case_id = c.id)",
    "words": "SELECT id FROM cases_case c WHERE NOT EXISTS (SELECT FROM cases_casewords w WHERE w.case_id = c.id)",
    "first step": """SELECT id FROM cases_case c WHERE 1 <>
        (SELECT count(*) FROM cases_casetransition t WHERE t.case_id = c.id AND t.from_state = '')""",
    "steps": """SELECT id FROM cases_case c WHERE version <>
        (SELECT count(*) FROM cases_casetransition t WHERE t.case_id = c.id)""",
    "log of the case": """SELECT id FROM cases_case c WHERE 1 <> (SELECT count(*) FROM access_log_entry e
        WHERE e.event = 'case.received' AND e.resource_id = c.id::text)""",
    "log of the message": """SELECT id FROM cases_message m WHERE 1 <> (SELECT count(*) FROM access_log_entry e
        WHERE e.details ->> 'message' = m.id::text)""",
}


@dataclass
class Work:
    """What was sent, and of that what was acknowledged."""

    program: Killable
    sent: int = 0
    cases: set[UUID] = field(default_factory=set)
    replies: set[UUID] = field(default_factory=set)
    stop: threading.Event = field(default_factory=threading.Event)

    @property
    def acknowledged(self) -> int:
        return len(self.cases) + len(self.replies)

    def send_cases(self, browser: Browser) -> None:
        """One case after another, like somebody who tries anew when a page says that something is wrong."""
        while not self.stop.is_set():
            begun = self._post(browser, INTRO, {})
            if begun is None or begun.status != 303 or "/formular/" not in begun.headers["location"]:
                continue
            form = "/".join(begun.headers["location"].split("/")[:4])
            written = {"action": "next", "asked": "q2", "q2": f"Levaxin {uuid4()}"}
            if self._post(browser, f"{form}/1/", written) is None:
                continue
            self.sent += 1
            receipt = self._post(browser, f"{form}/granska/", {})
            if receipt and receipt.status == 303 and receipt.headers["location"].endswith("/kvitto/"):
                self.cases.add(UUID(receipt.headers["location"].split("/")[3]))

    def send_replies(self, browser: Browser, case: UUID) -> None:
        """One partial reply after another to the same case."""
        while not self.stop.is_set():
            try:
                with connect(self.program.superuser_url) as connection:
                    found = connection.execute("SELECT version FROM cases_case WHERE id = %s", [case]).fetchone()
            except psycopg.OperationalError:
                time.sleep(0.1)
                continue
            if found is None:
                # Even the case is lost; ``lost`` counts the replies.
                return
            key = uuid4()
            words = {"version": str(found[0]), "key": str(key), "kind": Action.REPLY_PARTIALLY.value, "body": "Svar."}
            self.sent += 1
            answer = self._post(browser, f"/personal/arenden/{case}/svara/", words)
            if answer and answer.status == 303:
                self.replies.add(key)

    def _post(self, browser: Browser, path: str, form: dict[str, str]) -> Answer | None:
        try:
            return browser.post(path, form)
        except (OSError, UnexpectedAnswer, LookupError, ValueError):
            # No answer, or half of one: nothing is acknowledged.
            browser.close()
            time.sleep(0.05)
            return None


@pytest.fixture
def chance() -> random.Random:
    return random.Random(SEED)


def work_and_kill(program: Killable, world: World, chance: random.Random, kills: int, parts: tuple[str, ...]) -> Work:
    """Two people at work, and somebody who pulls plugs."""
    work, port = Work(program), program.ports.web
    resident = Browser(port, visitors.cookies(sessions.RESIDENT, world.residents["helena"]))
    handler = Browser(port, visitors.cookies(sessions.STAFF, world.staff["handler"], world.units["ang"]))
    for part in ("mail", "worker", "web"):
        program.start(part)
    with connect(program.superuser_url) as connection:
        # The world itself is not at stake.
        connection.execute("CHECKPOINT")
    threads = [
        threading.Thread(target=work.send_cases, args=(resident,)),
        threading.Thread(target=work.send_replies, args=(handler, world.cases["assigned"])),
    ]
    for thread in threads:
        thread.start()
    try:
        for _ in range(kills):
            time.sleep(chance.uniform(0.2, 1.5))
            program.kill(chance.choice(parts))
    finally:
        work.stop.set()
        for thread in threads:
            thread.join()
    return work


def lost(work: Work) -> int:
    """How much of what was acknowledged is not there."""
    with connect(work.program.superuser_url) as connection:
        cases = {row[0] for row in connection.execute("SELECT id FROM cases_case")}
        keys = {row[0] for row in connection.execute("SELECT submission_key FROM cases_message")}
    return len(work.cases - cases) + len(work.replies - keys)


def half_done(program: Killable) -> dict[str, int]:
    """How many cases and messages lack a part."""
    with connect(program.superuser_url) as connection:
        found = {what: len(connection.execute(question).fetchall()) for what, question in _HALF_DONE.items()}
    return {what: count for what, count in found.items() if count}


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
