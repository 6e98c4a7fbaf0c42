"""Several who do the same thing at the same moment, each over a connection of her own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from django.db import connection

T = TypeVar("T")


def at_the_same_moment(command: Callable[[], T], times: int = 4) -> list[T]:
    """What each of them got. Whatever one of them raised is raised. Needs ``fresh_database``."""
    together = Barrier(times)

    def run() -> T:
        try:
            together.wait(timeout=10)
            return command()
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as threads:
        return [done.result(timeout=30) for done in [threads.submit(run) for _ in range(times)]]
