"""A resident's own details, as she sees them herself."""

from personalverktyget.base.actors import ResidentActor
from personalverktyget.base.errors import NotFound
from personalverktyget.domain.access_log.disclosure import Disclosure
from personalverktyget.domain.people.events import ContactDetailsRead
from personalverktyget.domain.people.identities import decrypt_contact, decrypt_name
from personalverktyget.domain.people.models import ResidentIdentity
from personalverktyget.domain.people.read_models import ContactDetails


def contact_details(actor: ResidentActor) -> Disclosure[ContactDetails]:
    """Name, how notices reach her, and whether she wants any."""
    row = ResidentIdentity.objects.select_related("resident").filter(resident_id=actor.resident_id).first()
    if row is None:
        raise NotFound
    contact = decrypt_contact(row.resident_id, row.contact)
    content = ContactDetails(
        name=decrypt_name(row.resident_id, row.name),
        email=contact.email,
        mobile=contact.mobile,
        wants_notices=row.resident.wants_notices,
        by_email=row.resident.notices_by_email,
        by_sms=row.resident.notices_by_sms,
        address=tuple(filter(None, (contact.street, f"{contact.postal_code} {contact.town}".strip()))),
        is_protected=row.resident.is_protected,
    )
    return Disclosure("details", ContactDetailsRead(resident=actor.resident_id), content)
