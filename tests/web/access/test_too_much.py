"""What is too much for one request, sent to every address that takes anything: refused in words, nothing written."""

from typing import Final

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.support.world import World
from tests.web.access.test_access_matrix import COLUMNS, ROWS, Row, address_of, client_of

FIVE_MEGABYTES: Final = 5_000_000
# That somebody was here is written whatever she sends.
KEPT: Final = ("django_session", "access_log_entry")


def _taking() -> list[tuple[Row, str]]:
    """Every address that somebody is let in to by POST, once, with the first of them."""
    found: dict[str, tuple[Row, str]] = {}
    for row in ROWS:
        let_in = [column for column in COLUMNS if row.cells[column] == "ja"]
        if row.method == "POST" and let_in:
            found.setdefault(row.route, (row, let_in[0]))
    return list(found.values())


def _written(sent: CaptureQueriesContext) -> list[str]:
    changes = [one["sql"] for one in sent.captured_queries if one["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    return [change[:200] for change in changes if not any(f'"{table}"' in change for table in KEPT)]


@pytest.mark.slow
def test_five_megabytes_are_refused_at_every_address(small_world: World) -> None:
    """In a field of a form, by whoever may, as a browser sends it: a page that says so, and not a row more."""
    body = b"text=" + b"x" * FIVE_MEGABYTES
    clients: dict[str, Client] = {}
    wrong = []
    for row, column in _taking():
        client = clients.setdefault(column, client_of(small_world, column))
        # Without the check a button alone, whose view reads nothing of what was sent, would do its work here.
        client.handler.enforce_csrf_checks = True
        client.cookies[settings.CSRF_COOKIE_NAME] = "x" * 32
        address = address_of(small_world, row)
        with CaptureQueriesContext(connection) as sent:
            answer = client.post(address, body, content_type="application/x-www-form-urlencoded")
        is_told = "Inget är sparat." in answer.content.decode()
        if (answer.status_code, is_told, _written(sent)) != (413, True, []):
            wrong.append((row.route, column, answer.status_code, is_told, _written(sent)))
    assert wrong == []
