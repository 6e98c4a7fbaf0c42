"""Set the letters that are to be printed, a file for every hundred. Called by the worker.

A unit's file that nobody has printed yet takes in what comes, and is made anew where somebody in it has read the
message meanwhile, has died or has got a protected identity, and each new day: the register is asked before a letter is
set, for it may be somebody else who lives there by now. Whoever prints it locks the same row.

A file that is printed and not posted is made anew as well, for letters that may go no more, so that no more of them are
printed; what is on paper keeps its place and its reference, and is taken out by hand.
"""

import logging
import time
from datetime import datetime, timedelta
from datetime import time as time_of_day
from typing import Final
from uuid import UUID, uuid4

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet

from personalverktyget.base.actors import SystemActor
from personalverktyget.base.clock import moment_in_sweden, now, today
from personalverktyget.domain.access_log.rounds import on_its_own
from personalverktyget.domain.access_log.unit_of_work import UnitOfWork, unit_of_work
from personalverktyget.domain.organisation.models import CareUnit
from personalverktyget.domain.outreach.binding import are_as_marked, says_the_same
from personalverktyget.domain.outreach.call_rows import call_for
from personalverktyget.domain.outreach.events.follow_up import CallAsked
from personalverktyget.domain.outreach.events.letters import LettersMade
from personalverktyget.domain.outreach.letter_states import LetterState
from personalverktyget.domain.outreach.letter_texts import addressee_of, letter_of
from personalverktyget.domain.outreach.letters.letter import Letter
from personalverktyget.domain.outreach.letters.printing import PER_FILE, letter_files
from personalverktyget.domain.outreach.models import CallTask, LetterFile, PaperLetter, Recipient
from personalverktyget.domain.people import registers
from personalverktyget.domain.people.identities import keyring
from personalverktyget.domain.people.models import Resident
from personalverktyget.domain.people.registers import RegisterUnavailable
from personalverktyget.domain.people.services import refresh_residents

logger = logging.getLogger(__name__)
_A_ROUND: Final = 20.0
# Before a letter is set the register is asked of whomever it was not asked about for so long.
_STALE: Final = timedelta(hours=1)
_CAN_HAVE_ONE: Final = Q(
    letters__state=LetterState.TO_PRINT,
    letters__resident__is_protected=False,
    letters__resident__deceased_on__isnull=True,
    letters__resident__emigrated_on__isnull=True,
)
_MAY_GO_NO_MORE: Final = (
    Q(resident__is_protected=True) | Q(resident__deceased_on__isnull=False) | Q(resident__emigrated_on__isnull=False)
)


class _NothingToSet(Exception):
    """Another worker was quicker, or somebody printed the file."""


def make_letters(actor: SystemActor, *, seconds: float = _A_ROUND) -> int:
    """Set what is to be printed until nothing is left or the time is up. Returns how many files were made."""
    until, made = time.monotonic() + seconds, 0
    for unit_id in _units():
        with on_its_own("make_letters", unit_id, may_come=(RegisterUnavailable,)):
            while time.monotonic() < until and _make(actor, unit_id):
                made += 1
    return made


def outdated_files() -> QuerySet[LetterFile]:
    """Those not printed whose letters are others than those that are to be printed, or were set on an earlier day; and
    those printed with a letter in them that may go no more.
    """
    wanted = Count("letters", filter=_CAN_HAVE_ONE)
    barred = PaperLetter.objects.filter(_MAY_GO_NO_MORE, file=OuterRef("pk"), state=LetterState.PRINTED)
    files = LetterFile.objects.filter(posted_on=None).annotate(wanted=wanted)
    is_old = ~Q(count=F("wanted")) | Q(count__gt=0, made_at__lt=_this_morning())
    return files.filter(Q(printed_at=None) & is_old | Q(Exists(barred), printed_at__isnull=False)).order_by("number")


