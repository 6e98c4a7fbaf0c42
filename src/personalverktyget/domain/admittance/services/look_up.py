"""See to it that residents whom staff ask for by number are known here."""

from collections.abc import Sequence
from typing import Final

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.admittance.events import ResidentsBroughtIn
from personalverktyget.domain.people import registers
from personalverktyget.domain.people.identities import number_hash
from personalverktyget.domain.people.models import ResidentIdentity
from personalverktyget.domain.people.services.refresh_residents import refresh_resident

# So few are asked for anew although they are known: what the register says of them is then of today.
_FEW: Final = 1


def bring_in(actor: StaffActor, numbers: Sequence[str]) -> None:
    """Ask the population register for those who are not known here. Raises ``RegisterUnavailable``."""
    actor.require(Permission.ADMIT_RESIDENTS)
    hashes = {number_hash(number): number for number in numbers}
    known = ResidentIdentity.objects.filter(number_hash__in=list(hashes)).values_list("number_hash", flat=True)
    asked = list(hashes) if len(hashes) <= _FEW else hashes.keys() - {bytes(found) for found in known}
    register = registers.population_register()
    people = [person for found in asked if (person := register.person(hashes[found]))]
    if not people:
        return
    with unit_of_work(actor) as work:
        residents = tuple(refresh_resident(work, person).id for person in people)
        event = ResidentsBroughtIn(register="population", asked=len(asked), residents=residents, unit=actor.unit_id)
        work.record(event)
