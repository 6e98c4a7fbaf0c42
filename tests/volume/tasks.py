"""What is measured: six things that staff and residents do, each as a request that can be made again and again."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import Any, Final
from uuid import uuid4

import psycopg
from django.urls import reverse

from personalverktyget.domain.cases.states import Action
from personalverktyget.domain.reading.cursors import write_cursor
from personalverktyget.web.shared import sessions
from tests.volume import people, texts, visitors
from tests.volume.browser import Answer, Browser, UnexpectedAnswer
from tests.volume.ids import case_id
from tests.volume.organisation import LARGE, Organisation

CONNECTIONS: Final = 8
PAGE_SIZE: Final = 50
_PAGE: Final = 500
_BODY: Final = "Hej. Receptet är förnyat och finns att hämta på apoteket. Hör av dig om du har frågor."

# Makes one request on a connection; ``headers`` are added.
Make = Callable[[Browser, dict[str, str]], Answer]


@dataclass(frozen=True)
class Task:
    """One thing to measure. ``at`` gives what a connection does, by its place from 0."""

    name: str
    at: Callable[[int], Make]
    is_write: bool = False
    note: str = ""
    at_most: int = 4000
    # One person at a time, and not set against its SQL.
    is_alone: bool = False


def pages(made: Organisation, database: psycopg.Connection[Any]) -> list[Task]:
    """What is read."""
    cookies = visitors.cookies(sessions.STAFF, made.worker, made.units[LARGE])
    queue = reverse("staff:cases:list") + "?vy=alla"
    own, hits = _own_case(made, database), reverse("staff:cases:list") + f"?q={texts.RARE_WORD}"
    page, cursor = _deep_cursor(made, database)
    return [
        Task("list", _get(queue, cookies, rows=PAGE_SIZE)),
        Task("open", _get(reverse("staff:cases:case", kwargs={"case_id": own}), cookies)),
        Task("search", _get(hits, cookies, rows=20), note="20 hits"),
        Task("deep page", _get(f"{queue}&efter={cursor}", cookies, rows=PAGE_SIZE), note=f"page {page}"),
    ]


def writes(made: Organisation, database: psycopg.Connection[Any], *, requests: int) -> list[Task]:
    """What is written, at most ``requests`` times each."""
    forms = _half_filled(database)
    return [
        Task("send", _send(forms), is_write=True, at_most=len(forms) * min(len(own) for own in forms)),
        Task("reply", _reply(made, database, requests), is_write=True, at_most=requests),
    ]


def bare_page(path: str) -> Task:
    """Constant bytes from the same server."""
    return Task("bare page", _get(path, {}), at_most=20_000)


def _get(path: str, cookies: dict[str, str], *, rows: int = 0) -> Callable[[int], Make]:
    def make(browser: Browser, headers: dict[str, str]) -> Answer:
        browser.cookies = cookies
        answer = browser.get(path, headers)
        found = answer.body.count(b'class="row-link"')
        if answer.status != 200 or (rows and found != rows):
            raise UnexpectedAnswer(f"{path}: {answer.status} with {found} rows\n{answer.body[:600]!r}")
        return answer

    return lambda place: make


def _half_filled(database: psycopg.Connection[Any]) -> list[list[Any]]:
    senders = [people.sender(place) for place in range(people.SENDERS)]
    rows = database.execute("SELECT resident_id, id FROM cases_casedraft WHERE resident_id = ANY (%s)", [senders])
    by_sender: dict[Any, list[Any]] = {sender: [] for sender in senders}
    for sender, draft in rows:
        by_sender[sender].append(draft)
    return list(by_sender.values())


def _send(forms: list[list[Any]]) -> Callable[[int], Make]:
    owners = [visitors.cookies(sessions.RESIDENT, people.sender(place)) for place in range(people.SENDERS)]

    def at(place: int) -> Make:
        def make(browser: Browser, headers: dict[str, str]) -> Answer:
            browser.cookies = owners[place]
            path = reverse("resident:forms:review", kwargs={"draft_id": forms[place].pop()})
            return _redirected(browser.post(path, {}, headers))

        return make

    return at


def _reply(made: Organisation, database: psycopg.Connection[Any], requests: int) -> Callable[[int], Make]:
    rows = _worked_on(made, database)
    versions = dict(rows)
    cases = [[id_ for id_, _ in rows[place::CONNECTIONS]] for place in range(CONNECTIONS)]
    # A session each: what is said to somebody after a reply is shown on her next page, and would pile up here.
    unused = iter(visitors.several(sessions.STAFF, made.worker, made.units[LARGE], count=requests + 100))

    def at(place: int) -> Make:
        turn = count()

        def make(browser: Browser, headers: dict[str, str]) -> Answer:
            own = cases[place]
            case = own[next(turn) % len(own)]
            browser.cookies = next(unused)
            form = {"kind": Action.REPLY_PARTIALLY, "body": _BODY, "key": str(uuid4()), "version": str(versions[case])}
            path = reverse("staff:cases:reply", kwargs={"case_id": case})
            answer = _redirected(browser.post(path, form, headers))
            versions[case] += 1
            return answer

        return make

    return at


def _worked_on(made: Organisation, database: psycopg.Connection[Any]) -> list[tuple[Any, ...]]:
    return database.execute(
        "SELECT id, version FROM cases_case WHERE unit_id = %s AND handler_id = %s AND queue_rank = 1 ORDER BY id",
        [made.units[LARGE], made.worker],
    ).fetchall()


def _redirected(answer: Answer) -> Answer:
    if answer.status != 303:
        raise UnexpectedAnswer(f"{answer.status}: {answer.body[:800]!r}")
    return answer


def _own_case(made: Organisation, database: psycopg.Connection[Any]) -> Any:
    found = database.execute(
        "SELECT id FROM cases_case WHERE unit_id = %s AND handler_id = %s AND state = 'in_progress' "
        "ORDER BY due_at LIMIT 1",
        [made.units[LARGE], made.worker],
    ).fetchone()
    return found[0] if found else case_id(10)


def _deep_cursor(made: Organisation, database: psycopg.Connection[Any]) -> tuple[int, str]:
    """The cursor that leads to page 500, or to the last whole page where there are fewer; and which that is."""
    unit = made.units[LARGE]
    counted = database.execute("SELECT count(*) FROM cases_case WHERE unit_id = %s AND queue_rank < 2", [unit])
    page = max(1, min(_PAGE, int(counted.fetchone()[0]) // PAGE_SIZE))  # type: ignore[index]
    if page == 1:
        return page, ""
    row = database.execute(
        "SELECT queue_rank, due_at, id FROM cases_case WHERE unit_id = %s AND queue_rank < 2 "
        "ORDER BY queue_rank, due_at, id OFFSET %s LIMIT 1",
        [unit, (page - 1) * PAGE_SIZE - 1],
    ).fetchone()
    return page, write_cursor(row or ())
