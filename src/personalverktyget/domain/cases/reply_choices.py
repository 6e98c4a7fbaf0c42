"""What a handler can choose instead of writing: the owner's alternatives, which are counted, and the unit's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID

from personalverktyget.domain.case_types.text_variables import filled
from personalverktyget.domain.cases.texts_at_unit import values_of_case


@dataclass(frozen=True, slots=True)
class ReplyChoice:
    """An alternative. ``key`` names it in a form; ``fixed`` is its id where it is one of the owner's."""

    key: str
    text: str
    fixed: UUID | None = None


def choices(
    case_id: UUID, fixed_replies: Sequence[Mapping[str, Any]], standard_replies: Sequence[str]
) -> tuple[ReplyChoice, ...]:
    """Those that can be chosen now, as the resident would read them: the owner's first.

    The unit of the case is read where a text has something in braces, and only there.
    """
    fixed = [
        (f"f-{entry['id']}", str(entry["text"]), UUID(str(entry["id"]))) for entry in fixed_replies if entry["is_used"]
    ]
    own = [(f"s-{sha256(text.encode()).hexdigest()[:16]}", text, None) for text in standard_replies]
    values = values_of_case(case_id) if any("{" in text for _key, text, _fixed in (*fixed, *own)) else {}
    return tuple(ReplyChoice(key, filled(text, values), of) for key, text, of in (*fixed, *own))
