"""The case and what belongs to it. Every row carries its unit and its resident, so that a scope is one condition."""

from typing import ClassVar
from uuid import uuid4

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q

from personalverktyget.domain.access_log.models import GuardedModel
from personalverktyget.domain.case_types.models import CaseTypeVersion, OfferedCaseType
from personalverktyget.domain.organisation.models import CareUnit
from personalverktyget.domain.people.models import Resident, StaffMember


class Case(GuardedModel):
    """What a resident has sent to a unit, and where it stands.

    Times: ``received_at`` and ``first_feedback_at`` are facts. ``waiting_since`` says since when the resident waits
    for the unit (empty once somebody there has answered). ``feedback_due_at``, ``closing_due_at`` and ``due_at``
    (the nearest of what is still due) are caches of ``rules.due`` for sorting.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    number = models.BigIntegerField(unique=True)
    unit = models.ForeignKey(CareUnit, on_delete=models.PROTECT, related_name="+", db_index=False)
    resident = models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="+", db_index=False)
    offered = models.ForeignKey(OfferedCaseType, on_delete=models.PROTECT, related_name="+", db_index=False)
    case_type_version = models.ForeignKey(CaseTypeVersion, on_delete=models.PROTECT, related_name="+", db_index=False)
    case_type_name = models.TextField()
    # The language that the form was filled in in; empty is Swedish.
    form_language = models.TextField(default="")
    headline = models.TextField()
    state = models.TextField()
    # 0 nobody has it, 1 somebody has it, 2 closed: the order of the receivers' list.
    queue_rank = models.PositiveSmallIntegerField()
    handler = models.ForeignKey(StaffMember, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    received_at = models.DateTimeField()
    waiting_since = models.DateTimeField(null=True)
    promised_at = models.DateTimeField()
    feedback_target = models.TextField()
    feedback_due_at = models.DateTimeField(null=True)
    first_feedback_at = models.DateTimeField(null=True)
    closing_due_at = models.DateTimeField()
    due_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    close_reason = models.TextField(default="")
    version = models.PositiveIntegerField(default=1)
    # Drawn when the form is opened: a form sent twice is one case.
    submission_key = models.UUIDField(unique=True)
    # What it came of, if anything: the unit's message that it answers, or what it asks about in the log. Once each.
    # Both belong to packages above this one.
    prompted_by = models.UUIDField(null=True)
    # Who sent it in a child's place; empty where the resident did it herself.
    guardian = models.ForeignKey(Resident, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        indexes = [
            models.Index(fields=["unit", "queue_rank", "due_at", "id"], name="cases_queue"),
            models.Index(
                fields=["unit", "handler", "due_at", "id"], condition=Q(queue_rank=1), name="cases_handler_queue"
            ),
            models.Index(fields=["unit", "state", "due_at", "id"], condition=Q(queue_rank=1), name="cases_state_queue"),
            models.Index(fields=["unit", "closed_at", "id"], condition=Q(queue_rank=2), name="cases_closed"),
            models.Index(
                fields=["unit", "handler", "closed_at", "id"], condition=Q(queue_rank=2), name="cases_handler_closed"
            ),
            models.Index(fields=["resident", "received_at"], name="cases_resident"),
            models.Index(fields=["unit", "received_at", "id"], name="cases_received"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["prompted_by"], condition=Q(prompted_by__isnull=False), name="cases_one_answer_a_message"
            ),
        ]


class CaseAnswers(GuardedModel):
    """What the resident answered, as it was sent; read with the case's version of the case type."""

    append_only: ClassVar[bool] = True

    case = models.OneToOneField(Case, on_delete=models.PROTECT, primary_key=True, related_name="answers")
    unit_id = models.UUIDField()
    resident_id = models.UUIDField()
    answers = models.JSONField()


