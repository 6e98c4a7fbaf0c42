"""Events: each its own name, codes and ids only, and words in the log for everyone (L-03, L-04, L-08)."""

import ast
import importlib
import pkgutil
import typing
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path
from types import NoneType, UnionType
from uuid import UUID

import pytest

import personalverktyget.domain
from personalverktyget.domain.access_log.actions import LogAction, LogPurpose
from personalverktyget.domain.access_log.events import Event
from personalverktyget.web.staff.log.event_names import NAMED
from personalverktyget.web.staff.log.sentences import TOLD

for _found in pkgutil.walk_packages(personalverktyget.domain.__path__, "personalverktyget.domain."):
    if ".events" in _found.name:
        importlib.import_module(_found.name)


def _events(base: type[Event] = Event) -> Iterator[type[Event]]:
    for event in base.__subclasses__():
        if "name" in vars(event):
            yield event
        yield from _events(event)


# Tests have events of their own, which another test in the same process may have declared.
_OURS = [event for event in _events() if event.__module__.startswith("personalverktyget.")]
EVENTS = sorted(_OURS, key=lambda event: event.name)
# Events of regions, the nation and the program itself, which are in no unit's log.
OUTSIDE_UNITS = {
    "keys.renewed",
    "contact_cards.published",
    "case_type.published",
    "follow_ups.looked_at",
    "link_service.saved",
    "log.affected_listed",
    "log.delivery_settled",
    "log.month_removed",
    "log.refused_resent",
    "organisation.imported",
    "region.settings_changed",
    "residents.imported",
    "residents.refreshed",
    "roles.imported",
    "staff.imported",
}


def test_no_two_events_share_a_name() -> None:
    names = [event.name for event in EVENTS]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.name)
def test_an_event_says_action_purpose_and_resource_from_the_closed_lists(event: type[Event]) -> None:
    assert event.action in LogAction
    assert event.purpose in LogPurpose
    assert event.resource


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.name)
def test_an_event_holds_ids_and_codes_only(event: type[Event]) -> None:
    hints = typing.get_type_hints(event)
    for field in fields(event):
        assert field.name not in {"body", "text", "message_text", "name", "number", "query", "answers"}, field.name
        kinds = typing.get_args(hints[field.name]) if _is_union(hints[field.name]) else (hints[field.name],)
        assert set(kinds) <= {UUID, str, int, bool, date, NoneType, tuple[UUID, ...]}, field.name


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.name)
def test_an_event_has_words_in_the_log(event: type[Event]) -> None:
    assert event.name in TOLD | OUTSIDE_UNITS


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.name)
def test_an_event_has_a_name_in_files(event: type[Event]) -> None:
    """L-03: words stand beside the code, whatever the event."""
    assert event.name in NAMED | OUTSIDE_UNITS


def test_every_event_is_recorded_somewhere() -> None:
    """L-04: an event that nothing records is a promise that nobody keeps."""
    source = Path(personalverktyget.domain.__path__[0]).parent
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in source.rglob("*.py")]
    named = {
        node.attr if isinstance(node, ast.Attribute) else node.id
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Name | ast.Attribute)
    }
    assert [event.__name__ for event in EVENTS if event.__name__ not in named] == []


def _is_union(hint: object) -> bool:
    return typing.get_origin(hint) in (typing.Union, UnionType)
