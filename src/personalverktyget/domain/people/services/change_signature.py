"""Change the signature that follows what one sends."""

from django.utils.translation import gettext as _

from personalverktyget.base.actors import AdministratorActor, SignedInStaff, StaffActor
from personalverktyget.base.errors import InvalidInput, NotFound
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.people.events import SignatureChanged
from personalverktyget.domain.people.models import StaffMember

SIGNATURE_MAX_LENGTH = 500


def change_signature(actor: SignedInStaff | StaffActor | AdministratorActor, *, signature: str) -> None:
    """Keep the actor's own signature. Empty means name and title from the staff directory."""
    signature = signature.replace("\r\n", "\n").strip()
    if "\0" in signature:
        raise InvalidInput(_("Signaturen innehåller ett tecken som inte går att spara. Skriv om den."), "signature")
    if len(signature) > SIGNATURE_MAX_LENGTH:
        raise InvalidInput(
            _("Signaturen är för lång: %(length)s tecken. Den får ha högst %(max)s tecken.")
            % {"length": len(signature), "max": SIGNATURE_MAX_LENGTH},
            "signature",
        )
    with unit_of_work(actor) as work:
        staff = StaffMember.objects.select_for_update().filter(id=actor.staff_id).first()
        if staff is None:
            raise NotFound
        staff.own_signature = signature
        staff.save(update_fields=["own_signature"])
        work.record(SignatureChanged(staff=staff.id))
