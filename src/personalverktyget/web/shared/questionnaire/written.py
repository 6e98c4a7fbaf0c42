"""From what a page of the form sends to answers as they are kept: to the letter, right or wrong."""

from collections.abc import Iterator

from django.http import QueryDict

from personalverktyget.domain.forms.definitions import FormDefinition, Item, ItemType

# Text in the database cannot hold a NUL; the sign that stands for "unreadable" takes its place.
NUL, UNREADABLE = "\0", "\ufffd"
Raw = str | list[str]


def field_ids(form: FormDefinition) -> dict[str, str]:
    """What each item is called on the page. Numbers in the order of the form: ids of questions can be anything."""
    return {link_id: f"q{number}" for number, link_id in enumerate(form.by_link_id, start=1)}


def questions_on(page: Item) -> Iterator[Item]:
    """The questions of a page, in its order."""
    return (item for item in page.walk() if item.asks)


def answers_on(form: FormDefinition, page: Item, sent: QueryDict) -> dict[str, Raw]:
    """The answers to the questions that the page showed. What it did not show, it says nothing about."""
    ids, asked = field_ids(form), frozenset(sent.getlist("asked"))
    return {
        item.link_id: _answer(item, ids[item.link_id], sent)
        for item in questions_on(page)
        if ids[item.link_id] in asked
    }


def _answer(item: Item, field: str, sent: QueryDict) -> Raw:
    if item.type is ItemType.CHOICE and item.repeats:
        return sent.getlist(field)
    return sent.get(field, "")


def storable(answer: Raw) -> Raw:
    """The answer as the database can hold it."""
    if isinstance(answer, str):
        return answer.replace(NUL, UNREADABLE)
    return [text.replace(NUL, UNREADABLE) for text in answer]
