"""A resident says how notices reach her."""

from dataclasses import dataclass, replace
from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, MaxLengthValidator
from django.utils.translation import gettext as _

from personalverktyget.base.actors import ResidentActor
from personalverktyget.base.errors import InvalidFields, NotFound
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
    """The choices as they are kept. Raises ``InvalidFields`` with all that is wrong."""
    said = replace(choices, email=choices.email.strip(), mobile=choices.mobile.strip())
    problems = {**_unusable(said), **(_lacking(said) if said.wants_notices else {})}
    if problems:
        raise InvalidFields(problems)
    # How she would be told is kept for the day when she wants to be.
    return replace(said, mobile=mobile_number(said.mobile), by_email=said.by_email or not said.by_sms)


def _lacking(said: NoticeChoices) -> dict[str, str]:
    problems = {}
    if not (said.by_email or said.by_sms):
        problems["channels"] = _("Välj minst ett sätt, eller stäng av aviseringar.")
    if said.by_email and not said.email:
        problems["email"] = _("Skriv den e-postadress som aviseringar ska gå till.")
    if said.by_sms and not said.mobile:
        problems["mobile"] = _("Skriv det mobilnummer som aviseringar ska gå till.")
    return problems


def _unusable(said: NoticeChoices) -> dict[str, str]:
    problems = {}
    if said.email and not _is_email(said.email):
        problems["email"] = _("Skriv hela e-postadressen, till exempel namn@exempel.se.")
    if said.mobile and not mobile_number(said.mobile):
        problems["mobile"] = _("Skriv mobilnumret med siffror, till exempel 070-174 06 05.")
    return problems


def _is_email(email: str) -> bool:
    try:
        EmailValidator()(email)
        MaxLengthValidator(LONGEST_EMAIL)(email)
    except ValidationError:
        return False
    return True
