"""Which residents a case type has been handed out to."""

from uuid import uuid4

from django.db import models

from personalverktyget.domain.access_log.models import GuardedModel
from personalverktyget.domain.case_types.models import OfferedCaseType
from personalverktyget.domain.organisation.models import CareUnit
from personalverktyget.domain.people.models import Resident, StaffMember


class CaseTypeGrant(GuardedModel):
    """That a unit has handed a case type out to a resident. One row for the two: given again, it holds again."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    offered = models.ForeignKey(OfferedCaseType, on_delete=models.PROTECT, related_name="+", db_index=False)
    unit = models.ForeignKey(CareUnit, on_delete=models.PROTECT, related_name="+")
    resident = models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="+")
    # The last day on which it holds; nothing for until further notice.
    until = models.DateField(null=True)
    handed_out_at = models.DateTimeField()
    handed_out_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+", db_index=False)
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["offered", "resident"], name="admittance_granted_once"),
        ]
        indexes = [
            models.Index(
                fields=["offered", "-handed_out_at", "-id"],
                condition=models.Q(taken_back_at=None),
                name="admittance_grants_latest",
            ),
        ]
