"""Tables of what is decided about case types. A part of the package's models; named to Django by ``models.py``."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from personalverktyget.domain.access_log.models import GuardedModel
from personalverktyget.domain.case_types.governance.states import (
    DECIDED,
    WAITING,
    ConsultationState,
    PublicationState,
    RequestState,
)
from personalverktyget.domain.organisation.models import CareUnit
from personalverktyget.domain.people.models import StaffMember


class CaseTypePublication(GuardedModel):
    """A publication that waits for a second person, for its time or for both; and how it ended.

    ``content`` is a ``DraftContent`` as it was when it was asked for, and ``fingerprint`` binds to it what was
    approved. The draft can be changed meanwhile; ``draft`` and ``draft_version`` tell whether it has been.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    case_type = models.ForeignKey("CaseType", on_delete=models.PROTECT, related_name="+")
    # One of governance.states.PublicationState.
    state = models.TextField()
    content = models.JSONField()
    fingerprint = models.TextField()
    # The number of the version that was live then; 0 where there was none.
    based_on = models.PositiveIntegerField()
    draft = models.UUIDField()
    draft_version = models.PositiveIntegerField()
    # Why it is published although these examples come out otherwise than expected.
    reason = models.TextField(default="")
    deviating = ArrayField(models.UUIDField(), default=list)
    # Nothing: as soon as it is approved.
    publish_at = models.DateTimeField(null=True)
    needs_approval = models.BooleanField()
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+", db_index=False)
    approved_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    settled_at = models.DateTimeField(null=True)
    # Empty for what the program did when the time had come.
    settled_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    # Why it was sent back; or what stood in the way, one of governance.states.Obstacle.
    remark = models.TextField(default="")
    obstacle = models.TextField(default="")
    # The version that came of it.
    number = models.PositiveIntegerField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case_type"],
                condition=Q(state__in=[state.value for state in WAITING]),
                name="case_types_one_publication_waits",
            ),
            models.UniqueConstraint(fields=["case_type", "number"], name="case_types_published_once"),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("asked_by")),
                name="case_types_approved_by_another",
            ),
            models.CheckConstraint(
                condition=Q(needs_approval=False)
                | Q(approved_by__isnull=False)
                | ~Q(state__in=[state.value for state in DECIDED]),
                name="case_types_approved_before",
            ),
            models.CheckConstraint(
                condition=~Q(state=PublicationState.SCHEDULED.value) | Q(publish_at__isnull=False),
                name="case_types_scheduled_has_time",
            ),
            models.CheckConstraint(
                condition=Q(state=PublicationState.PUBLISHED.value, number__isnull=False)
                | Q(~Q(state=PublicationState.PUBLISHED.value), number__isnull=True),
                name="case_types_published_has_number",
            ),
        ]


class RemovalRequest(GuardedModel):
    """That a unit has asked its region to take a central case type away, and what came of it."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    unit = models.ForeignKey(CareUnit, on_delete=models.PROTECT, related_name="+")
    case_type = models.ForeignKey("CaseType", on_delete=models.PROTECT, related_name="+")
    # One of governance.states.RequestState.
    state = models.TextField()
    reason = models.TextField()
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+", db_index=False)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    answer = models.TextField(default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "case_type"],
                condition=Q(state=RequestState.ASKED.value),
                name="case_types_one_request_open",
            ),
            models.CheckConstraint(
                condition=Q(state=RequestState.ASKED.value, settled_at__isnull=True)
                | Q(~Q(state=RequestState.ASKED.value), settled_at__isnull=False, settled_by__isnull=False),
                name="case_types_request_settled_by",
            ),
            models.CheckConstraint(
                condition=~Q(state=RequestState.DECLINED.value) | ~Q(answer=""), name="case_types_no_says_why"
            ),
        ]


class NationalConsultation(GuardedModel):
    """That the national level was asked about a central case type, and its answer.

    ``content`` is what it was asked about. The answer is given by a national administrator, or recorded by the region
    when it came another way: ``answered_by_name`` then says from whom.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    case_type = models.ForeignKey("CaseType", on_delete=models.PROTECT, related_name="+")
    # One of governance.states.ConsultationState; once answered also one of governance.states.Outcome.
    state = models.TextField()
    question = models.TextField()
    content = models.JSONField()
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+", db_index=False)
    outcome = models.TextField(default="")
    answer = models.TextField(default="")
    answered_on = models.DateField(null=True)
    answered_by_name = models.TextField(default="")
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case_type"],
                condition=Q(state=ConsultationState.OPEN.value),
                name="case_types_one_consultation_open",
            ),
            models.CheckConstraint(
                condition=~Q(state=ConsultationState.ANSWERED.value)
                | Q(answered_on__isnull=False, settled_by__isnull=False) & ~Q(outcome="") & ~Q(answered_by_name=""),
                name="case_types_consultation_answered",
            ),
        ]
