"""What the verification of the log can find, and how it says so in plain Swedish, for operators and reviewers."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from personalverktyget.base.clock import local

KEPT = 1000


class Kind(StrEnum):
    """What was done to the log."""

    ALTERED = "altered"
    REMOVED = "removed"
    INSERTED = "inserted"
    MOVED = "moved"
    SEAL_ALTERED = "seal_altered"
    SEAL_REMOVED = "seal_removed"
    WRONG_SIGNATURE = "wrong_signature"
    REWRITTEN = "rewritten"
    CUT = "cut"
    HEADS_ALTERED = "heads_altered"
    REMOVAL_FALSE = "removal_false"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is not as it was sealed. ``words`` says it to people."""

    kind: Kind
    words: str
    seq: int | None = None
    entry_id: str | None = None
    at: datetime | None = None
    batch: int | None = None


@dataclass(slots=True)
class Report:
    """What a verification saw. ``unchecked`` says why something could not be checked at all."""

    entries: int = 0
    batches: int = 0
    unsealed: int = 0
    unpublished: int = 0
    removed: int = 0
    removed_months: int = 0
    findings: list[Finding] = field(default_factory=list)
    more: int = 0
    unchecked: list[str] = field(default_factory=list)

    @property
    def is_honest(self) -> bool:
        """Whether everything could be checked and nothing was found."""
        return not self.findings and not self.unchecked

    def add(self, finding: Finding) -> None:
        """Keep a finding; beyond a bound they are only counted."""
        if len(self.findings) < KEPT:
            self.findings.append(finding)
        else:
            self.more += 1


def moment(epoch: str | None) -> datetime | None:
    """The time that an entry's text tells, where a calendar can hold it."""
    try:
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=float(epoch)) if epoch else None
    except (ValueError, OverflowError):
        return None


def shown(at: datetime | None) -> str:
    """The time as people in Sweden read it."""
    try:
        return f"{local(at):%Y-%m-%d %H.%M.%S}" if at else "okänd tid"
    except OverflowError:
        return "okänd tid"


def entry_finding(
    kind: Kind, seq: int, *, epoch: str | None = None, entry_id: str | None = None, batch: int | None, origin: int = 0
) -> Finding:
    """A finding about one entry. ``origin`` is the number that a moved entry was sealed under."""
    at = moment(epoch)
    where = f" i försegling {batch}" if batch else ""
    match kind:
        case Kind.ALTERED:
            words = f"Post {seq} (id {entry_id}, {shown(at)}){where} har ändrats efter förseglingen."
        case Kind.REMOVED:
            words = f"Post {seq}{where} har tagits bort. Posten före den är från {shown(at)}."
        case Kind.MOVED:
            words = f"Post {seq} (id {entry_id}, {shown(at)}){where} har flyttats: den förseglades som post {origin}."
        case _:
            words = f"Post {seq} (id {entry_id}, {shown(at)}) har lagts till i efterhand, förbi programmet."
    return Finding(kind=kind, words=words, seq=seq, entry_id=entry_id, at=at, batch=batch)
