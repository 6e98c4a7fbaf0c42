"""A message to many: begun with a template, its text written. Who gets it comes with a list (``list_recipients``)."""

from uuid import UUID

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import NotFound
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.message_templates.selectors import sendable_template
from personalverktyget.domain.outreach import scopes
from personalverktyget.domain.outreach.basis import Basis
from personalverktyget.domain.outreach.events import DispatchBegun, DispatchSaved
from personalverktyget.domain.outreach.senders import Sender
from personalverktyget.domain.outreach.services.write_message import (
    LONGEST_BODY,
    LONGEST_SUBJECT,
    new_dispatch,
    require_keepable,
)


def begin_dispatch(actor: StaffActor, *, template_id: UUID) -> UUID:
    """Begin a message to many with a template."""
    actor.require(Permission.SEND_MESSAGES)
    template = sendable_template(actor, template_id)
    with unit_of_work(actor) as work:
        dispatch = new_dispatch(actor, template, is_single=False)
        work.record(DispatchBegun(dispatch=dispatch.id, template=template.id, unit=actor.unit_id))
    return dispatch.id


def save_dispatch(
    actor: Sender, dispatch_id: UUID, *, seen_version: int, subject: str = "", body: str = "", basis: str = ""
) -> int:
    """Keep what is written so far, complete or not. Returns the version that it has then."""
    for field, text, most in (("subject", subject, LONGEST_SUBJECT), ("body", body, LONGEST_BODY)):
        require_keepable(text, field, most)
    with unit_of_work(actor) as work:
        dispatch = scopes.lock_prepared(actor, dispatch_id, seen_version)
        if dispatch.is_single:
            raise NotFound
        dispatch.subject, dispatch.body = " ".join(subject.split()), body.replace("\r\n", "\n").strip()
        dispatch.basis = Basis(basis) if basis else ""
        dispatch.saved_at, dispatch.version = now(), dispatch.version + 1
        dispatch.save()
        work.record(DispatchSaved(dispatch=dispatch.id, unit=dispatch.unit_id))
        return dispatch.version
