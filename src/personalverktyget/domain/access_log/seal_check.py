"""The chain of seals, checked against itself, its signatures and the published heads."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from personalverktyget.base.clock import now
from personalverktyget.domain.access_log.findings import Finding, Kind, Report, shown
from personalverktyget.domain.access_log.hashing import NOTHING_BEFORE, merkle_root, split_leaves
from personalverktyget.domain.access_log.models import SealedBatch
from personalverktyget.domain.access_log.sealing import Head, SignedHead
from personalverktyget.domain.access_log.signing import is_signed

_PUBLISHED_WITHIN = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Checked:
    """What is known of a seal: the head that is proved to be its own, and from which number its entries begin."""

    head: Head | None
    begins_at: int | None


class SealCheck:
    """Takes the seals in order of number."""

    def __init__(
        self, report: Report, keys: Mapping[str, Ed25519PublicKey], published: Iterator[SignedHead | None]
    ) -> None:
        self._report = report
        self._keys = keys
        self._published = PublishedHeads(report, keys, published)
        self._number = 0
        self._last_seq = 0
        self._digest: bytes | None = NOTHING_BEFORE
        self._unpublished_since: datetime | None = None

    def check(self, batch: SealedBatch) -> Checked | None:
        """Check one seal. ``None`` says that it is no part of the chain and that nothing is to be compared with it."""
        head = Head.of(batch)
        is_proved = self._is_signed(head.key_id, bytes(batch.signature), head.digest)
        published = self._published.at(batch.number)
        if batch.number <= self._number or (batch.number > self._number + 1 and not is_proved and published is None):
            self._add(Kind.SEAL_ALTERED, batch.number, "har ändrats eller lagts till: den hör inte till kedjan.")
            return None
        self._report.batches += 1
        gap = self._missing_before(batch.number)
        self._judge(batch, head, is_proved=is_proved, published=published)
        if is_proved and not gap and self._digest is not None and bytes(batch.previous) != self._digest:
            self._add(Kind.REWRITTEN, batch.number, "bygger inte på förseglingen före: loggen har skrivits om.")
        known = head if is_proved else published
        self._number, self._digest = batch.number, known.digest if known else None
        begins_at = (known.first if known else min(batch.seqs, default=0)) if gap else None
        self._last_seq = known.last if known else max(batch.seqs, default=0)
        return Checked(known, begins_at)

    def finish(self) -> None:
        """After the last seal: what is published must not go further than the database does."""
        furthest = self._published.furthest()
        if furthest and furthest.number > self._number:
            first, seq = self._number + 1, self._last_seq + 1
            self._report.add(
                Finding(
                    kind=Kind.CUT,
                    batch=first,
                    seq=seq,
                    words=f"Loggens slut saknas: förseglingarna {first}–{furthest.number} (posterna {seq}–"
                    f"{furthest.last}, till och med {shown(_sealed_at(furthest))}) är publicerade men finns inte i "
                    "databasen. Slutet har klippts av, eller så har databasen ersatts med en äldre kopia.",
                )
            )
        if self._report.batches and not self._published.any_seen:
            self._report.unchecked.append(
                "Det finns inga publicerade förseglingar att jämföra med. Om loggens slut är kvar går inte att säga."
            )
        elif self._unpublished_since and now() - self._unpublished_since > _PUBLISHED_WITHIN:
            self._report.unchecked.append(
                f"{self._report.unpublished} förseglingar, den äldsta från {shown(self._unpublished_since)}, "
                "är inte publicerade. Kontrollera att arbetsprocessen går och kan skriva i mappen."
            )

    def _judge(self, batch: SealedBatch, head: Head, *, is_proved: bool, published: Head | None) -> None:
        is_rewritten = published is not None and published.digest != head.digest
        if not is_proved and (bytes(batch.head) != head.digest or is_rewritten):
            self._add(Kind.SEAL_ALTERED, batch.number, "har ändrats: den stämmer inte med sin underskrift.")
        elif not is_proved:
            self._add(Kind.WRONG_SIGNATURE, batch.number, "är inte underskriven med programmets nyckel.")
        elif is_rewritten:
            self._add(Kind.REWRITTEN, batch.number, "är en annan än den som är publicerad: loggen har skrivits om.")
        elif bytes(batch.head) != head.digest:
            self._add(Kind.SEAL_ALTERED, batch.number, "har ändrats: dess huvud stämmer inte med innehållet.")
        elif merkle_root(split_leaves(bytes(batch.leaves))) != bytes(batch.root):
            self._add(Kind.SEAL_ALTERED, batch.number, "har ändrats: dess kontrollsummor stämmer inte.")
        elif not _increase(batch.seqs) or batch.seqs[0] <= self._last_seq:
            self._add(Kind.SEAL_ALTERED, batch.number, "täcker poster som redan är förseglade.")
        if published is None and self._published.has_ended:
            self._report.unpublished += 1
            self._unpublished_since = self._unpublished_since or batch.sealed_at

    def _missing_before(self, number: int) -> bool:
        first, last = self._number + 1, number - 1
        if first > last:
            return False
        which = f"Försegling {first}" if first == last else f"Förseglingarna {first}–{last}"
        words = f"{which} har tagits bort. Posterna under dem kan inte kontrolleras."
        self._report.add(Finding(kind=Kind.SEAL_REMOVED, batch=first, words=words))
        return True

    def _is_signed(self, key_id: str, signature: bytes, digest: bytes) -> bool:
        key = self._keys.get(key_id)
        return key is not None and is_signed(key, signature, digest)

    def _add(self, kind: Kind, number: int, words: str) -> None:
        self._report.add(Finding(kind=kind, batch=number, words=f"Försegling {number} {words}"))


class PublishedHeads:
    """The published heads in order, each checked as it goes by."""

    def __init__(
        self, report: Report, keys: Mapping[str, Ed25519PublicKey], heads: Iterator[SignedHead | None]
    ) -> None:
        self._report = report
        self._keys = keys
        self._heads = heads
        self._line = 0
        self._before: Head | None = None
        self._current: Head | None = None
        self._furthest: Head | None = None
        self.any_seen = False
        self.has_ended = False

    def at(self, number: int) -> Head | None:
        """The head with that number, if it is published and rightly signed. Numbers are asked for in rising order."""
        while not self.has_ended and (self._current is None or self._current.number < number):
            self._advance()
        return self._current if self._current and self._current.number == number else None

    def furthest(self) -> Head | None:
        """The last of them all."""
        while not self.has_ended:
            self._advance()
        return self._furthest

    def _advance(self) -> None:
        self._current = None
        for signed in self._heads:
            self._line += 1
            self.any_seen = True
            if signed is None or not self._is_right(signed):
                self._report.add(
                    Finding(
                        kind=Kind.HEADS_ALTERED,
                        batch=signed.head.number if signed else None,
                        words=f"Rad {self._line} bland de publicerade förseglingarna har ändrats, lagts till eller "
                        "följer inte på raden före.",
                    )
                )
                self._before = signed.head if signed and self._is_signed(signed) else None
                continue
            self._before = self._current = self._furthest = signed.head
            return
        self.has_ended = True

    def _is_signed(self, signed: SignedHead) -> bool:
        key = self._keys.get(signed.head.key_id)
        return key is not None and is_signed(key, signed.signature, signed.head.digest)

    def _is_right(self, signed: SignedHead) -> bool:
        if not self._is_signed(signed):
            return False
        if self._before is None:
            return self._line > 1 or signed.head.number == 1
        is_next = signed.head.number == self._before.number + 1
        return is_next and signed.head.previous == self._before.digest.hex()


def _increase(seqs: list[int]) -> bool:
    return bool(seqs) and all(a < b for a, b in pairwise(seqs))


def _sealed_at(head: Head) -> datetime | None:
    try:
        return datetime.fromisoformat(head.sealed_at)
    except ValueError:
        return None
