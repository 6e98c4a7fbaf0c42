"""What processes have cost: CPU of a program and all that it has started, those that have ended included."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_TICK: Final = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class _Process:
    parent: int
    ticks: int


def cpu_seconds(pid: int) -> float:
    """User and system time of the process, its children and theirs. A child that has ended counts at its parent."""
    found = dict(_processes())
    family, ticks = [pid], 0
    while family:
        one = family.pop()
        if one in found:
            ticks += found[one].ticks
            family += [child for child, process in found.items() if process.parent == one]
    return ticks / _TICK


def _processes() -> list[tuple[int, _Process]]:
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            found.append((int(folder.name), _Process(int(fields[1]), sum(int(field) for field in fields[11:15]))))
    return found
