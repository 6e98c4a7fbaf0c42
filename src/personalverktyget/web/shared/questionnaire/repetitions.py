"""A group that is answered several times: one more, or one less. Works as any button of the page does."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from personalverktyget.domain.forms.answers import Place
from personalverktyget.domain.forms.definitions import FormDefinition, Item
from personalverktyget.domain.forms.starting import starting_repetition
from personalverktyget.web.shared.questionnaire.written import Written, asked_on, field_id, field_ids, rows_shown


@dataclass(frozen=True, slots=True)
class Change:
    """One repetition more (``removes`` is nothing), or without one of them, counted from 0."""

    group: Item
    removes: int | None
    leads_to: str

    def made(self, written: Written, before: Mapping[str, Any]) -> Written:
        """What was written, with the change in it. What cannot be changed further stays as it is."""
        rows = rows_shown({**before, **written}, self.group)
        if self.removes is None:
            rows = [*rows, dict(starting_repetition(self.group))] if len(rows) < self.group.most else rows
        elif self.removes < len(rows):
            del rows[self.removes]
        return {**written, self.group.link_id: rows}


def change_of(form: FormDefinition, page: Item, action: str) -> Change | None:
    """What a button of the page asks for: "add:q7r3" a third repetition, "remove:q7r2" the second one away."""
    ids = field_ids(form)
    for group in asked_on(page):
        if not group.is_repeatable_group or not action.endswith(tuple("0123456789")):
            continue
        for number in range(group.most):
            name = field_id(ids, Place(group.link_id, number))
            if action == f"add:{name}":
                return Change(group, None, name)
            if action == f"remove:{name}":
                return Change(group, number, ids[group.link_id])
    return None
