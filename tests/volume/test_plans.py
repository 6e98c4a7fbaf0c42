"""With a hundred thousand cases, PostgreSQL reads what a page shows and little more: the plans of the program's SQL.

A list comes out of an index in its order, without sorting; nothing that grows with the number of cases is read through.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoDbBlocker

from personalverktyget.base import clock
from personalverktyget.base.actors import ResidentActor, StaffActor
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access.selectors import actor_for_staff
from personalverktyget.domain.cases import selectors
from personalverktyget.domain.cases.selectors import View
from personalverktyget.domain.cases.selectors.queue import PAGE_SIZE
from personalverktyget.domain.log_review.selectors import Period, unit_log
from tests.support import database as databases
from tests.volume import organisation, people, seeding, texts
from tests.volume.ids import resident_id
from tests.volume.organisation import LARGE

pytestmark = [pytest.mark.prove, pytest.mark.slow]
CASES = 100_000
# Small tables: organisation, staff, grants. To read them through is the quickest way.
_GROWING = re.compile(
    r"Seq Scan on (cases_(case|caseanswers|casewords|casetransition|message|messagereading)\b|people_resident"
    r"|access_log_entry)"
)
_DEEP_PAGE = 80


@pytest.fixture(scope="module")
def large_unit(django_db_blocker: DjangoDbBlocker) -> Iterator[StaffActor]:
    """Receiver and handler at the unit with a tenth of all cases."""
    with (
        databases.database_from_template() as made,
        django_db_blocker.unblock(),
        databases.django_connected_to(made),
    ):
        world = seeding.seed(made.superuser_url, CASES)
        actor = actor_for_staff(world.worker, world.units[LARGE])
        assert isinstance(actor, StaffActor)
        yield actor


@pytest.fixture(scope="module")
def handler(large_unit: StaffActor) -> StaffActor:
    """The same person without the receiver's permissions."""
    own = frozenset({Permission.SEE_OWN_CASES, Permission.HANDLE_CASES, Permission.CLOSE_CASES})
    return replace(large_unit, permissions=own)


def plans(read: Callable[[], Any]) -> list[str]:
    """How PostgreSQL goes about each statement of a read, and what that took."""
    with CaptureQueriesContext(connection) as sent:
        read()
    with connection.cursor() as cursor:
        found = []
        for statement in sent.captured_queries:
            cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS) {statement['sql']}")
            found.append("\n".join(line for (line,) in cursor.fetchall()))
    return found


def buffers(plan: str) -> int:
    """Pages that were touched in all: the first line that tells is that of the topmost node."""
    read = re.search(r"Buffers: shared(?: hit=(\d+))?(?: read=(\d+))?", plan)
    return sum(int(count or 0) for count in read.groups()) if read else 0


def in_order_of_an_index(plan: str) -> bool:
    return "Sort" not in plan and "Index" in plan and not _GROWING.search(plan)


@pytest.mark.parametrize("view", list(View))
def test_a_list_of_the_unit_comes_out_of_an_index_in_order(large_unit: StaffActor, view: View) -> None:
    (plan,) = plans(lambda: selectors.case_list(large_unit, view))

    assert in_order_of_an_index(plan), plan
    assert buffers(plan) < 1500, plan


@pytest.mark.parametrize("view", [View.MINE, View.CLOSED])
def test_a_list_of_ones_own_comes_out_of_an_index_in_order(handler: StaffActor, view: View) -> None:
    (plan,) = plans(lambda: selectors.case_list(handler, view))

    assert in_order_of_an_index(plan), plan
    assert buffers(plan) < 1500, plan


@pytest.mark.parametrize("view", [View.WAITING, View.TODAY, View.LATE])
def test_the_short_lists_of_ones_own_read_ones_own_cases_only(handler: StaffActor, view: View) -> None:
    """They may be sorted: that is quicker where a list is hardly longer than a page."""
    (plan,) = plans(lambda: selectors.case_list(handler, view))

    assert re.search("cases_(handler|state)_queue", plan), plan
    assert buffers(plan) < 3000, plan


