"""G9, seals: altered, removed, forged and rewritten ones; the end of the log cut off; an old copy put back (A7, A8)."""

import shutil
from collections.abc import Sequence
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from personalverktyget.base.clock import now
from personalverktyget.domain.access_log import seal_check
from personalverktyget.domain.access_log.findings import Kind
from personalverktyget.domain.access_log.hashing import AS_TEXT, NOTHING_BEFORE, leaf, merkle_root, split_leaves
from personalverktyget.domain.access_log.models import SealedBatch
from personalverktyget.domain.access_log.published_heads import HeadsDisagree, heads_file, publish_key
from personalverktyget.domain.access_log.sealing import seal
from personalverktyget.domain.access_log.services.seal_log import seal_log
from personalverktyget.domain.access_log.signing import load_seal_key
from personalverktyget.domain.access_log.verification import verify
from tests.support.database import TestDatabase
from tests.support.sealed_log import Superuser, append_entries, findings, make_sealed_log, published, rows

pytestmark = pytest.mark.slow
SEALS = "access_log_sealed_batch"


@pytest.fixture
def superuser(fresh_database: TestDatabase, superuser_connection: Superuser) -> Superuser:
    """Five seals over a hundred entries, and somebody who may do anything."""
    make_sealed_log(entries=100, batches=5, seed=7)
    superuser_connection.execute("SET session_replication_role = replica")
    return superuser_connection


def kinds() -> set[tuple[Kind, int | None]]:
    """Kind and batch of all that is found."""
    return {(finding.kind, finding.batch) for finding in findings().findings}


def reseal(superuser: Superuser, key: Ed25519PrivateKey) -> None:
    """Do the sealer's work anew over what is there now, as a forger would."""
    batches = rows(superuser, SEALS, "number")
    superuser.execute(f"DELETE FROM {SEALS}")
    previous = NOTHING_BEFORE
    for batch in batches:
        entries = superuser.execute(
            f"SELECT seq, {AS_TEXT} FROM access_log_entry WHERE seq BETWEEN %s AND %s ORDER BY seq",
            [batch["seqs"][0], batch["seqs"][-1]],
        ).fetchall()
        seqs: Sequence[Any] = [row[0] for row in entries]
        leaves = [leaf(row[1:]) for row in entries]  # type: ignore[arg-type]
        forged = seal(
            key, number=batch["number"], seqs=seqs, leaves=leaves, previous=previous, sealed_at=batch["sealed_at"]
        )
        put_in(superuser, forged)
        previous = bytes(forged.head)


def put_in(superuser: Superuser, batch: SealedBatch) -> None:
    """Insert a seal past the program."""
    names = [field.column for field in SealedBatch._meta.concrete_fields]
    places = ", ".join(["%s"] * len(names))
    superuser.execute(f"INSERT INTO {SEALS} VALUES ({places})", [getattr(batch, str(name)) for name in names])


ALTERATIONS = {
    "seqs": "seqs[1:2] || array[seqs[3] + 1] || seqs[4:]",
    "leaves": "set_byte(leaves, 39, 255 - get_byte(leaves, 39))",
    "root": "sha256(root)",
    "previous": "sha256(previous)",
    "head": "sha256(head)",
    "sealed_at": "sealed_at + interval '1 microsecond'",
    "key_id": "'0123456789abcdef'",
    "signature": "set_byte(signature, 6, 255 - get_byte(signature, 6))",
}


@pytest.mark.parametrize("column", ALTERATIONS)
def test_each_column_of_each_seal(superuser: Superuser, column: str) -> None:
    """The altered seal is told, and nothing is said of entries that nothing was done to."""
    for batch in rows(superuser, SEALS, "number"):
        number = batch["number"]
        superuser.execute(f"UPDATE {SEALS} SET {column} = {ALTERATIONS[column]} WHERE number = %s", [number])
        report = findings()
        assert [finding.batch for finding in report.findings] == [number], report
        assert report.findings[0].kind in (Kind.SEAL_ALTERED, Kind.WRONG_SIGNATURE)
        superuser.execute(f"UPDATE {SEALS} SET {column} = %s WHERE number = %s", [batch[column], number])
    assert findings().is_honest


