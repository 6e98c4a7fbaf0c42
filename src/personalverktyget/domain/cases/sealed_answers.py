"""Phone numbers, addresses and identity numbers among the answers: kept encrypted, in draft and case alike (C-01)."""

import os
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from personalverktyget.base.encryption import CannotDecrypt
from personalverktyget.domain.forms.definitions import FormDefinition, Item
from personalverktyget.domain.people.answer_keys import answer_key, answer_key_to_write_with

_KEY, _NONCE = "sealed", 12
_CONTEXT: Final = b"answers"


def sealed(form: FormDefinition, resident_id: UUID, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers as they are kept. Inside a unit of work: the resident's key may have to be made."""
    cipher = cache(lambda: AESGCM(answer_key_to_write_with(resident_id)))

    def seal(answer: Any) -> Any:
        if not (isinstance(answer, str) and answer):
            return answer
        nonce = os.urandom(_NONCE)
        return {_KEY: b64encode(nonce + cipher().encrypt(nonce, answer.encode(), _CONTEXT)).decode()}

    return _changed(form, answers, seal)


def opened(
    form: FormDefinition, resident_id: UUID, kept: Mapping[str, Any], *, key_of: Callable[[UUID], bytes] = answer_key
) -> dict[str, Any]:
    """The answers as they were given. Raises ``CannotDecrypt``. The key is asked for only where something is sealed."""
    cipher = cache(lambda: AESGCM(key_of(resident_id)))

    def unseal(answer: Any) -> Any:
        if not (isinstance(answer, Mapping) and answer.keys() == {_KEY}):
            return answer
        content = b64decode(answer[_KEY])
        try:
            return cipher().decrypt(content[:_NONCE], content[_NONCE:], _CONTEXT).decode()
        except (InvalidTag, ValueError) as error:
            raise CannotDecrypt("The answer was changed, or is another resident's.") from error

    return _changed(form, kept, unseal)


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
