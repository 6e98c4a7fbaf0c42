"""A message as a letter on paper: what it says, to whom, and how she answers."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from personalverktyget.base.clock import today
from personalverktyget.domain.outreach.addressees import values_of
from personalverktyget.domain.outreach.letters.letter import Letter, Sender
from personalverktyget.domain.outreach.letters.printing import LANGUAGE
from personalverktyget.domain.outreach.models import PaperLetter
from personalverktyget.domain.outreach.senders import unit_of
from personalverktyget.domain.outreach.texts import RESIDENT, texts_from_json
from personalverktyget.domain.people.identities import decrypt_contact, decrypt_name
from personalverktyget.domain.people.models import ResidentIdentity
from personalverktyget.domain.people.selectors import is_child


@dataclass(frozen=True, slots=True)
class Addressee:
    """Her name, and the lines that stand in the window: of a child, her guardians' at her address."""

    name: str
    address: tuple[str, ...]


def addressee_of(row: PaperLetter) -> Addressee | None:
    """Where a letter reaches her; nothing where it reaches her nowhere, or where it may not be told (S-01)."""
    resident = row.resident
    if resident.is_protected or resident.deceased_on or resident.emigrated_on:
        return None
    identity = ResidentIdentity.objects.get(resident_id=row.resident_id)
    contact = decrypt_contact(row.resident_id, identity.contact)
    if not (contact.street and contact.postal_code and contact.town):
        return None
    town = f"{contact.postal_code} {contact.town}".upper()
    name = decrypt_name(row.resident_id, identity.name)
    return Addressee(name, (*_to(row, name, identity), contact.street, town))


def _to(row: PaperLetter, name: str, identity: ResidentIdentity) -> tuple[str, ...]:
    """To whom it stands on the envelope that it goes: of a child, to those who read in her place."""
    if not is_child(row.resident_id, identity.number):
        return (name,)
    with override(LANGUAGE):
        return (_("Vårdnadshavare för"), name)


def letter_of(row: PaperLetter, to: Addressee, *, reference: str) -> Letter:
    """The letter. ``row`` comes with its message, its dispatch and the unit."""
    dispatch, unit = row.dispatch, unit_of(row.dispatch)
    texts = texts_from_json(dispatch.texts).with_values({**values_of(row.recipient), RESIDENT: to.name})
    parts = (texts.body, dispatch.signature, texts.purpose, texts.use_of_answers, texts.contact)
    with override(LANGUAGE):
        reply = _("Logga in på %(address)s och svara där, eller ring oss på %(phone)s.")
        reply %= {"address": settings.BASE_URL, "phone": texts.unit_phone}
    return Letter(
        sender=Sender(
            region=unit.region.name,
            unit=texts.unit,
            hsa_id=texts.unit_hsa_id,
            phone=texts.unit_phone,
            address=tuple(filter(None, (unit.address, f"{unit.postal_code} {unit.town}".strip()))),
        ),
        address=to.address,
        written_on=today(),
        subject=texts.subject,
        text="\n\n".join(filter(None, parts)),
        reply=reply if dispatch.offered_id else "",
        reference=reference,
    )
