"""Tests that a sender has sent to herself."""

from uuid import UUID

from django.utils.translation import gettext as _

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.base.errors import NotFound
from personalverktyget.domain.access_log.disclosure import Disclosure
from personalverktyget.domain.attachments.files import attached_files
from personalverktyget.domain.outreach import scopes
from personalverktyget.domain.outreach.events.trials import TrialRead
from personalverktyget.domain.outreach.files import files_of
from personalverktyget.domain.outreach.many_read_models import Trial, TrialLine
from personalverktyget.domain.outreach.models import ListedRow, TrialMessage
from personalverktyget.domain.outreach.people import people_for
from personalverktyget.domain.outreach.senders import Sender
from personalverktyget.domain.outreach.states import DispatchState
from personalverktyget.domain.outreach.texts import texts_from_json
from personalverktyget.domain.outreach.values import opened_said


def trials_of(actor: Sender, dispatch_id: UUID) -> tuple[TrialLine, ...]:
    """The tests of a dispatch that the actor has sent to herself, the latest first. No resident, and so no entry."""
    rows = TrialMessage.objects.filter(dispatch__in=scopes.visible(actor), dispatch_id=dispatch_id)
    rows = rows.filter(staff_id=actor.staff_id).order_by("-asked_at", "-id")
    columns = rows.values_list("id", "asked_at", "delivered_at", "opened_at", "halted_at")
    return tuple(TrialLine(*row[:4], is_halted=row[4] is not None) for row in columns)


def trial_message(actor: Sender, dispatch_id: UUID, trial_id: UUID) -> Disclosure[Trial]:
    """One of them, as the resident's inbox shows it. Raises ``NotFound`` where it is not the actor's own."""
    rows = TrialMessage.objects.filter(dispatch__in=scopes.visible(actor), dispatch_id=dispatch_id)
    row = rows.select_related("dispatch", "staff").filter(id=trial_id, staff_id=actor.staff_id).first()
    if row is None:
        raise NotFound
    values, name = _filled_in(actor, row)
    content = Trial(
        id=row.id,
        dispatch_id=row.dispatch_id,
        texts=texts_from_json(row.texts).with_known(values, name=name),
        signature=row.signature,
        files=attached_files(files_of(row.dispatch_id)),
        asks=row.dispatch.kind == "question",
        as_for=name if row.resident_id else "",
        delivered_at=row.delivered_at,
        is_halted=row.halted_at is not None,
        has_address=bool(row.staff.email),
        is_prepared=row.dispatch.state == DispatchState.PREPARING,
    )
    event = TrialRead(trial=row.id, dispatch=row.dispatch_id, resident=row.resident_id, unit=row.dispatch.unit_id)
    return Disclosure("trial", event, content)


def _filled_in(actor: Sender, row: TrialMessage) -> tuple[dict[str, str], str]:
    """The values of the recipient who was chosen, and her name; where there is none, the sender's own name."""
    if row.resident_id is None or isinstance(actor, AdministratorActor):
        return {}, row.staff.name
    person = people_for(actor, [row.resident_id])[row.resident_id]
    listed = ListedRow.objects.filter(dispatch_id=row.dispatch_id, resident_id=row.resident_id, left_out=False).first()
    values = dict(opened_said(listed.id, listed.said).values) if listed else {}
    return values, person.name or _("(namnet visas inte)")
