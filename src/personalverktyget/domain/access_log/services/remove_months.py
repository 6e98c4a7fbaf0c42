"""Remove the months of the log whose time is over, one at a time, so that what is left can still be verified (L-06)."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.db import connection
from django.db.models import Min, QuerySet

from personalverktyget.base.actors import SystemActor
from personalverktyget.base.clock import now
from personalverktyget.domain.access_log.events import LogMonthRemoved
from personalverktyget.domain.access_log.hashing import AS_CANONICAL, leaf_of, split_leaves
from personalverktyget.domain.access_log.models import LogEntry, RemovedMonth, SealedBatch
from personalverktyget.domain.access_log.published_heads import published_number
from personalverktyget.domain.access_log.published_removals import publish_removals
from personalverktyget.domain.access_log.removals import Removal, Removing
from personalverktyget.domain.access_log.retention import bounds, is_over, month_is_over, months_from
from personalverktyget.domain.access_log.signing import key_id, load_seal_key
from personalverktyget.domain.access_log.unit_of_work import snapshot, unit_of_work

# One at a time, whoever asks; and whoever appends is not kept waiting while a month is waited for.
_ALONE: Final = "SELECT pg_advisory_xact_lock(hashtext('personalverktyget.remove_months'))"
_PATIENCE: Final = "SET LOCAL lock_timeout = '3s'"


class NotAsSealed(Exception):
    """A month holds what its seals do not: it is evidence, and is not removed. Run verify_log."""


def remove_months(actor: SystemActor) -> int:
    """Remove what has been kept long enough, the oldest first; return how many months. Raises ``NotAsSealed``."""
    key, removed = load_seal_key(settings.SEAL_KEY_FILE), 0
    for month in _months_that_are_over():
        row = _written_down(month, key)
        if row is not None:
            _remove(actor, row)
            removed += 1
    publish_removals(settings.PUBLISHED_HEADS_DIR)
    return removed


def _remove(actor: SystemActor, row: RemovedMonth) -> None:
    with unit_of_work(actor) as work, connection.cursor() as cursor:
        cursor.execute(_PATIENCE)
        cursor.execute(_ALONE)
        row.save(force_insert=True)
        if _of(row.month).count() != row.count:
            raise NotAsSealed(f"{row.month:%Y-%m} has changed while it was looked at.")
        cursor.execute("SELECT access_log_remove_month(%s)", [row.month])
        work.record(
            LogMonthRemoved(
                month=f"{row.month:%Y-%m}", count=row.count, digest=bytes(row.digest).hex(), kept_years=row.kept_years
            )
        )


def _months_that_are_over() -> Iterator[date]:
    oldest = LogEntry.objects.aggregate(oldest=Min("at"))["oldest"]
    for month in months_from(oldest) if oldest else ():
        if not month_is_over(month, settings.LOG_KEPT_YEARS, now()):
            return
        if _of(month).exists():
            yield month


def _of(month: date) -> QuerySet[LogEntry]:
    starts, ends = bounds(month)
    return LogEntry.objects.filter(at__gte=starts, at__lt=ends)


def _written_down(month: date, key: Ed25519PrivateKey) -> RemovedMonth | None:
    """The removal, signed; ``None`` where something of it was sealed too lately, or is not sealed and published."""
    removing, runs = Removing(), _Runs()
    with snapshot():
        entries = _Entries(month)
        published = published_number(settings.PUBLISHED_HEADS_DIR)
        for batch in _batches_over(entries):
            found = entries.up_to(batch.seqs[-1])
            if found and not (is_over(batch.sealed_at, settings.LOG_KEPT_YEARS, now()) and batch.number <= published):
                return None
            for seq, leaf in zip(batch.seqs, split_leaves(bytes(batch.leaves)), strict=True):
                if (content := found.pop(seq, None)) is None:
                    runs.end()
                    continue
                if leaf_of(content) != leaf:
                    raise NotAsSealed(f"Entry {seq} of {month:%Y-%m} is not as it was sealed.")
                removing.take(seq, leaf)
                runs.take(seq)
            if found:
                raise NotAsSealed(f"Entry {min(found)} of {month:%Y-%m} was never sealed.")
        if removing.count != entries.count:
            return None
    return _signed(key, month, removing, runs)


def _signed(key: Ed25519PrivateKey, month: date, removing: Removing, runs: "_Runs") -> RemovedMonth:
    row = RemovedMonth(
        month=month,
        firsts=runs.firsts,
        lasts=runs.lasts,
        count=removing.count,
        digest=removing.digest(),
        removed_at=now(),
        kept_years=settings.LOG_KEPT_YEARS,
        key_id=key_id(key.public_key()),
    )
    row.signature = key.sign(Removal.of(row).signed)
    return row


class _Runs:
    """The sealed numbers that go, as few runs as may be."""

    def __init__(self) -> None:
        self.firsts: list[int] = []
        self.lasts: list[int] = []
        self._goes_on = False

    def take(self, seq: int) -> None:
        if self._goes_on:
            self.lasts[-1] = seq
        else:
            self.firsts.append(seq)
            self.lasts.append(seq)
            self._goes_on = True

    def end(self) -> None:
        self._goes_on = False


class _Entries:
    """The month's entries in order of number, a seal's worth at a time."""

    def __init__(self, month: date) -> None:
        self._bounds = bounds(month)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*), min(seq), max(seq) FROM access_log_entry WHERE at >= %s AND at < %s", self._bounds
            )
            self.count, self.lowest, self.highest = cursor.fetchone()
        self._after = self.lowest - 1

    def up_to(self, last: int) -> dict[int, str]:
        """Those that come next, to and including the number ``last``, with their canonical JSON."""
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT seq, {AS_CANONICAL} FROM access_log_entry "
                "WHERE at >= %s AND at < %s AND seq > %s AND seq <= %s ORDER BY seq",
                [*self._bounds, self._after, last],
            )
            rows = cursor.fetchall()
        self._after = max(last, self._after)
        found = dict(rows)
        if len(found) != len(rows):
            raise NotAsSealed("A number stands twice in the log.")
        return found


def _batches_over(entries: _Entries) -> Iterator[SealedBatch]:
    """The seals from the one of the first entry to the one of the last, in order."""
    batches = SealedBatch.objects.extra(
        where=["seqs[array_upper(seqs, 1)] >= %s AND seqs[1] <= %s"], params=[entries.lowest, entries.highest]
    )
    yield from batches.order_by("number").iterator(10)
