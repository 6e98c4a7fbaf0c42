"""Phone numbers, addresses and identity numbers among the answers: kept encrypted, in draft and case alike (C-01)."""

from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from typing import Any, Final
from uuid import UUID

from personalverktyget.domain.forms.definitions import FormDefinition, Item
from personalverktyget.domain.people.identities import keyring

_KEY: Final = "sealed"


def sealed(form: FormDefinition, resident_id: UUID, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers as they are kept."""
    ring, context = keyring(), _context(resident_id)

    def seal(answer: Any) -> Any:
        is_said = isinstance(answer, str) and answer
        return {_KEY: b64encode(ring.encrypt(answer, context=context)).decode()} if is_said else answer

    return _changed(form, answers, seal)


def opened(form: FormDefinition, resident_id: UUID, kept: Mapping[str, Any]) -> dict[str, Any]:
    """The answers as they were given."""
    ring, context = keyring(), _context(resident_id)

    def unseal(answer: Any) -> Any:
        is_sealed = isinstance(answer, Mapping) and answer.keys() == {_KEY}
        return ring.decrypt(b64decode(answer[_KEY]), context=context) if is_sealed else answer

    return _changed(form, kept, unseal)


def _context(resident_id: UUID) -> str:
    return f"{resident_id}.answers"


def _changed(form: FormDefinition, answers: Mapping[str, Any], change: Callable[[Any], Any]) -> dict[str, Any]:
    """A copy in which every answer that names or reaches somebody has gone through ``change``."""
    changed = dict(answers)
    for item in form.personal_questions:
        group = form.repeatable_groups.get(item.link_id)
        if group is None:
            if item.link_id in changed:
                changed[item.link_id] = change(changed[item.link_id])
        elif isinstance(changed.get(group), list):
            changed[group] = [_row(item, row, change) for row in changed[group]]
    return changed


def _row(item: Item, row: Any, change: Callable[[Any], Any]) -> Any:
    is_answered = isinstance(row, Mapping) and item.link_id in row
    return {**row, item.link_id: change(row[item.link_id])} if is_answered else row
