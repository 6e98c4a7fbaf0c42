"""What a handler can choose instead of writing: the owner's alternatives, which are counted, and the unit's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class ReplyChoice:
    """An alternative. ``key`` names it in a form; ``fixed`` is its id where it is one of the owner's."""

    key: str
    text: str
    fixed: UUID | None = None


def choices(fixed_replies: Sequence[Mapping[str, Any]], standard_replies: Sequence[str]) -> tuple[ReplyChoice, ...]:
    """Those that can be chosen now: the owner's first."""
    fixed = [
        ReplyChoice(f"f-{entry['id']}", str(entry["text"]), UUID(str(entry["id"])))
        for entry in fixed_replies
        if entry["is_used"]
    ]
    own = [ReplyChoice(f"s-{sha256(text.encode()).hexdigest()[:16]}", text) for text in standard_replies]
    return (*fixed, *own)
