"""Where a page of a list ends and the next begins, as an address can hold it: whatever comes back is read with care."""

import base64
import binascii
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID

from personalverktyget.base.errors import NotFound


def write_cursor(values: Iterable[Any]) -> str:
    """Numbers, times and ids as one word."""
    plain = " ".join(value.isoformat() if isinstance(value, datetime) else str(value) for value in values)
    return base64.urlsafe_b64encode(plain.encode()).decode().rstrip("=")


def read_cursor(cursor: str, types: Iterable[type]) -> list[Any]:
    """The values again. What was never written by ``write_cursor`` raises ``NotFound``."""
    try:
        plain = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode().split(" ")
        return [_READERS[type_](text) for type_, text in zip(types, plain, strict=True)]
    except (ValueError, OverflowError, binascii.Error) as error:
        raise NotFound from error


def _time(text: str) -> datetime:
    # In UTC, since the database knows fewer zones than Python, and none for a time without one.
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError("A time without a zone.")
    return at.astimezone(UTC)


_READERS: Final[dict[type, Callable[[str], Any]]] = {int: int, datetime: _time, UUID: UUID}
