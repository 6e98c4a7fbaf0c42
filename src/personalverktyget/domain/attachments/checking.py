"""Whether a file is taken in, cheapest question first; and what is kept of it."""

import logging
from dataclasses import dataclass
from typing import Final

from personalverktyget.base.actors import AnyActor
from personalverktyget.domain.access_log.actions import LogOutcome
from personalverktyget.domain.access_log.unit_of_work import record_at_once
from personalverktyget.domain.attachments.events import AttachmentRefused
from personalverktyget.domain.attachments.inspection.inspector import rewritten
from personalverktyget.domain.attachments.kinds import FileKind, VirusCheck, kind_of
from personalverktyget.domain.attachments.limits import MEGABYTE
from personalverktyget.domain.attachments.names import shown_name
from personalverktyget.domain.attachments.places import Place, Room, Upload
from personalverktyget.domain.attachments.problems import Code, Unfit
from personalverktyget.domain.attachments.refusals import RefusedFile
from personalverktyget.domain.attachments.scanners import ScannerUnavailable, virus_scanner

_log: Final = logging.getLogger(__name__)
_LONGEST_FINDING: Final = 100


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that is taken in, written anew."""

    kind: FileKind
    name: str
    content: bytes
    virus_check: VirusCheck
    lacks_text: bool


def checked(actor: AnyActor, upload: Upload, place: Place, room: Room) -> Checked:
    """Size, kind, scanner, then the inspection that reads all of it. Raises ``RefusedFile``."""
    kind = _kind(upload, room)
    virus_check = _scanned(actor, upload, place)
    try:
        kept = rewritten(kind, upload.content)
    except Unfit as unfit:
        raise RefusedFile(unfit.code, upload.name) from unfit
    _refuse_larger(upload.name, len(kept.content), room)
    return Checked(kept.kind, shown_name(upload.name, kept.kind), kept.content, virus_check, kept.lacks_text)


def _kind(upload: Upload, room: Room) -> FileKind:
    if upload.cut is not None:
        raise RefusedFile(upload.cut, upload.name)
    if not upload.content:
        raise RefusedFile(Code.EMPTY, upload.name)
    _refuse_larger(upload.name, len(upload.content), room)
    kind = kind_of(upload.content)
    if kind is None:
        raise RefusedFile(Code.WRONG_KIND, upload.name)
    return kind


def _refuse_larger(name: str, size: int, room: Room) -> None:
    if size > room.file_bytes:
        raise RefusedFile(Code.TOO_LARGE, name, most=max(1, room.file_bytes // MEGABYTE))


def _scanned(actor: AnyActor, upload: Upload, place: Place) -> VirusCheck:
    """The scanner sees the file as it came, before anything else of ours reads it."""
    scanner = virus_scanner()
    if scanner is None:
        return VirusCheck.NOT_CHECKED
    try:
        finding = scanner.finding(upload.content)
    except ScannerUnavailable as error:
        _log.error("The virus scanner could not look at a file, which was not taken in: %s", error)
        raise RefusedFile(Code.SCANNER_SILENT, upload.name) from error
    if finding:
        event = AttachmentRefused(
            gathering=place.gathered_for,
            resident=place.resident_id,
            unit=place.unit_id,
            finding=finding[:_LONGEST_FINDING],
        )
        record_at_once(actor, event, outcome=LogOutcome.REFUSED)
        raise RefusedFile(Code.INFECTED, upload.name)
    return VirusCheck.CLEAN