@pytest.mark.parametrize("column", ALTERATIONS)
def test_values_that_no_program_writes(superuser: Superuser, column: str) -> None:
    """A8: nothing, infinity and nested arrays do not make the verifier stumble."""
    value = {"seqs": "array[array[1,2],array[3,4]]::bigint[]", "sealed_at": "'infinity'", "key_id": "''"}
    superuser.execute(f"UPDATE {SEALS} SET {column} = {value.get(column, repr(''))} WHERE number = 3")
    assert 3 in {batch for _, batch in kinds()}
    superuser.execute(f"ALTER TABLE {SEALS} ALTER {column} DROP NOT NULL")
    superuser.execute(f"UPDATE {SEALS} SET {column} = NULL WHERE number = 3")
    assert 3 in {batch for _, batch in kinds()}


def test_each_seal_removed(superuser: Superuser) -> None:
    """One within the chain, and the last, of which only the published heads know."""
    superuser.execute("CREATE TABLE seals AS SELECT * FROM access_log_sealed_batch")
    for number in range(1, 6):
        superuser.execute(f"DELETE FROM {SEALS} WHERE number = %s", [number])
        assert kinds() == {(Kind.CUT if number == 5 else Kind.SEAL_REMOVED, number)}
        superuser.execute(f"INSERT INTO {SEALS} SELECT * FROM seals WHERE number = %s", [number])
    superuser.execute(f"DELETE FROM {SEALS}")
    assert kinds() == {(Kind.CUT, 1)}


def test_seals_renumbered_and_exchanged(superuser: Superuser) -> None:
    """A seal that is put elsewhere in the chain is found, and does not hide that the end is gone."""
    superuser.execute(f"UPDATE {SEALS} SET number = 99 WHERE number = 3")
    assert kinds() == {(Kind.SEAL_REMOVED, 3), (Kind.SEAL_ALTERED, 99)}
    superuser.execute(f"DELETE FROM {SEALS} WHERE number > 3 AND number < 99")
    assert kinds() == {(Kind.CUT, 3), (Kind.SEAL_ALTERED, 99)}
    superuser.execute(f"UPDATE {SEALS} SET number = -number")
    assert (Kind.CUT, 1) in kinds()


def test_two_seals_that_changed_numbers(superuser: Superuser) -> None:
    """Both are told."""
    for old, new in ((2, -2), (3, 2), (-2, 3)):
        superuser.execute(f"UPDATE {SEALS} SET number = %s WHERE number = %s", [new, old])
    assert {(Kind.SEAL_ALTERED, 2), (Kind.SEAL_ALTERED, 3)} <= kinds()


def test_the_end_cut_off_with_its_seals(superuser: Superuser) -> None:
    """A7: what the database alone could never show."""
    (cut,) = superuser.execute("SELECT seqs[1] FROM access_log_sealed_batch WHERE number = 4").fetchall()
    superuser.execute("DELETE FROM access_log_entry WHERE seq >= %s", cut)
    superuser.execute(f"DELETE FROM {SEALS} WHERE number >= 4")
    (finding,) = findings().findings
    assert (finding.kind, finding.batch) == (Kind.CUT, 4)
    assert "4–5" in finding.words


def test_the_end_cut_off_without_its_seals(superuser: Superuser) -> None:
    """Each entry that is gone is told."""
    last = rows(superuser, SEALS, "number")[-1]["seqs"]
    superuser.execute("DELETE FROM access_log_entry WHERE seq >= %s", [last[0]])
    assert [(finding.kind, finding.seq) for finding in findings().findings] == [(Kind.REMOVED, seq) for seq in last]


def test_an_old_copy_of_the_database_put_back(superuser: Superuser) -> None:
    """Found at once, and found still when the program has gone on from the old copy; its heads are not published."""
    superuser.execute(f"DELETE FROM {SEALS} WHERE number > 3")
    superuser.execute("DELETE FROM access_log_entry WHERE seq > (SELECT max(s[array_upper(s, 1)]) FROM "
                      f"(SELECT seqs AS s FROM {SEALS}) AS t)")  # fmt: skip
    assert kinds() == {(Kind.CUT, 4)}
    for _ in range(3):
        append_entries(10, seed=99)
        with pytest.raises(HeadsDisagree):
            seal_log()
    assert {(Kind.REWRITTEN, 4), (Kind.REWRITTEN, 5)} <= kinds()


