"""What can be recorded about dispatches and their messages."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from personalverktyget.domain.access_log.actions import LogAction
from personalverktyget.domain.access_log.events import Event


@dataclass(frozen=True, kw_only=True)
class DispatchEvent(Event):
    """Something done to a dispatch; ``resident`` where it has but one recipient, no ``unit`` where a region sends."""

    action = LogAction.WRITE
    resource = "dispatch"
    dispatch: UUID
    unit: UUID | None
    resident: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class DispatchBegun(DispatchEvent):
    """Somebody began to write to a resident, or to many."""

    name = "dispatch.begun"
    template: UUID


@dataclass(frozen=True, kw_only=True)
class DispatchSaved(DispatchEvent):
    """What was written was kept, and is not sent."""

    name = "dispatch.saved"


@dataclass(frozen=True, kw_only=True)
class DispatchTemplateChosen(DispatchEvent):
    """What is being written goes on with another template."""

    name = "dispatch.template_chosen"
    template: UUID


@dataclass(frozen=True, kw_only=True)
class DispatchDiscarded(DispatchEvent):
    """A dispatch that was being prepared was thrown away."""

    name = "dispatch.discarded"
    action = LogAction.DELETE


@dataclass(frozen=True, kw_only=True)
class DispatchReleased(DispatchEvent):
    """A dispatch was let go: it leaves at its time, unless it is taken back before that."""

    name = "dispatch.released"
    basis: str
    recipients: int


@dataclass(frozen=True, kw_only=True)
class TrialAsked(DispatchEvent):
    """Its sender sent it to herself as a test, filled in as for ``resident``."""

    name = "dispatch.trial_asked"
    trial: UUID


@dataclass(frozen=True, kw_only=True)
class TrialDelivered(DispatchEvent):
    """A test came to who had sent it to herself."""

    name = "dispatch.trial_delivered"
    trial: UUID


@dataclass(frozen=True, kw_only=True)
class TrialHalted(DispatchEvent):
    """A test was not what had been asked for, and came to nobody."""

    name = "dispatch.trial_halted"
    trial: UUID


@dataclass(frozen=True, kw_only=True)
class TrialOpened(DispatchEvent):
    """Who had sent a test to herself opened it for the first time."""

    name = "dispatch.trial_opened"
    trial: UUID


@dataclass(frozen=True, kw_only=True)
class TrialRead(DispatchEvent):
    """Who had sent a test to herself read it."""

    name = "dispatch.trial_read"
    action = LogAction.READ
    trial: UUID


@dataclass(frozen=True, kw_only=True)
class DispatchTakenBack(DispatchEvent):
    """A dispatch was taken back before it left."""

    name = "dispatch.taken_back"


@dataclass(frozen=True, kw_only=True)
class ListUploaded(DispatchEvent):
    """A list that is long was handed in: the worker is to check it."""

    name = "dispatch.list_uploaded"


@dataclass(frozen=True, kw_only=True)
class ListReadThrough(DispatchEvent):
    """A long list was read through: so many rows are to be checked, in place of those of the list before."""

    name = "dispatch.list_read_through"
    rows: int


@dataclass(frozen=True, kw_only=True)
class ListUnreadable(DispatchEvent):
    """A long list could not be read, or not be checked in its sender's name any more."""

    name = "dispatch.list_unreadable"
    problem: str


@dataclass(frozen=True, kw_only=True)
class ListCheckCancelled(DispatchEvent):
    """The check of a long list was broken off, and the list thrown away."""

    name = "dispatch.list_check_cancelled"


@dataclass(frozen=True, kw_only=True)
class RecipientsFrozen(DispatchEvent):
    """So many recipients more of a dispatch that was let go were frozen, with what each is to be told."""

    name = "dispatch.recipients_frozen"
    recipients: int


@dataclass(frozen=True, kw_only=True)
class PopulationAsked(DispatchEvent):
    """A region asked for those of its population that it is to write to: where they live, how old, of which sex."""

    name = "dispatch.population_asked"
    place: str
    sex: str
    age_from: int | None
    age_to: int | None


@dataclass(frozen=True, kw_only=True)
class PopulationSearched(Event):
    """So many residents were looked at; ``residents`` are those of them who are meant."""

    name = "dispatch.population_searched"
    action = LogAction.READ
    resource = "dispatch"
    dispatch: UUID
    residents: tuple[UUID, ...]
    looked_at: int


@dataclass(frozen=True, kw_only=True)
class PopulationRefused(DispatchEvent):
    """Those of a population who were asked for were not looked for: who asked may not send any more."""

    name = "dispatch.population_refused"


@dataclass(frozen=True, kw_only=True)
class RecipientsListed(DispatchEvent):
    """A list of recipients was read and checked; so many of its rows can be sent to."""

    name = "dispatch.recipients_listed"
    rows: int
    valid: int


@dataclass(frozen=True, kw_only=True)
class RecipientsChosen(DispatchEvent):
    """The residents of so many earlier cases were chosen as recipients; by what the cases were chosen."""

    name = "dispatch.recipients_chosen"
    case_types: tuple[UUID, ...]
    since: date | None
    until: date | None
    standing: str
    handler: UUID | None
    rows: int


