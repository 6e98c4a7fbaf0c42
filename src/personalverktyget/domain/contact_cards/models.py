"""What a unit says of itself on its contact card, beside what the directory says, and what it said before."""

from typing import ClassVar

from django.db import models

from personalverktyget.domain.access_log.models import GuardedModel
from personalverktyget.domain.organisation.models import CareUnit
from personalverktyget.domain.people.models import StaffMember


class ContactCard(GuardedModel):
    """The unit's own words and phone hours. Opening hours stand with the unit, since the response clock needs them."""

    unit = models.OneToOneField(CareUnit, on_delete=models.PROTECT, primary_key=True, related_name="contact_card")
    # Empty where the directory's is good enough.
    presentation = models.TextField(default="")
    # Shown to residents who are signed in, not to everybody.
    other_information = models.TextField(default="")
    urgent_text = models.TextField(default="")
    phone_hours = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=0)


class CardVersion(GuardedModel):
    """A card with its hours as it was from a moment on: for taking a change back, and for the clock of older cases."""

    append_only: ClassVar[bool] = True

    id = models.BigAutoField(primary_key=True)
    unit = models.ForeignKey(CareUnit, on_delete=models.PROTECT, related_name="+", db_index=False)
    number = models.PositiveIntegerField()
    part = models.TextField()
    content = models.JSONField()
    saved_at = models.DateTimeField()
    by_staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "number"], name="contact_cards_version_number")]


class PublishedCard(GuardedModel):
    """A card as everybody reads it: what the worker made of the unit's rows when they last had another fingerprint."""

    unit = models.OneToOneField(CareUnit, on_delete=models.PROTECT, primary_key=True, related_name="published_card")
    fingerprint = models.TextField()
    facts = models.JSONField(default=dict)
    # A hash of the facts: what other sites ask by (ETag).
    mark = models.TextField(default="")
    published_at = models.DateTimeField(null=True)
    tried_at = models.DateTimeField()
    # When the last attempt failed; nothing where it did not.
    failed_at = models.DateTimeField(null=True)
