"""A dispatch, and a row for each of its recipients, which is also the message in the resident's inbox."""

from typing import ClassVar
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from personalverktyget.domain.access_log.key_marks import KeyMarks
from personalverktyget.domain.access_log.models import GuardedModel
from personalverktyget.domain.attachments.models import Attachment
from personalverktyget.domain.case_types.models import CaseTypeVersion, OfferedCaseType
from personalverktyget.domain.message_templates.models import MessageTemplateVersion
from personalverktyget.domain.organisation.models import CareUnit, Region
from personalverktyget.domain.outreach.states import RecipientState
from personalverktyget.domain.people.models import Resident, StaffMember


class Dispatch(GuardedModel):
    """A message or a question from a unit to one or many residents; or a message from a region to its population.

    ``subject`` and ``body`` are what the sender has written, where the template lets her. ``texts`` is what was frozen
    when it was released: the template's parts with the unit's and the sender's variables filled in, with braces left
    for what differs between recipients alone. ``content_digest`` binds what it says and ``recipients_digest`` to whom:
    the worker checks both again. All empty while it is being prepared.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    # Who sends: one of the two.
    unit = models.ForeignKey(CareUnit, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    # One of message_templates' kinds.
    kind = models.TextField()
    template_version = models.ForeignKey(MessageTemplateVersion, on_delete=models.PROTECT, related_name="+")
    # Of a question: what an answer becomes a case of, and the version of its form that is asked.
    offered = models.ForeignKey(OfferedCaseType, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    form_version = models.ForeignKey(
        CaseTypeVersion, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    subject = models.TextField(default="")
    body = models.TextField(default="")
    # One of basis.Basis; empty until it is chosen.
    basis = models.TextField(default="")
    texts = models.JSONField(default=dict)
    signature = models.TextField(default="")
    content_digest = models.BinaryField(default=b"")
    recipients_digest = models.BinaryField(default=b"")
    # One of states.DispatchState.
    state = models.TextField()
    is_single = models.BooleanField()
    # The case that it was begun from, if any. Cases know nothing of it.
    case_id = models.UUIDField(null=True)
    prepared_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+", db_index=False)
    begun_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    # Whether it is to so many that somebody else at the unit must approve it; what she says when she sends it back.
    needs_approval = models.BooleanField(default=False)
    approved_at = models.DateTimeField(null=True)
    remark = models.TextField(default="")
    # To how many a minute it goes at the most; nothing for as fast as it can.
    rate = models.PositiveIntegerField(null=True)
    # When it leaves. While it waits for approval: the time that its sender has chosen, or nothing for at once. While it
    # is sent at a rate: when its next messages leave.
    send_at = models.DateTimeField(null=True)
    # The variables that its list was read for, whose values the rows have.
    list_columns = ArrayField(models.TextField(), default=list)
    # Whom a call to screening or vaccination is for, and what the list was checked against (``guidelines``).
    youngest = models.PositiveSmallIntegerField(null=True)
    oldest = models.PositiveSmallIntegerField(null=True)
    list_mark = models.TextField(default="", db_default="")
    ended_at = models.DateTimeField(null=True)
    # Since when the worker is to recall what nobody has read of it; nothing where it is not, or has done so.
    recall_asked_at = models.DateTimeField(null=True)
    # One of halts.Halt, where the program stopped it.
    halted_because = models.TextField(default="")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(fields=["unit", "begun_at", "id"], name="outreach_dispatch_unit"),
            models.Index(
                fields=["region", "begun_at", "id"], condition=Q(region__isnull=False), name="outreach_dispatch_region"
            ),
            models.Index(
                fields=["send_at"], condition=Q(state__in=["scheduled", "sending"]), name="outreach_dispatch_due"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(unit__isnull=False, region__isnull=True) | Q(unit__isnull=True, region__isnull=False),
                name="outreach_one_sender",
            ),
            models.CheckConstraint(
                condition=Q(region__isnull=True) | Q(is_single=False, offered__isnull=True),
                name="outreach_population_is_not_asked",
            ),
            models.CheckConstraint(
                condition=Q(region__isnull=True) | Q(needs_approval=True) | Q(state__in=["preparing", "checking"]),
                name="outreach_population_is_approved",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("prepared_by")),
                name="outreach_approved_by_another",
            ),
            models.CheckConstraint(
                condition=Q(needs_approval=False)
                | Q(approved_by__isnull=False)
                | Q(state__in=["preparing", "freezing", "awaiting_approval"]),
                name="outreach_approved_before_it_leaves",
            ),
        ]


class Recipient(GuardedModel):
    """One resident's message. Until it is delivered nobody but the unit knows of it.

    ``mark`` binds her values to her and to the dispatch. One row for each resident and dispatch: nothing can be
    delivered twice.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    dispatch = models.ForeignKey(Dispatch, on_delete=models.PROTECT, related_name="recipients", db_index=False)
    # Empty where it is a region that sends.
    unit_id = models.UUIDField(null=True)
    resident = models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="+", db_index=False)
    position = models.PositiveIntegerField()
    mark = models.BinaryField(default=b"")
    # One of states.RecipientState.
    state = models.TextField(default=RecipientState.WAITING)
    # How many times it has been tried, once it has.
    attempts = models.PositiveSmallIntegerField(default=0, db_default=0)
    # Why she was not reached.
    reason = models.TextField(default="")
    delivered_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)
    recalled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dispatch", "resident"], name="outreach_recipient_once"),
        ]
        indexes = [
            models.Index(fields=["dispatch", "position"], name="outreach_recipient_place"),
            models.Index(
                fields=["dispatch", "position"], condition=Q(state="waiting"), name="outreach_recipient_waiting"
            ),
            models.Index(
                fields=["resident", "delivered_at", "id"], condition=Q(state="delivered"), name="outreach_inbox"
            ),
        ]


