"""Let a resident in who is not among those whom the unit is for; and no longer."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import InvalidInput, NotPossibleNow
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.admittance import scopes
from personalverktyget.domain.admittance.events import ApprovalTakenBack, ResidentApproved
from personalverktyget.domain.admittance.models import ApprovedResident
from personalverktyget.domain.admittance.reasons import Reason
from personalverktyget.domain.admittance.services.hand_out_to_residents import require_day_to_come
from personalverktyget.domain.organisation.models import CareUnit
from personalverktyget.domain.people.identities import number_hash
from personalverktyget.domain.people.models import Resident


def approve_resident(actor: StaffActor, *, number: str, reason: Reason, until: date | None) -> None:
    """Approve the resident with this identity number, or give her approval another reason and last day."""
    actor.require(Permission.ADMIT_RESIDENTS)
    require_day_to_come(until)
    with unit_of_work(actor) as work:
        # Two colleagues who approve the same resident at the same moment come one after the other.
        CareUnit.objects.select_for_update().get(id=actor.unit_id)
        found = Resident.objects.filter(identity__number_hash=number_hash(number), deceased_on=None).first()
        if found is None:
            raise NotPossibleNow(_("Personen går inte att godkänna. Kontrollera numret."))
        row = ApprovedResident.objects.filter(unit_id=actor.unit_id, resident=found).first()
        is_new, row = row is None, row or ApprovedResident(unit_id=actor.unit_id, resident=found)
        row.reason, row.until, row.taken_back_at = reason.value, until, None
        row.approved_at, row.approved_by_id = now(), actor.staff_id
        row.save(force_insert=is_new)
        event = ResidentApproved(resident=found.id, unit=actor.unit_id, reason=reason.value, until=until)
        work.record(event)


def take_back_approvals(actor: StaffActor, approvals: Collection[UUID]) -> int:
    """Take approvals back. Returns how many; cases that have come in go on as they are."""
    actor.require(Permission.ADMIT_RESIDENTS)
    if not approvals:
        raise InvalidInput(_("Välj minst en invånare."), "approvals")
    with unit_of_work(actor) as work:
        rows = list(scopes.approvals(actor).select_for_update().filter(id__in=approvals).order_by("id"))
        if not rows:
            raise NotPossibleNow(_("Godkännandet är redan tillbakataget. Inget är ändrat."))
        at = now()
        for row in rows:
            row.taken_back_at = at
            work.record(ApprovalTakenBack(resident=row.resident_id, unit=actor.unit_id))
        ApprovedResident.objects.bulk_update(rows, ["taken_back_at"])
        return len(rows)
