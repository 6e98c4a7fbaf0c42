"""Cursors come back as they went, and what never was one leads nowhere."""

import base64
from datetime import UTC, datetime
from uuid import UUID

import pytest

from personalverktyget.base.errors import NotFound
from personalverktyget.domain.reading.cursors import read_cursor, write_cursor

ID = UUID("5a37bb93-6e53-4b57-a1d1-5f4f4d7e1e50")
VALUES = [1, datetime(2026, 11, 23, 9, 30, 15, 123456, tzinfo=UTC), ID]
TYPES = (int, datetime, UUID)


def test_what_goes_out_comes_back() -> None:
    assert read_cursor(write_cursor(VALUES), TYPES) == VALUES


@pytest.mark.parametrize(
    "plain",
    [
        "",
        "1",
        f"1 2026-11-23T09:30:00+00:00 {ID} 4",
        f"inf 2026-11-23T09:30:00+00:00 {ID}",
        f"{'9' * 5000} 2026-11-23T09:30:00+00:00 {ID}",
        f"1 2026-11-23T09:30:00 {ID}",
        f"1 0001-01-01T00:00:00+23:59 {ID}",
        f"1 9999-12-31T23:59:59-23:59 {ID}",
        "1 2026-11-23T09:30:00+00:00 5",
        "[" * 5000,
        "1 \0 2",
    ],
)
def test_what_never_was_a_cursor_leads_nowhere(plain: str) -> None:
    """G11: whatever the address holds, nothing but "there is no such page" comes of it."""
    with pytest.raises(NotFound):
        read_cursor(base64.urlsafe_b64encode(plain.encode()).decode(), TYPES)


@pytest.mark.parametrize("cursor", ["å", "a", "%00", "\0", "_w"])
def test_what_is_not_even_encoded_leads_nowhere(cursor: str) -> None:
    with pytest.raises(NotFound):
        read_cursor(cursor, TYPES)