@dataclass(frozen=True, kw_only=True)
class RecipientsChecked(Event):
    """These residents were found by the numbers of a list, or by their cases, and whether they are reached."""

    name = "dispatch.recipients_checked"
    action = LogAction.READ
    resource = "dispatch"
    dispatch: UUID
    residents: tuple[UUID, ...]
    unit: UUID | None


@dataclass(frozen=True, kw_only=True)
class RecipientsShown(Event):
    """Recipients of a dispatch were shown, or rows of its list; ``page`` says where."""

    name = "dispatch.recipients_shown"
    action = LogAction.READ
    resource = "dispatch"
    dispatch: UUID
    residents: tuple[UUID, ...]
    unit: UUID | None
    page: str


@dataclass(frozen=True, kw_only=True)
class RecipientLeftOut(DispatchEvent):
    """A row of the list was left out, or taken in again."""

    name = "dispatch.recipient_left_out"
    is_left_out: bool


@dataclass(frozen=True, kw_only=True)
class RecipientsConfirmed(Event):
    """Rows of these residents were outside the guidelines, and were taken in for a reason of the sender's."""

    name = "dispatch.recipients_confirmed"
    action = LogAction.WRITE
    resource = "dispatch"
    dispatch: UUID
    residents: tuple[UUID, ...]
    unit: UUID
    ground: str
    because: str


@dataclass(frozen=True, kw_only=True)
class AnswersShown(Event):
    """Answers to a dispatch were shown; ``residents`` are those whose own answers could be read there."""

    name = "dispatch.answers_shown"
    action = LogAction.READ
    resource = "dispatch"
    dispatch: UUID
    residents: tuple[UUID, ...]
    unit: UUID | None
    page: str


@dataclass(frozen=True, kw_only=True)
class ListExported(Event):
    """The list of a dispatch was taken along as a file; who is in it, each part of it records for itself."""

    name = "dispatch.list_exported"
    action = LogAction.PRINT
    resource = "dispatch"
    dispatch: UUID
    unit: UUID | None
    rows: int
    file: str


@dataclass(frozen=True, kw_only=True)
class AnswersExported(Event):
    """So many answers to a dispatch were taken along as a file; whose, each part of it records for itself."""

    name = "dispatch.answers_exported"
    action = LogAction.PRINT
    resource = "dispatch"
    dispatch: UUID
    unit: UUID | None
    count: int
    file: str


@dataclass(frozen=True, kw_only=True)
class DispatchSubmitted(DispatchEvent):
    """A dispatch to so many that it needs it was handed over for approval."""

    name = "dispatch.submitted"
    basis: str
    recipients: int


@dataclass(frozen=True, kw_only=True)
class DispatchApproved(DispatchEvent):
    """Somebody else than who prepared it approved a dispatch."""

    name = "dispatch.approved"
    recipients: int


@dataclass(frozen=True, kw_only=True)
class DispatchSentBack(DispatchEvent):
    """A dispatch was sent back to who prepared it, with a remark."""

    name = "dispatch.sent_back"


@dataclass(frozen=True, kw_only=True)
class DispatchPaused(DispatchEvent):
    """A dispatch was paused while it was being sent."""

    name = "dispatch.paused"


@dataclass(frozen=True, kw_only=True)
class DispatchResumed(DispatchEvent):
    """A dispatch that was paused goes on."""

    name = "dispatch.resumed"


@dataclass(frozen=True, kw_only=True)
class DispatchStopped(DispatchEvent):
    """A dispatch was stopped; so many who had not got it never will."""

    name = "dispatch.stopped"
    recipients: int


@dataclass(frozen=True, kw_only=True)
class DispatchRetried(DispatchEvent):
    """A dispatch that was sent is tried again with so many whom it did not reach."""

    name = "dispatch.retried"
    recipients: int


@dataclass(frozen=True, kw_only=True)
class RecallAsked(DispatchEvent):
    """Somebody had all recalled that nobody has read of a dispatch; they are so many that the worker does it."""

    name = "dispatch.recall_asked"
    recipients: int


@dataclass(frozen=True, kw_only=True)
class RecallEnded(DispatchEvent):
    """All that nobody had read was recalled."""

    name = "dispatch.recall_ended"


@dataclass(frozen=True, kw_only=True)
class DispatchSent(DispatchEvent):
    """A dispatch has reached all whom it could reach."""

    name = "dispatch.sent"
    delivered: int
    not_reached: int


@dataclass(frozen=True, kw_only=True)
class ListForgotten(DispatchEvent):
    """The list that a dispatch was made from was removed, some days after it had ended; its outcome is kept."""

    name = "dispatch.list_forgotten"
    rows: int


@dataclass(frozen=True, kw_only=True)
class DispatchHalted(DispatchEvent):
    """The program stopped a dispatch, since it was not as it had been released; ``reason`` is one of halts.Halt."""

    name = "dispatch.halted"
    reason: str


