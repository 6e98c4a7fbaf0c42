"""Writes the files under ``demo/data``. Run by hand, once, when the hand-written lists have changed:

``python -m personalverktyget.demo.world.write_registers NUMBERS`` where NUMBERS is the tax agency's file of test
numbers, one of twelve digits a line.
"""

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from personalverktyget.demo.world.directory import grants, staff_directory, staff_personas
from personalverktyget.demo.world.residents import population_register, resident_personas, residents

DATA = Path(__file__).resolve().parent.parent / "data"


def main(numbers_file: Path) -> None:
    """Write every file anew."""
    numbers = [line.strip() for line in numbers_file.read_text(encoding="ascii").splitlines() if line.strip()]
    people = residents(numbers)
    personas = {"staff": staff_personas(), "residents": resident_personas(people)}
    _write("staff_directory.json", _sections(staff_directory()))
    _write("personas.json", _sections(personas))
    _write("grants.json", _rows(grants()))
    _write("population_register.json", _sections(population_register(people)))


def _sections(whole: Mapping[str, Iterable[Any]]) -> str:
    parts = [f"{json.dumps(name)}: {_rows(rows)}" for name, rows in whole.items()]
    return "{" + ",\n".join(parts) + "}"


def _rows(rows: Iterable[Any]) -> str:
    """One row a line, so that a change shows as the lines that changed."""
    return "[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]"


def _write(name: str, text: str) -> None:
    (DATA / name).write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
