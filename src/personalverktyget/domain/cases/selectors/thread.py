"""What has happened on a case, in the order of time."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import DateTimeField, QuerySet, TextField, UUIDField, Value

from personalverktyget.domain.cases.kinds import HIDDEN_FROM_RESIDENT
from personalverktyget.domain.cases.models import CaseTransition, Message, Note
from personalverktyget.domain.cases.read_models import ThreadItem
from personalverktyget.domain.cases.states import Action, State
from personalverktyget.domain.reading.fixed_query import FixedQuery

# Steps that a message of its own already shows.
_SHOWN_BY_MESSAGE = frozenset(
    {Action.REPLY_PARTIALLY, Action.REPLY_FINALLY, Action.ASK, Action.RECORD_CALL, Action.ANSWER, Action.NOTE}
)
_TEXT, _TIME, _ID = TextField(), DateTimeField(), UUIDField()
_NOTE, _STEP = "note", "step"


def _said(*, case_id: UUID) -> QuerySet[Any, Any]:
    return Message.objects.filter(case_id=case_id).values_list(
        "kind", "sent_at", "by_staff__given_name", "by_staff__surname", "body", "signature", "reading__read_at",
        *(Value("", _TEXT) for _ in range(5)), "id", "guardian_id",
    )  # fmt: skip


def _all(*, case_id: UUID) -> QuerySet[Any, Any]:
    """Everything in one statement: three kinds of row under the same columns."""
    notes = Note.objects.filter(case_id=case_id).values_list(
        Value(_NOTE, _TEXT), "written_at", "by_staff__given_name", "by_staff__surname", "body", Value("", _TEXT),
        Value(None, _TIME), *(Value("", _TEXT) for _ in range(5)), Value(None, _ID), Value(None, _ID),
    )  # fmt: skip
    steps: Any = CaseTransition.objects.filter(case_id=case_id).exclude(action__in=_SHOWN_BY_MESSAGE)
    steps = steps.values_list(
        Value(_STEP, _TEXT), "at", "by_staff__given_name", "by_staff__surname", Value("", _TEXT), Value("", _TEXT),
        Value(None, _TIME), "action", "to_state", "reason", "handler__given_name", "handler__surname",
        Value(None, _ID), Value(None, _ID),
    )  # fmt: skip
    return _said(case_id=case_id).union(notes, steps, all=True)


def _without_notes(*, case_id: UUID) -> QuerySet[Any, Any]:
    """What the resident may come to see: notes are not even read."""
    steps = CaseTransition.objects.filter(case_id=case_id, action__in=(Action.CLOSE, Action.REOPEN)).values_list(
        Value(_STEP, _TEXT), "at", "by_staff__given_name", "by_staff__surname", Value("", _TEXT), Value("", _TEXT),
        Value(None, _TIME), "action", "to_state", "reason", "handler__given_name", "handler__surname",
        Value(None, _ID), Value(None, _ID),
    )  # fmt: skip
    return _said(case_id=case_id).union(steps, all=True)


_ALL, _WITHOUT_NOTES = FixedQuery(_all, case_id=UUID), FixedQuery(_without_notes, case_id=UUID)


def staff_thread(case_id: UUID) -> tuple[ThreadItem, ...]:
    """Messages, notes and steps of a case that the caller has already found in the actor's scope."""
    return _in_order(_item(*row) for row in _ALL.rows(case_id=case_id))


def resident_thread(case_id: UUID) -> tuple[ThreadItem, ...]:
    """Messages of the resident's own case. Calls are told of, without what was noted; steps only where they matter."""
    items = (_item(*row) for row in _WITHOUT_NOTES.rows(case_id=case_id))
    return _in_order(
        ThreadItem(item.kind, item.at, item.by) if item.kind in HIDDEN_FROM_RESIDENT else item for item in items
    )


def with_guardians(thread: tuple[ThreadItem, ...], names: Mapping[UUID, str]) -> tuple[ThreadItem, ...]:
    """The thread with the names of those who wrote in a child's place."""
    return tuple(
        replace(item, by=names.get(item.guardian_id, "")) if item.guardian_id is not None else item for item in thread
    )


def _in_order(items: Iterable[ThreadItem]) -> tuple[ThreadItem, ...]:
    # Whoever reopens a case takes it at the same moment: the taking follows.
    return tuple(sorted(items, key=lambda item: (item.at, item.action is Action.TAKE)))


def _item(
    kind: str,
    at: datetime,
    given: str | None,
    surname: str | None,
    body: str,
    signature: str,
    read_at: datetime | None,
    action: str,
    to_state: str,
    reason: str,
    handler_given: str | None,
    handler_surname: str | None,
    message_id: UUID | None,
    guardian_id: UUID | None,
) -> ThreadItem:
    by = _name(given, surname)
    if kind != _STEP:
        item = ThreadItem(kind, at, by, body=body, signature=signature, read_at=read_at)
        return replace(item, message_id=message_id, guardian_id=guardian_id)
    return ThreadItem(
        kind,
        at,
        by,
        action=Action(action),
        to_state=State(to_state),
        handler=_name(handler_given, handler_surname),
        reason=reason,
    )


def _name(given: str | None, surname: str | None) -> str:
    return f"{given} {surname}" if given else ""
