"""A message to many: begun with a template, its text written. Who gets it comes with a list (``list_recipients``)."""

from uuid import UUID

from django.utils.translation import gettext as _

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import InvalidInput, NotFound
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.message_templates.selectors import sendable_template
from personalverktyget.domain.outreach import scopes
from personalverktyget.domain.outreach.basis import Basis
from personalverktyget.domain.outreach.events.dispatches import DispatchBegun, DispatchSaved
from personalverktyget.domain.outreach.guidelines import EVERY_AGE, OLDEST, Ages
from personalverktyget.domain.outreach.rechecking import recheck
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
    actor: Sender,
    dispatch_id: UUID,
    *,
    seen_version: int,
    subject: str = "",
    body: str = "",
    basis: str = "",
    ages: Ages = EVERY_AGE,
) -> int:
    """Keep what is written so far, complete or not. Returns the version that it has then.

    Its list is looked at anew where the message has another ground, or is for other ages.
    """
    _require_possible(ages)
    for field, text, most in (("subject", subject, LONGEST_SUBJECT), ("body", body, LONGEST_BODY)):
        require_keepable(text, field, most)
    with unit_of_work(actor) as work:
        dispatch = scopes.lock_prepared(actor, dispatch_id, seen_version)
        if dispatch.is_single:
            raise NotFound
        dispatch.subject, dispatch.body = " ".join(subject.split()), body.replace("\r\n", "\n").strip()
        dispatch.basis = Basis(basis) if basis else ""
        dispatch.youngest, dispatch.oldest = ages
        recheck(actor, dispatch)
        dispatch.saved_at, dispatch.version = now(), dispatch.version + 1
        dispatch.save()
        work.record(DispatchSaved(dispatch=dispatch.id, unit=dispatch.unit_id))
        return dispatch.version


def _require_possible(ages: Ages) -> None:
    """Raise ``InvalidInput`` for ages that nobody has."""
    for field, age in zip(("youngest", "oldest"), ages, strict=True):
        if age is not None and not 0 <= age <= OLDEST:
            raise InvalidInput(_("Skriv åldern i år, till exempel 40."), field)
    if ages.youngest is not None and ages.oldest is not None and ages.youngest > ages.oldest:
        raise InvalidInput(_("Den lägsta åldern måste vara lägre än den högsta."), "youngest")
