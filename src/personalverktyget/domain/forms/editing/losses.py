"""Conditions that an operation has taken the meaning from: told to the person who did it, never silently lost."""

from personalverktyget.domain.forms.definition_rules import condition_problems
from personalverktyget.domain.forms.definitions import FormDefinition, Item


def lost_conditions(before: FormDefinition, after: FormDefinition) -> tuple[str, ...]:
    """The items whose conditions held together before and do not after."""
    return tuple(
        link_id
        for link_id, item in after.by_link_id.items()
        if _is_broken(after, item) and not _was_broken(before, link_id)
    )


def _was_broken(before: FormDefinition, link_id: str) -> bool:
    item = before.by_link_id.get(link_id)
    return item is not None and _is_broken(before, item)


def _is_broken(definition: FormDefinition, item: Item) -> bool:
    return any(any(True for _ in condition_problems(definition, condition)) for condition in item.enable_when)
