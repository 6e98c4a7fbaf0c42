"""Let others of the region copy a local case type, and stop doing so."""

from typing import Final
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import InvalidInput, NotPossibleNow
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.case_types import scopes
from personalverktyget.domain.case_types.events import CaseTypeShared, CaseTypeUnshared
from personalverktyget.domain.case_types.models import SharedCaseType

LONGEST_DESCRIPTION: Final = 500


def share_case_type(actor: StaffActor, case_type_id: UUID, *, description: str) -> None:
    """Offer a published local case type to the library, or describe anew what is there. Others see what is live."""
    description = description.strip()
    if not description:
        raise InvalidInput(_("Skriv vad ärendetypen är bra för, så att andra kan avgöra om den passar."), "description")
    if len(description) > LONGEST_DESCRIPTION:
        message = _("Texten är för lång: %(length)s tecken. Den får ha högst %(max)s tecken.")
        raise InvalidInput(message % {"length": len(description), "max": LONGEST_DESCRIPTION}, "description")
    with unit_of_work(actor) as work:
        case_type = scopes.lock_listed(actor, case_type_id)
        if case_type.current_id is None or case_type.withdrawn_at is not None:
            raise NotPossibleNow(_("Ärendetypen är inte publicerad, så den går inte att dela med andra."))
        row = SharedCaseType.objects.filter(case_type=case_type).first()
        if row is None:
            row = SharedCaseType(id=uuid4(), case_type=case_type)
        row.description, row.at, row.by_id = description, now(), actor.staff_id
        row.save()
        work.record(CaseTypeShared(case_type=case_type.id, unit=actor.unit_id))


def unshare_case_type(actor: StaffActor, case_type_id: UUID) -> None:
    """Take it back from the library. Copies that were taken belong to those who took them."""
    with unit_of_work(actor) as work:
        case_type = scopes.lock_listed(actor, case_type_id)
        row = SharedCaseType.objects.filter(case_type=case_type).first()
        if row is None:
            raise NotPossibleNow(_("Ärendetypen finns inte i biblioteket."))
        row.delete()
        work.record(CaseTypeUnshared(case_type=case_type.id, unit=actor.unit_id))
