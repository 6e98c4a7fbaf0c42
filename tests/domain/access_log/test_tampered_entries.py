"""G9, entries: every alteration, deletion, insertion and swap in a sealed log is found and pointed out.

In a log of 500 entries at an ordinary run, and of 2,000 in the long harness.
"""

import json
import random
from itertools import pairwise

import pytest

from personalverktyget.domain.access_log import verification
from personalverktyget.domain.access_log.findings import Finding, Kind
from personalverktyget.domain.access_log.hashing import FIELDS, canonical, leaf_of
from personalverktyget.domain.access_log.services.seal_log import seal_log
from tests.support.database import TestDatabase
from tests.support.sealed_log import Superuser, append_entries, findings, make_sealed_log
from tests.support.tampering import Tamperer, another

pytestmark = pytest.mark.slow
SEED = 20261123
# One thing done to one entry in the whole log, and a verification for each: every entry in the long harness, every
# tenth in an ordinary run, where each entry has its turn among others.
each_alone = pytest.mark.parametrize("step", [10, pytest.param(1, marks=pytest.mark.prove)])


@pytest.fixture(params=[500, pytest.param(2000, marks=pytest.mark.prove)])
def tamperer(request: pytest.FixtureRequest, fresh_database: TestDatabase, superuser_connection: Superuser) -> Tamperer:
    """Sealed entries in five batches, and somebody who may do anything."""
    make_sealed_log(entries=request.param, batches=5, seed=SEED)
    return Tamperer(superuser_connection)


def batch_of(tamperer: Tamperer, number: int) -> int:
    """The seal that the entry with this place in the log is under."""
    return 1 + number * 5 // len(tamperer.seqs)


def found() -> list[tuple[Kind, int | None]]:
    """Kind and number of everything that is found."""
    report = findings()
    assert not report.more
    assert not report.unchecked
    return sorted((finding.kind, finding.seq) for finding in report.findings)


def only_finding() -> Finding:
    """The one and only finding."""
    (finding,) = findings().findings
    return finding


def test_an_honest_log_raises_no_alarm(fresh_database: TestDatabase) -> None:
    """G9: no false alarm, whatever the entries hold, at any moment between appending and sealing."""
    logs = 20
    for seed in range(logs):
        append_entries(25, seed=seed)
        before = findings()
        assert before.findings == []
        assert before.unsealed == 25
        assert seal_log() == 25
        assert findings().is_honest
    assert findings().entries == 25 * logs
    print(f"honest: {2 * logs} verifications of up to {25 * logs} entries, 0 alarms, seeds 0 to {logs - 1}")


def test_every_field_of_every_entry(tamperer: Tamperer) -> None:
    """G9: 19 fields of every entry, a twentieth of them at a time so that it can be done at every test run."""
    chance, tried = random.Random(SEED), 0
    for field in FIELDS:
        for start in range(20):
            chosen = tamperer.seqs[start::20]
            for seq in chosen:
                tamperer.set(seq, field, another(tamperer.entries[seq][field], field, chance))
            assert found() == [(Kind.ALTERED, seq) for seq in chosen], field
            tamperer.restore(*chosen)
            tried += len(chosen)
    assert findings().is_honest
    assert tried == len(tamperer.seqs) * len(FIELDS)
    print(f"altered fields: {tried} tried, {tried} found, seed {SEED}")


@each_alone
def test_an_entry_altered_alone_is_told_by_number_id_time_and_batch(tamperer: Tamperer, step: int) -> None:
    """G9: one alteration in the whole log."""
    chance = random.Random(SEED)
    chosen = list(enumerate(tamperer.seqs))[::step]
    for number, seq in chosen:
        field = FIELDS[2 + number % (len(FIELDS) - 2)]
        tamperer.set(seq, field, another(tamperer.entries[seq][field], field, chance))
        finding = only_finding()
        assert (finding.kind, finding.seq, finding.batch) == (Kind.ALTERED, seq, batch_of(tamperer, number))
        assert finding.entry_id == str(tamperer.entries[seq]["id"])
        assert finding.at == tamperer.entries[seq]["at"]
        assert str(seq) in finding.words
        assert str(finding.entry_id) in finding.words
        tamperer.restore(seq)
    print(f"altered alone: {len(chosen)} tried, all found, seed {SEED}")


def test_each_entry_deleted(tamperer: Tamperer) -> None:
    """G9: every entry has its turn, a twentieth at a time."""
    for start in range(20):
        chosen = tamperer.seqs[start::20]
        tamperer.delete(*chosen)
        assert found() == [(Kind.REMOVED, seq) for seq in chosen]
        tamperer.restore(*chosen)
    print(f"deleted: {len(tamperer.seqs)} tried, all found")


@each_alone
def test_an_entry_deleted_alone_is_told_by_number_batch_and_time_before(tamperer: Tamperer, step: int) -> None:
    """G9: of the entry that is gone nothing is left, so its place is told instead."""
    chosen = list(enumerate(tamperer.seqs))[::step]
    for number, seq in chosen:
        tamperer.delete(seq)
        finding = only_finding()
        assert (finding.kind, finding.seq, finding.batch) == (Kind.REMOVED, seq, batch_of(tamperer, number))
        assert finding.at == (tamperer.entries[tamperer.seqs[number - 1]]["at"] if number else None)
        tamperer.restore(seq)
    print(f"deleted alone: {len(chosen)} tried, all found")


