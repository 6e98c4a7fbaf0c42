"""What is handed out about dispatches and messages."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from personalverktyget.domain.attachments.read_models import AttachedFile
from personalverktyget.domain.message_templates.read_models import SendableTemplate
from personalverktyget.domain.outreach.basis import Basis
from personalverktyget.domain.outreach.halts import Halt
from personalverktyget.domain.outreach.states import DispatchState, RecipientState
from personalverktyget.domain.outreach.steps_taken import StepTaken
from personalverktyget.domain.outreach.texts import Texts
from personalverktyget.domain.people.reachability import ReachWarning
from personalverktyget.domain.people.read_models import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedMessage:
    """A message to one resident while it is being written. ``lacking`` are variables that have no value yet."""

    id: UUID
    version: int
    person: Person
    # Why she cannot be written to just now, in words; nothing where she can.
    hindrance: str
    warnings: tuple[ReachWarning, ...]
    # Of a child: whom it goes to in her place, each by name, as far as the sender may know.
    guardians: tuple[str, ...]
    template: SendableTemplate
    # Nothing can be sent with it any longer: another must be chosen.
    template_is_gone: bool
    subject: str
    body: str
    variables: tuple[str, ...]
    values: dict[str, str]
    lacking: tuple[str, ...]
    basis: Basis | None
    texts: Texts
    signature: str
    files: tuple[AttachedFile, ...]
    lacking_text: tuple[str, ...]
    case_id: UUID | None
    saved_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DispatchRow:
    """What has been sent, or is being written. Of one to a single resident, who she is; of others, to how many."""

    id: UUID
    subject: str
    kind: str
    state: DispatchState
    is_single: bool
    person: Person | None
    sent_by: str
    at: datetime
    recipients: int = 0
    delivered: int = 0
    read: int = 0
    answered: int = 0
    not_reached: int = 0
    recalled: int = 0
    waiting: int = 0
    stopped: int = 0


@dataclass(frozen=True, slots=True)
class DispatchList:
    """A page of what a unit has sent."""

    rows: tuple[DispatchRow, ...]
    next_cursor: str = ""


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file that went with a message, and when the resident first opened it."""

    file: AttachedFile
    opened_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SentMessage:
    """A message to one resident that has been let go, and what has become of it."""

    id: UUID
    state: DispatchState
    kind: str
    person: Person
    texts: Texts
    signature: str
    files: tuple[SentFile, ...]
    basis: Basis
    sent_by: str
    released_at: datetime
    send_at: datetime
    recipient_state: RecipientState
    delivered_at: datetime | None
    read_at: datetime | None
    recalled_at: datetime | None
    steps: tuple[StepTaken, ...]
    halted_because: Halt | None
    is_answered: bool
    # Of a child's: who reads it in her place just now, each by name; whether a guardian has read it, whether one has
    # answered, and her name. A name is empty where it is not shown.
    guardians: tuple[str, ...]
    is_read_by_guardian: bool
    is_answered_by_guardian: bool
    answered_by: str
    # Where the actor sees them: the case that the answer has become, and the one that it was written from.
    answer_case_id: UUID | None
    case_id: UUID | None
    can_take_back: bool
    can_recall: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageLine:
    """A message in the resident's inbox. ``asks``: the unit waits for an answer."""

    id: UUID
    subject: str
    unit: str
    delivered_at: datetime
    is_unread: bool
    asks: bool
    # Since it came.
    reminded_at: datetime | None
    # The child's name, where it is about one in whose place she acts.
    about: str = ""


@dataclass(frozen=True, slots=True)
class InboxMessages:
    """What has come to a resident from units."""

    lines: tuple[MessageLine, ...]
    next_cursor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageForResident:
    """A message as the resident reads it. ``answer_case_id`` is what her answer has become."""

    id: UUID
    texts: Texts
    signature: str
    files: tuple[AttachedFile, ...]
    delivered_at: datetime
    reminded_at: datetime | None
    asks: bool
    has_begun: bool
    answer_case_id: UUID | None
    answered_at: datetime | None
    # Of a child's message: who answered, she or another who acts for the child; and the child's name.
    is_answered_by_reader: bool = True
    about: str = ""


@dataclass(frozen=True, slots=True)
class TemplateUses:
    """How many messages were sent with a template, when the last was, and how many are being written."""

    sent: int
    last_at: datetime | None
    being_written: int
