"""Finding a resident by her identity number, for those who administer sign-ins."""

from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.base.errors import InvalidInput
from personalverktyget.base.identity_numbers import accept
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.people import policies, registers
from personalverktyget.domain.people.events import ResidentsImported
from personalverktyget.domain.people.identities import number_hash
from personalverktyget.domain.people.models import ResidentIdentity
from personalverktyget.domain.people.services.refresh_residents import refresh_resident


def find_resident(actor: AdministratorActor, *, number: str) -> UUID:
    """The resident with this identity number, as people write it. One who has never been here is asked of the register.

    Raises ``InvalidIdentityNumber``, ``InvalidInput`` where nobody has it, and ``RegisterUnavailable``.
    """
    policies.require_sign_in_administrator(actor)
    value = accept(number, production=settings.MODE == "production").value
    known = ResidentIdentity.objects.filter(number_hash=number_hash(value)).values_list("resident_id", flat=True)
    if found := known.first():
        return found
    person = registers.population_register().person(value)
    if person is None:
        raise InvalidInput(_("Ingen i folkbokföringen har det numret. Kontrollera siffrorna."), "number")
    with unit_of_work(actor) as work:
        resident = refresh_resident(work, person)
        work.record(ResidentsImported(register="population", residents=(resident.id,)))
    return resident.id
