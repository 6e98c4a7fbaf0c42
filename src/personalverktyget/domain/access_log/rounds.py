"""Rounds of the worker: many pieces of work, each in a unit of work of its own, of which one may fail alone."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import connection

logger = logging.getLogger(__name__)


@contextmanager
def on_its_own(work: str, thing: UUID, *, may_come: tuple[type[Exception], ...] = ()) -> Iterator[None]:
    """Let a piece of work that fails hold up none of the others: the program's log tells of it, the next comes.

    It is tried again in the next round. ``may_come`` are errors that pass by themselves, and are told in a line. Where
    the connection to the database is lost every piece would fail, and so that is raised as it is.
    """
    try:
        yield
    except may_come as error:
        logger.warning("%s for %s waits for the next round: %s", work, thing, error)
    except Exception:
        if connection.connection is None or connection.connection.closed:
            raise
        logger.exception("%s failed for %s, and is tried again in the next round.", work, thing)
