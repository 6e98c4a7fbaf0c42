"""What a resident reads of what units have written to her."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef

from personalverktyget.base.actors import ResidentActor
from personalverktyget.base.errors import NotFound
from personalverktyget.domain.access_log.disclosure import Disclosure
from personalverktyget.domain.attachments.files import attached_files
from personalverktyget.domain.cases.models import Case
from personalverktyget.domain.cases.scopes import own, own_drafts
from personalverktyget.domain.outreach import scopes
from personalverktyget.domain.outreach.addressees import values_of
from personalverktyget.domain.outreach.events.messages import MessageRead, MessagesListed
from personalverktyget.domain.outreach.read_models import InboxMessages, MessageForResident, MessageLine
from personalverktyget.domain.outreach.readings import is_unread_by
from personalverktyget.domain.outreach.steps_taken import reminded_at
from personalverktyget.domain.outreach.texts import RESIDENT, texts_from_json
from personalverktyget.domain.people.identities import decrypt_name
from personalverktyget.domain.people.models import ResidentIdentity
from personalverktyget.domain.people.selectors import names_shown
from personalverktyget.domain.reading.cursors import read_cursor, write_cursor


def messages(actor: ResidentActor, *, after: str = "", at_most: int = 30) -> Disclosure[InboxMessages]:
    """What has come from units, the latest first."""
    rows = scopes.received(actor).order_by("-delivered_at", "-id")
    if after:
        key = read_cursor(after, (datetime, UUID))
        rows = rows.extra(where=["(outreach_recipient.delivered_at, outreach_recipient.id) < (%s, %s)"], params=key)
    answered = Exists(Case.objects.filter(prompted_by=OuterRef("id")))
    new = ExpressionWrapper(is_unread_by(actor), BooleanField())
    found = list(
        rows.annotate(is_answered=answered, is_unread=new, reminded_at=reminded_at()).values_list(
            "id",
            "delivered_at",
            "is_unread",
            "dispatch__texts__subject",
            "dispatch__texts__unit",
            "dispatch__offered_id",
            "is_answered",
            "reminded_at",
            "resident_id",
        )[: at_most + 1]
    )
    children = names_shown(actor.wards)
    lines = tuple(_line(row, children) for row in found[:at_most])
    cursor = write_cursor((lines[-1].delivered_at, lines[-1].id)) if len(found) > at_most else ""
    shown = {row[-1] for row in found[:at_most]} - {actor.resident_id}
    event = MessagesListed(resident=actor.resident_id, residents=tuple(sorted(shown)))
    return Disclosure("messages", event, InboxMessages(lines, cursor))


def message(actor: ResidentActor, message_id: UUID) -> Disclosure[MessageForResident]:
    """One message, as it was sent. Raises ``NotFound`` where it is not hers, or was recalled."""
    rows = scopes.received(actor).select_related("dispatch").annotate(reminded_at=reminded_at())
    row = rows.filter(id=message_id).first()
    if row is None or row.delivered_at is None:
        raise NotFound
    dispatch = row.dispatch
    answer = own(actor).filter(prompted_by=row.id).values_list("id", "received_at", "guardian_id").first()
    identity = ResidentIdentity.objects.get(resident_id=row.resident_id)
    name, reader = decrypt_name(row.resident_id, identity.name), actor.guardian_of(row.resident_id)
    values = {**values_of(row), RESIDENT: name}
    content = MessageForResident(
        id=row.id,
        texts=texts_from_json(dispatch.texts).with_values(values),
        signature=dispatch.signature,
        files=attached_files(scopes.received_files(actor, row.id)),
        delivered_at=row.delivered_at,
        reminded_at=row.reminded_at,
        asks=dispatch.offered_id is not None,
        has_begun=own_drafts(actor).filter(prompted_by=row.id).exists(),
        answer_case_id=answer[0] if answer else None,
        answered_at=answer[1] if answer else None,
        is_answered_by_reader=answer is not None and answer[2] == reader,
        about="" if reader is None else name,
    )
    event = MessageRead(recipient=row.id, dispatch=row.dispatch_id, resident=row.resident_id, unit=row.unit_id)
    return Disclosure("message", event, content)


def _line(row: tuple[Any, ...], children: Mapping[UUID, str]) -> MessageLine:
    id_, delivered_at, is_unread, subject, unit, offered_id, is_answered, reminded, resident_id = row
    return MessageLine(
        id=id_,
        subject=subject,
        unit=unit,
        delivered_at=delivered_at,
        is_unread=is_unread,
        asks=offered_id is not None and not is_answered,
        reminded_at=reminded,
        about=children.get(resident_id, ""),
    )
