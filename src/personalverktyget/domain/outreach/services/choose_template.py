"""Write with another template than the one that was begun with: because that is gone, or another fits better."""

from uuid import UUID

from personalverktyget.base.clock import now
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.outreach import scopes
from personalverktyget.domain.outreach.dispatch_rows import only_recipient
from personalverktyget.domain.outreach.events.dispatches import DispatchTemplateChosen
from personalverktyget.domain.outreach.senders import Sender, template_of


def choose_template(actor: Sender, dispatch_id: UUID, template_id: UUID, *, seen_version: int) -> None:
    """Go on with another template. All that was written is kept, and shows again where a template has room for it.

    Raises ``NotFound`` for a template that the unit cannot send with, and ``ChangedMeanwhile``.
    """
    template = template_of(actor, template_id)
    with unit_of_work(actor) as work:
        dispatch = scopes.lock_prepared(actor, dispatch_id, seen_version)
        dispatch.template_version_id, dispatch.kind = template.version_id, template.kind
        if template.is_general and not (dispatch.subject or dispatch.body):
            dispatch.subject, dispatch.body = template.subject, template.body
        dispatch.saved_at, dispatch.version = now(), dispatch.version + 1
        dispatch.save()
        resident_id = only_recipient(dispatch).resident_id if dispatch.is_single else None
        work.record(
            DispatchTemplateChosen(
                dispatch=dispatch.id, template=template.id, resident=resident_id, unit=dispatch.unit_id
            )
        )
