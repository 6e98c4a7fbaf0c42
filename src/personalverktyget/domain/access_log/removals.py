"""What is remembered of a month of the log that was removed: enough to prove the rest, and that it was time.

The seals stay, with their leaves. A removal says, signed, which sealed numbers went and hashes what they held, so that
nobody can let another entry go in its name; and the seals, whose times are signed and published, say how old it was.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import UTC
from hashlib import sha256
from typing import Any, Final, Self

from personalverktyget.domain.access_log.hashing import canonical
from personalverktyget.domain.access_log.models import RemovedMonth

FORMAT: Final = 1


@dataclass(slots=True)
class Removing:
    """Takes the sealed entries that go, in order of number."""

    count: int = 0
    _hash: Any = field(default_factory=sha256)

    def take(self, seq: int, leaf: bytes) -> None:
        """One more."""
        self._hash.update(seq.to_bytes(8, "big", signed=True) + leaf)
        self.count += 1

    def digest(self) -> bytes:
        """The hash over all of them."""
        digest: bytes = self._hash.digest()
        return digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """What is signed."""

    format: int
    month: str
    runs: tuple[tuple[int, int], ...]
    count: int
    digest: str
    removed_at: str
    kept_years: int
    key_id: str

    @classmethod
    def of(cls, row: RemovedMonth) -> Self:
        """The removal as the row's columns give it."""
        return cls(
            format=FORMAT,
            month=f"{row.month:%Y-%m}",
            runs=tuple(zip(row.firsts, row.lasts, strict=False)),
            count=row.count,
            digest=bytes(row.digest).hex(),
            removed_at=row.removed_at.astimezone(UTC).isoformat(timespec="microseconds"),
            kept_years=row.kept_years,
            key_id=row.key_id,
        )

    @property
    def signed(self) -> bytes:
        """The bytes that the signature is over."""
        return canonical({"removal": asdict(self)})

    def line(self, signature: bytes) -> bytes:
        """The removal as it is published: one line of JSON."""
        return canonical({**asdict(self), "signature": signature.hex()}) + b"\n"


class Runs:
    """Which removal a number belongs to, if any."""

    def __init__(self, removals: Iterable[Removal]) -> None:
        self._runs = sorted((first, last, removal.month) for removal in removals for first, last in removal.runs)
        self._firsts = [first for first, _, _ in self._runs]

    def month_of(self, seq: int) -> str | None:
        """The month in whose name the number was removed."""
        place = bisect_right(self._firsts, seq) - 1
        if place < 0 or seq > self._runs[place][1]:
            return None
        return self._runs[place][2]
