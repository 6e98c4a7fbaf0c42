"""Which residents a case type has been handed out to, whom a unit is for, and whom it has approved besides."""

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


class UnitAudience(GuardedModel):
    """Whom a unit is for, where it is not for everybody. Without ``areas`` (``NamedArea``): those approved alone."""

    unit = models.OneToOneField(CareUnit, on_delete=models.PROTECT, primary_key=True, related_name="audience")
    is_for_all = models.BooleanField(default=True)
    areas = models.JSONField(default=list)
    # Where those should turn who are not among them; empty for the usual words.
    elsewhere = models.TextField(default="")
    version = models.PositiveIntegerField(default=1)


class ApprovedResident(GuardedModel):
    """That a unit lets a resident in who is not among those whom it is for. One row for the two."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    unit = models.ForeignKey(CareUnit, on_delete=models.PROTECT, related_name="+", db_index=False)
    resident = models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="+")
    # A ``Reason``: from a list, so that nothing about anybody's health is written here.
    reason = models.TextField()
    until = models.DateField(null=True)
    approved_at = models.DateTimeField()
    approved_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+", db_index=False)
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "resident"], name="admittance_approved_once"),
        ]
        indexes = [
            models.Index(
                fields=["unit", "-approved_at", "-id"],
                condition=models.Q(taken_back_at=None),
                name="admittance_approved_latest",
            ),
        ]
