"""What binds an approval, and every sending after it, to exactly what was seen: texts, files and recipients."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any
from uuid import UUID

from personalverktyget.domain.access_log.hashing import canonical


def mark_of(dispatch_id: UUID, resident_id: UUID, values: Mapping[str, str]) -> bytes:
    """What binds a recipient's values to her and to the dispatch: 32 bytes."""
    return sha256(canonical([str(dispatch_id), str(resident_id), dict(values)])).digest()


def digest_of_content(content: Mapping[str, Any]) -> bytes:
    """What binds all that a dispatch says: 32 bytes."""
    return sha256(canonical(content)).digest()


def digest_of_marks(marks: Iterable[bytes]) -> bytes:
    """What binds who its recipients are, and what each is told, in the order of their places: 32 bytes."""
    whole = sha256()
    for mark in marks:
        whole.update(mark)
    return whole.digest()
