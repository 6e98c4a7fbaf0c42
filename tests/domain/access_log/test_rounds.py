"""A worker's round goes on past a piece of work that fails, and not past a database that is gone."""

import logging
from types import SimpleNamespace
from uuid import UUID, uuid4

import pytest

from personalverktyget.domain.access_log import rounds
from personalverktyget.domain.access_log.rounds import on_its_own


def _round(things: list[UUID], *, odd: UUID, error: Exception) -> list[UUID]:
    done = []
    for thing in things:
        with on_its_own("round", thing, may_come=(TimeoutError,)):
            if thing == odd:
                raise error
            done.append(thing)
    return done


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("error", "level"), [(ValueError("odd"), logging.ERROR), (TimeoutError("late"), logging.WARNING)]
)
def test_the_others_come_and_it_is_told(error: Exception, level: int, caplog: pytest.LogCaptureFixture) -> None:
    first, odd, last = uuid4(), uuid4(), uuid4()
    assert _round([first, odd, last], odd=odd, error=error) == [first, last]
    assert [(record.levelno, str(odd) in record.getMessage()) for record in caplog.records] == [(level, True)]


def test_without_a_database_it_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    odd = uuid4()
    monkeypatch.setattr(rounds, "connection", SimpleNamespace(connection=None))
    with pytest.raises(ValueError, match="odd"):
        _round([odd, uuid4()], odd=odd, error=ValueError("odd"))
