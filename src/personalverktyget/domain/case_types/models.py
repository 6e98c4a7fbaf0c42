"""Case types, their versions, and which unit offers which."""

from typing import Any, ClassVar
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from personalverktyget.domain.access_log.models import GuardedModel
from personalverktyget.domain.case_types.audience import Audience
from personalverktyget.domain.case_types.governance.models import (
    CaseTypePublication,
    NationalConsultation,
    RemovalRequest,
)
from personalverktyget.domain.organisation.models import CareUnit, Region
from personalverktyget.domain.organisation.naming import search_key
from personalverktyget.domain.people.models import StaffMember

# Named here, so that Django finds it.
__all__ = [
    "CaseType",
    "CaseTypeDraft",
    "CaseTypeDraftStep",
    "CaseTypeExample",
    "CaseTypeImport",
    "CaseTypePublication",
    "CaseTypeVersion",
    "NationalConsultation",
    "OfferedCaseType",
    "RemovalRequest",
]


class CaseType(GuardedModel):
    """A case type: central (owned by a region) or local (owned by a unit). What it says lies in its versions."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    code = models.SlugField()
    region = models.ForeignKey(Region, on_delete=models.PROTECT, null=True, related_name="+")
    unit = models.ForeignKey(CareUnit, on_delete=models.PROTECT, null=True, related_name="+")
    current = models.ForeignKey("CaseTypeVersion", on_delete=models.PROTECT, null=True, related_name="+")
    # What the cards say. A new name needs no new version; cases keep the name that they were sent under.
    name = models.TextField(default="")
    # By which it is searched for (organisation/naming.py): kept with the name.
    search_key = models.TextField(default="")
    # Gone from every card; what was sent goes on, and it can be restored.
    withdrawn_at = models.DateTimeField(null=True)
    # What the owner has settled for every unit that offers it (settings.py). Caps are for each unit and day.
    receipt_text = models.TextField(default="")
    cap_per_day = models.PositiveIntegerField(null=True)
    cap_per_resident = models.PositiveIntegerField(null=True)
    cap_message = models.TextField(default="")
    takes_attachments = models.BooleanField(default=True)
    takes_proxies = models.BooleanField(default=True)
    # Who meets it: an ``Audience``.
    audience = models.TextField(default=Audience.EVERYBODY)
    # Alternatives that a handler can answer with: id, text, and whether it is still used. Counted by their id.
    fixed_replies = models.JSONField(default=list)
    settings_version = models.PositiveIntegerField(default=1)
    # What it was copied from, and which of that one's versions. Kept as long as there is a copy.
    copied_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    copied_number = models.PositiveIntegerField(null=True)
    # When somebody of the unit said that what a local one says still stands. Publishing it says the same.
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(region__isnull=False, unit__isnull=True) | Q(region__isnull=True, unit__isnull=False),
                name="case_types_one_owner",
            ),
            models.UniqueConstraint(fields=["region", "code"], name="case_types_central_code"),
            models.UniqueConstraint(fields=["unit", "code"], name="case_types_local_code"),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, with the key that the name is searched by."""
        self.search_key = search_key(self.name)
        if "name" in (kwargs.get("update_fields") or ()):
            kwargs["update_fields"] = [*kwargs["update_fields"], "search_key"]
        super().save(*args, **kwargs)


