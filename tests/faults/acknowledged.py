"""Two people at work while things break: what they sent, what was acknowledged, and what is left of it afterwards."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from uuid import UUID, uuid4

import psycopg

from personalverktyget.domain.cases.states import Action
from personalverktyget.web.shared import sessions
from tests.faults.killable import Killable
from tests.support.database import connect
from tests.support.form_in_hand import INTRO
from tests.support.world import World
from tests.volume import visitors
from tests.volume.browser import Answer, Browser, UnexpectedAnswer

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


@contextmanager
def at_work(program: Killable, world: World) -> Iterator[Work]:
    """A resident sends cases and a handler replies, for as long as the block lasts. Everything runs from then on."""
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
        yield work
    finally:
        work.stop.set()
        for thread in threads:
            thread.join()


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