def test_entries_put_in_later(tamperer: Tamperer) -> None:
    """G9: into each gap, beside each tenth entry under the same number, and under a number not yet drawn."""
    for gap in tamperer.gaps:
        tamperer.copy(tamperer.seqs[0], gap)
        assert found() == [(Kind.INSERTED, gap)]
        tamperer.restore(gap)
    for seq in tamperer.seqs[::10]:
        tamperer.copy(seq, seq, at=tamperer.entries[tamperer.seqs[-1]]["at"], resource_id="never happened")
        assert found() == [(Kind.INSERTED, seq)]
        tamperer.restore(seq)
    for seq in (0, -5, tamperer.seqs[-1] + 10_000):
        tamperer.copy(tamperer.seqs[0], seq)
        assert found() == [(Kind.INSERTED, seq)]
        tamperer.restore(seq)
    print(f"inserted: {len(tamperer.gaps)} + {len(tamperer.seqs[::10])} + 3 tried, all found, seed {SEED}")


def test_every_swap_of_neighbours(tamperer: Tamperer) -> None:
    """G9: both are told as moved. A twentieth at a time, no two of which share an entry."""
    pairs = list(pairwise(tamperer.seqs))
    for start in range(20):
        chosen = pairs[start::20]
        for pair in chosen:
            tamperer.swap(*pair)
        both = [seq for pair in chosen for seq in pair]
        assert found() == [(Kind.MOVED, seq) for seq in both]
        tamperer.restore(*both)
    print(f"swapped neighbours: {len(pairs)} tried, all found")


@each_alone
def test_two_entries_swapped_are_told_with_where_they_were(tamperer: Tamperer, step: int) -> None:
    """G9: any two entries, of the same batch or of two, alone in the whole log."""
    chance = random.Random(SEED)
    pairs = [tuple(sorted(chance.sample(tamperer.seqs, 2))) for _ in range(len(tamperer.seqs) // step)]
    for one, other in pairs:
        tamperer.swap(one, other)
        first, second = findings().findings
        assert [(first.kind, first.seq), (second.kind, second.seq)] == [(Kind.MOVED, one), (Kind.MOVED, other)]
        assert f"förseglades som post {other}" in first.words
        assert first.entry_id == str(tamperer.entries[other]["id"])
        tamperer.restore(one, other)
    print(f"swapped alone: {len(pairs)} tried, all found, seed {SEED}")


def test_an_entry_moved_to_a_free_number(tamperer: Tamperer) -> None:
    """G9: told once, as moved, within the seals and beyond them."""
    append_entries(3, seed=1)
    free = (tamperer.gaps[0], tamperer.gaps[-1])
    for seq in (tamperer.seqs[3], tamperer.seqs[250], tamperer.seqs[-1]):
        for to in free:
            tamperer.set(seq, "seq", to)
            assert found() == [(Kind.MOVED, to)]
            tamperer.restore(seq, to)


def test_several_things_at_once(tamperer: Tamperer) -> None:
    """G9: an alteration, a deletion, an insertion and a swap in one log keep apart."""
    seqs = tamperer.seqs
    tamperer.set(seqs[10], "resource_id", "x")
    tamperer.delete(seqs[20], seqs[499])
    tamperer.copy(seqs[30], tamperer.gaps[5])
    tamperer.swap(seqs[40], seqs[450])
    assert found() == sorted(
        [
            (Kind.ALTERED, seqs[10]),
            (Kind.REMOVED, seqs[20]),
            (Kind.REMOVED, seqs[499]),
            (Kind.INSERTED, tamperer.gaps[5]),
            (Kind.MOVED, seqs[40]),
            (Kind.MOVED, seqs[450]),
        ]
    )


def test_values_that_no_program_writes(tamperer: Tamperer) -> None:
    """A8: what the verifier itself might stumble over is told as altered like anything else."""
    seq = tamperer.seqs[100]
    for column, value in [("at", "infinity"), ("at", "2026-11-01 BC"), ("residents", [None]), ("residents", [[None]])]:
        tamperer.set(seq, column, value)
        assert found() == [(Kind.ALTERED, seq)], value
        tamperer.restore(seq)


def test_all_entries_gone(tamperer: Tamperer) -> None:
    """G9: an emptied table is so many removed entries, not an empty log."""
    tamperer.delete(*tamperer.seqs)
    assert found() == [(Kind.REMOVED, seq) for seq in tamperer.seqs]


def test_the_harness_can_fail(tamperer: Tamperer, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the defence taken away (leaves that leave a field out) an alteration is not found."""
    honest = {str(entry["id"]): str(entry["resource_id"]) for entry in tamperer.entries.values()}

    def blind(content: str) -> bytes:
        values = json.loads(content)
        return leaf_of(canonical(values | {"resource_id": honest[values["id"]]}).decode())

    monkeypatch.setattr(verification, "leaf_of", blind)
    tamperer.set(tamperer.seqs[7], "resource_id", "x")
    assert findings().is_honest
