"""What is handed out about dispatches to many."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from personalverktyget.domain.access_log.disclosure import Disclosure
from personalverktyget.domain.attachments.read_models import AttachedFile
from personalverktyget.domain.message_templates.read_models import SendableTemplate
from personalverktyget.domain.outreach.basis import Basis
from personalverktyget.domain.outreach.guidelines import Ages, Because, Ground
from personalverktyget.domain.outreach.halts import Halt
from personalverktyget.domain.outreach.letter_states import LetterState
from personalverktyget.domain.outreach.states import DispatchState, RecipientState
from personalverktyget.domain.outreach.steps_taken import StepTaken
from personalverktyget.domain.outreach.texts import Texts
from personalverktyget.domain.outreach.verdicts import Verdict
from personalverktyget.domain.people.read_models import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedDispatch:
    """A message to many while it is being written. ``asked`` are the variables that the list must have columns for.

    ``chosen`` rows are sent to, ``left_out`` are not; ``confirmed`` of the chosen are outside the guidelines and go
    nevertheless. ``list_is_outdated`` where the text asks for other columns now, ``list_is_of_other_ground`` where the
    list was checked against another ground, or for other ages. ``list_problem`` says why a long list that was handed in
    since was not read. ``example`` is one whom it is sent to, with the message as she reads it.
    """

    id: UUID
    version: int
    template: SendableTemplate
    # Nothing can be sent with it any longer: another must be chosen.
    template_is_gone: bool
    subject: str
    body: str
    basis: Basis | None
    asked: tuple[str, ...]
    texts: Texts
    signature: str
    files: tuple[AttachedFile, ...]
    lacking_text: tuple[str, ...]
    counts: Mapping[Verdict, int]
    chosen: int
    left_out: int
    confirmed: int
    # How many of the chosen are children, whose guardians it goes to.
    to_guardians: int
    ages: Ages
    list_is_outdated: bool
    list_is_of_other_ground: bool
    list_problem: str
    needs_approval: bool
    remark: str
    saved_at: datetime
    example: "Example | None"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListCheck:
    """How far the worker has come with a list. ``rows`` is ``None`` before it has read the list through."""

    dispatch_id: UUID
    subject: str
    checked: int
    rows: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SelectionSeen:
    """Whom of its population a region writes to, and how many were found: counts, and nobody.

    ``unreachable`` are those who are meant and cannot be reached. ``is_refused``: they were not looked for, since who
    asked might not send any more.
    """

    place: str
    municipality: str
    sex: str
    age_from: int | None
    age_to: int | None
    found: int
    unreachable: int
    is_refused: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A test that a sender has sent to herself, as the resident's inbox shows it. ``as_for`` is whose values it has.

    ``has_address``: it is told by mail too. ``is_prepared``: its dispatch has not been let go.
    """

    id: UUID
    dispatch_id: UUID
    texts: Texts
    signature: str
    files: tuple[AttachedFile, ...]
    asks: bool
    as_for: str
    delivered_at: datetime | None
    is_halted: bool
    has_address: bool
    is_prepared: bool


@dataclass(frozen=True, slots=True)
class TrialLine:
    """A test in the list of them."""

    id: UUID
    asked_at: datetime
    delivered_at: datetime | None
    opened_at: datetime | None
    is_halted: bool


@dataclass(frozen=True, slots=True)
class Example:
    """One recipient, and the message as she reads it.

    ``place`` is which of those it is sent to she is; ``previous`` and ``following`` are the rows beside hers, where
    there are any. Nothing where they were not asked for.
    """

    person: Person
    texts: Texts
    place: int = 0
    previous: int | None = None
    following: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedRowForSender:
    """A row of the list: what stood in it, and what was found.

    Of one that was made from a case ``case_number`` says which; what is written is empty where it must not be shown.
    """

    position: int
    written: str
    values: Mapping[str, str]
    case_number: int | None
    verdict: Verdict
    detail: str
    ground: Ground | None
    because: Because | None
    is_left_out: bool


@dataclass(frozen=True, slots=True)
class ListedPage:
    """Some rows of the list."""

    rows: tuple[ListedRowForSender, ...]
    next_cursor: str = ""


@dataclass(frozen=True, slots=True)
class ListExport:
    """All rows of the list, some at a time as they are asked for, and the variables that they have values for."""

    columns: tuple[str, ...]
    batches: Iterator[Disclosure[tuple[ListedRowForSender, ...]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How many recipients a dispatch has, and what has become of them. ``delivered`` are those in whose inbox it is."""

    recipients: int = 0
    waiting: int = 0
    delivered: int = 0
    read: int = 0
    answered: int = 0
    not_reached: int = 0
    recalled: int = 0
    stopped: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SentDispatch:
    """A message to many that has been let go, or waits for approval.

    ``planned`` is to how many it goes: until all of them are frozen, more than ``progress`` knows of. ``done_at`` is
    when the last is expected to have got it.
    """

    id: UUID
    version: int
    state: DispatchState
    kind: str
    texts: Texts
    signature: str
    files: tuple[AttachedFile, ...]
    lacking_text: tuple[str, ...]
    basis: Basis
    template: str
    sent_by: str
    released_at: datetime
    approved_by: str
    approved_at: datetime | None
    send_at: datetime | None
    ended_at: datetime | None
    halted_because: Halt | None
    progress: Progress
    reminded: int
    planned: int
    # How many of them are outside the guidelines and go nevertheless, while their list is kept.
    confirmed: int
    rate: int | None
    done_at: datetime | None
    # How many have opened any of the files.
    opened_files: int
    to_ring: int
    letters: Mapping[LetterState, int]
    can_approve: bool
    can_take_back: bool
    can_pause: bool
    can_resume: bool
    can_retry: bool
    can_stop: bool
    can_recall: bool
    is_recalling: bool

    @property
    def has_left(self) -> bool:
        """Whether any of it has been sent, or is being sent: until then there is nobody who has sent it."""
        match self.state:
            case DispatchState.SENDING | DispatchState.PAUSED | DispatchState.SENT:
                return True
            case DispatchState.STOPPED:
                return self.progress.stopped < self.progress.recipients
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientRow:
    """One recipient of a dispatch, what her variables stand for, and what has become of her message.

    ``reason`` is why she was not reached, as the reader may know it.
    """

    position: int
    person: Person
    values: Mapping[str, str]
    state: RecipientState
    reason: str
    delivered_at: datetime | None
    read_at: datetime | None
    recalled_at: datetime | None
    # When she first opened any of the files that came with it.
    file_opened_at: datetime | None
    is_answered: bool
    steps: tuple[StepTaken, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientPage:
    """Some recipients of a dispatch."""

    rows: tuple[RecipientRow, ...]
    columns: tuple[str, ...]
    next_cursor: str = ""


@dataclass(frozen=True, slots=True)
class RecipientExport:
    """All of the recipients, some at a time; each time is a reading of its own."""

    columns: tuple[str, ...]
    is_question: bool
    batches: Iterator[Disclosure[RecipientPage]]
