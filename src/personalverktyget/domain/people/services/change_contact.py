"""A resident says how notices reach her."""

from dataclasses import replace
from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, MaxLengthValidator
from django.utils.translation import gettext as _

from personalverktyget.base.actors import ResidentActor
from personalverktyget.base.errors import InvalidInput, NotFound
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.people.events import ContactDetailsChanged
from personalverktyget.domain.people.identities import decrypt_contact, encrypt_contact
from personalverktyget.domain.people.models import ResidentIdentity

LONGEST_EMAIL: Final = 254


def change_contact(actor: ResidentActor, *, email: str, wants_notices: bool) -> None:
    """Keep the address that notices go to (none: an empty one), and whether she wants any."""
    email = _checked(email)
    with unit_of_work(actor) as work:
        row = (
            ResidentIdentity.objects.select_related("resident")
            .select_for_update()
            .filter(resident_id=actor.resident_id)
            .first()
        )
        if row is None:
            raise NotFound
        contact = replace(decrypt_contact(row.resident_id, row.contact), email=email)
        row.contact = encrypt_contact(row.resident_id, contact)
        row.save(update_fields=["contact"])
        row.resident.wants_notices, row.resident.has_email = wants_notices, bool(email)
        row.resident.save(update_fields=["wants_notices", "has_email"])
        work.record(ContactDetailsChanged(resident=actor.resident_id))


def _checked(email: str) -> str:
    email = email.strip()
    try:
        if email:
            EmailValidator()(email)
            MaxLengthValidator(LONGEST_EMAIL)(email)
    except ValidationError:
        raise InvalidInput(_("Skriv hela e-postadressen, till exempel namn@exempel.se."), "email") from None
    return email