def test_a_log_rewritten_and_sealed_with_a_foreign_key(superuser: Superuser) -> None:
    """Neither an unknown key nor one whose public half was smuggled in beside the heads makes it honest."""
    foreign = Ed25519PrivateKey.generate()
    superuser.execute("UPDATE access_log_entry SET resource_id = 'x' WHERE seq = 1")
    reseal(superuser, foreign)
    assert kinds() >= {(Kind.SEAL_ALTERED, number) for number in range(1, 6)}
    publish_key(published(), foreign.public_key())
    assert kinds() == {(Kind.REWRITTEN, number) for number in range(1, 6)}


def test_a_log_rewritten_and_sealed_with_the_very_same_key(superuser: Superuser) -> None:
    """Who has the key can forge every seal, but not what is already published."""
    superuser.execute("UPDATE access_log_entry SET resource_id = 'x' WHERE seq = 1")
    reseal(superuser, load_seal_key(settings.SEAL_KEY_FILE))
    assert kinds() == {(Kind.REWRITTEN, number) for number in range(1, 6)}


def test_a_log_rewritten_from_the_middle_with_the_very_same_key(superuser: Superuser) -> None:
    """The seals before the change stay as they were, and are not accused."""
    seq = rows(superuser, SEALS, "number")[2]["seqs"][4]
    superuser.execute("DELETE FROM access_log_entry WHERE seq = %s", [seq])
    reseal(superuser, load_seal_key(settings.SEAL_KEY_FILE))
    assert kinds() == {(Kind.REWRITTEN, 3), (Kind.REWRITTEN, 4), (Kind.REWRITTEN, 5)}


def test_a_rewritten_log_whose_heads_were_rewritten_too_is_found_by_a_copy(
    superuser: Superuser, tmp_path: Path
) -> None:
    """A7: only what somebody else remembers helps against one who rules database, key and folder."""
    copy = tmp_path / "kept-elsewhere"
    shutil.copytree(published(), copy)
    superuser.execute("UPDATE access_log_entry SET resource_id = 'x' WHERE seq = 1")
    reseal(superuser, load_seal_key(settings.SEAL_KEY_FILE))
    heads_file(published()).unlink()
    seal_log()
    assert findings().is_honest
    assert {finding.kind for finding in verify(copy).findings} == {Kind.REWRITTEN}


def test_every_line_of_the_published_heads(superuser: Superuser) -> None:
    """Altered, removed, doubled, exchanged or put in: found as the heads' own fault."""
    file = heads_file(published())
    honest = file.read_bytes().splitlines(keepends=True)
    tried = 0
    for number, line in enumerate(honest):
        others = [honest[:number] + honest[number + 1 :]] if number < len(honest) - 1 else []
        others.append([*honest[:number], line, *honest[number:]])
        others += [[*honest[:number], forged, *honest[number + 1 :]] for forged in _forgeries(line)]
        if number:
            others.append([*honest[: number - 1], line, honest[number - 1], *honest[number + 1 :]])
        for lines in others:
            file.write_bytes(b"".join(lines))
            assert Kind.HEADS_ALTERED in {finding.kind for finding in findings().findings}, lines
            tried += 1
    print(f"published heads: {tried} tamperings tried, all found")


def _forgeries(line: bytes) -> list[bytes]:
    middle = len(line) // 2
    other_digit = line[:-10] + (b"0" if line[-10:-9] != b"0" else b"1") + line[-9:]
    return [
        other_digit,
        line[:middle] + b"\x00" + line[middle + 1 :],
        line.replace(b'"count":20', b'"count":21'),
        line.replace(b'{"count', b'{ "count'),
        line.replace(b'{"count', b'{"also":1,"count'),
        b"[]\n",
        b"\n",
        b"\xff\xfe\n",
    ]


