"""Who may do what, where, from when and until when, given by whom and why (B-02)."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from personalverktyget.domain.access_log.models import GuardedModel
from personalverktyget.domain.organisation.models import CareUnit, Region
from personalverktyget.domain.people.models import Resident, StaffMember


class Grant(GuardedModel):
    """A role that a staff member holds at a unit, at a region, or (with neither) for the nation."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    role = models.TextField()
    unit = models.ForeignKey(CareUnit, on_delete=models.PROTECT, null=True, related_name="+")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, null=True, related_name="+")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    reason = models.TextField()
    granted_at = models.DateTimeField()
    granted_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, null=True, related_name="+")
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, null=True, related_name="+")
    revoked_reason = models.TextField(default="")

    class Meta:
        indexes = [
            models.Index(fields=["staff"], condition=Q(revoked_at=None), name="access_grant_staff"),
            models.Index(fields=["unit", "role"], condition=Q(revoked_at=None), name="access_grant_unit"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(unit__isnull=False, region__isnull=False), name="access_grant_one_place"
            ),
        ]


class NeedsAndRiskAnalysis(GuardedModel):
    """The analysis that must be recorded for a unit before its first role is given (B-05, HSLF-FS 2016:40)."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=uuid4)
    unit = models.ForeignKey(CareUnit, on_delete=models.PROTECT, related_name="+")
    needs = models.TextField()
    risks = models.TextField()
    measures = models.TextField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, null=True, related_name="+")


class TermsAcceptance(GuardedModel):
    """That somebody accepted a version of the terms of use, and when."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=uuid4)
    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, null=True, related_name="+")
    resident = models.ForeignKey(Resident, on_delete=models.PROTECT, null=True, related_name="+")
    version = models.TextField()
    accepted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["staff", "version"], name="access_terms_staff"),
            models.UniqueConstraint(fields=["resident", "version"], name="access_terms_resident"),
        ]
