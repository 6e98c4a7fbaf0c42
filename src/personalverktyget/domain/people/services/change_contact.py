"""A resident says how notices reach her."""

from dataclasses import dataclass, replace
from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, MaxLengthValidator
from django.utils.translation import gettext as _

from personalverktyget.base.actors import ResidentActor
from personalverktyget.base.errors import InvalidInput, NotFound
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.people.events import ContactDetailsChanged
from personalverktyget.domain.people.identities import decrypt_contact, encrypt_contact
from personalverktyget.domain.people.mobiles import mobile_number
from personalverktyget.domain.people.models import ResidentIdentity

LONGEST_EMAIL: Final = 254


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeChoices:
    """Where notices go, how, and whether any are wanted. What is not wanted may still be filled in."""

    email: str = ""
    mobile: str = ""
    wants_notices: bool = True
    by_email: bool = True
    by_sms: bool = False


def change_contact(actor: ResidentActor, choices: NoticeChoices) -> None:
    """Keep them. A notice that is wanted must have somewhere to go."""
    choices = _checked(choices)
    with unit_of_work(actor) as work:
        row = (
            ResidentIdentity.objects.select_related("resident")
            .select_for_update()
            .filter(resident_id=actor.resident_id)
            .first()
        )
        if row is None:
            raise NotFound
        contact = replace(decrypt_contact(row.resident_id, row.contact), email=choices.email, mobile=choices.mobile)
        row.contact = encrypt_contact(row.resident_id, contact)
        row.save(update_fields=["contact"])
        resident = row.resident
        resident.has_email, resident.has_mobile = bool(choices.email), bool(choices.mobile)
        resident.wants_notices = choices.wants_notices
        resident.notices_by_email, resident.notices_by_sms = choices.by_email, choices.by_sms
        resident.save()
        work.record(ContactDetailsChanged(resident=actor.resident_id))


def _checked(choices: NoticeChoices) -> NoticeChoices:
    email, mobile = _email(choices.email), _mobile(choices.mobile)
    if not choices.wants_notices:
        # How she would be told is kept for the day when she wants to be.
        return replace(choices, email=email, mobile=mobile, by_email=choices.by_email or not choices.by_sms)
    if not (choices.by_email or choices.by_sms):
        raise InvalidInput(_("Välj minst ett sätt, eller stäng av aviseringar."), "channels")
    if choices.by_email and not email:
        raise InvalidInput(_("Skriv den e-postadress som aviseringar ska gå till."), "email")
    if choices.by_sms and not mobile:
        raise InvalidInput(_("Skriv det mobilnummer som aviseringar ska gå till."), "mobile")
    return replace(choices, email=email, mobile=mobile)


def _email(email: str) -> str:
    email = email.strip()
    try:
        if email:
            EmailValidator()(email)
            MaxLengthValidator(LONGEST_EMAIL)(email)
    except ValidationError:
        raise InvalidInput(_("Skriv hela e-postadressen, till exempel namn@exempel.se."), "email") from None
    return email


def _mobile(text: str) -> str:
    number = mobile_number(text)
    if text.strip() and not number:
        raise InvalidInput(_("Skriv mobilnumret med siffror, till exempel 070-174 06 05."), "mobile")
    return number
