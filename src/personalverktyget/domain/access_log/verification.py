"""Is the log what it was when it was sealed? Says which entry was altered, removed, inserted or moved.

Entries, seals and published heads are three streams in order of number, read once side by side at one moment of the
database, so that memory is bounded by one batch. Nothing that is stored is believed: every value that a seal claims is
computed anew from what it claims it of.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from django.db import connection

from personalverktyget.domain.access_log.findings import Report
from personalverktyget.domain.access_log.hashing import (
    AS_TEXT,
    FIELDS,
    hash_of_numbers,
    leaf,
    merkle_root,
    split_leaves,
)
from personalverktyget.domain.access_log.models import SealedBatch
from personalverktyget.domain.access_log.published_heads import public_keys, read_heads
from personalverktyget.domain.access_log.seal_check import SealCheck
from personalverktyget.domain.access_log.sealing import Head
from personalverktyget.domain.access_log.signing import KeyProblem
from personalverktyget.domain.access_log.strays import Row, Strays
from personalverktyget.domain.access_log.unit_of_work import snapshot

_ID, _AT = FIELDS.index("id"), FIELDS.index("at")
_ENTRIES = f"SELECT seq, {AS_TEXT} FROM access_log_entry ORDER BY seq"
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
        _check_entries(report, seals)
    return report


def _check_entries(report: Report, seals: SealCheck) -> None:
    strays, entries = Strays(report), _Entries()
    for batch in _batches():
        checked = seals.check(batch)
        if checked is None:
            continue
        last = checked.head.last if checked.head else max(batch.seqs, default=0)
        groups = dict(entries.up_to(last))
        report.entries += sum(map(len, groups.values()))
        if checked.begins_at is not None:
            groups = {seq: rows for seq, rows in groups.items() if seq >= checked.begins_at}
        expected = _expected(batch, checked.head, groups)
        for seq in sorted(groups.keys() | expected.keys()):
            strays.compare(seq, groups.get(seq, ()), expected.get(seq), batch.number)
    seals.finish()
    last_drawn = _last_drawn_number()
    for seq, rows in entries.up_to(None):
        report.entries += len(rows)
        report.unsealed += len(rows)
        strays.after_the_seals(rows, is_possible=seq <= last_drawn and len(rows) == 1)
    strays.finish()


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
    """The stream of entries, those of one number together."""

    def __init__(self) -> None:
        self._groups = groupby(_stream(_ENTRIES, 2000), key=itemgetter(0))
        self._next = self._advance()

    def up_to(self, last: int | None) -> Iterator[tuple[int, list[Row]]]:
        """The entries that are left, to and including the number ``last``."""
        while self._next is not None and (last is None or self._next[0] <= last):
            current, self._next = self._next, self._advance()
            yield current

    def _advance(self) -> tuple[int, list[Row]] | None:
        for seq, group in self._groups:
            return seq, [Row(seq, row[1 + _ID], row[1 + _AT], leaf(row[1:])) for row in group]
        return None


def _batches() -> Iterator[SealedBatch]:
    for row in _stream(_BATCHES, 10):
        yield SealedBatch(**dict(zip(_BATCH_FIELDS, row, strict=True)))


def _stream(statement: str, at_a_time: int) -> Iterator[tuple[Any, ...]]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(statement)
        while rows := cursor.fetchmany(at_a_time):
            yield from rows


def _last_drawn_number() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT last_value FROM access_log_entry_seq")
        return int(cursor.fetchone()[0])
