"""What the database knows of a file. The file itself lies elsewhere, and its key lies here: neither is of use alone."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from personalverktyget.domain.access_log.key_marks import KeyMarks
from personalverktyget.domain.access_log.models import GuardedModel
from personalverktyget.domain.organisation.models import CareUnit
from personalverktyget.domain.people.models import Resident, StaffMember


class Attachment(GuardedModel):
    """A file that is attached, or being gathered for what will be sent.

    ``gathered_for`` is what it was gathered for: a half-filled form, what one person writes on one case, or a dispatch.
    ``case_id`` and ``message_id`` say what it went with; they belong to packages above this one, and so are no foreign
    keys. A file of a dispatch is one for all its recipients, and so has no ``resident``: each reaches it by her
    message. While ``sent_at`` is empty, nobody but the one who attached it sees it. ``name`` and ``file_key`` are
    encrypted.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    unit = models.ForeignKey(CareUnit, on_delete=models.PROTECT, related_name="+", db_index=False)
    resident = models.ForeignKey(Resident, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    gathered_for = models.UUIDField()
    # Which question of the form it answers; empty in messages.
    question = models.TextField(default="")
    case_id = models.UUIDField(null=True)
    message_id = models.UUIDField(null=True)
    by_kind = models.TextField()
    by_staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    # Who attached it in a child's place; empty where the resident did it herself.
    guardian = models.ForeignKey(Resident, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    kind = models.TextField()
    name = models.BinaryField()
    file_key = models.BinaryField()
    size = models.PositiveIntegerField()
    # Equal for equal contents: the same file chosen twice in the same place is one.
    content_hash = models.BinaryField()
    virus_check = models.TextField()
    # Of a PDF: whether it is but pictures of pages, which nobody can have read out.
    lacks_text = models.BooleanField(default=False)
    received_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    sealed_columns: ClassVar[tuple[str, ...]] = ("file_key", "name")

    class Meta:
        indexes = [
            models.Index(KeyMarks("file_key", "name"), name="attachments_keys"),
            models.Index(fields=["case_id", "received_at"], name="attachments_case"),
            models.Index(fields=["resident", "received_at"], name="attachments_resident"),
            models.Index(fields=["received_at"], condition=Q(sent_at=None), name="attachments_unsent"),
            models.Index(
                fields=["gathered_for", "received_at"], condition=Q(resident__isnull=True), name="attachments_shared"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["gathered_for", "question", "content_hash"],
                condition=Q(sent_at=None),
                name="attachments_once_in_a_place",
            ),
            models.CheckConstraint(
                condition=Q(resident__isnull=False)
                | Q(by_kind="staff", question="", case_id__isnull=True, message_id__isnull=True),
                name="attachments_shared_are_of_no_case",
            ),
        ]
