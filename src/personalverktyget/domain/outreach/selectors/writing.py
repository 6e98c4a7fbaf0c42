"""What a staff member is writing to a resident, and has not sent."""

from uuid import UUID

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.errors import NotFound
from personalverktyget.domain.access_log.disclosure import Disclosure
from personalverktyget.domain.attachments.files import attached_files
from personalverktyget.domain.cases.signature import signature_of
from personalverktyget.domain.outreach import scopes
from personalverktyget.domain.outreach.addressees import guardians_named, hindrance, values_of, verdict_for
from personalverktyget.domain.outreach.basis import Basis
from personalverktyget.domain.outreach.dispatch_rows import only_recipient
from personalverktyget.domain.outreach.events.dispatches import DispatchRead
from personalverktyget.domain.outreach.files import files_of, names_lacking_text
from personalverktyget.domain.outreach.freezing import chosen_template, texts_of
from personalverktyget.domain.outreach.people import people_for
from personalverktyget.domain.outreach.read_models import PreparedMessage
from personalverktyget.domain.outreach.texts import asked_of_each


def prepared_message(actor: StaffActor, dispatch_id: UUID) -> Disclosure[PreparedMessage]:
    """A message that the actor is writing to one resident, with its template as it is now.

    Raises ``NotFound`` where it is not hers, or has been sent.
    """
    rows = scopes.own_prepared(actor).select_related("unit", "prepared_by", "template_version")
    row = rows.filter(id=dispatch_id, is_single=True).first()
    if row is None:
        raise NotFound
    recipient = only_recipient(row)
    template, is_gone = chosen_template(actor, row)
    reach = verdict_for(actor, recipient.resident_id)
    guardians = guardians_named(reach)
    texts = texts_of(row, template, row.prepared_by)
    values, asked = values_of(recipient), asked_of_each(texts)
    content = PreparedMessage(
        id=row.id,
        version=row.version,
        person=people_for(actor, [recipient.resident_id])[recipient.resident_id],
        hindrance=hindrance(reach),
        warnings=reach.warnings,
        guardians=tuple(guardians.values()),
        template=template,
        template_is_gone=is_gone,
        subject=row.subject,
        body=row.body,
        variables=asked,
        values=values,
        lacking=tuple(name for name in asked if name not in values),
        basis=Basis(row.basis) if row.basis else None,
        texts=texts,
        signature=signature_of(row.prepared_by),
        files=attached_files(files_of(row.id)),
        lacking_text=names_lacking_text(row.id),
        case_id=row.case_id,
        saved_at=row.saved_at,
    )
    event = DispatchRead(
        dispatch=row.id,
        resident=recipient.resident_id,
        residents=tuple(guardians),
        unit=row.unit_id,
        page="writing",
    )
    return Disclosure("message", event, content)
