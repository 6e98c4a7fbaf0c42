"""Print a file of letters, post it, and keep which came back."""

import re
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import now, today
from personalverktyget.base.errors import InvalidInput, NotPossibleNow
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.outreach import scopes
from personalverktyget.domain.outreach.events.letters import LetterReturned, LettersPosted, LettersPrinted
from personalverktyget.domain.outreach.letter_states import LetterAction, LetterState, before
from personalverktyget.domain.outreach.models import LetterFile, PaperLetter
from personalverktyget.domain.outreach.services.make_letters import outdated_files
from personalverktyget.domain.people.identities import keyring

_REFERENCE: Final = re.compile(r"([0-9]{1,6})-([0-9]{1,3})")


@dataclass(frozen=True, slots=True)
class PrintedFile:
    """A PDF and what it is called."""

    name: str
    content: bytes = field(repr=False)


def print_letters(actor: StaffActor, file_id: UUID) -> PrintedFile:
    """The file; no letter is added to it or taken from it any more. Again until it is posted, should paper jam.

    Raises ``NotPossibleNow`` where it must be made anew first.
    """
    with unit_of_work(actor) as work:
        file = scopes.lock_letter_file(actor, file_id)
        if file.posted_on is not None:
            raise NotPossibleNow(_("Breven är postade, och filen finns inte kvar."))
        if not file.count or outdated_files().filter(id=file.id).exists():
            raise NotPossibleNow(_("Filen görs om just nu, för något har ändrats. Försök igen om en minut."))
        if file.printed_at is None:
            file.printed_at, file.printed_by_id = now(), actor.staff_id
            file.save(update_fields=["printed_at", "printed_by"])
        residents = _step(file, LetterAction.PRINT, LetterState.PRINTED)
        residents = residents or tuple(sorted(_of(file).values_list("resident_id", flat=True)))
        work.record(LettersPrinted(letter_file=file.id, residents=residents, unit=file.unit_id))
        content = keyring().decrypt_bytes(bytes(file.content), context=f"{file.id}.content")
        if not content:
            raise NotPossibleNow(_("Inget brev i filen ska postas längre."))
    return PrintedFile(f"brev-{file.number}.pdf", content)


def post_letters(actor: StaffActor, file_id: UUID) -> None:
    """They are in the post: what the file said is not kept. Those who read the message meanwhile stay as they are."""
    with unit_of_work(actor) as work:
        file = scopes.lock_letter_file(actor, file_id)
        if file.printed_at is None or file.posted_on is not None:
            raise NotPossibleNow(_("Det går inte längre. Läs sidan igen för att se vad som har hänt."))
        file.posted_on = today()
        file.content = keyring().encrypt_bytes(b"", context=f"{file.id}.content")
        file.save(update_fields=["posted_on", "content"])
        residents = _step(file, LetterAction.POST, LetterState.POSTED)
        work.record(LettersPosted(letter_file=file.id, residents=residents, unit=file.unit_id))


def return_letter(actor: StaffActor, reference: str) -> None:
    """A letter came back. Raises ``InvalidInput`` where no letter of the unit's has the reference."""
    found = _REFERENCE.fullmatch("".join(reference.split()))
    if found is None:
        raise InvalidInput(_("Skriv referensen som den står på brevet, till exempel 3-14."), "reference")
    with unit_of_work(actor) as work:
        file = scopes.letter_files(actor).filter(number=int(found[1])).first()
        letter = _of(file).filter(place=int(found[2])).select_for_update().first() if file else None
        if file is None or letter is None or letter.state not in before(LetterAction.RETURN):
            raise InvalidInput(_("Inget postat brev har den referensen. Kontrollera den på brevet."), "reference")
        letter.state, letter.settled_at = LetterState.RETURNED, now()
        letter.save(update_fields=["state", "settled_at"])
        work.record(LetterReturned(letter_file=file.id, residents=(letter.resident_id,), unit=file.unit_id))


def _of(file: LetterFile) -> QuerySet[PaperLetter]:
    return PaperLetter.objects.filter(file=file)


def _step(file: LetterFile, action: LetterAction, after: LetterState) -> tuple[UUID, ...]:
    rows = list(_of(file).filter(state__in=before(action)).select_for_update().order_by("place"))
    PaperLetter.objects.filter(recipient_id__in=[row.recipient_id for row in rows]).update(
        state=after, settled_at=now()
    )
    return tuple(sorted(row.resident_id for row in rows))
