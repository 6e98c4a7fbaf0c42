"""A pasted list of identity numbers, checked line by line; one number is a list of one."""

from collections.abc import Callable, Collection, Iterable
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import today
from personalverktyget.base.errors import InvalidInput
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import Disclosure
from personalverktyget.domain.admittance import scopes
from personalverktyget.domain.admittance.events import ResidentLookedUp, ResidentsLookedUp
from personalverktyget.domain.admittance.models import ApprovedResident, CaseTypeGrant
from personalverktyget.domain.admittance.pasted import MOST_LINES, Line, lines_of
from personalverktyget.domain.admittance.read_models import CheckedList, CheckedRow, RowState
from personalverktyget.domain.people.identities import decrypt_name, number_hash
from personalverktyget.domain.people.models import ResidentIdentity
from personalverktyget.domain.people.read_models import Person

# Which of some residents the actor knows already, from cases that she sees.
Known = Callable[[Collection[UUID]], Collection[UUID]]


def numbers_in(text: str) -> tuple[str, ...]:
    """The numbers in a pasted list, each once. Raises ``InvalidInput`` for a list that is empty or too long."""
    lines = _lines(text)
    return tuple(dict.fromkeys(line.number for line in lines if line.number))


def checked_list(actor: StaffActor, offered_id: UUID, text: str, *, known: Known) -> Disclosure[CheckedList]:
    """What each line amounts to: for whom the case type can be handed out, and why not for the others.

    A protected resident's name is never shown here. That she is protected is told to those alone who know her, from a
    case that they see or because the unit has handed something out to her: ``known`` says of the former.
    """
    scopes.restricted_offer(actor, offered_id)
    lines = _lines(text)
    found = _found(lines)
    ids = tuple(row.resident_id for row in found.values())
    given = CaseTypeGrant.objects.filter(offered_id=offered_id, resident_id__in=ids)
    content = _checked(lines, found, given, known(ids))
    event = ResidentsLookedUp(offered=offered_id, asked=len(lines), residents=ids, unit=actor.unit_id)
    return Disclosure("checked", event, content)


def checked_number(actor: StaffActor, text: str, *, known: Known) -> Disclosure[CheckedList]:
    """One resident, to be approved: the same rules as for a list."""
    actor.require(Permission.ADMIT_RESIDENTS)
    lines = _lines(text)
    found = _found(lines)
    ids = tuple(row.resident_id for row in found.values())
    approved = ApprovedResident.objects.filter(unit_id=actor.unit_id, resident_id__in=ids)
    content = _checked(lines, found, approved, known(ids))
    return Disclosure("checked", ResidentLookedUp(residents=ids, unit=actor.unit_id), content)


def _found(lines: tuple[Line, ...]) -> dict[bytes, ResidentIdentity]:
    hashes = [number_hash(line.number) for line in lines if line.number]
    rows = ResidentIdentity.objects.select_related("resident").filter(
        number_hash__in=hashes, resident__deceased_on=None
    )
    return {bytes(row.number_hash): row for row in rows}


def _checked(
    lines: tuple[Line, ...],
    found: dict[bytes, ResidentIdentity],
    given: Iterable[CaseTypeGrant | ApprovedResident],
    known: Collection[UUID],
) -> CheckedList:
    held, on = {row.resident_id: row for row in given}, today()
    acquainted = {*known, *held}

    def checked(line: Line) -> CheckedRow:
        row = found.get(number_hash(line.number)) if line.number else None
        if line.problem or line.double_of or row is None:
            return _without_person(line)
        has = held.get(row.resident_id)
        holds = has is not None and has.taken_back_at is None and (has.until is None or has.until >= on)
        person = _person(row, line.number, may_know=row.resident_id in acquainted)
        state = RowState.HAS_IT if holds else RowState.VALID
        grant = (has.id, has.until) if has and holds else (None, None)
        return CheckedRow(line.place, line.text, state, line.number, None, 0, person, *grant)

    return CheckedList(tuple(checked(line) for line in lines))


def _lines(text: str) -> tuple[Line, ...]:
    lines = tuple(lines_of(text, production=settings.MODE == "production"))
    if not lines:
        raise InvalidInput(_("Skriv minst ett personnummer."), "numbers")
    if len(lines) > MOST_LINES:
        message = _("Listan har %(count)s rader. Dela upp den: högst %(max)s i taget.")
        raise InvalidInput(message % {"count": len(lines), "max": MOST_LINES}, "numbers")
    return lines


def _without_person(line: Line) -> CheckedRow:
    if line.problem:
        return CheckedRow(line.place, line.text, RowState.INVALID, problem=line.problem)
    if line.double_of:
        return CheckedRow(line.place, line.text, RowState.DOUBLE, line.number, double_of=line.double_of)
    return CheckedRow(line.place, line.text, RowState.UNKNOWN, line.number)


def _person(row: ResidentIdentity, number: str, *, may_know: bool) -> Person:
    protected = row.resident.is_protected
    name = "" if protected else decrypt_name(row.resident_id, row.name)
    return Person(row.resident_id, name, number, is_protected=protected and may_know, is_masked=protected)
