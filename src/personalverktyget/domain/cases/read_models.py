"""What is handed out about cases. ``CaseForResident`` has no notes: what a resident reads cannot hold them."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from personalverktyget.domain.attachments.read_models import AttachedFile
from personalverktyget.domain.cases.reply_choices import ReplyChoice
from personalverktyget.domain.cases.states import Action, State
from personalverktyget.domain.forms.translations.languages import SWEDISH
from personalverktyget.domain.people.read_models import Colleague, Person


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case in a staff list."""

    id: UUID
    number: int
    headline: str
    case_type: str
    state: State
    person: Person
    handler_id: UUID | None
    handler: str
    received_at: datetime
    due_at: datetime
    awaits_feedback: bool
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class CaseList:
    """A page of a staff list. The cursors point at the neighbours; empty where there are none."""

    view: str
    rows: tuple[CaseRow, ...]
    next_cursor: str = ""
    previous_cursor: str = ""
    # A search that found more than it shows.
    has_more: bool = False


@dataclass(frozen=True, slots=True)
class QueueCounts:
    """How many cases each view holds. A count stops at ``BOUND`` + 1, which reads "more than BOUND"."""

    BOUND = 300

    unassigned: int
    mine: int
    waiting: int
    today: int
    late: int
    # What a package above this one had counted in the same statement.
    also: int = 0


@dataclass(frozen=True, slots=True)
class CaseTypeInUse:
    """What hangs on a case type. A count of what residents have stops at ``BOUND`` + 1, "more than BOUND"."""

    BOUND = 10_000

    units: int
    open_units: int
    open_cases: int
    # Forms in which residents have begun to write.
    drafts: int


@dataclass(frozen=True, slots=True)
class ThreadItem:
    """A message, a note or a step, in the order of time. ``kind`` is a message kind, ``note`` or ``step``."""

    kind: str
    at: datetime
    by: str
    body: str = ""
    signature: str = ""
    read_at: datetime | None = None
    action: Action | None = None
    to_state: State | None = None
    handler: str = ""
    reason: str = ""
    message_id: UUID | None = None
    files: tuple[AttachedFile, ...] = ()
    # Who wrote it in a child's place; ``by`` is then her name, empty where it is not shown.
    guardian_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A question as it was put, and what the resident answered, in words."""

    question: str
    answer: str
    # What the repetition is called, in a group that repeats: Läkemedel 2.
    group: str = ""
    # Where the question asks for files.
    files: tuple[AttachedFile, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseFiles:
    """The files of a case: those that were sent by either side, and those that the one who reads has not sent yet."""

    sent: tuple[AttachedFile, ...]
    unsent: tuple[AttachedFile, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody has written and not sent."""

    kind: str
    body: str
    saved_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseForStaff:
    """A case that a staff member has opened, with what she may do to it."""

    id: UUID
    number: int
    version: int
    headline: str
    case_type: str
    case_type_code: str
    state: State
    person: Person
    handler_id: UUID | None
    handler: str
    received_at: datetime
    promised_at: datetime
    due_at: datetime
    awaits_feedback: bool
    first_feedback_at: datetime | None
    closing_due_at: datetime
    closed_at: datetime | None
    close_reason: str
    # The language that the form was filled in in; empty is Swedish.
    form_language: str
    # Whether it came of something that the unit sent or wrote: a message, or an entry of its log.
    is_prompted: bool
    # Whether a guardian sent it in the child's place, and her name; empty where that is not shown.
    is_by_guardian: bool
    guardian: str
    answers: tuple[Answer, ...]
    thread: tuple[ThreadItem, ...]
    actions: frozenset[Action]
    draft: Draft | None
    unsent_files: tuple[AttachedFile, ...]
    signature: str
    reply_choices: tuple[ReplyChoice, ...] = field(default=())
    possible_handlers: tuple[Colleague, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class ResidentCaseRow:
    """A case in the resident's inbox."""

    id: UUID
    number: int
    headline: str
    case_type: str
    unit: str
    state: State
    received_at: datetime
    last_event_at: datetime
    due_at: datetime | None
    has_unread: bool
    # The child's name, where it is about one in whose place she acts.
    about: str = ""


@dataclass(frozen=True, slots=True)
class FormDraftRow:
    """A half-filled form in the resident's inbox."""

    id: UUID
    case_type: str
    unit: str
    saved_at: datetime
    about: str = ""


@dataclass(frozen=True, slots=True)
class Inbox:
    """The resident's inbox."""

    cases: tuple[ResidentCaseRow, ...]
    drafts: tuple[FormDraftRow, ...]
    next_cursor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseForResident:
    """A case as the resident sees it."""

    id: UUID
    number: int
    version: int
    headline: str
    case_type: str
    unit: str
    unit_hsa_id: str
    unit_phone: str
    state: State
    received_at: datetime
    due_at: datetime | None
    closed_at: datetime | None
    answers: tuple[Answer, ...]
    thread: tuple[ThreadItem, ...]
    can_answer: bool
    # What she has written and attached in answer, and not sent.
    takes_files: bool
    draft: Draft | None
    unsent_files: tuple[AttachedFile, ...]
    # The child's name, where it is about one in whose place the reader acts: ``reader`` is then her id as guardian, and
    # ``guardian_id`` that of whoever sent it.
    about: str
    reader: UUID | None
    guardian_id: UUID | None


@dataclass(frozen=True, slots=True)
class AnswersFile:
    """The answers of a case as a file: its name, and what stands in it."""

    file_name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """That a case was received: its number and the promise."""

    case_id: UUID
    number: int
    unit: str
    case_type: str
    received_at: datetime
    promised_at: datetime
    text: str = ""
    files: tuple[AttachedFile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormDraft:
    """A form that a resident is filling in. ``answers`` lie over what the form begins with."""

    id: UUID
    unit: str
    unit_hsa_id: str
    unit_phone: str
    case_type: str
    case_type_code: str
    form: Any
    answers: dict[str, Any]
    files: tuple[AttachedFile, ...]
    is_begun: bool
    saved_at: datetime
    is_withdrawn: bool
    promised_at: datetime
    # Why the resident does not meet this case type any longer; nothing while she does.
    barred: str
    # The child's name, where she fills it in in a child's place.
    about: str
    # The unit's message that it answers; nothing where she began by herself.
    message_id: UUID | None
    # A newer version is live; ``changed`` are the answered questions that it does not ask in the same way.
    is_outdated: bool = False
    changed: tuple[str, ...] = ()
    # The language that the form reads in, and all that it is offered in.
    language: str = SWEDISH
    languages: tuple[str, ...] = (SWEDISH,)

    @property
    def cannot_be_sent(self) -> bool:
        """Whether there is no use in filling it in."""
        return self.is_withdrawn or bool(self.barred)


@dataclass(frozen=True, slots=True)
class DueReason:
    """Why a case is due when it is, step by step (the steps are the calendar's)."""

    case_id: UUID
    number: int
    since: datetime
    due_at: datetime
    target: str
    steps: tuple[Any, ...]
    is_closing: bool