class CaseTypeVersion(GuardedModel):
    """What a case type said from a moment on. Never changed: answers are read with the version they were given to."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=uuid4)
    case_type = models.ForeignKey(CaseType, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    name = models.TextField()
    summary = models.TextField()
    description = models.TextField(default="")
    not_for = models.TextField(default="")
    terms_text = models.TextField()
    form = models.JSONField()
    # What the texts are in other languages, as they were when it was published; and which of those languages are whole
    # enough for residents to choose, with what the cards say in each.
    translations = models.JSONField(default=dict)
    card_words = models.JSONField(default=dict)
    headline = models.TextField(default="")
    # "3d" three working days, "4h" four opening hours; empty where the region's and the unit's targets decide.
    feedback_target = models.TextField(default="")
    published_at = models.DateTimeField()
    # Empty for what the program brought along.
    published_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    # The second person, where one was asked.
    approved_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    # The number of the version that this one says the same as, where somebody went back to it.
    restores = models.PositiveIntegerField(null=True)
    # Why it was published although examples came out otherwise than expected.
    reason = models.TextField(default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case_type", "number"], name="case_types_version_number"),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("published_by")),
                name="case_types_version_approved_by_another",
            ),
        ]


class CaseTypeDraft(GuardedModel):
    """What is to be published next, beside what is live. One for each case type.

    ``content`` is a ``DraftContent``. ``version`` counts every change, also those undone; ``step`` says which of the
    steps it stands on, so that undoing goes one back and redoing one forth, on any device.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    case_type = models.OneToOneField(CaseType, on_delete=models.PROTECT, related_name="draft")
    based_on = models.ForeignKey(CaseTypeVersion, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    content = models.JSONField()
    version = models.PositiveIntegerField(default=1)
    step = models.PositiveIntegerField(default=0)
    begun_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+", db_index=False)


class CaseTypeDraftStep(GuardedModel):
    """What a draft said after one of its steps; number 0 is what it began with. Gone with the draft."""

    id = models.BigAutoField(primary_key=True)
    draft = models.ForeignKey(CaseTypeDraft, on_delete=models.PROTECT, related_name="+", db_index=False)
    number = models.PositiveIntegerField()
    # What was done, and to which question; empty for the beginning.
    operation = models.TextField(default="")
    subject = models.TextField(default="")
    content = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draft", "number"], name="case_types_draft_step_number"),
        ]


class CaseTypeImport(GuardedModel):
    """That a case type began as a form from elsewhere, and what of that form has no place in ours.

    ``remarks`` are lists of linkId, the question's words, what is said and its figures. Gone with the case type.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    case_type = models.OneToOneField(CaseType, on_delete=models.PROTECT, related_name="brought")
    kind = models.TextField()
    source = models.TextField(default="")
    remarks = models.JSONField(default=list)
    at = models.DateTimeField()
    by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+", db_index=False)


class SharedCaseType(GuardedModel):
    """That a unit lets others of its region look at a local case type and copy it. Gone when it is taken back."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    case_type = models.OneToOneField(CaseType, on_delete=models.PROTECT, related_name="shared")
    description = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+", db_index=False)


class CaseTypeExample(GuardedModel):
    """Example answers with what should come of them, tried again at each change of the draft.

    ``expected`` is an ``Outcome``. Examples belong to the case type: they outlive its versions.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    case_type = models.ForeignKey(CaseType, on_delete=models.PROTECT, related_name="+")
    name = models.TextField()
    answers = models.JSONField()
    expected = models.JSONField()
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+", db_index=False)


class OfferedCaseType(GuardedModel):
    """That a unit offers a case type, with the unit's own additions."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    unit = models.ForeignKey(CareUnit, on_delete=models.PROTECT, related_name="+")
    case_type = models.ForeignKey(CaseType, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)
    local_information = models.TextField(default="")
    local_terms = models.TextField(default="")
    # Shorter than what region, unit and case type ask for, or nothing.
    feedback_target = models.TextField(default="")
    # When it can be begun and sent; ``None`` around the clock.
    hours = models.JSONField(null=True)
    closed_message = models.TextField(default="")
    # Only for residents to whom the unit has handed it out, where the owner lets the unit choose.
    is_restricted = models.BooleanField(default=False)
    # Staff of the unit who are named first when such a case is assigned.
    suggested = ArrayField(models.UUIDField(), default=list)
    standard_replies = ArrayField(models.TextField(), default=list)
    # Of a central one: when the region took it back; and which of its versions the unit has looked at.
    taken_back_at = models.DateTimeField(null=True)
    seen_number = models.PositiveIntegerField(default=1)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "case_type"], name="case_types_offered_once"),
        ]

    @property
    def is_open(self) -> bool:
        """Whether residents may begin and send it, as far as the case type and the unit's choice go."""
        return self.is_active and self.taken_back_at is None and self.case_type.withdrawn_at is None

    @property
    def is_for_everybody(self) -> bool:
        """Whether a resident meets it without its being handed out to her."""
        audience = self.case_type.audience
        return audience == Audience.EVERYBODY or (audience == Audience.UNIT_CHOOSES and not self.is_restricted)