def _this_morning() -> datetime:
    start = moment_in_sweden(today(), time_of_day.min)
    assert start is not None  # Clocks are changed later in the night.
    return start


def _units() -> list[UUID]:
    loose = PaperLetter.objects.filter(state=LetterState.TO_PRINT, file=None).values_list("unit_id", flat=True)
    return sorted({*loose.distinct(), *outdated_files().values_list("unit_id", flat=True)})


def _make(actor: SystemActor, unit_id: UUID) -> bool:
    _ask_the_register(actor, unit_id)
    try:
        with unit_of_work(actor) as work:
            # Two workers at once: the later waits, and then finds that it is done.
            CareUnit.objects.select_for_update(of=("self",)).get(id=unit_id)
            file = _file_to_fill(unit_id)
            if file.printed_at is None:
                _fill(work, file)
            else:
                _take_out(work, file)
    except _NothingToSet:
        return False
    return True


def _ask_the_register(actor: SystemActor, unit_id: UUID) -> None:
    """About those whose letters come into the next file, where they live and whether they may have one."""
    outdated = outdated_files().filter(unit_id=unit_id).values_list("id", flat=True).first()
    waiting = PaperLetter.objects.filter(unit_id=unit_id, state=LetterState.TO_PRINT)
    inside = list(waiting.filter(file=outdated).values_list("resident_id", flat=True)) if outdated else []
    loose = waiting.filter(file=None).order_by("settled_at", "recipient_id").values_list("resident_id", flat=True)
    asked = {*inside, *loose[: PER_FILE - len(inside)]}
    stale = Resident.objects.filter(id__in=asked, refreshed_at__lt=now() - _STALE).order_by("id")
    if residents := list(stale.values_list("id", flat=True)):
        refresh_residents(actor, registers.population_register(), residents)


def _file_to_fill(unit_id: UUID) -> LetterFile:
    """The one that has to be made anew, or has room; or the next."""
    unposted = LetterFile.objects.select_for_update(of=("self",)).filter(unit_id=unit_id, posted_on=None)
    files = unposted.filter(printed_at=None)
    outdated = outdated_files().filter(unit_id=unit_id).values_list("id", flat=True).first()
    if outdated and (file := unposted.filter(id=outdated).first()):
        return file
    if not PaperLetter.objects.filter(unit_id=unit_id, state=LetterState.TO_PRINT, file=None).exists():
        raise _NothingToSet
    if file := files.filter(count__lt=PER_FILE).order_by("number").first():
        return file
    last = LetterFile.objects.filter(unit_id=unit_id).aggregate(last=Max("number"))["last"] or 0
    file = LetterFile(id=uuid4(), unit_id=unit_id, number=last + 1, made_at=now())
    file.content = keyring().encrypt_bytes(b"", context=f"{file.id}.content")
    file.save(force_insert=True)
    return file


def _fill(work: UnitOfWork, file: LetterFile) -> None:
    inside = _locked(file)
    # Of what was dropped meanwhile the place is another's from now on.
    PaperLetter.objects.filter(file=file).exclude(state=LetterState.TO_PRINT).update(file=None, place=None)
    content, kept = _printed(work, file, inside)
    file.count, file.made_at = len(kept), now()
    file.content = keyring().encrypt_bytes(content, context=f"{file.id}.content")
    file.save(update_fields=["count", "made_at", "content"])
    residents = tuple(sorted({row.resident_id for row in inside}))
    work.record(LettersMade(letter_file=file.id, residents=residents, unit=file.unit_id))


def _locked(file: LetterFile) -> list[PaperLetter]:
    """The letters that belong in it. Their messages are locked first, as by whoever opens or recalls one."""
    waiting = PaperLetter.objects.filter(unit_id=file.unit_id, state=LetterState.TO_PRINT)
    inside = list(waiting.filter(file=file).values_list("recipient_id", flat=True))
    loose = waiting.filter(file=None).order_by("settled_at", "recipient_id")
    ids = [*inside, *loose.values_list("recipient_id", flat=True)[: PER_FILE - len(inside)]]
    list(Recipient.objects.select_for_update().filter(id__in=ids).order_by("dispatch_id", "position"))
    rows = waiting.filter(recipient_id__in=ids).select_related("dispatch__unit__region", "recipient", "resident")
    return list(rows.select_for_update(of=("self",)).order_by("place", "settled_at", "recipient_id"))