class FollowUpRow(GuardedModel):
    """What is to be done next for a message that is not read, or not answered. No row where nothing is."""

    recipient = models.OneToOneField(Recipient, on_delete=models.PROTECT, primary_key=True, related_name="+")
    # The place on the ladder, from nought (``ladder.rungs``).
    rung = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["due_at"], condition=Q(due_at__isnull=False), name="outreach_follow_up_due"),
        ]


class TakenStep(GuardedModel):
    """A step that was taken for a message: a reminder, say. Never taken twice, which the database sees to."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=uuid4)
    recipient = models.ForeignKey(Recipient, on_delete=models.PROTECT, related_name="+", db_index=False)
    # One of ladder.Step, and which of its kind.
    step = models.TextField()
    number = models.PositiveSmallIntegerField()
    taken_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["recipient", "step", "number"], name="outreach_step_once"),
        ]


class GuardianReading(GuardedModel):
    """When a guardian first opened a child's message. ``Recipient.read_at`` is when the first of them did."""

    id = models.BigAutoField(primary_key=True)
    recipient = models.ForeignKey(Recipient, on_delete=models.PROTECT, related_name="+", db_index=False)
    guardian = models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="+", db_index=False)
    read_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["recipient", "guardian"], name="outreach_guardian_once")]


class FileOpening(GuardedModel):
    """When a resident first opened a file that came with her message. No row for what she has not opened."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    recipient = models.ForeignKey(Recipient, on_delete=models.PROTECT, related_name="+", db_index=False)
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+", db_index=False)
    opened_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["recipient", "attachment"], name="outreach_opening_once")]
        indexes = [models.Index(fields=["attachment", "recipient"], name="outreach_opening_file")]


class CallTask(GuardedModel):
    """That somebody at the unit is to ring a resident who has not read a message. One for each message."""

    recipient = models.OneToOneField(Recipient, on_delete=models.PROTECT, primary_key=True, related_name="+")
    dispatch = models.ForeignKey(Dispatch, on_delete=models.PROTECT, related_name="+", db_index=False)
    unit_id = models.UUIDField()
    resident = models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="+", db_index=False)
    # One of call_states.CallState.
    state = models.TextField()
    made_at = models.DateTimeField()
    # Who rang last, when, how many have tried, and what was noted.
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    attempts = models.PositiveSmallIntegerField(default=0)
    note = models.TextField(default="")

    class Meta:
        indexes = [
            models.Index(
                fields=["unit_id", "made_at", "recipient"],
                condition=Q(state__in=["to_make", "not_answered"]),
                name="outreach_call_waiting",
            ),
            models.Index(fields=["unit_id", "settled_at"], name="outreach_call_settled"),
            models.Index(fields=["dispatch"], name="outreach_call_dispatch"),
        ]


class LetterFile(GuardedModel):
    """Letters of a unit's that are printed together, at most a hundred. While it is not printed it is made anew.

    ``content`` is the PDF, encrypted; empty where there is nothing to print, and once it is posted.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    unit_id = models.UUIDField()
    # Counted at the unit: what stands on the letters.
    number = models.PositiveIntegerField()
    # How many letters are in the content.
    count = models.PositiveSmallIntegerField(default=0)
    content = models.BinaryField()
    made_at = models.DateTimeField()
    printed_at = models.DateTimeField(null=True)
    printed_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    posted_on = models.DateField(null=True)

    sealed_columns: ClassVar[tuple[str, ...]] = ("content",)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit_id", "number"], name="outreach_letter_file_number")]
        indexes = [models.Index(KeyMarks("content"), name="outreach_letter_file_keys")]


