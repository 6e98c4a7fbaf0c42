"""Take a file in: looked into, scanned, written anew, sealed, put in the store, and only then kept in a row.

Whatever happens on the way, there is never a row without its file. A file whose row did not come to be is deleted at
once, or by ``clear_strays`` where the program or its database ended in between.
"""

import contextlib
from collections.abc import Callable
from uuid import UUID, uuid4

from django.db import IntegrityError
from django.db.models import Sum

from personalverktyget.base.actors import ResidentActor, StaffActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import DomainError
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.attachments import limits, protection, scopes
from personalverktyget.domain.attachments.checking import Checked, checked
from personalverktyget.domain.attachments.events import AttachmentReceived
from personalverktyget.domain.attachments.models import Attachment
from personalverktyget.domain.attachments.places import Place, Room, Upload
from personalverktyget.domain.attachments.problems import Code
from personalverktyget.domain.attachments.refusals import RefusedFile
from personalverktyget.domain.attachments.stores import StoreUnavailable, file_store


def attach(
    actor: StaffActor | ResidentActor, upload: Upload, place: Place, *, room: Room, confirm: Callable[[], None]
) -> UUID:
    """Attach a file and return its id; the same content in the same place is attached once.

    ``confirm`` is called inside the unit of work: it locks what the file is gathered for, and raises where the actor
    may no longer attach anything to it. Raises ``RefusedFile``.
    """
    _refuse_without_room(actor, upload, place, room)
    file = checked(actor, upload, place, room)
    if known := _same(actor, place, file):
        return known
    row = _put(actor, place, file)
    try:
        _keep(actor, row, upload, place, room, confirm)
    except (DomainError, IntegrityError) as error:
        # Surely rolled back. After a lost connection nobody knows whether the row is there: the file stays till then.
        with contextlib.suppress(StoreUnavailable):
            file_store().delete(row.id)
        # Of two that come at the same moment, the first is enough.
        if isinstance(error, IntegrityError) and (known := _same(actor, place, file)):
            return known
        raise
    return row.id


def taken_in(actor: StaffActor | ResidentActor, upload: Upload, place: Place, *, room: Room) -> Attachment:
    """A file that lies in the store, and its row for the caller to keep: for imports. Raises ``RefusedFile``."""
    return _put(actor, place, checked(actor, upload, place, room))


def _put(actor: StaffActor | ResidentActor, place: Place, file: Checked) -> Attachment:
    row, sealed = _sealed(actor, place, file)
    file_store().put(row.id, sealed)
    return row


def _refuse_without_room(actor: StaffActor | ResidentActor, upload: Upload, place: Place, room: Room) -> None:
    """Asked before the work of looking into the file, and again when it is kept."""
    here = scopes.gathered(actor, place.gathered_for)
    if here.filter(question=place.question).count() >= room.files:
        raise RefusedFile(Code.TOO_MANY, upload.name, most=room.files)
    if here.count() >= limits.MAX_FILES:
        raise RefusedFile(Code.TOO_MANY, upload.name)
    if (here.aggregate(sum=Sum("size"))["sum"] or 0) + len(upload.content) > limits.MAX_TOTAL_BYTES:
        raise RefusedFile(Code.TOO_MUCH, upload.name)


def _same(actor: StaffActor | ResidentActor, place: Place, file: Checked) -> UUID | None:
    same = scopes.gathered(actor, place.gathered_for).filter(
        question=place.question, content_hash=protection.content_hash(file.content)
    )
    return same.values_list("id", flat=True).first()


def _sealed(actor: StaffActor | ResidentActor, place: Place, file: Checked) -> tuple[Attachment, bytes]:
    id_, key = uuid4(), protection.new_file_key()
    row = Attachment(
        id=id_,
        unit_id=place.unit_id,
        resident_id=place.resident_id,
        gathered_for=place.gathered_for,
        question=place.question,
        case_id=place.case_id,
        by_kind="staff" if isinstance(actor, StaffActor) else "resident",
        by_staff_id=actor.staff_id if isinstance(actor, StaffActor) else None,
        guardian_id=place.guardian_id,
        kind=file.kind,
        name=protection.encrypt_name(id_, file.name),
        file_key=protection.wrap_key(id_, key),
        size=len(file.content),
        content_hash=protection.content_hash(file.content),
        virus_check=file.virus_check,
        lacks_text=file.lacks_text,
        received_at=now(),
    )
    return row, protection.seal_content(id_, key, file.content)


def _keep(
    actor: StaffActor | ResidentActor,
    row: Attachment,
    upload: Upload,
    place: Place,
    room: Room,
    confirm: Callable[[], None],
) -> None:
    with unit_of_work(actor) as work:
        confirm()
        _refuse_without_room(actor, upload, place, room)
        row.save(force_insert=True)
        work.record(
            AttachmentReceived(
                attachment=row.id,
                resident=row.resident_id,
                unit=row.unit_id,
                case=row.case_id,
                virus_check=row.virus_check,
            )
        )
