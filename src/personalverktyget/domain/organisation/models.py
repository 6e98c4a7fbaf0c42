"""Regions, care providers and care units."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models

from personalverktyget.domain.access_log.models import GuardedModel
from personalverktyget.domain.organisation import approval, readability


class Region(GuardedModel):
    """A region: owns the central case types and sets what its units may not exceed."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    hsa_id = models.TextField(unique=True)
    name = models.TextField()
    # The county of the population register (two digits) that the region is, where the directory says so.
    county = models.TextField(default="", db_default="")
    # Working days within which a resident must have had feedback; units and case types may only shorten it.
    feedback_days = models.PositiveSmallIntegerField(default=3)
    closing_days = models.PositiveSmallIntegerField(default=20)
    uses_permission_admin = models.BooleanField(default=False)
    # Where units turn with questions about central case types: an e-mail address, or nothing.
    contact_address = models.TextField(default="")
    # Whether somebody else than who prepared a central case type must approve it before it is published.
    needs_second_person = models.BooleanField(default=False)
    # How hard to read (LIX) the texts of case types may be before whoever builds them is told.
    highest_lix = models.PositiveSmallIntegerField(default=readability.USUAL, db_default=readability.USUAL)
    # To more residents than this a unit sends only what a second person there has approved.
    approval_above = models.PositiveIntegerField(default=approval.USUAL, db_default=approval.USUAL)
    # Midsummer, Christmas and New Year's Eve are days off unless they are named here.
    working_eves = ArrayField(models.TextField(), default=list)


class CareProvider(GuardedModel):
    """A care provider: the controller of its units' personal data."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    hsa_id = models.TextField(unique=True)
    name = models.TextField()
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    # Whether a resident who asks who has opened her cases is told names, and not titles alone (K-05).
    names_staff = models.BooleanField(default=False, db_default=False)


class CareUnit(GuardedModel):
    """A care unit (mottagning), as the staff directory describes it, with the unit's own settings."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    hsa_id = models.TextField(unique=True)
    name = models.TextField()
    # Lower case, å ä ö after z: the same order on every build of PostgreSQL (see naming.py).
    sort_key = models.TextField(db_index=True)
    search_key = models.TextField()
    provider = models.ForeignKey(CareProvider, on_delete=models.PROTECT, related_name="+")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    kind = models.TextField()
    address = models.TextField()
    postal_code = models.TextField()
    town = models.TextField()
    municipality = models.TextField()
    phone = models.TextField()
    # Where the directory knows it.
    latitude = models.FloatField(null=True, db_index=True)
    longitude = models.FloatField(null=True)
    # The directory's hours; the unit's own, where it has any; and days that deviate (see hours.py).
    opening_hours = models.JSONField(default=dict)
    own_hours = models.JSONField(null=True)
    deviations = models.JSONField(default=list)
    # Since when they are what they are; a case goes by those that held when its clock began.
    hours_since = models.DateTimeField(null=True)
    presentation = models.TextField(default="")
    is_active = models.BooleanField(default=True)
    # Shorter than the region's ceiling, or nothing: "2d" two working days, "4h" four opening hours.
    feedback_target = models.TextField(default="")
    pauses_while_waiting = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
