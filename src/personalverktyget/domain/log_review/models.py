"""Reviews of the access log. What a review chose and what was said of it is only ever added to."""

from typing import ClassVar
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from personalverktyget.domain.access_log.models import GuardedModel
from personalverktyget.domain.log_review.states import ReviewState
from personalverktyget.domain.organisation.models import CareProvider, CareUnit, Region
from personalverktyget.domain.people.models import Resident, StaffMember


class ReviewRules(GuardedModel):
    """How a region's reviews choose entries, and how long they may take. Without a row the usual rules hold."""

    region = models.OneToOneField(Region, on_delete=models.PROTECT, primary_key=True, related_name="+")
    weights = models.JSONField(default=dict)
    random_percent = models.PositiveSmallIntegerField()
    random_least = models.PositiveSmallIntegerField()
    random_most = models.PositiveSmallIntegerField()
    ranked = models.PositiveSmallIntegerField()
    days_to_review = models.PositiveSmallIntegerField()
    version = models.PositiveIntegerField(default=1)


class ReviewSchedule(GuardedModel):
    """How often a unit's log is reviewed. Without a row: every month."""

    unit = models.OneToOneField(CareUnit, on_delete=models.PROTECT, primary_key=True, related_name="+")
    months = models.PositiveSmallIntegerField()


class LogReview(GuardedModel):
    """A check of one unit's log over some days: which entries were drawn, by which rules, and where it stands."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    unit = models.ForeignKey(CareUnit, on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.TextField()
    first_day = models.DateField()
    last_day = models.DateField()
    state = models.TextField(default=ReviewState.WAITING)
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    # Why it was begun by hand, or on what suspicion.
    reason = models.TextField(default="")
    due_on = models.DateField()
    # What the random part was drawn with: anybody can draw it again and get the same.
    seed = models.TextField()
    rules = models.JSONField()
    # How many entries there were to choose among.
    population = models.PositiveIntegerField()
    # On suspicion: whom it is about. The log's own ids, since the log outlives what it tells of.
    about_staff = models.UUIDField(null=True)
    about_resident = models.UUIDField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(fields=["unit", "-begun_at"], name="log_review_unit"),
            models.Index(fields=["due_on"], condition=~Q(state="signed"), name="log_review_open"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "first_day", "last_day"],
                condition=Q(kind="scheduled"),
                name="log_review_one_a_period",
            ),
        ]


class ChosenEntry(GuardedModel):
    """An entry that a review is to look at, and why. The entry itself stays in the log."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=uuid4)
    review = models.ForeignKey(LogReview, on_delete=models.PROTECT, related_name="+", db_index=False)
    position = models.PositiveSmallIntegerField()
    part = models.TextField()
    seq = models.BigIntegerField()
    at = models.DateTimeField()
    staff_id = models.UUIDField()
    # Whose log it stands in, where that is not the review's own unit (on suspicion: all that the reviewer may see).
    unit = models.ForeignKey(CareUnit, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    score = models.FloatField()
    # Each with the flag's code, and how many times what it says was so.
    flags = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "position"], name="log_review_position"),
        ]


class EntryVerdict(GuardedModel):
    """What a reviewer made of an entry. The latest holds; those before it stay."""

    append_only: ClassVar[bool] = True

    id = models.BigAutoField(primary_key=True)
    entry = models.ForeignKey(ChosenEntry, on_delete=models.PROTECT, related_name="verdicts")
    verdict = models.TextField()
    note = models.TextField(default="")
    at = models.DateTimeField()
    by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+", db_index=False)


class ReviewSignature(GuardedModel):
    """That a review was signed off. ``digest`` is over all that was chosen and said; it stands in the log as well,
    whose seal keeps it (see docs/adr)."""

    append_only: ClassVar[bool] = True

    review = models.OneToOneField(LogReview, on_delete=models.PROTECT, primary_key=True, related_name="signature")
    conclusion = models.TextField()
    justified = models.PositiveSmallIntegerField()
    unclear = models.PositiveSmallIntegerField()
    suspected = models.PositiveSmallIntegerField()
    digest = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+", db_index=False)


class LogExtract(GuardedModel):
    """That a reviewer took out what the log of some units tells of a resident, as it stood at that moment."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=uuid4)
    unit = models.ForeignKey(CareUnit, on_delete=models.PROTECT, related_name="+")
    resident = models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="+")
    units = ArrayField(models.UUIDField())
    first_day = models.DateField()
    last_day = models.DateField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")


class EntryQuestion(GuardedModel):
    """What a reviewer asks the colleague whose entry it is."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=uuid4)
    entry = models.ForeignKey(ChosenEntry, on_delete=models.PROTECT, related_name="questions")
    staff_id = models.UUIDField(db_index=True)
    question = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+", db_index=False)


class EntryAnswer(GuardedModel):
    """What the colleague answered; once."""

    append_only: ClassVar[bool] = True

    question = models.OneToOneField(EntryQuestion, on_delete=models.PROTECT, primary_key=True, related_name="answer")
    answer = models.TextField()
    at = models.DateTimeField()


class Escalation(GuardedModel):
    """An entry that the unit's reviewer has handed on to the care provider's reviewers."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=uuid4)
    entry = models.OneToOneField(ChosenEntry, on_delete=models.PROTECT, related_name="escalation")
    provider = models.ForeignKey(CareProvider, on_delete=models.PROTECT, related_name="+")
    note = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+", db_index=False)


class EscalationOutcome(GuardedModel):
    """What the care provider's reviewer made of it; once."""

    append_only: ClassVar[bool] = True

    escalation = models.OneToOneField(Escalation, on_delete=models.PROTECT, primary_key=True, related_name="outcome")
    verdict = models.TextField()
    note = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+", db_index=False)


class ReviewHelp(GuardedModel):
    """Whom the region has named to judge what a unit's only reviewer did herself, in one review."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=uuid4)
    review = models.ForeignKey(LogReview, on_delete=models.PROTECT, related_name="help")
    # Whose entries; the log's own id.
    for_staff = models.UUIDField()
    helper = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "for_staff", "helper"], name="log_review_help_once"),
        ]


class LogQuestion(GuardedModel):
    """What in the log a resident asks about. The case that she sends of it is ``prompted_by`` this row.

    ``entries`` are the log's own ids, of what reads as one line; ``entry`` is the latest of them.
    """

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=uuid4)
    unit = models.ForeignKey(CareUnit, on_delete=models.PROTECT, related_name="+", db_index=False)
    resident = models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="+", db_index=False)
    entry = models.UUIDField()
    entries = ArrayField(models.UUIDField())
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    begun_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["unit", "-begun_at", "id"], name="log_review_questions")]
        constraints = [
            models.UniqueConstraint(fields=["resident", "entry"], name="log_review_asked_once"),
        ]
