"""Message templates, their versions, what is being written, and which units follow which."""

from typing import ClassVar
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from personalverktyget.domain.access_log.models import GuardedModel
from personalverktyget.domain.case_types.models import CaseType
from personalverktyget.domain.message_templates.kinds import TemplateKind
from personalverktyget.domain.organisation.models import CareUnit, Region
from personalverktyget.domain.people.models import StaffMember


class MessageTemplate(GuardedModel):
    """A template: central (owned by a region) or local (owned by a unit). What it says lies in its versions.

    A question asks with a form, which is a case type that nobody meets on a card: an answer is a case of it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    code = models.SlugField()
    region = models.ForeignKey(Region, on_delete=models.PROTECT, null=True, related_name="+")
    unit = models.ForeignKey(CareUnit, on_delete=models.PROTECT, null=True, related_name="+")
    # One of kinds.TemplateKind.
    kind = models.TextField()
    case_type = models.OneToOneField(CaseType, on_delete=models.PROTECT, null=True, related_name="+")
    # What staff choose it by; the same as the current version says, or the draft before there is one.
    name = models.TextField()
    # Subject and body are the sender's own each time. Such are there for every unit of the region.
    is_general = models.BooleanField(default=False)
    current = models.ForeignKey("MessageTemplateVersion", on_delete=models.PROTECT, null=True, related_name="+")
    # Nothing more is sent with it; what was sent stays, and it can be restored.
    withdrawn_at = models.DateTimeField(null=True)
    # When somebody of its owner's said that what it says still stands. Publishing it says the same.
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    # What it was copied from, and which of that one's versions.
    copied_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    copied_number = models.PositiveIntegerField(null=True)
    # Counts what is written, published and thrown away, so that two who write at once learn of each other.
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(region__isnull=False, unit__isnull=True) | Q(region__isnull=True, unit__isnull=False),
                name="message_templates_one_owner",
            ),
            models.CheckConstraint(
                condition=Q(kind=TemplateKind.QUESTION.value, case_type__isnull=False)
                | Q(kind__in=[TemplateKind.INFORMATION.value, TemplateKind.POPULATION.value], case_type__isnull=True),
                name="message_templates_question_has_form",
            ),
            models.CheckConstraint(
                condition=Q(is_general=False) | Q(region__isnull=False), name="message_templates_general_is_central"
            ),
            models.CheckConstraint(
                condition=~Q(kind=TemplateKind.POPULATION.value) | Q(region__isnull=False, is_general=False),
                name="message_templates_population_is_central",
            ),
            models.UniqueConstraint(fields=["region", "code"], name="message_templates_central_code"),
            models.UniqueConstraint(fields=["unit", "code"], name="message_templates_local_code"),
        ]


class MessageTemplateVersion(GuardedModel):
    """What a template said from a moment on. Never changed: what was sent is read with the version it was sent with."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=uuid4)
    template = models.ForeignKey(MessageTemplate, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    name = models.TextField()
    summary = models.TextField()
    subject = models.TextField(default="")
    body = models.TextField(default="")
    purpose = models.TextField()
    use_of_answers = models.TextField(default="")
    contact = models.TextField()
    # The parts that units which follow the template may add to.
    open_parts = ArrayField(models.TextField(), default=list)
    # A ``FollowUp``: what happens when it is not read or not answered.
    follow_up = models.JSONField(default=dict, db_default={})
    published_at = models.DateTimeField()
    # Empty for what the program brought along.
    published_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["template", "number"], name="message_templates_version_number"),
        ]


class MessageTemplateDraft(GuardedModel):
    """What is to be published next, beside what is live: a ``TemplateContent``. One for each template."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    template = models.OneToOneField(MessageTemplate, on_delete=models.PROTECT, related_name="draft")
    content = models.JSONField()
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+", db_index=False)
    # What it said before each search and change in it, the latest last, until somebody writes in it by hand.
    replaced = models.JSONField(default=list, db_default=[])


class TemplateSubscription(GuardedModel):
    """That a unit sends with a central template and follows its updates, with what it adds where it may."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    unit = models.ForeignKey(CareUnit, on_delete=models.PROTECT, related_name="+", db_index=False)
    template = models.ForeignKey(MessageTemplate, on_delete=models.PROTECT, related_name="+")
    # Part to text.
    additions = models.JSONField(default=dict)
    # Which of its versions the unit has looked at.
    seen_number = models.PositiveIntegerField()
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "template"],
                condition=Q(ended_at__isnull=True),
                name="message_templates_one_subscription",
            ),
        ]
