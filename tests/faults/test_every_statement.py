"""G3: the work is cut at each of its SQL statements in turn. It is then wholly done or has left no trace at all.

Two cuts: an error before the statement (as by a full disk), and a connection that the server ends once the statement
has been carried out (as by a database that is killed).
"""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.db.utils import OperationalError

from personalverktyget.base.actors import SystemActor
from personalverktyget.domain.access_log.events import AccessRefused
from personalverktyget.domain.access_log.unit_of_work import record_at_once
from personalverktyget.domain.case_types.models import OfferedCaseType
from personalverktyget.domain.cases import services
from personalverktyget.domain.cases.states import Action
from tests.support.database import TestDatabase
from tests.support.sealed_log import Superuser
from tests.support.world import World, build_small_world

pytestmark = [pytest.mark.prove, pytest.mark.slow]
Cut = Callable[[Superuser], None]
# All that one of these works may touch. What belongs to a whole case or reply is in the tables of ``COMPLETE``.
TABLES = (
    "cases_case",
    "cases_caseanswers",
    "cases_casetransition",
    "cases_casewords",
    "cases_casedraft",
    "cases_message",
    "cases_replydraft",
    "notifications_notice",
    "procrastinate_jobs",
    "procrastinate_events",
    "access_log_entry",
)


def cut_by_error(superuser: Superuser) -> None:
    raise OperationalError("No space left on device")


def cut_by_server(superuser: Superuser) -> None:
    superuser.execute(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
        "WHERE datname = current_database() AND usename = 'personalverktyget_app'"
    )


class CutAt:
    """Counts statements, and makes the cut at number ``at``: before it, or after it where ``afterwards``."""

    def __init__(self, superuser: Superuser, cut: Cut, at: int, *, afterwards: bool) -> None:
        self.superuser, self.cut, self.at, self.afterwards = superuser, cut, at, afterwards
        self.statements: list[str] = []

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        self.statements.append(sql)
        is_it = len(self.statements) == self.at
        if is_it and not self.afterwards:
            self.cut(self.superuser)
        result = execute(sql, params, many, context)
        if is_it and self.afterwards:
            self.cut(self.superuser)
        return result


def trace(superuser: Superuser) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table that the work may touch."""
    return {table: superuser.execute(f"SELECT t::text FROM {table} t ORDER BY 1").fetchall() for table in TABLES}


def sending(world: World) -> Callable[[], object]:
    """Make a filled-in form ready; gives what sends it."""
    actor = world.resident("helena")
    draft = services.begin_form(actor, OfferedCaseType.objects.get(unit_id=world.units["ang"]).id)
    services.save_form(actor, draft, answers={"medicine": "Levaxin", "why": "Slut."})
    return lambda: services.submit_case(actor, draft)


def replying(world: World) -> Callable[[], object]:
    """Gives what replies to a case of the handler."""
    case, key, actor = world.send_case("lennart", "ang", "Metformin"), uuid4(), world.actor("handler")
    world.assign(case, "handler")
    version = world.version(case)

    def reply() -> None:
        words = {"action": Action.REPLY_PARTIALLY, "body": "Vi återkommer.", "seen_version": version, "key": key}
        services.reply(actor, case, **words)  # type: ignore[arg-type]

    return reply


def without_transaction(world: World) -> Callable[[], object]:
    """The broken one: it says in the log what it does, and then does it, each on its own."""

    def work() -> None:
        record_at_once(SystemActor("test"), AccessRefused(page="x", permission="y"))
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO procrastinate_jobs (task_name, queue_name) VALUES ('x', 'default')")

    return work


Work = Callable[[World], Callable[[], object]]
CUTS: dict[str, tuple[Cut, bool]] = {
    "error before": (cut_by_error, False),
    "connection ended after": (cut_by_server, True),
}


def cut_everywhere(world: World, superuser: Superuser, prepare: Work, cut: Cut, afterwards: bool) -> tuple[int, int]:
    """How many statements the work has, and how many of the cuts left something half done."""
    at, broken = 0, 0
    while True:
        at += 1
        work, before = prepare(world), trace(superuser)
        watch, failed = CutAt(superuser, cut, at, afterwards=afterwards), False
        try:
            with connection.execute_wrapper(watch):
                work()
        except OperationalError:
            failed = True
        connection.close()
        after = trace(superuser)
        if at > len(watch.statements):
            assert not failed
            return len(watch.statements), broken
        broken += after != before if failed else not is_whole(before, after)
        work()
        broken += not is_whole(before, trace(superuser))


def is_whole(before: dict[str, Any], after: dict[str, Any]) -> bool:
    """One log entry and one job more, whatever else: what either of the two works leaves exactly once."""
    more = {table: len(after[table]) - len(before[table]) for table in TABLES}
    case_or_message = more["cases_case"] + more["cases_message"]
    return (
        case_or_message == more["cases_casetransition"] == more["notifications_notice"] == 1
        and more["procrastinate_jobs"] == more["access_log_entry"] == 1
        and more["cases_caseanswers"] == more["cases_casewords"] == more["cases_case"]
    )


@pytest.mark.parametrize("cut", CUTS)
@pytest.mark.parametrize("prepare", [sending, replying])
def test_cut_at_each_statement_it_is_all_or_nothing(
    fresh_database: TestDatabase, superuser_connection: Superuser, prepare: Work, cut: str
) -> None:
    """And done again afterwards it is done, once."""
    world = build_small_world()
    statements, broken = cut_everywhere(world, superuser_connection, prepare, *CUTS[cut])
    print(f"{prepare.__name__}, {cut}: {statements} statements, {statements} cuts, {broken} broken")
    assert statements > 10
    assert broken == 0


@pytest.mark.parametrize("cut", CUTS)
def test_work_without_a_transaction_is_found_out(
    fresh_database: TestDatabase, superuser_connection: Superuser, cut: str
) -> None:
    """That the harness can fail."""
    world = build_small_world()
    _, broken = cut_everywhere(world, superuser_connection, without_transaction, *CUTS[cut])
    assert broken > 0
