"""One at a time for time and CPU, then eight at a time for how many a second; both bounded in number and time."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median, quantiles

from tests.volume.browser import Browser
from tests.volume.tasks import CONNECTIONS, Make, Task


@dataclass(frozen=True)
class Measured:
    """What a task cost. Times are milliseconds a request."""

    count: int
    median_ms: float
    p95_ms: float
    web_cpu_ms: float
    database_cpu_ms: float
    per_second: float

    @property
    def cpu_ms(self) -> float:
        """Of the program and of PostgreSQL."""
        return self.web_cpu_ms + self.database_cpu_ms


@dataclass(frozen=True)
class Bounds:
    """How much is asked for."""

    requests: int
    warm_up: int
    seconds: float


Cpu = Callable[[], float]


def measure(task: Task, port: int, bounds: Bounds, *, web: Cpu, database: Cpu) -> Measured:
    """Do the task one at a time, then at eight connections."""
    browser, make = Browser(port), task.at(0)
    for _ in range(bounds.warm_up):
        make(browser, {})
    taken: list[float] = []
    before = web(), database()
    for _ in range(bounds.requests):
        began = time.perf_counter()
        make(browser, {})
        taken.append((time.perf_counter() - began) * 1000)
    after = web(), database()
    browser.close()
    web_ms, database_ms = ((end - start) * 1000 / bounds.requests for start, end in zip(before, after, strict=True))
    left = task.at_most - bounds.requests - bounds.warm_up
    return Measured(
        count=bounds.requests,
        median_ms=median(taken),
        p95_ms=quantiles(taken, n=20)[-1],
        web_cpu_ms=web_ms,
        database_cpu_ms=database_ms,
        per_second=0.0 if task.is_alone else _at_once(task, port, bounds.seconds, left // CONNECTIONS),
    )


def _at_once(task: Task, port: int, seconds: float, each_at_most: int) -> float:
    done, failed = [0] * CONNECTIONS, []
    start = threading.Barrier(CONNECTIONS)
    ends: list[float] = [0.0] * CONNECTIONS
    starts: list[float] = [0.0] * CONNECTIONS

    def work(place: int, make: Make) -> None:
        browser = Browser(port)
        try:
            start.wait()
            starts[place] = time.perf_counter()
            while time.perf_counter() - starts[place] < seconds and done[place] < each_at_most:
                make(browser, {})
                done[place] += 1
        except Exception as error:
            failed.append(error)
        finally:
            ends[place] = time.perf_counter()
            browser.close()

    threads = [threading.Thread(target=work, args=(place, task.at(place))) for place in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise failed[0]
    return sum(done) / (max(ends) - min(starts))
