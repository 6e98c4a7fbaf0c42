"""What has happened on a case, in the order of time."""

from typing import Any
from uuid import UUID

from personalverktyget.domain.cases.kinds import HIDDEN_FROM_RESIDENT
from personalverktyget.domain.cases.models import CaseTransition, Message, Note
from personalverktyget.domain.cases.read_models import ThreadItem
from personalverktyget.domain.cases.states import Action, State

# Steps that a message of its own already shows.
_SHOWN_BY_MESSAGE = frozenset(
    {Action.REPLY_PARTIALLY, Action.REPLY_FINALLY, Action.ASK, Action.RECORD_CALL, Action.ANSWER, Action.NOTE}
)
_MESSAGE = ("kind", "sent_at", "body", "signature", "by_staff__given_name", "by_staff__surname", "reading__read_at")
_STEP = ("action", "to_state", "at", "reason", "by_staff__given_name", "by_staff__surname")


def staff_thread(case_id: UUID) -> tuple[ThreadItem, ...]:
    """Messages, notes and steps of a case that the caller has already found in the actor's scope."""
    notes = Note.objects.filter(case_id=case_id).values_list(
        "body", "written_at", "by_staff__given_name", "by_staff__surname"
    )
    items = [
        *_messages(case_id),
        *(ThreadItem("note", at, _name(given, surname), body=body) for body, at, given, surname in notes),
        *_steps(case_id),
    ]
    return tuple(sorted(items, key=lambda item: item.at))


def resident_thread(case_id: UUID) -> tuple[ThreadItem, ...]:
    """Messages of the resident's own case. Calls are told of, without what was noted; steps only where they matter."""
    items = []
    for item in _messages(case_id):
        hidden = item.kind in HIDDEN_FROM_RESIDENT
        items.append(ThreadItem(item.kind, item.at, item.by) if hidden else item)
    steps = (item for item in _steps(case_id) if item.action in (Action.CLOSE, Action.REOPEN))
    return tuple(sorted([*items, *steps], key=lambda item: item.at))


def _messages(case_id: UUID) -> list[ThreadItem]:
    rows = Message.objects.filter(case_id=case_id).values_list(*_MESSAGE)
    return [
        ThreadItem(kind, sent_at, _name(given, surname), body=body, signature=signature, read_at=read_at)
        for kind, sent_at, body, signature, given, surname, read_at in rows
    ]


def _steps(case_id: UUID) -> list[ThreadItem]:
    columns = (*_STEP, "handler__given_name", "handler__surname")
    rows: Any = CaseTransition.objects.filter(case_id=case_id).exclude(action__in=_SHOWN_BY_MESSAGE)
    return [
        ThreadItem(
            "step",
            at,
            _name(given, surname),
            action=Action(action),
            to_state=State(to_state),
            handler=_name(handler_given, handler_surname),
            reason=reason,
        )
        for action, to_state, at, reason, given, surname, handler_given, handler_surname in rows.values_list(*columns)
    ]


def _name(given: str | None, surname: str | None) -> str:
    return f"{given} {surname}" if given else ""
