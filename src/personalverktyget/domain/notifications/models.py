"""Notices: that something has come. Never what, nor from whom (M-03). And mail to those who administer."""

from uuid import uuid4

from django.db import models

from personalverktyget.domain.access_log.models import GuardedModel
from personalverktyget.domain.people.models import Resident


class Notice(GuardedModel):
    """One notice to one resident by one channel, and how it went."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    resident = models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="+")
    channel = models.TextField()
    # One of states.NoticeState.
    state = models.TextField()
    created_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)


class OfficeMail(GuardedModel):
    """A mail to those who administer a unit, a region or the nation: that something waits. Nothing about residents.

    ``kind`` and ``about`` make it once.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    # One of kinds.OfficeMailKind.
    kind = models.TextField()
    about = models.UUIDField()
    address = models.TextField()
    case_type_name = models.TextField()
    unit_name = models.TextField(default="")
    # Where it leads, in place of the page that all of its kind lead to.
    page = models.TextField(default="")
    # One of states.NoticeState.
    state = models.TextField()
    created_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "about"], name="notifications_office_told_once")]