def _printed(work: UnitOfWork, file: LetterFile, rows: list[PaperLetter]) -> tuple[bytes, list[PaperLetter]]:
    """The file's content and the letters in it; whoever cannot have a letter is rung instead."""
    letters: list[Letter] = []
    kept: list[PaperLetter] = []
    same: dict[UUID, bool] = {}
    for row in rows:
        if (to := addressee_of(row)) is None or not _is_as_released(row, same):
            _give_up(work, row)
            continue
        kept.append(row)
        row.file, row.place = file, len(kept)
        letters.append(letter_of(row, to, reference=f"{file.number}-{row.place}"))
    printed = next(letter_files(letters), None)
    refused = {it.place for it in printed.refused} if printed else set()
    for place in refused:
        _give_up(work, kept[place])
    kept = [row for place, row in enumerate(kept) if place not in refused]
    PaperLetter.objects.bulk_update(kept, ["file", "place"])
    return (printed.content if printed else b""), kept


def _is_as_released(row: PaperLetter, same: dict[UUID, bool]) -> bool:
    """Whether it says what was let go, as is asked before a message is delivered. ``same`` keeps what was found of its
    dispatch.
    """
    if row.dispatch_id not in same:
        same[row.dispatch_id] = says_the_same(row.dispatch)
        if not same[row.dispatch_id]:
            logger.error("The dispatch %s is not as it was released, and goes out in no letter.", row.dispatch_id)
    return same[row.dispatch_id] and are_as_marked([row.recipient])


def _take_out(work: UnitOfWork, file: LetterFile) -> None:
    """Set a printed file without the letters that may go no more; which they are is told by their references."""
    in_file = PaperLetter.objects.filter(file=file, state=LetterState.PRINTED)
    ids = list(in_file.values_list("recipient_id", flat=True))
    list(Recipient.objects.select_for_update().filter(id__in=ids).order_by("dispatch_id", "position"))
    rows = in_file.select_related("dispatch__unit__region", "recipient", "resident")
    letters: list[Letter] = []
    for row in rows.select_for_update(of=("self",)).order_by("place"):
        if (to := addressee_of(row)) is None:
            _give_up(work, row, is_on_paper=True)
        else:
            letters.append(letter_of(row, to, reference=f"{file.number}-{row.place}"))
    # With nothing left in it, and never to be printed again, it still says what is to be taken out.
    printed = next(letter_files(letters), None)
    file.content = keyring().encrypt_bytes(printed.content if printed else b"", context=f"{file.id}.content")
    file.made_at = now()
    file.save(update_fields=["content", "made_at"])
    residents = tuple(sorted(in_file.values_list("resident_id", flat=True)))
    work.record(LettersMade(letter_file=file.id, residents=residents, unit=file.unit_id))


def _give_up(work: UnitOfWork, row: PaperLetter, *, is_on_paper: bool = False) -> None:
    """No letter reaches her: somebody rings, unless she has died."""
    row.state, row.settled_at = LetterState.IMPOSSIBLE, now()
    if not is_on_paper:
        row.file, row.place = None, None
    row.save(update_fields=["state", "settled_at", "file", "place"])
    if row.resident.deceased_on or CallTask.objects.filter(recipient_id=row.recipient_id).exists():
        return
    call_for(row.recipient).save(force_insert=True)
    about = {"recipient": row.recipient_id, "dispatch": row.dispatch_id}
    work.record(CallAsked(**about, resident=row.resident_id, unit=row.unit_id))
