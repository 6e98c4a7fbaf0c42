"""What can be recorded about letters on paper."""

from dataclasses import dataclass
from uuid import UUID

from personalverktyget.domain.access_log.actions import LogAction
from personalverktyget.domain.access_log.events import Event
from personalverktyget.domain.outreach.events.messages import MessageEvent


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
