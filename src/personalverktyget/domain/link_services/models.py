"""A region's links to services of others, and which units have them."""

from uuid import uuid4

from django.db import models

from personalverktyget.domain.access_log.models import GuardedModel
from personalverktyget.domain.organisation.models import CareUnit, Region


class LinkService(GuardedModel):
    """A service on another site: what residents read of it, what the region calls it for itself, and where it leads."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    name = models.TextField()
    internal_name = models.TextField(default="")
    description = models.TextField(default="")
    url = models.TextField()
    # A ``Where``.
    shown = models.TextField()
    version = models.PositiveIntegerField(default=1)


class UnitLink(GuardedModel):
    """That a unit has a link on its card. One row for the two; ``position`` is among what the unit offers."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    unit = models.ForeignKey(CareUnit, on_delete=models.PROTECT, related_name="+", db_index=False)
    service = models.ForeignKey(LinkService, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "service"], name="link_services_once"),
        ]
