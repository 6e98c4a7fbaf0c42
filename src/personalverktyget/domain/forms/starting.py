"""What a form begins with: the answers that its author has filled in, and the resident's own contact details."""

from collections.abc import Mapping

from personalverktyget.domain.forms.definitions import Answer, FormDefinition, Item, Prefill


def starting_answers(definition: FormDefinition, contact: Mapping[Prefill, str]) -> dict[str, Answer]:
    """The answers before anything is written. Contact details that are not known leave the question empty."""
    started = {item.link_id: _start(item, contact) for item in definition.asked_once if item.asks}
    return {link_id: answer for link_id, answer in started.items() if answer is not None}


def starting_repetition(group: Item) -> dict[str, Answer]:
    """What a new repetition of a group begins with."""
    return {item.link_id: item.initial for item in group.questions if item.initial is not None}


def asks_for_contact(definition: FormDefinition) -> bool:
    """Whether any question begins with contact details."""
    return any(item.prefill is not None for item in definition.questions)


def _start(item: Item, contact: Mapping[Prefill, str]) -> Answer | None:
    known = contact.get(item.prefill, "") if item.prefill is not None else ""
    return known or item.initial