class PaperLetter(GuardedModel):
    """That a resident who has not read a message is to have it on paper. One for each message."""

    recipient = models.OneToOneField(Recipient, on_delete=models.PROTECT, primary_key=True, related_name="+")
    dispatch = models.ForeignKey(Dispatch, on_delete=models.PROTECT, related_name="+", db_index=False)
    unit_id = models.UUIDField()
    resident = models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="+", db_index=False)
    # One of letter_states.LetterState, and since when.
    state = models.TextField()
    settled_at = models.DateTimeField()
    file = models.ForeignKey(LetterFile, on_delete=models.PROTECT, null=True, related_name="letters")
    # From 1, in its file.
    place = models.PositiveSmallIntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["unit_id"], condition=Q(state="to_print"), name="outreach_letter_to_print"),
            models.Index(fields=["dispatch", "state"], name="outreach_letter_dispatch"),
        ]


class RecipientValues(GuardedModel):
    """What the variables of a message stand for to one recipient: JSON, encrypted. No row where there are none."""

    recipient = models.OneToOneField(Recipient, on_delete=models.PROTECT, primary_key=True, related_name="own")
    values = models.BinaryField()

    sealed_columns: ClassVar[tuple[str, ...]] = ("values",)

    class Meta:
        indexes = [models.Index(KeyMarks("values"), name="outreach_values_keys")]


class ListedRow(GuardedModel):
    """A row of the list that a dispatch to many is made from, and what was found of it.

    ``said`` is what the sender's list says: the number as it stood there and the values, encrypted in one. What is not
    valid is left out by itself; a valid row is left out where the sender wants it. ``detail`` is which problem, which
    variable, or which other row. ``ground`` is why the guidelines do not let it go (``guidelines.Ground``), and
    ``because`` why it goes nevertheless, or that the sender has left it out.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    dispatch = models.ForeignKey(Dispatch, on_delete=models.PROTECT, related_name="+", db_index=False)
    # The number that the row has in the file.
    position = models.PositiveIntegerField()
    said = models.BinaryField()
    resident = models.ForeignKey(Resident, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    # One of verdicts.Verdict.
    verdict = models.TextField()
    detail = models.TextField(default="")
    ground = models.TextField(default="", db_default="")
    because = models.TextField(default="", db_default="")
    left_out = models.BooleanField()

    sealed_columns: ClassVar[tuple[str, ...]] = ("said",)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dispatch", "position"], name="outreach_listed_place"),
            models.CheckConstraint(
                condition=Q(verdict="valid") | Q(left_out=True) | (Q(verdict="outside") & ~Q(because="")),
                name="outreach_listed_left_out",
            ),
        ]
        indexes = [
            models.Index(fields=["dispatch", "verdict", "position"], name="outreach_listed_verdict"),
            models.Index(fields=["dispatch", "resident"], name="outreach_listed_resident"),
            models.Index(KeyMarks("said"), name="outreach_listed_keys"),
        ]


class UploadedList(GuardedModel):
    """A list that is too long to be checked while somebody waits, until the worker has checked it.

    ``content`` is encrypted with a key of its own, and gone with it once the rows are kept. ``columns`` names the
    column that each variable is in. ``rows`` is how many it has, once it has been read through; ``checked`` of them are
    kept. ``problem`` is what it could not be read for: then the dispatch has the list that it had.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    dispatch = models.OneToOneField(Dispatch, on_delete=models.PROTECT, related_name="+")
    file_key = models.BinaryField()
    content = models.BinaryField(default=b"")
    is_file = models.BooleanField()
    # Made from cases: a resident and the number of her case on each line, in place of a list.
    is_selection = models.BooleanField(default=False, db_default=False)
    # What was chosen where the list leaves it open.
    sheet = models.TextField(default="")
    identity = models.PositiveIntegerField(null=True)
    columns = models.JSONField(default=dict)
    # Under which commission its sender works: the log names it.
    commission_hsa_id = models.TextField(default="")
    uploaded_at = models.DateTimeField()
    rows = models.PositiveIntegerField(null=True)
    checked = models.PositiveIntegerField(default=0)
    # One of recipient_lists.problems.ListProblem, and the row that it is in.
    problem = models.TextField(default="")
    problem_row = models.PositiveIntegerField(default=0)

    sealed_columns: ClassVar[tuple[str, ...]] = ("file_key",)

    class Meta:
        indexes = [models.Index(KeyMarks("file_key"), name="outreach_uploaded_keys")]


