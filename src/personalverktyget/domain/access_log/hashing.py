"""From log entries to one number that all of them are bound to: leaves, tree, head.

The tree is that of RFC 6962 (Certificate Transparency). What a leaf holds is decided by ``FORMAT``: once entries are
sealed their leaves must never be computed in another way, so a changed set of columns is a new format beside the old.
"""

import json
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

FORMAT = 1
FIELDS = (
    "id",
    "at",
    "system_id",
    "event",
    "action",
    "purpose",
    "outcome",
    "actor_kind",
    "actor_id",
    "actor_hsa_id",
    "commission_hsa_id",
    "unit_id",
    "unit_hsa_id",
    "provider_hsa_id",
    "resource_type",
    "resource_id",
    "residents",
    "owner_unit_id",
    "details",
)
LEAF_SIZE = 32
NOTHING_BEFORE = bytes(LEAF_SIZE)


# Every field as text, such as PostgreSQL writes it. Times as seconds since 1970 with six decimals: that depends on
# neither time zone nor date style, and tells apart what a calendar's text would not (years before our era).
def _as_text(name: str) -> str:
    return "extract(epoch FROM at)::text" if name == "at" else f"{name}::text"


AS_TEXT = ", ".join(_as_text(name) for name in FIELDS)

# The same as ``canonical`` makes of them, made while they are read, which is three times as fast: a row as JSON has no
# spaces, and PostgreSQL escapes texts as Python does. Qualified: no function of the same name can take its place.
AS_CANONICAL = "(SELECT pg_catalog.row_to_json(leaf)::text FROM (SELECT {}) AS leaf)".format(
    ", ".join(f"{_as_text(name)} AS {name}" for name in sorted(FIELDS))
)


def canonical(content: Any) -> bytes:
    """The one way to write the content as JSON: sorted keys, no spaces, UTF-8."""
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def leaf(values: Sequence[str | None]) -> bytes:
    """The hash of one entry, given its fields as text in the order of ``FIELDS``."""
    return leaf_of(canonical(dict(zip(FIELDS, values, strict=True))).decode())


def leaf_of(content: str) -> bytes:
    """The hash of one entry, given its canonical JSON."""
    return sha256(b"\x00" + content.encode()).digest()


def merkle_root(leaves: Sequence[bytes]) -> bytes:
    """The root of the tree over the leaves."""
    if not leaves:
        return sha256(b"").digest()
    level = list(leaves)
    while len(level) > 1:
        above = [sha256(b"\x01" + level[i] + level[i + 1]).digest() for i in range(0, len(level) - 1, 2)]
        level = above + level[len(above) * 2 :]
    return level[0]


def hash_of_numbers(seqs: Sequence[int]) -> str:
    """The hash of which numbers a batch holds, in hexadecimal."""
    return sha256(canonical(list(seqs))).hexdigest()


def split_leaves(joined: bytes) -> list[bytes]:
    """The leaves that a batch keeps as one row of bytes."""
    return [joined[i : i + LEAF_SIZE] for i in range(0, len(joined), LEAF_SIZE)]
