"""Reading the JSON files of the file sources: what is wrong is named by its place, in words for operators."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from personalverktyget.domain.people.registers import RegisterUnavailable

Made = TypeVar("Made")


class Malformed(ValueError):
    """Something in an entry is not as it should be. The place is added on the way out."""


def read_sections(file: Path, *sections: str) -> dict[str, list[Any]]:
    """The file's lists by name. Every named section must be there, as a list."""
    try:
        whole = json.loads(file.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise RegisterUnavailable(f"{file}: the file cannot be read ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise RegisterUnavailable(f"{file}: byte {error.start} is not UTF-8.") from error
    except (ValueError, RecursionError) as error:
        raise RegisterUnavailable(f"{file}: this is not JSON ({error}).") from error
    if not isinstance(whole, dict):
        raise RegisterUnavailable(f"{file}: an object with {', '.join(sections)} is expected.")
    for section in sections:
        if not isinstance(whole.get(section), list):
            raise RegisterUnavailable(f'{file}: "{section}" must be a list.')
    return {section: whole[section] for section in sections}


def read_optional(file: Path, section: str) -> list[Any]:
    """A list of the file that may be left out; nothing is then in it."""
    whole = json.loads(file.read_bytes().decode("utf-8-sig"))
    return read_sections(file, section)[section] if section in whole else []


def by_identity(
    file: Path, section: str, rows: list[Any], make: Callable[[Mapping[str, Any]], Made], identity: str
) -> dict[str, Made]:
    """Each entry made into what it stands for, by its identity; no two may have the same."""
    found: dict[str, Made] = {}
    for place, row in enumerate(rows, 1):
        try:
            made = make(_object(row))
            key = getattr(made, identity)
            if key in found:
                raise Malformed(f'"{identity}" is the same as in an earlier entry')
        except Malformed as error:
            raise RegisterUnavailable(f"{file}: {section}, entry {place}: {error}.") from error
        found[key] = made
    return found


def text(row: Mapping[str, Any], name: str, *, may_be_empty: bool = False) -> str:
    """The field ``name`` as text without surrounding blanks."""
    value = row.get(name)
    if not isinstance(value, str):
        raise Malformed(f'"{name}" must be a text')
    if "\x00" in value or any(0xD800 <= ord(letter) <= 0xDFFF for letter in value):
        raise Malformed(f'"{name}" holds characters that no database can store')
    if not value.strip() and not may_be_empty:
        raise Malformed(f'"{name}" is empty')
    return value.strip()


def listed(row: Mapping[str, Any], name: str) -> list[Any]:
    """The field ``name`` as a list."""
    value = row.get(name)
    if not isinstance(value, list):
        raise Malformed(f'"{name}" must be a list')
    return value


def _object(row: Any) -> Mapping[str, Any]:
    if not isinstance(row, dict):
        raise Malformed("an object is expected")
    return row
