"""What can be recorded about cases."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from personalverktyget.domain.access_log.actions import LogAction
from personalverktyget.domain.access_log.events import Event
from personalverktyget.domain.cases.kinds import MessageKind


@dataclass(frozen=True, kw_only=True)
class CaseEvent(Event):
    """Something done to one case."""

    action = LogAction.WRITE
    resource = "case"
    case: UUID
    resident: UUID
    unit: UUID


@dataclass(frozen=True, kw_only=True)
class CaseReceived(CaseEvent):
    """A resident sent a case."""

    name = "case.received"


@dataclass(frozen=True, kw_only=True)
class CaseAssigned(CaseEvent):
    """A case was given to a handler."""

    name = "case.assigned"
    handler: UUID


@dataclass(frozen=True, kw_only=True)
class CaseTaken(CaseEvent):
    """A handler took a case."""

    name = "case.taken"


@dataclass(frozen=True, kw_only=True)
class CaseReturned(CaseEvent):
    """A handler gave a case back to those who distribute."""

    name = "case.returned"


@dataclass(frozen=True, kw_only=True)
class CaseReplied(CaseEvent):
    """A partial or final reply was sent."""

    name = "case.replied"
    message: UUID
    kind: str


@dataclass(frozen=True, kw_only=True)
class CounterQuestionSent(CaseEvent):
    """A counter-question was sent."""

    name = "case.counter_question"
    message: UUID


@dataclass(frozen=True, kw_only=True)
class PhoneCallRecorded(CaseEvent):
    """A phone call with the resident was recorded."""

    name = "case.phone_call"
    message: UUID


@dataclass(frozen=True, kw_only=True)
class CaseNoted(CaseEvent):
    """An internal note was written."""

    name = "case.noted"
    note: UUID


@dataclass(frozen=True, kw_only=True)
class CaseAnswered(CaseEvent):
    """The resident answered a counter-question."""

    name = "case.answered"
    message: UUID


@dataclass(frozen=True, kw_only=True)
class CaseClosed(CaseEvent):
    """A case was closed without a final reply."""

    name = "case.closed"


@dataclass(frozen=True, kw_only=True)
class CaseReopened(CaseEvent):
    """A closed case was opened again."""

    name = "case.reopened"


@dataclass(frozen=True, kw_only=True)
class CaseReleased(CaseEvent):
    """A case went back to those who distribute, since its handler no longer holds the role."""

    name = "case.released"
    handler: UUID


@dataclass(frozen=True, kw_only=True)
class DraftSaved(CaseEvent):
    """Somebody's writing on a case was kept for later."""

    name = "case.draft_saved"


@dataclass(frozen=True, kw_only=True)
class DraftDiscarded(CaseEvent):
    """A resident threw away what she had written and attached on a case and not sent."""

    name = "case.draft_discarded"
    action = LogAction.DELETE


@dataclass(frozen=True, kw_only=True)
class FormDraftSaved(Event):
    """A resident's half-filled form was kept, or thrown away."""

    name = "case.form_draft_saved"
    action = LogAction.WRITE
    resource = "draft"
    draft: UUID
    resident: UUID
    unit: UUID
    discarded: bool = False


@dataclass(frozen=True, kw_only=True)
class CaseRead(CaseEvent):
    """A case was opened."""

    name = "case.read"
    action = LogAction.READ
    page: str = "case"


@dataclass(frozen=True, kw_only=True)
class ClosedCaseOpened(CaseEvent):
    """Somebody chose a reason to open a closed case that she had not handled. Log control looks at these first."""

    name = "case.opened_with_reason"
    action = LogAction.READ
    reason: str


@dataclass(frozen=True, kw_only=True)
class ProtectedIdentityShown(CaseEvent):
    """The name and number of a person with protected identity were shown."""

    name = "protected_identity.shown"
    action = LogAction.READ


@dataclass(frozen=True, kw_only=True)
class CasesListed(Event):
    """A list of cases was shown, with these residents in it."""

    name = "cases.listed"
    action = LogAction.READ
    resource = "view"
    view: str
    residents: tuple[UUID, ...]
    unit: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class CasesSearched(Event):
    """Cases were searched. What was searched for is not in the log: it may be a name or a number (L-08)."""

    name = "cases.searched"
    action = LogAction.READ
    resource = "by"
    by: str
    residents: tuple[UUID, ...]
    unit: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class InboxRead(Event):
    """A resident opened her inbox; ``residents`` are the children among those whose cases stood in it."""

    name = "inbox.read"
    action = LogAction.READ
    resource = "resident"
    resident: UUID
    residents: tuple[UUID, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FormDraftRead(Event):
    """A resident opened a half-filled form."""

    name = "case.form_draft_read"
    action = LogAction.READ
    resource = "draft"
    draft: UUID
    resident: UUID
    unit: UUID


@dataclass(frozen=True, kw_only=True)
class CasesImported(Event):
    """Cases were brought in from another source, one event for all beside those of each case."""

    name = "cases.imported"
    action = LogAction.WRITE
    resource = "source"
    source: str
    count: int


def event_of_message(kind: MessageKind, where: Mapping[str, UUID], message: UUID) -> CaseEvent:
    """The event that tells that a message from the unit was sent. ``where`` names case, resident and unit."""
    match kind:
        case MessageKind.COUNTER_QUESTION:
            return CounterQuestionSent(**where, message=message)
        case MessageKind.PHONE_CALL:
            return PhoneCallRecorded(**where, message=message)
        case _:
            return CaseReplied(**where, message=message, kind=kind)
