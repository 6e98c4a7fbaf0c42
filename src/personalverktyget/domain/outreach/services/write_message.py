"""A message to one resident: begun with her number and a template, written, thrown away. Nothing has left yet."""

from collections.abc import Mapping
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from personalverktyget.base.actors import AdministratorActor, StaffActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import InvalidInput, NotFound
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.unit_of_work import record_at_once, unit_of_work
from personalverktyget.domain.attachments.services import remove_rows
from personalverktyget.domain.cases import scopes as cases
from personalverktyget.domain.message_templates.read_models import SendableTemplate
from personalverktyget.domain.message_templates.selectors import sendable_template
from personalverktyget.domain.outreach import scopes
from personalverktyget.domain.outreach.addressees import found_by_number, hindrance
from personalverktyget.domain.outreach.basis import Basis
from personalverktyget.domain.outreach.dispatch_rows import forget, keep_values, only_recipient
from personalverktyget.domain.outreach.events.dispatches import (
    AddresseeLookedUp,
    DispatchBegun,
    DispatchDiscarded,
    DispatchSaved,
)
from personalverktyget.domain.outreach.files import files_of
from personalverktyget.domain.outreach.models import Dispatch, Recipient
from personalverktyget.domain.outreach.senders import Sender
from personalverktyget.domain.outreach.states import DispatchState
from personalverktyget.domain.outreach.values import LONGEST_VALUE

LONGEST_SUBJECT, LONGEST_BODY = 150, 10_000


def begin_message(actor: StaffActor, *, template_id: UUID, number: str = "", case_id: UUID | None = None) -> UUID:
    """Begin a message to the resident with this identity number (12 digits), or of a case that the actor sees.

    Raises ``InvalidInput`` where there is nobody to write to.
    """
    actor.require(Permission.SEND_MESSAGES)
    template = sendable_template(actor, template_id)
    resident_id = _resident_of_case(actor, case_id) if case_id else _looked_up(actor, number)
    with unit_of_work(actor) as work:
        dispatch = new_dispatch(actor, template, is_single=True, case_id=case_id)
        recipient = Recipient(id=uuid4(), dispatch=dispatch, unit_id=actor.unit_id, resident_id=resident_id, position=1)
        recipient.save(force_insert=True)
        keep_values(recipient, {})
        work.record(DispatchBegun(dispatch=dispatch.id, template=template.id, resident=resident_id, unit=actor.unit_id))
    return dispatch.id


def new_dispatch(
    actor: Sender, template: SendableTemplate, *, is_single: bool, case_id: UUID | None = None
) -> Dispatch:
    """The row of what somebody begins to write. Inside the caller's unit of work."""
    at = now()
    dispatch = Dispatch(
        id=uuid4(),
        unit_id=None if isinstance(actor, AdministratorActor) else actor.unit_id,
        region_id=actor.own_region_id if isinstance(actor, AdministratorActor) else None,
        kind=template.kind,
        template_version_id=template.version_id,
        state=DispatchState.PREPARING,
        is_single=is_single,
        case_id=case_id,
        prepared_by_id=actor.staff_id,
        begun_at=at,
        saved_at=at,
    )
    if template.is_general:
        dispatch.subject, dispatch.body = template.subject, template.body
    dispatch.save(force_insert=True)
    return dispatch


def save_message(
    actor: StaffActor,
    dispatch_id: UUID,
    *,
    seen_version: int,
    subject: str = "",
    body: str = "",
    values: Mapping[str, str],
    basis: str = "",
) -> int:
    """Keep what is written so far, complete or not. Returns the version that it has then.

    Raises ``InvalidInput`` only for what cannot be kept: nothing else is lost by that.
    """
    for field, text, most in (("subject", subject, LONGEST_SUBJECT), ("body", body, LONGEST_BODY)):
        require_keepable(text, field, most)
    for name, text in values.items():
        require_keepable(text, f"value_{name}", LONGEST_VALUE)
    with unit_of_work(actor) as work:
        dispatch = scopes.lock_prepared(actor, dispatch_id, seen_version)
        recipient = only_recipient(dispatch)
        dispatch.subject, dispatch.body = " ".join(subject.split()), body.replace("\r\n", "\n").strip()
        dispatch.basis = Basis(basis) if basis else ""
        dispatch.saved_at, dispatch.version = now(), dispatch.version + 1
        dispatch.save()
        keep_values(recipient, {name: " ".join(text.split()) for name, text in values.items() if text.strip()})
        work.record(DispatchSaved(dispatch=dispatch.id, resident=recipient.resident_id, unit=actor.unit_id))
        return dispatch.version


def discard_message(actor: Sender, dispatch_id: UUID) -> None:
    """Throw away what was written and not sent."""
    with unit_of_work(actor) as work:
        dispatch = scopes.lock_prepared(actor, dispatch_id)
        resident_id = only_recipient(dispatch).resident_id if dispatch.is_single else None
        remove_rows(work, files_of(dispatch.id))
        forget(dispatch)
        work.record(DispatchDiscarded(dispatch=dispatch_id, resident=resident_id, unit=dispatch.unit_id))


def _looked_up(actor: StaffActor, number: str) -> UUID:
    found = found_by_number(actor, number)
    if why := hindrance(found):
        # That somebody asked is recorded here; of one who can be written to, by what is begun.
        named = () if found.resident_id is None else (found.resident_id,)
        record_at_once(actor, AddresseeLookedUp(residents=named, unit=actor.unit_id))
        raise InvalidInput(why, "number")
    if found.resident_id is None:
        raise NotFound
    return found.resident_id


def _resident_of_case(actor: StaffActor, case_id: UUID) -> UUID:
    found = cases.visible(actor).filter(id=case_id).values_list("resident_id", flat=True).first()
    if found is None:
        raise NotFound
    return found


def require_keepable(text: str, field: str, most: int) -> None:
    """Raise ``InvalidInput`` for what the database cannot keep, or does not."""
    if len(text) > most:
        message = _("Texten är för lång: %(length)s tecken. Den får ha högst %(max)s tecken.")
        raise InvalidInput(message % {"length": len(text), "max": most}, field)
    if "\0" in text:
        raise InvalidInput(
            _("Texten innehåller ett tecken som inte går att spara. Skriv om den eller klistra in den på nytt."), field
        )
