"""Which of a person's answers can go along to a newer version of the form. Pure."""

from collections.abc import Mapping
from typing import Any, Final

from personalverktyget.domain.forms.answers import repetitions_of
from personalverktyget.domain.forms.definitions import FormDefinition, Item

# What makes a question another question. Help, place, conditions and own error texts may change under an answer.
_MEANING: Final = ("text", "type", "repeats", "unit", "min_label", "max_label", "entry_format")


def changed_questions(old: FormDefinition, new: FormDefinition, answers: Mapping[str, Any]) -> tuple[Item, ...]:
    """The questions of the old form that were answered, and that the new one does not ask in the same way."""
    return tuple(
        item
        for item in old.by_link_id.values()
        if _is_answered(old, item, answers) and not _is_the_same(old, new, item.link_id)
    )


def carried_over(old: FormDefinition, new: FormDefinition, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers without those to changed questions. Of a group that repeats, all go along or none."""
    changed = changed_questions(old, new, answers)
    lost = {old.repeatable_groups.get(item.link_id, item.link_id) for item in changed}
    return {link_id: answer for link_id, answer in answers.items() if link_id not in lost}


def _is_answered(form: FormDefinition, item: Item, answers: Mapping[str, Any]) -> bool:
    group = form.repeatable_groups.get(item.link_id)
    if not item.asks:
        return False
    if group is not None:
        return any(row.get(item.link_id) for row in repetitions_of(answers, group))
    return bool(answers.get(item.link_id))


def _is_the_same(old: FormDefinition, new: FormDefinition, link_id: str) -> bool:
    before, after = old.by_link_id[link_id], new.by_link_id.get(link_id)
    if after is None or old.repeatable_groups.get(link_id) != new.repeatable_groups.get(link_id):
        return False
    if any(getattr(before, name) != getattr(after, name) for name in _MEANING):
        return False
    texts = {option.code: option.text for option in after.answer_options}
    return all(texts.get(option.code) == option.text for option in before.answer_options)
