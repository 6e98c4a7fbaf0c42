"""Who can be written to, as the sender is told it, and as the worker finds it when the message leaves."""

from collections.abc import Collection, Mapping
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _

from personalverktyget.base.actors import StaffActor, SystemActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import NotPossibleNow
from personalverktyget.domain.cases.selectors import acquainted
from personalverktyget.domain.outreach.models import Recipient, RecipientValues
from personalverktyget.domain.outreach.scopes import own_prepared
from personalverktyget.domain.outreach.values import opened_values
from personalverktyget.domain.people import registers
from personalverktyget.domain.people.identities import number_hash
from personalverktyget.domain.people.models import ResidentIdentity
from personalverktyget.domain.people.reachability import EVERYBODY, UNKNOWN, Reachability, ReachWarning, Reason
from personalverktyget.domain.people.registers import RegisterUnavailable
from personalverktyget.domain.people.selectors import is_child, names_shown, reach_of
from personalverktyget.domain.people.services import refresh_residents

# What the register said so lately is what it says.
_LATELY: Final = timedelta(hours=1)


def found_by_number(actor: StaffActor, number: str) -> Reachability:
    """The verdict on the resident with this identity number (12 digits), as the actor may know it."""
    row = ResidentIdentity.objects.filter(number_hash=number_hash(number)).values_list("resident_id", flat=True).first()
    return UNKNOWN if row is None else verdict_for(actor, row)


def verdict_for(actor: StaffActor, resident_id: UUID) -> Reachability:
    """Whether a resident is reached, as the actor may know it."""
    known = acquainted(actor, [resident_id])
    return reach_of([resident_id], may_know=known.__contains__)[resident_id]


def hindrance(found: Reachability) -> str:
    """Why she cannot be written to, in words and with what to do instead; nothing where she can."""
    if found.can_be_reached:
        return ""
    match found.reason:
        case Reason.NO_GUARDIAN:
            return _("Invånaren är ett barn, och ingen vårdnadshavare kan nås här. Ring eller skicka brev i stället.")
        case Reason.UNKNOWN_NUMBER:
            return _("Ingen med det numret finns här. Kontrollera numret. Stämmer det får du ringa eller skicka brev.")
        case Reason.DECEASED:
            return _("Invånaren har avlidit enligt folkbokföringen.")
        case Reason.EMIGRATED:
            return _("Invånaren har utvandrat enligt folkbokföringen. Ring eller skicka brev i stället.")
    return _("Kan inte nås här. Ring eller skicka brev i stället.")


def guardians_told(found: Reachability) -> int:
    """How many guardians a child's message goes to, as far as the sender may know; nought for everybody else."""
    return len(found.goes_to) if ReachWarning.GOES_TO_GUARDIAN in found.warnings else 0


def guardians_named(found: Reachability) -> Mapping[UUID, str]:
    """Who reads in a child's place, as far as the sender may know, each with her name; nobody of anybody else.

    Whoever shows them records that they were shown.
    """
    readers = found.goes_to if guardians_told(found) else ()
    names = names_shown(readers)
    return {id_: names.get(id_, "") for id_ in readers}


def require_reachable(actor: StaffActor, resident_id: UUID) -> None:
    """Raise ``NotPossibleNow`` where no message can come to her inbox."""
    if why := hindrance(verdict_for(actor, resident_id)):
        raise NotPossibleNow(why)


def ask_the_register(actor: StaffActor, dispatch_id: UUID) -> None:
    """Ask the register anew of whom a message is about to be sent to: of a child always, since whose guardians they are
    turns on it, and of everybody else whom it was not asked about lately.

    Raises ``NotPossibleNow`` where the register does not answer about a child: a message may then go to one whose right
    has ended. To others it goes all the same.
    """
    message = Recipient.objects.filter(dispatch_id__in=own_prepared(actor).filter(id=dispatch_id, is_single=True))
    row = message.values_list("resident_id", "resident__identity__number", "resident__refreshed_at").first()
    if row is None:
        return
    is_about_child = is_child(*row[:2])
    if not is_about_child and row[2] > now() - _LATELY:
        return
    try:
        refresh_residents(SystemActor("ask_the_register"), registers.population_register(), [row[0]])
    except RegisterUnavailable as error:
        if not is_about_child:
            return
        raise NotPossibleNow(
            _(
                "Folkbokföringen svarar inte just nu, så vi kan inte kontrollera vilka som är vårdnadshavare. "
                "Meddelandet är sparat. Försök igen om en stund."
            )
        ) from error


def unreachable(residents: Collection[UUID], *, among_many: bool) -> Mapping[UUID, str]:
    """Those among the residents whom no message can come to just now, each with why. For the program alone.

    Whoever has got a protected identity since the list was checked is not reached among many either (S-01).
    """
    # A guardian with a protected identity is not one whom a message to many reaches; she reads it where another is.
    may_know = frozenset(residents).__contains__ if among_many else EVERYBODY
    found = reach_of(residents, may_know=may_know)
    why = {id_: _obstacle(reach, among_many=among_many) for id_, reach in found.items()}
    return {id_: obstacle for id_, obstacle in why.items() if obstacle}


def _obstacle(reach: Reachability, *, among_many: bool) -> str:
    if not reach.can_be_reached:
        return reach.reason
    if among_many and ReachWarning.PROTECTED_IDENTITY in reach.warnings:
        return Reason.NOT_HERE
    return ""


def values_of(recipient: Recipient) -> dict[str, str]:
    """What the variables stand for to a recipient."""
    kept = RecipientValues.objects.filter(recipient=recipient).values_list("values", flat=True).first()
    return opened_values(recipient.id, kept)


def values_of_each(recipients: Collection[UUID]) -> Mapping[UUID, dict[str, str]]:
    """What the variables stand for to each of the recipients that have any."""
    rows = RecipientValues.objects.filter(recipient_id__in=recipients).values_list("recipient_id", "values")
    return {id_: opened_values(id_, values) for id_, values in rows}
