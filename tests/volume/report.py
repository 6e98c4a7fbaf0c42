"""The figures as a table, and each aim with what was reached."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from tests.volume.measuring import Measured

# CPU of program and database together, in milliseconds a request; statements; shares of the bare transaction.
LIST_CPU: Final = 8.0
OPEN_CPU: Final = 6.0
LIST_STATEMENTS: Final = 8
SIZE_RATIO: Final = 1.3
PAGE_RATIO: Final = 1.2
SEND_SHARE: Final = 0.10
REPLY_SHARE: Final = 0.08


@dataclass(frozen=True)
class Line:
    """One task at one size. ``bare_per_second`` is that of its SQL alone."""

    name: str
    note: str
    measured: Measured
    statements: int
    bare_per_second: float
    page_per_second: float


def table(cases: int, lines: list[Line]) -> str:
    """What one size cost."""
    head = (
        f"{'':10} {'n':>5} {'SQL':>4} {'web CPU':>8} {'pg CPU':>7} {'CPU ms':>7} {'median':>7} {'p95':>7} "
        f"{'req/s':>7} {'of bare page':>13} {'bare SQL/s':>11} {'of bare SQL':>12}"
    )
    return "\n".join([f"{cases:,} cases", head, *(_row(line) for line in lines)])


def _row(line: Line) -> str:
    m, bare = line.measured, line.bare_per_second
    cost = (
        f"{line.name:10} {m.count:>5} {line.statements or '':>4} {m.web_cpu_ms:>8.2f} {m.database_cpu_ms:>7.2f} "
        f"{m.cpu_ms:>7.2f} {m.median_ms:>7.2f} {m.p95_ms:>7.2f} {m.per_second:>7.0f}"
    )
    if not bare:
        return f"{cost} {line.note}".rstrip()
    shares = f"{100 * m.per_second / line.page_per_second:>11.1f} % {bare:>11.0f} {100 * m.per_second / bare:>10.1f} %"
    return f"{cost} {shares} {line.note}"


def aims(sizes: Mapping[int, list[Line]]) -> str:
    """Each aim, and what was reached at the largest size."""
    least, most = min(sizes), max(sizes)
    by_size = {size: {line.name: line for line in lines} for size, lines in sizes.items()}
    large = by_size[most]
    said = [
        _aim("list, CPU ms", large["list"].measured.cpu_ms, LIST_CPU),
        _aim("list, statements", large["list"].statements, LIST_STATEMENTS),
        _aim("opening a case, CPU ms", large["open"].measured.cpu_ms, OPEN_CPU),
        _aim("deep page to the first, CPU", _ratio(large["deep page"], large["list"]), PAGE_RATIO),
        _aim("sending, share of its bare SQL", _share(large["send"]), SEND_SHARE, at_least=True),
        _aim("replying, share of its bare SQL", _share(large["reply"]), REPLY_SHARE, at_least=True),
    ]
    if most > least:
        said += [
            _aim(f"{name}, {most:,} cases to {least:,}, CPU", _ratio(large[name], by_size[least][name]), SIZE_RATIO)
            for name in large
            if name != "bare page"
        ]
    return "\n".join(said)


def _ratio(one: Line, other: Line) -> float:
    return one.measured.cpu_ms / other.measured.cpu_ms


def _share(line: Line) -> float:
    return line.measured.per_second / line.bare_per_second


def _aim(name: str, reached: float, aim: float, *, at_least: bool = False) -> str:
    is_reached = reached >= aim if at_least else reached <= aim
    sign = "≥" if at_least else "≤"
    return f"  {'reached' if is_reached else 'MISSED ':8} {name}: {reached:.2f} (aim {sign} {aim:g})"
