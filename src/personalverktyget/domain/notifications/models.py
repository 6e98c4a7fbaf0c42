"""Notices: that something has come. Never what, nor from whom (M-03)."""

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
