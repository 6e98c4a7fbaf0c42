"""Is the log what it was when it was sealed? Says which entry was altered, removed, inserted or moved.

Entries, seals and published heads are three streams in order of number, read once side by side at one moment of the
database, so that memory is bounded by one batch. Nothing that is stored is believed: every value that a seal claims is
computed anew from what it claims it of.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from pathlib import Path
from typing import Any

from django.db import connection

from personalverktyget.domain.access_log.findings import Report
from personalverktyget.domain.access_log.hashing import (
    AS_CANONICAL,
    hash_of_numbers,
    leaf_of,
    merkle_root,
    split_leaves,
)
from personalverktyget.domain.access_log.lawful_removals import LawfulRemovals
from personalverktyget.domain.access_log.models import SealedBatch
from personalverktyget.domain.access_log.published_heads import public_keys, read_heads
from personalverktyget.domain.access_log.seal_check import SealCheck
from personalverktyget.domain.access_log.sealing import Head
from personalverktyget.domain.access_log.signing import KeyProblem
from personalverktyget.domain.access_log.strays import Row, Strays
from personalverktyget.domain.access_log.unit_of_work import snapshot

_ENTRIES = f"SELECT seq, {AS_CANONICAL} FROM access_log_entry ORDER BY seq"
# What a tampered seal could hold that Python could not (nothing, infinity) is read as what no seal ever holds.
_BATCHES = """
SELECT number,
       CASE WHEN array_ndims(seqs) = 1 AND array_lower(seqs, 1) = 1 AND array_position(seqs, NULL) IS NULL
            THEN seqs ELSE '{}' END,
       coalesce(leaves, ''), coalesce(root, ''),
       coalesce(previous, ''), coalesce(head, ''),
       CASE WHEN sealed_at BETWEEN '1970-01-02' AND '9999-12-30' THEN sealed_at ELSE 'epoch' END,
       coalesce(key_id, ''), coalesce(signature, '')
FROM access_log_sealed_batch ORDER BY number
"""
# Number and content, as it is read.
Entry = tuple[int, str]
_BATCH_FIELDS = ("number", "seqs", "leaves", "root", "previous", "head", "sealed_at", "key_id", "signature")


def verify(published: Path) -> Report:
    """Check the whole log against its seals, and the seals against the heads in the folder ``published``."""
    report = Report()
    try:
        keys = public_keys(published)
    except KeyProblem as problem:
        report.unchecked.append(f"De öppna nycklarna i {published} går inte att lita på: {problem}")
        return report
    if not keys and SealedBatch.objects.exists():
        report.unchecked.append(f"Det finns ingen öppen nyckel i {published} att kontrollera förseglingarna med.")
        return report
    # The heads are asked how far they go before the database is: what is published by then is committed by then.
    seals = SealCheck(report, keys, read_heads(published))
    with snapshot():
        _check_entries(report, seals, LawfulRemovals(report, keys, published))
    return report


def _check_entries(report: Report, seals: SealCheck, removals: LawfulRemovals) -> None:
    strays, entries = Strays(report), _Entries()
    for batch in _batches():
        checked = seals.check(batch)
        if checked is None:
            continue
        last = checked.head.last if checked.head else max(batch.seqs, default=0)
        found = entries.up_to(last)
        report.entries += len(found)
        if checked.begins_at is not None:
            found = [entry for entry in found if entry[0] >= checked.begins_at]
        if _is_as_sealed(batch, found):
            strays.as_sealed(Row.of(*found[-1]))
            continue
        groups = _grouped(found)
        expected = _expected(batch, checked.head, groups)
        for seq in sorted(groups.keys() | expected.keys()):
            if seq in groups or not removals.take(seq, expected[seq], checked.head):
                strays.compare(seq, groups.get(seq, ()), expected.get(seq), batch.number)
    seals.finish()
    removals.finish()
    last_drawn = _last_drawn_number()
    for found in entries.rest():
        report.entries += len(found)
        report.unsealed += len(found)
        for seq, rows in _grouped(found).items():
            strays.after_the_seals(rows, is_possible=seq <= last_drawn and len(rows) == 1)
    strays.finish()


def _is_as_sealed(batch: SealedBatch, found: Sequence[Entry]) -> bool:
    """Whether there is exactly what the seal's own columns say: then there is nothing to look for one by one."""
    if not found or [seq for seq, _ in found] != batch.seqs:
        return False
    return b"".join([leaf_of(content) for _, content in found]) == bytes(batch.leaves)


def _expected(batch: SealedBatch, head: Head | None, groups: Mapping[int, Sequence[Row]]) -> dict[int, bytes]:
    """Number and leaf of each entry under the seal.

    Where the seal's own columns were altered but the entries were not, the entries themselves give what the proved
    head says, so that nobody is led to entries that nothing was done to.
    """
    seqs, leaves = batch.seqs, split_leaves(bytes(batch.leaves))
    if head is not None:
        if head.seqs_hash != hash_of_numbers(seqs) and head.seqs_hash == hash_of_numbers(list(groups)):
            seqs = list(groups)
        if head.root != merkle_root(leaves).hex():
            present = [groups[seq][0].leaf for seq in seqs if seq in groups]
            leaves = present if head.root == merkle_root(present).hex() else leaves
    return dict(zip(seqs, leaves, strict=False))


class _Entries:
    """The stream of entries, a seal's worth at a time."""

    def __init__(self) -> None:
        self._chunks = _chunks(_ENTRIES, 2000)
        self._next: list[Entry] = []

    def up_to(self, last: int) -> list[Entry]:
        """The entries that are left, to and including the number ``last``."""
        found: list[Entry] = []
        while self._next or self._advance():
            count = bisect_right(self._next, last, key=itemgetter(0))
            found += self._next[:count]
            self._next = self._next[count:]
            if self._next:
                break
        return found

    def rest(self) -> Iterator[list[Entry]]:
        """All that are left, some at a time; those of one number together."""
        while self._next or self._advance():
            found, self._next = self._next, []
            while self._advance() and self._next[0][0] == found[-1][0]:
                found += self._next
            yield found

    def _advance(self) -> bool:
        self._next = next(self._chunks, [])
        return bool(self._next)


def _grouped(entries: Sequence[Entry]) -> dict[int, list[Row]]:
    """The entries by number: one each, it should be."""
    groups: dict[int, list[Row]] = {}
    for seq, content in entries:
        groups.setdefault(seq, []).append(Row.of(seq, content))
    return groups


def _batches() -> Iterator[SealedBatch]:
    for rows in _chunks(_BATCHES, 10):
        for row in rows:
            yield SealedBatch(**dict(zip(_BATCH_FIELDS, row, strict=True)))


def _chunks(statement: str, at_a_time: int) -> Iterator[list[Any]]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(statement)
        while rows := cursor.fetchmany(at_a_time):
            yield rows


def _last_drawn_number() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT last_value FROM access_log_entry_seq")
        return int(cursor.fetchone()[0])
