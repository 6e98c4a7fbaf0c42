"""What can be recorded about the reading of the log itself (L-04), and about its reviews (K-01)."""

from dataclasses import dataclass
from uuid import UUID

from personalverktyget.domain.access_log.actions import LogAction, LogPurpose
from personalverktyget.domain.access_log.events import Event


@dataclass(frozen=True, kw_only=True)
class OwnLogRead(Event):
    """A resident saw who has opened what is hers."""

    name = "log.own_read"
    action = LogAction.READ
    resource = "resident"
    resident: UUID


@dataclass(frozen=True, kw_only=True)
class LogRead(Event):
    """A reviewer read the unit's access log."""

    name = "log.read"
    action = LogAction.READ
    purpose = LogPurpose.QUALITY
    resource = "unit"
    unit: UUID
    first_day: str
    last_day: str
    residents: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class LogReviewEvent(Event):
    """Something done in a review of a unit's log."""

    action = LogAction.WRITE
    purpose = LogPurpose.QUALITY
    resource = "review"
    review: UUID
    unit: UUID


@dataclass(frozen=True, kw_only=True)
class LogReviewBegun(LogReviewEvent):
    """A review was begun, and entries chosen for it with this seed."""

    name = "log_review.begun"
    kind: str
    first_day: str
    last_day: str
    seed: str
    chosen: int


@dataclass(frozen=True, kw_only=True)
class LogReviewRead(LogReviewEvent):
    """A reviewer opened a review, or one of its entries, which showed these residents."""

    name = "log_review.read"
    action = LogAction.READ
    residents: tuple[UUID, ...]
    position: int = 0


@dataclass(frozen=True, kw_only=True)
class LogEntryJudged(LogReviewEvent):
    """A reviewer gave a verdict on an entry. ``staff`` is whose entry it is."""

    name = "log_review.judged"
    entry: UUID
    verdict: str
    staff: UUID


@dataclass(frozen=True, kw_only=True)
class LogReviewSigned(LogReviewEvent):
    """A review was signed off. ``digest`` is over all of it, so that the log's seal keeps the review too."""

    name = "log_review.signed"
    action = LogAction.SIGN
    digest: str
    justified: int
    unclear: int
    suspected: int


@dataclass(frozen=True, kw_only=True)
class SuspicionBegun(LogReviewEvent):
    """A review was begun on suspicion, about a staff member or a resident."""

    name = "log_review.suspicion_begun"
    first_day: str
    last_day: str
    staff: UUID | None = None
    resident: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class EntriesTakenUp(LogReviewEvent):
    """A reviewer took entries up into a review on suspicion, at the places from ``first`` on."""

    name = "log_review.taken_up"
    first: int
    count: int


@dataclass(frozen=True, kw_only=True)
class LogExtractEvent(Event):
    """Something done with an extract of the log to a resident, which the law lets her ask for."""

    action = LogAction.READ
    purpose = LogPurpose.DOCUMENTATION
    resource = "extract"
    extract: UUID
    unit: UUID
    resident: UUID


@dataclass(frozen=True, kw_only=True)
class LogExtractBegun(LogExtractEvent):
    """A reviewer looked for what the log tells of a resident, at so many units."""

    name = "log_extract.begun"
    first_day: str
    last_day: str
    units: int


@dataclass(frozen=True, kw_only=True)
class LogExtractRead(LogExtractEvent):
    """A reviewer looked through an extract."""

    name = "log_extract.read"


@dataclass(frozen=True, kw_only=True)
class LogExtractTaken(LogExtractEvent):
    """A reviewer took an extract out of the program, on paper or as a file."""

    name = "log_extract.taken"
    action = LogAction.PRINT
    format: str


@dataclass(frozen=True, kw_only=True)
class ColleagueAsked(LogReviewEvent):
    """A reviewer asked the colleague whose entry it is."""

    name = "log_review.colleague_asked"
    entry: UUID
    staff: UUID


@dataclass(frozen=True, kw_only=True)
class ColleagueAnswered(LogReviewEvent):
    """The colleague answered."""

    name = "log_review.colleague_answered"
    entry: UUID


@dataclass(frozen=True, kw_only=True)
class EntryEscalated(LogReviewEvent):
    """An entry was handed on to the care provider's reviewers."""

    name = "log_review.escalated"
    entry: UUID
    staff: UUID


@dataclass(frozen=True, kw_only=True)
class EscalatedRead(LogReviewEvent):
    """A reviewer of the care provider opened what was handed on, which showed these residents."""

    name = "log_review.escalated_read"
    action = LogAction.READ
    entry: UUID
    residents: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class EscalationSettled(LogReviewEvent):
    """A reviewer of the care provider gave her verdict."""

    name = "log_review.settled"
    entry: UUID
    verdict: str


@dataclass(frozen=True, kw_only=True)
class QuestionsRead(Event):
    """Somebody read what log control asks her about her own entries."""

    name = "log_review.questions_read"
    action = LogAction.READ
    purpose = LogPurpose.QUALITY
    resource = "staff"
    staff: UUID


@dataclass(frozen=True, kw_only=True)
class ReviewScheduleChanged(Event):
    """A unit's log is to be reviewed every so many months."""

    name = "log_review.schedule_changed"
    action = LogAction.WRITE
    purpose = LogPurpose.ADMINISTRATION
    resource = "unit"
    unit: UUID
    months: int


@dataclass(frozen=True, kw_only=True)
class ReviewWeightsChanged(Event):
    """What the flags count in a region's reviews was changed. ``weights`` names each flag with what it counts now."""

    name = "log_review.weights_changed"
    action = LogAction.WRITE
    purpose = LogPurpose.ADMINISTRATION
    resource = "region"
    region: UUID
    weights: str


@dataclass(frozen=True, kw_only=True)
class ReviewWeightsTried(Event):
    """Somebody saw what other weights would have chosen at a unit. It shows flags and places, and nobody."""

    name = "log_review.weights_tried"
    action = LogAction.READ
    purpose = LogPurpose.ADMINISTRATION
    resource = "region"
    region: UUID
    unit: UUID
    weights: str


@dataclass(frozen=True, kw_only=True)
class HelperNamed(LogReviewEvent):
    """The region named somebody to judge what the unit's only reviewer did herself."""

    name = "log_review.helper_named"
    purpose = LogPurpose.ADMINISTRATION
    staff: UUID
    for_staff: UUID


@dataclass(frozen=True, kw_only=True)
class LogQuestionBegun(Event):
    """A resident began to ask about an entry of the log; ``unit`` is where it was made."""

    name = "log_question.begun"
    action = LogAction.WRITE
    resource = "question"
    question: UUID
    unit: UUID
    resident: UUID


@dataclass(frozen=True, kw_only=True)
class AskedEntryRead(Event):
    """Whoever has a resident's question about the log saw which entry it is about."""

    name = "log_question.read"
    action = LogAction.READ
    resource = "question"
    question: UUID
    unit: UUID
    resident: UUID


@dataclass(frozen=True, kw_only=True)
class LogQuestionsListed(Event):
    """A reviewer saw what residents ask about the unit's log."""

    name = "log_questions.listed"
    action = LogAction.READ
    purpose = LogPurpose.QUALITY
    resource = "unit"
    unit: UUID
    residents: tuple[UUID, ...]
