"""Entries that are not where, or what, their seal says: collected, paired and put into words."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from personalverktyget.domain.access_log.findings import Finding, Kind, Report, entry_finding
from personalverktyget.domain.access_log.hashing import leaf_of

_KEPT = 100_000


class Row(NamedTuple):
    """What is remembered of an entry while the log is read."""

    seq: int
    entry_id: str | None
    epoch: str | None
    leaf: bytes

    @classmethod
    def of(cls, seq: int, content: str) -> "Row":
        """The entry with that number and canonical JSON."""
        values = json.loads(content)
        return cls(seq, values["id"], values["at"], leaf_of(content))


@dataclass(slots=True)
class _Place:
    """A number under a seal whose entry is not there. ``before`` is the time of the entry before it."""

    seq: int
    batch: int
    before: str | None
    is_explained: bool = False


@dataclass(slots=True)
class Strays:
    """Tells an entry that was moved from one that was altered, removed or inserted, once all of them are known."""

    report: Report
    _places: dict[bytes, _Place] = field(default_factory=dict)
    _odd: list[tuple[Row, _Place | None]] = field(default_factory=list)
    _latest: str | None = None

    def compare(self, seq: int, rows: Sequence[Row], expected: bytes | None, batch: int) -> None:
        """The entries that bear a number (one, it should be) against what the seal says (``None``: no such number)."""
        right = next((row for row in rows if row.leaf == expected), None)
        odd = [row for row in rows if row is not right]
        before, self._latest = self._latest, rows[-1].epoch if rows else self._latest
        if expected is None or right is not None:
            for row in odd:
                self._keep(row, None)
            return
        place = _Place(seq, batch, before)
        if len(self._places) < _KEPT:
            self._places[expected] = place
        else:
            self.report.more += 1
        for row in odd:
            self._keep(row, place if row is odd[0] else None)

    def as_sealed(self, last: Row) -> None:
        """All entries of a seal stand where they should, ``last`` the last of them."""
        self._latest = last.epoch

    def after_the_seals(self, rows: Sequence[Row], *, is_possible: bool) -> None:
        """Entries with numbers beyond the last seal. Nothing vouches for them yet, but some cannot be right."""
        for row in rows:
            if row.leaf in self._places or not is_possible:
                self._keep(row, None)

    def finish(self) -> None:
        """Report them all, in order of number."""
        found = [self._judge(row, place) for row, place in self._odd]
        for place in self._places.values():
            if not place.is_explained:
                found.append(
                    entry_finding(Kind.REMOVED, place.seq, epoch=place.before, entry_id=None, batch=place.batch)
                )
        for finding in sorted(found, key=lambda finding: finding.seq or 0):
            self.report.add(finding)

    def _keep(self, row: Row, place: _Place | None) -> None:
        if len(self._odd) < _KEPT:
            self._odd.append((row, place))
        else:
            self.report.more += 1
            if place is not None:
                place.is_explained = True

    def _judge(self, row: Row, place: _Place | None) -> Finding:
        origin = self._places.get(row.leaf)
        batch = place.batch if place else None
        if origin is not None and not origin.is_explained:
            origin.is_explained = True
            kind = Kind.MOVED
        elif place is not None:
            place.is_explained = True
            kind = Kind.ALTERED
        else:
            kind = Kind.INSERTED
        return entry_finding(
            kind, row.seq, epoch=row.epoch, entry_id=row.entry_id, batch=batch, origin=origin.seq if origin else 0
        )
