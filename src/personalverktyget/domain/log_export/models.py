"""What has been handed to the log service, and what waits for it."""

from uuid import uuid4

from django.db import models

from personalverktyget.domain.access_log.models import GuardedModel


class LogDelivery(GuardedModel):
    """One call to the log service: the entries to be told in it, from ``first_seq`` to ``last_seq``.

    Made once and sent until it is taken, with the same entries under the same ids each time, so that a receiver who
    has taken them although we never heard so can tell.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    first_seq = models.BigIntegerField()
    last_seq = models.BigIntegerField(db_index=True)
    count = models.IntegerField()
    # One of states.DeliveryState.
    state = models.TextField()
    made_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    attempts = models.IntegerField(default=0)
    # What the receiver said of it last: a code, never its text.
    reason = models.TextField(default="")

    class Meta:
        indexes = [models.Index(fields=["state", "first_seq"], name="log_export_waiting")]
