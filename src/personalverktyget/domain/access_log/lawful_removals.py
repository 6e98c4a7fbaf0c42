"""Entries that are gone because their time was over: told from those that somebody took away (L-06)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from personalverktyget.base.clock import now
from personalverktyget.domain.access_log.findings import Finding, Kind, Report
from personalverktyget.domain.access_log.models import RemovedMonth
from personalverktyget.domain.access_log.published_removals import published_removals, removal_lines
from personalverktyget.domain.access_log.removals import Removal, Removing, Runs
from personalverktyget.domain.access_log.retention import LEAST_YEARS, is_over
from personalverktyget.domain.access_log.sealing import Head
from personalverktyget.domain.access_log.signing import is_signed


@dataclass(slots=True)
class _Claim:
    """A removal, and what is seen of it while the log is read."""

    row: RemovedMonth
    removal: Removal
    is_published: bool
    seen: Removing = field(default_factory=Removing)
    is_early: bool = False


class LawfulRemovals:
    """Takes entries that are missing, in order of number, where a removal says that they went."""

    def __init__(self, report: Report, keys: Mapping[str, Ed25519PublicKey], folder: Path) -> None:
        self._report, self._keys = report, keys
        self._published = published_removals(folder)
        self._claims: dict[str, _Claim] = {}
        for row, line in removal_lines():
            removal = Removal.of(row)
            self._claims[removal.month] = _Claim(row, removal, line in self._published)
            self._published -= {line}
        self._runs = Runs(claim.removal for claim in self._claims.values())

    def take(self, seq: int, leaf: bytes, head: Head | None) -> bool:
        """Whether a removal says that this entry, sealed under that head, went. Whether it may, ``finish`` judges."""
        month = self._runs.month_of(seq)
        if month is None:
            return False
        claim = self._claims[month]
        claim.seen.take(seq, leaf)
        claim.is_early |= head is None or not is_over(datetime.fromisoformat(head.sealed_at), LEAST_YEARS, now())
        self._report.removed += 1
        return True

    def finish(self) -> None:
        """Tell of every removal that is not as it should be."""
        for month, claim in sorted(self._claims.items()):
            self._report.removed_months += 1
            for words in self._wrong(claim):
                self._report.add(Finding(kind=Kind.REMOVAL_FALSE, words=f"Gallringen av loggen för {month} {words}"))
        for _line in sorted(self._published):
            words = "En gallring är publicerad men finns inte i databasen så som den publicerades."
            self._report.add(Finding(kind=Kind.REMOVAL_FALSE, words=words))

    def _wrong(self, claim: _Claim) -> list[str]:
        key = self._keys.get(claim.row.key_id)
        words = []
        if key is None or not is_signed(key, bytes(claim.row.signature), claim.removal.signed):
            words.append("är inte underskriven med programmets nyckel, eller har ändrats.")
        elif not claim.is_published:
            words.append("är inte publicerad.")
        if claim.is_early:
            words.append(f"omfattar poster som förseglades för mindre än {LEAST_YEARS} hela år sedan.")
        if (claim.seen.count, claim.seen.digest().hex()) != (claim.removal.count, claim.removal.digest):
            words.append("stämmer inte med förseglingarna: andra poster är borta än de som gallringen gällde.")
        return words
