"""Files of a case that is imported: taken in as any other, and kept with the case instead of with a form."""

from uuid import UUID

from personalverktyget.base.actors import ResidentActor
from personalverktyget.domain.attachments.events import AttachmentReceived
from personalverktyget.domain.attachments.models import Attachment
from personalverktyget.domain.attachments.places import Place, Room, Upload
from personalverktyget.domain.attachments.services.attach import taken_in
from personalverktyget.domain.cases.imported_cases import ImportedCase


def imported_files(imported: ImportedCase, unit_id: UUID, gathered_for: UUID) -> list[Attachment]:
    """The rows of the case's files; their contents lie in the store from now on. Raises ``RefusedFile``."""
    actor, sent_at = ResidentActor(resident_id=imported.resident), imported.steps[0].at
    rows = []
    for file in imported.files:
        place = Place(unit_id=unit_id, resident_id=imported.resident, gathered_for=gathered_for, question=file.question)
        row = taken_in(actor, Upload(file.name, file.content), place, room=Room())
        row.received_at = row.sent_at = sent_at
        rows.append(row)
    return rows


def received(row: Attachment) -> AttachmentReceived:
    """That the file came."""
    return AttachmentReceived(
        attachment=row.id,
        resident=row.resident_id,
        unit=row.unit_id,
        case=row.case_id,
        virus_check=row.virus_check,
    )
