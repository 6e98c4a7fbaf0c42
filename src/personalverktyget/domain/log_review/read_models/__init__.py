"""What is handed out of the access log, by subject."""

from personalverktyget.domain.log_review.read_models.choosing import (
    ReviewSchedule,
    TriedEntry,
    TriedWeights,
)
from personalverktyget.domain.log_review.read_models.log import (
    LogLine,
    LogPage,
    StaffInLog,
)
from personalverktyget.domain.log_review.read_models.others import (
    AskedEntry,
    EntryToHelp,
    EscalatedEntry,
    EscalatedSummary,
    HelpSummary,
    HelpWanted,
)
from personalverktyget.domain.log_review.read_models.residents import (
    AskedByResident,
    AskedList,
    AskedLogEntry,
    EntryToAskAbout,
    Extract,
    OwnLogLine,
    OwnLogPage,
)
from personalverktyget.domain.log_review.read_models.reviews import (
    EntryAlone,
    EntryPage,
    FlagCount,
    GrantThen,
    HandedOn,
    JudgedEntry,
    QuestionAndAnswer,
    ReviewPage,
    ReviewSummary,
    SuspicionPage,
)

__all__ = [
    "AskedByResident",
    "AskedEntry",
    "AskedList",
    "AskedLogEntry",
    "EntryAlone",
    "EntryPage",
    "EntryToAskAbout",
    "EntryToHelp",
    "EscalatedEntry",
    "EscalatedSummary",
    "Extract",
    "FlagCount",
    "GrantThen",
    "HandedOn",
    "HelpSummary",
    "HelpWanted",
    "JudgedEntry",
    "LogLine",
    "LogPage",
    "OwnLogLine",
    "OwnLogPage",
    "QuestionAndAnswer",
    "ReviewPage",
    "ReviewSchedule",
    "ReviewSummary",
    "StaffInLog",
    "SuspicionPage",
    "TriedEntry",
    "TriedWeights",
]