class CaseTransition(GuardedModel):
    """A step in a case's life: what screens and residents see of its history."""

    append_only: ClassVar[bool] = True

    id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    unit_id = models.UUIDField()
    resident_id = models.UUIDField()
    action = models.TextField()
    from_state = models.TextField()
    to_state = models.TextField()
    at = models.DateTimeField()
    by_kind = models.TextField()
    by_staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    handler = models.ForeignKey(StaffMember, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    reason = models.TextField(default="")


class Message(GuardedModel):
    """Something said between resident and unit: a reply, a counter-question, an answer to it, a phone call."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=uuid4)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    unit_id = models.UUIDField()
    resident_id = models.UUIDField()
    kind = models.TextField()
    body = models.TextField()
    signature = models.TextField(default="")
    sent_at = models.DateTimeField()
    by_kind = models.TextField()
    by_staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    # Who wrote it in a child's place; empty where the resident did it herself.
    guardian = models.ForeignKey(Resident, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    # Drawn when the form is shown: a message sent twice is one message.
    submission_key = models.UUIDField(unique=True)
    # The case type's fixed alternative that was answered with, if one was (reply_choices.py).
    fixed_reply = models.UUIDField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["fixed_reply"], condition=Q(fixed_reply__isnull=False), name="cases_fixed_reply"),
        ]


class Note(GuardedModel):
    """An internal note. In a table of its own, so that nothing a resident reads can hold one."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=uuid4)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    unit_id = models.UUIDField()
    resident_id = models.UUIDField()
    body = models.TextField()
    written_at = models.DateTimeField()
    by_staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+", db_index=False)
    submission_key = models.UUIDField(unique=True)


class MessageReading(GuardedModel):
    """That the resident has opened a message, and when."""

    append_only: ClassVar[bool] = True

    message = models.OneToOneField(Message, on_delete=models.PROTECT, primary_key=True, related_name="reading")
    unit_id = models.UUIDField()
    resident_id = models.UUIDField()
    read_at = models.DateTimeField()


class ClosedCaseOpening(GuardedModel):
    """Why somebody opened a closed case that she had not handled. Good for the rest of that day."""

    append_only: ClassVar[bool] = True

    id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    unit_id = models.UUIDField()
    resident_id = models.UUIDField()
    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+", db_index=False)
    reason = models.TextField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["case", "staff", "at"], name="cases_closed_opening")]


class CaseWords(GuardedModel):
    """The words of a case's text, as Swedish word forms, for search. Apart, so that the case's own row stays small."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, primary_key=True, related_name="words")
    unit_id = models.UUIDField()
    resident_id = models.UUIDField()
    words = SearchVectorField()

    class Meta:
        # Unit and words in one index: a common word at a small unit costs as little as a rare one (btree_gin).
        indexes = [GinIndex(fields=["unit_id", "words"], name="cases_words")]


class CaseDraft(GuardedModel):
    """A form that a resident is filling in. Gone when it is sent or thrown away."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    unit = models.ForeignKey(CareUnit, on_delete=models.PROTECT, related_name="+")
    resident = models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="+")
    offered = models.ForeignKey(OfferedCaseType, on_delete=models.PROTECT, related_name="+")
    case_type_version = models.ForeignKey(CaseTypeVersion, on_delete=models.PROTECT, related_name="+")
    answers = models.JSONField(default=dict)
    # The language that the resident has chosen for the form; empty while it follows that of her pages.
    language = models.TextField(default="")
    # The unit's message that it answers, if any.
    prompted_by = models.UUIDField(null=True)
    # Who fills it in in a child's place; empty where the resident does it herself. Each guardian has her own.
    guardian = models.ForeignKey(Resident, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["prompted_by", "guardian"],
                condition=Q(prompted_by__isnull=False),
                nulls_distinct=False,
                name="cases_one_draft_a_message",
            ),
        ]


class ReplyDraft(GuardedModel):
    """What a staff member is writing on a case, kept until it is sent."""

    id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    unit_id = models.UUIDField()
    resident_id = models.UUIDField()
    kind = models.TextField()
    body = models.TextField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "staff"], name="cases_one_draft_each")]


class AnswerDraft(GuardedModel):
    """What a resident is writing in answer to what the unit asks, kept until it is sent or thrown away.

    ``writer_id`` is the resident's own, or that of the guardian who writes in her place: each sees but her own.
    """

    id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    writer_id = models.UUIDField()
    unit_id = models.UUIDField()
    resident_id = models.UUIDField()
    body = models.TextField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "writer_id"], name="cases_one_answer_draft_each")]
