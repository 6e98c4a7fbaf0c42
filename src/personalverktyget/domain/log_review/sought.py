"""The resident whom somebody in log control asks for."""

from uuid import UUID

from django.utils.translation import gettext as _

from personalverktyget.base.errors import InvalidInput
from personalverktyget.base.identity_numbers import InvalidIdentityNumber, parse
from personalverktyget.domain.people.identities import number_hash
from personalverktyget.domain.people.models import ResidentIdentity


def resident_with(number: str) -> UUID:
    """Who has the identity number. Raises ``InvalidInput`` about the field "number"."""
    try:
        digits = parse(number).value
    except InvalidIdentityNumber as error:
        raise InvalidInput(_("Skriv personnumret med tolv siffror, till exempel 19121212-1212."), "number") from error
    found = (
        ResidentIdentity.objects.filter(number_hash=number_hash(digits)).values_list("resident_id", flat=True).first()
    )
    if found is None:
        raise InvalidInput(_("Ingen med det personnumret finns i verktyget."), "number")
    return found
