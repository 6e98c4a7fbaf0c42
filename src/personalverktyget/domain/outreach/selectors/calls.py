"""Whom a unit is to ring, since they have not read what it sent."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from personalverktyget.base.actors import StaffActor
from personalverktyget.domain.access_log.disclosure import Disclosure
from personalverktyget.domain.outreach import scopes
from personalverktyget.domain.outreach.call_states import WAITING, CallState
from personalverktyget.domain.outreach.events.follow_up import CallsListed
from personalverktyget.domain.outreach.people import people_for
from personalverktyget.domain.people.identities import decrypt_contact, decrypt_name
from personalverktyget.domain.people.models import ResidentIdentity
from personalverktyget.domain.people.read_models import Person
from personalverktyget.domain.people.selectors import guardians_of, is_child
from personalverktyget.domain.reading.cursors import read_cursor, write_cursor

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Phone:
    """Who is rung. ``mobile`` is empty where she has given none, and where it is not told."""

    name: str
    mobile: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallRow:
    """A call to make, or one that was made. Of a child it is ``guardians`` who are rung: her own number is not told.

    A guardian with a protected identity is left out, as if there were no such guardian.
    """

    id: UUID
    person: Person
    mobile: str
    is_child: bool
    guardians: tuple[Phone, ...]
    subject: str
    dispatch_id: UUID
    is_single: bool
    delivered_at: datetime
    state: CallState
    made_at: datetime
    settled_at: datetime | None
    settled_by: str
    attempts: int
    note: str


@dataclass(frozen=True, slots=True)
class CallPage:
    """Some calls."""

    rows: tuple[CallRow, ...]
    next_cursor: str = ""


def calls(actor: StaffActor, *, is_waiting: bool = True, after: str = "") -> Disclosure[CallPage]:
    """Those to make, the oldest first; or those that are settled, the latest first."""
    rows = scopes.calls(actor).select_related("dispatch", "recipient", "settled_by")
    if is_waiting:
        rows, column, sign = rows.filter(state__in=WAITING).order_by("made_at", "recipient_id"), "made_at", ">"
    else:
        rows = rows.exclude(state__in=WAITING).order_by("-settled_at", "-recipient_id")
        column, sign = "settled_at", "<"
    if after:
        key = read_cursor(after, (datetime, UUID))
        where = f"(outreach_calltask.{column}, outreach_calltask.recipient_id) {sign} (%s, %s)"
        rows = rows.extra(where=[where], params=key)
    found: list[Any] = list(rows[: PAGE_SIZE + 1])
    page = found[:PAGE_SIZE]
    people = people_for(actor, [row.resident_id for row in page])
    phones = _phones(people)
    guardians = _guardians([id_ for id_, phone in phones.items() if phone.is_child])
    content = CallPage(
        tuple(_told(row, people[row.resident_id], phones, guardians) for row in page),
        write_cursor((getattr(page[-1], column), page[-1].recipient_id)) if len(found) > PAGE_SIZE else "",
    )
    shown = {row.resident_id for row in page} | {id_ for told in guardians.values() for id_ in told}
    return Disclosure("calls", CallsListed(view="calls", residents=tuple(sorted(shown)), unit=actor.unit_id), content)


def calls_to_make(actor: StaffActor) -> int:
    """How many the actor sees."""
    return scopes.calls(actor).filter(state__in=WAITING).count()


class _Reached(NamedTuple):
    mobile: str
    is_child: bool


def _phones(people: Mapping[UUID, Person]) -> Mapping[UUID, _Reached]:
    """Where they are reached. Of one with a protected identity it is told to nobody."""
    shown: Collection[UUID] = [id_ for id_, person in people.items() if not person.is_masked]
    rows = ResidentIdentity.objects.filter(resident_id__in=shown).values_list("resident_id", "contact", "number")
    return {
        id_: _Reached("", is_child=True)
        if is_child(id_, number)
        else _Reached(decrypt_contact(id_, contact).mobile, is_child=False)
        for id_, contact, number in rows
    }


def _guardians(children: Collection[UUID]) -> Mapping[UUID, Mapping[UUID, Phone]]:
    """Whom to ring about each child: a phone rings whether or not she has an inbox. Asks only where there are any."""
    if not children:
        return {}
    instead = guardians_of(children)
    asked = {guardian for told in instead.values() for guardian in told}
    rows = ResidentIdentity.objects.filter(resident_id__in=asked).values_list("resident_id", "name", "contact")
    phones = {id_: Phone(decrypt_name(id_, name), decrypt_contact(id_, contact).mobile) for id_, name, contact in rows}
    return {id_: {guardian: phones[guardian] for guardian in told} for id_, told in instead.items()}


def _told(
    row: Any, person: Person, phones: Mapping[UUID, _Reached], guardians: Mapping[UUID, Mapping[UUID, Phone]]
) -> CallRow:
    reached = phones.get(row.resident_id, _Reached("", is_child=False))
    return CallRow(
        id=row.recipient_id,
        person=person,
        mobile=reached.mobile,
        is_child=reached.is_child,
        guardians=tuple(guardians.get(row.resident_id, {}).values()),
        subject=row.dispatch.texts.get("subject", ""),
        dispatch_id=row.dispatch_id,
        is_single=row.dispatch.is_single,
        delivered_at=row.recipient.delivered_at,
        state=CallState(row.state),
        made_at=row.made_at,
        settled_at=row.settled_at,
        settled_by=row.settled_by.name if row.settled_by else "",
        attempts=row.attempts,
        note=row.note,
    )