class PopulationSelection(GuardedModel):
    """Whom of its population a region writes to, until the worker has found them, and as it is approved.

    They are looked for in the order of their ids: ``last_resident`` is how far the worker has come. ``unreachable``
    counts those who are meant and cannot be reached, by verdict: who they are is kept nowhere.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    dispatch = models.OneToOneField(Dispatch, on_delete=models.PROTECT, related_name="+")
    # A ``selection.Selection``, and what the register calls the place.
    county = models.TextField()
    municipality = models.TextField(default="")
    place = models.TextField()
    sex = models.TextField(default="")
    age_from = models.PositiveSmallIntegerField(null=True)
    age_to = models.PositiveSmallIntegerField(null=True)
    # Under which commission its sender works: the log names it.
    commission_hsa_id = models.TextField(default="")
    asked_at = models.DateTimeField()
    last_resident = models.UUIDField(null=True)
    looked_at = models.PositiveIntegerField(default=0)
    # How many there are to look at, once they are counted.
    total = models.PositiveIntegerField(null=True)
    found = models.PositiveIntegerField(default=0)
    unreachable = models.JSONField(default=dict)
    # Nothing more is done: they are found, or its sender may not send any more.
    is_done = models.BooleanField(default=False)
    is_refused = models.BooleanField(default=False)


class ListRecheck(GuardedModel):
    """That a long list is to be looked at anew for the guidelines, until the worker has done it.

    The message has another ground than the list was checked for, or is for other ages. ``reached`` is the place of the
    last row that has been looked at; ``checked`` of the ``rows`` have been.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    dispatch = models.OneToOneField(Dispatch, on_delete=models.PROTECT, related_name="+")
    # Under which commission its sender works: the log names it.
    commission_hsa_id = models.TextField(default="")
    asked_at = models.DateTimeField()
    rows = models.PositiveIntegerField()
    checked = models.PositiveIntegerField(default=0)
    reached = models.PositiveIntegerField(default=0)


class TrialMessage(GuardedModel):
    """A message to many as its sender sends it to herself before she lets it go (ADR 38). Never one of its recipients.

    ``texts`` and ``signature`` are what was frozen as she asked for it, ``digest`` binds them. ``resident`` is whose
    values it is filled in with; nobody where a region tries out what it writes to its population.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    dispatch = models.ForeignKey(Dispatch, on_delete=models.PROTECT, related_name="+", db_index=False)
    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+", db_index=False)
    resident = models.ForeignKey(Resident, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    texts = models.JSONField()
    signature = models.TextField()
    digest = models.BinaryField()
    asked_at = models.DateTimeField()
    delivered_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    # It was not what was asked for when the worker came to it.
    halted_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["dispatch", "asked_at"], name="outreach_trial_dispatch"),
            models.Index(
                fields=["asked_at"],
                condition=Q(delivered_at__isnull=True, halted_at__isnull=True),
                name="outreach_trial_waiting",
            ),
        ]