def test_forged_proofs(superuser: Superuser) -> None:
    """A8: proofs that are sound by themselves, but of something else, make nothing honest that is not."""
    third = rows(superuser, SEALS, "number")[2]
    leaves = split_leaves(third["leaves"])
    inner = [sha256(b"\x01" + leaves[i] + leaves[i + 1]).digest() for i in range(0, len(leaves), 2)]
    assert merkle_root(inner) == third["root"]
    forgeries: dict[str, tuple[str, list[object]]] = {
        "nodes of the tree for leaves": ("leaves = %s", [b"".join(inner)]),
        "the same, and half of the entries": ("leaves = %s, seqs = %s", [b"".join(inner), third["seqs"][: len(inner)]]),
        "the root for the only leaf": ("leaves = %s, seqs = %s", [third["root"], third["seqs"][:1]]),
        "a leaf too many": ("leaves = leaves || %s", [bytes(32)]),
        "a leaf cut short": ("leaves = substring(leaves FROM 1 FOR %s)", [len(third["leaves"]) - 1]),
        "a number twice": ("seqs = seqs || seqs[%s]", [1]),
        "another seal's signature": (f"signature = (SELECT signature FROM {SEALS} WHERE number = %s)", [2]),
        "another seal's all": (
            f"(seqs, leaves, root, previous, head, sealed_at, key_id, signature) = (SELECT seqs, leaves, root, "
            f"previous, head, sealed_at, key_id, signature FROM {SEALS} WHERE number = %s)", [2],
        ),
    }  # fmt: skip
    superuser.execute(f"CREATE TABLE seals AS SELECT * FROM {SEALS}")
    for name, (change, values) in forgeries.items():
        for also in ("", "DELETE FROM access_log_entry WHERE seq = ANY(%s)"):
            if also:
                superuser.execute("CREATE TABLE entries AS SELECT * FROM access_log_entry")
                superuser.execute(also, [third["seqs"][len(inner) :]])
            superuser.execute(f"UPDATE {SEALS} SET {change} WHERE number = 3", values)
            assert (3 in {batch for _, batch in kinds()}) or not also, name
            assert not findings().is_honest, name
            superuser.execute(f"DELETE FROM {SEALS} WHERE number = 3")
            superuser.execute(f"INSERT INTO {SEALS} SELECT * FROM seals WHERE number = 3")
        superuser.execute("DELETE FROM access_log_entry")
        superuser.execute("INSERT INTO access_log_entry SELECT * FROM entries")
        superuser.execute("DROP TABLE entries")
    assert findings().is_honest
    print(f"forged proofs: {2 * len(forgeries)} tried, all found")


def test_heads_or_keys_that_are_missing_cannot_be_checked(superuser: Superuser) -> None:
    """Neither an alarm nor a clean bill: it says that it cannot say."""
    (key,) = published().glob("seal-key-*.pem")
    hidden = key.rename(key.with_suffix(".hidden"))
    assert findings().unchecked
    hidden.rename(key)
    heads_file(published()).unlink()
    report = findings()
    assert report.findings == []
    assert report.unchecked
    key.write_bytes(b"no key")
    assert findings().unchecked
    publish_key(published() / "elsewhere", Ed25519PrivateKey.generate().public_key())
    (foreign,) = (published() / "elsewhere").glob("*.pem")
    key.write_bytes(foreign.read_bytes())
    assert findings().unchecked


def test_heads_that_lag_behind_are_told_and_after_an_hour_not_accepted(
    superuser: Superuser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """L-05: a crash before publishing heals at the next run, but publishing that has stopped is no proof."""
    file = heads_file(published())
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join(lines[:3]) + lines[3][:50])
    report = findings()
    assert report.unpublished == 2
    assert report.is_honest
    later = now() + timedelta(hours=2)
    monkeypatch.setattr(seal_check, "now", lambda: later)
    assert findings().unchecked
    seal_log()
    assert file.read_bytes() == b"".join(lines)
    assert findings().is_honest


def test_the_harness_can_fail(superuser: Superuser, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without published heads a log that was rewritten with the same key looks honest."""
    superuser.execute("UPDATE access_log_entry SET resource_id = 'x' WHERE seq = 1")
    reseal(superuser, load_seal_key(settings.SEAL_KEY_FILE))
    monkeypatch.setattr(seal_check.PublishedHeads, "at", lambda self, number: None)
    assert {finding.kind for finding in findings().findings} <= {Kind.CUT}
    assert findings().entries == 100
