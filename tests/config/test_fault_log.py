"""A fault of ours is told to those who run the program, without a word of what somebody wrote (L-08)."""

import io
import logging
import logging.config
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import DataError, connection
from django.test import Client

from personalverktyget.config.fault_log import WithoutMessages
from personalverktyget.domain.cases import services
from tests.support.world import World

CANARY = "Kanariefågeln sjunger om mitt hjärta"


@pytest.fixture
def told() -> Iterator[io.StringIO]:
    """What the program's own configuration would write."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(WithoutMessages("%(levelname)s %(name)s %(message)s"))
    logging.getLogger().addHandler(handler)
    yield stream
    logging.getLogger().removeHandler(handler)


def test_everything_goes_to_the_one_formatter() -> None:
    formatter = settings.LOGGING["formatters"]["plain"]
    assert formatter["()"] is WithoutMessages
    assert {handler["formatter"] for handler in settings.LOGGING["handlers"].values()} == {"plain"}


def test_a_fault_is_told_with_its_way_but_without_what_was_written(
    small_world: World, told: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_args: object, **_kwargs: object) -> None:
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT %s::int", [CANARY])
        except DataError as error:
            raise RuntimeError(CANARY) from error

    monkeypatch.setattr(services, "take_case", fails)
    handler = small_world.sign_in(Client(raise_request_exception=False), "both")
    assert handler.post(f"/personal/arenden/{small_world.cases['new']}/ta/", {"version": 1}).status_code == 500
    text = told.getvalue()
    assert "django.db.utils.DataError" in text
    assert "22P02" in text
    assert "builtins.RuntimeError" in text
    assert "distribute.py" in text
    assert CANARY not in text


def test_no_line_can_be_forged(told: io.StringIO) -> None:
    logging.getLogger("prov").warning("Nekad: %s", "x\r\nERROR root Allt är bra\u2028\x1b[31m")
    assert told.getvalue() == "WARNING prov Nekad: x\\r\\nERROR root Allt är bra\\u2028\\x1b[31m\n"
