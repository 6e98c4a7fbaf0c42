"""What somebody saw of a part of a form, so short that a page can carry it and the server can tell whether it stands.

Two people who build the same form change different questions most of the time. A fingerprint of the part alone lets
both go on; only where they change the same part is the later one asked.
"""

import json
from dataclasses import replace
from hashlib import sha256
from typing import Final

from personalverktyget.domain.forms.definition_json import to_json
from personalverktyget.domain.forms.definitions import FormDefinition, Item

_LENGTH: Final = 16


def fingerprint(part: Item | FormDefinition | None, *, with_children: bool = False) -> str:
    """Of an item (what lies in it counts only ``with_children``), or of the form's own texts; "" of nothing."""
    if part is None:
        return ""
    if isinstance(part, Item):
        part = FormDefinition(title="", items=(part if with_children else replace(part, items=()),))
    elif not with_children:
        part = FormDefinition(title=part.title, items=(), headline=part.headline)
    return of_text(json.dumps(to_json(part), sort_keys=True))


def of_text(text: str) -> str:
    """Of any text."""
    return sha256(text.encode()).hexdigest()[:_LENGTH]
