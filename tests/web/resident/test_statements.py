"""How many statements a resident's pages take: a number that grows is seen here first."""

from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.support.form_in_hand import INTRO, begin
from tests.support.world import World

# Session, actor and log entry are three of them on every page.
# One of each asks in whose place she acts.
INBOX, FORM_PAGE, REVIEW, CASE, FIRST_PAGE = 8, 5, 5, 9, 5


def statements(action: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as queries:
        action()
    return len(queries)


def test_pages_take_no_more_statements_than_before(helena: Client, prescription_world: World) -> None:
    form = begin(helena)
    form.fill_in()
    case = f"/invanare/arenden/{prescription_world.cases['closed']}/"
    helena.get(case)
    taken = {
        "inbox": statements(lambda: helena.get("/invanare/")),
        "page": statements(lambda: helena.get(form.url(2))),
        "review": statements(lambda: helena.get(form.url("granska"))),
        "case that is read already": statements(lambda: helena.get(case)),
        "first page": statements(lambda: helena.get(INTRO)),
    }
    assert taken == {
        "inbox": INBOX,
        "page": FORM_PAGE,
        "review": REVIEW,
        "case that is read already": CASE,
        "first page": FIRST_PAGE,
    }


def test_many_cases_take_no_more_statements_than_few(helena: Client, prescription_world: World) -> None:
    few = statements(lambda: helena.get("/invanare/"))
    for number in range(12):
        prescription_world.send_case("helena", "hamn", f"Medicin {number}")
    assert statements(lambda: helena.get("/invanare/")) == few