def test_a_page_far_down_costs_what_the_first_costs(large_unit: StaffActor) -> None:
    cursor, seen = "", set()
    for _ in range(_DEEP_PAGE):
        page = selectors.case_list(large_unit, View.ALL, after=cursor)._content
        cursor = page.next_cursor
        seen |= {row.id for row in page.rows}

    (first,) = plans(lambda: selectors.case_list(large_unit, View.ALL))
    (deep,) = plans(lambda: selectors.case_list(large_unit, View.ALL, after=cursor))

    assert len(seen) == _DEEP_PAGE * PAGE_SIZE, "each case stands on one page"
    assert in_order_of_an_index(deep), deep
    assert buffers(deep) <= 1.5 * buffers(first) + 20, deep


@pytest.mark.parametrize("who", ["large_unit", "handler"])
def test_the_counts_read_no_more_than_they_tell(who: str, request: pytest.FixtureRequest) -> None:
    actor = request.getfixturevalue(who)
    (plan,) = plans(lambda: selectors.queue_counts(actor))

    assert not _GROWING.search(plan), plan
    assert buffers(plan) < 6000, plan


@pytest.mark.parametrize(
    ("text", "at_most"),
    [(texts.RARE_WORD, 1000), (texts.COMMON_WORD, 3000), ("recept sömn", 6000), ("500", 100), ("Anna Bergström", 6000)],
)
def test_a_search_reads_little_for_rare_and_common_words_alike(large_unit: StaffActor, text: str, at_most: int) -> None:
    (plan,) = plans(lambda: selectors.cases_found(large_unit, text))

    assert not _GROWING.search(plan), plan
    assert buffers(plan) < at_most, plan


def test_the_rare_word_is_looked_up_in_the_index_of_unit_and_words(large_unit: StaffActor) -> None:
    (plan,) = plans(lambda: selectors.cases_found(large_unit, texts.RARE_WORD))

    assert "Bitmap Index Scan on cases_words" in plan, plan
    assert len(selectors.cases_found(large_unit, texts.RARE_WORD)._content.rows) == 20


def test_opening_a_case_looks_everything_up(large_unit: StaffActor) -> None:
    case = selectors.case_list(large_unit, View.MINE)._content.rows[0]
    selectors.case_for_staff(large_unit, case.id)

    for plan in plans(lambda: selectors.case_for_staff(large_unit, case.id)):
        assert not _GROWING.search(plan), plan
        assert buffers(plan) < 200, plan


def test_an_inbox_reads_the_residents_own_cases(large_unit: StaffActor) -> None:
    resident = ResidentActor(resident_id=resident_id(people.READER), terms_accepted=True)

    for plan in plans(lambda: selectors.inbox(resident)):
        assert not re.search(r"Seq Scan on cases_(case|message)\b", plan), plan
        assert buffers(plan) < 200, plan


def test_the_log_is_read_by_unit(large_unit: StaffActor) -> None:
    reviewer = replace(large_unit, permissions=frozenset({Permission.REVIEW_LOG}))
    today = clock.today()
    period = Period(first_day=today - timedelta(days=7), last_day=today)

    page, *_rest = plans(lambda: unit_log(reviewer, period))

    assert "Seq Scan on access_log_entry" not in page, page
    assert buffers(page) < 3000, page


def test_the_seed_is_what_it_says(large_unit: StaffActor) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), count(*) FILTER (WHERE unit_id = %s), count(DISTINCT unit_id) FROM cases_case",
            [large_unit.unit_id],
        )
        assert cursor.fetchone() == (CASES, CASES // 10, organisation.UNITS)
        cursor.execute("SELECT count(*) FROM cases_message")
        assert cursor.fetchone() == (3 * CASES,)