@dataclass(frozen=True, kw_only=True)
class DispatchesListed(Event):
    """A list of what a unit has sent was shown, with these residents in it."""

    name = "dispatches.listed"
    action = LogAction.READ
    resource = "view"
    view: str
    residents: tuple[UUID, ...]
    unit: UUID | None


@dataclass(frozen=True, kw_only=True)
class DispatchRead(DispatchEvent):
    """A dispatch was opened; ``residents`` are guardians who were told of there, since they read in a child's place."""

    name = "dispatch.read"
    action = LogAction.READ
    page: str = "dispatch"
    residents: tuple[UUID, ...] = ()


@dataclass(frozen=True, kw_only=True)
class AddresseeLookedUp(Event):
    """Somebody looked a resident up by her identity number, to write to her; nobody where there was none."""

    name = "dispatch.addressee_looked_up"
    action = LogAction.READ
    resource = "unit"
    residents: tuple[UUID, ...]
    unit: UUID


@dataclass(frozen=True, kw_only=True)
class MessageEvent(Event):
    """Something that became of one recipient's message."""

    action = LogAction.WRITE
    resource = "recipient"
    recipient: UUID
    dispatch: UUID
    resident: UUID
    unit: UUID | None


@dataclass(frozen=True, kw_only=True)
class MessageDelivered(MessageEvent):
    """A message came to a resident's inbox."""

    name = "message.delivered"


@dataclass(frozen=True, kw_only=True)
class MessageNotDelivered(MessageEvent):
    """A message could not come to a resident's inbox."""

    name = "message.not_delivered"
    reason: str


@dataclass(frozen=True, kw_only=True)
class MessageOpened(MessageEvent):
    """A resident opened a message for the first time."""

    name = "message.opened"


@dataclass(frozen=True, kw_only=True)
class MessageFileOpened(MessageEvent):
    """A resident opened a file that came with a message, for the first time."""

    name = "message.file_opened"
    attachment: UUID


@dataclass(frozen=True, kw_only=True)
class MessageRecalled(MessageEvent):
    """A message that nobody had read was taken out of the resident's inbox."""

    name = "message.recalled"


@dataclass(frozen=True, kw_only=True)
class MessageReminded(MessageEvent):
    """A resident was reminded of a message; ``step`` and ``count`` say how."""

    name = "message.reminded"
    step: str
    count: int


@dataclass(frozen=True, kw_only=True)
class CallAsked(MessageEvent):
    """Somebody at the unit is to ring about a message that nobody has read."""

    name = "message.call_asked"


@dataclass(frozen=True, kw_only=True)
class CallRecorded(MessageEvent):
    """Somebody rang about a message; ``outcome`` says where the call stands."""

    name = "message.call_recorded"
    outcome: str


@dataclass(frozen=True, kw_only=True)
class CallsListed(Event):
    """The list of those to ring was shown, with these residents in it."""

    name = "calls.listed"
    action = LogAction.READ
    resource = "view"
    view: str
    residents: tuple[UUID, ...]
    unit: UUID


@dataclass(frozen=True, kw_only=True)
class LetterAsked(MessageEvent):
    """Somebody at the unit is to post a letter with a message that nobody has read."""

    name = "message.letter_asked"


@dataclass(frozen=True, kw_only=True)
class LetterEvent(Event):
    """Something that became of letters on paper to these residents."""

    action = LogAction.WRITE
    resource = "letter_file"
    letter_file: UUID
    residents: tuple[UUID, ...]
    unit: UUID


@dataclass(frozen=True, kw_only=True)
class LettersMade(LetterEvent):
    """Letters were set, to be printed in one file."""

    name = "letters.made"


@dataclass(frozen=True, kw_only=True)
class LettersPrinted(LetterEvent):
    """Somebody took out a file of letters to print."""

    name = "letters.printed"
    action = LogAction.PRINT


@dataclass(frozen=True, kw_only=True)
class LettersPosted(LetterEvent):
    """The letters of a file were posted."""

    name = "letters.posted"


@dataclass(frozen=True, kw_only=True)
class LetterReturned(LetterEvent):
    """A letter came back."""

    name = "letters.returned"


@dataclass(frozen=True, kw_only=True)
class LettersListed(Event):
    """The unit's files of letters were shown; nobody is named there."""

    name = "letters.listed"
    action = LogAction.READ
    resource = "view"
    view: str
    unit: UUID


@dataclass(frozen=True, kw_only=True)
class FollowUpsLookedAt(Event):
    """The program looked at what was due for so many messages; what was done is told of each."""

    name = "follow_ups.looked_at"
    action = LogAction.WRITE
    resource = "view"
    view: str
    messages: int


@dataclass(frozen=True, kw_only=True)
class MessageRead(MessageEvent):
    """A resident read a message."""

    name = "message.read"
    action = LogAction.READ


@dataclass(frozen=True, kw_only=True)
class MessagesListed(Event):
    """A resident saw the list of what units have written to her; ``residents`` are children about whom it was."""

    name = "messages.listed"
    action = LogAction.READ
    resource = "resident"
    resident: UUID
    residents: tuple[UUID, ...] = ()
