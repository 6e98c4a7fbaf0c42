"""L-05: every entry is sealed exactly once, whoever else writes or seals meanwhile, and only with a safe key."""

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import psycopg
import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.db import connection, connections
from pytest_django.fixtures import Settings

from personalverktyget.base.actors import Visitor
from personalverktyget.domain.access_log.entries import COLUMNS, entry_for
from personalverktyget.domain.access_log.findings import Report
from personalverktyget.domain.access_log.hashing import AS_CANONICAL, AS_TEXT, FIELDS, leaf, leaf_of, merkle_root
from personalverktyget.domain.access_log.models import LogEntry, SealedBatch
from personalverktyget.domain.access_log.published_heads import heads_file
from personalverktyget.domain.access_log.sealing import SignedHead
from personalverktyget.domain.access_log.services import seal_log as service
from personalverktyget.domain.access_log.services.seal_log import seal_log
from personalverktyget.domain.access_log.signing import KeyProblem, load_seal_key
from personalverktyget.domain.access_log.unit_of_work import append, maintenance
from tests.support.database import TestDatabase, connect
from tests.support.sealed_log import SomethingSeen, append_entries, findings, published


def sealed_numbers() -> list[int]:
    """The numbers of all sealed entries, in order of sealing."""
    return [seq for batch in SealedBatch.objects.order_by("number") for seq in batch.seqs]


def all_numbers() -> list[int]:
    """The numbers of all entries."""
    return list(LogEntry.objects.order_by("seq").values_list("seq", flat=True))


# The leaves and roots that Certificate Transparency's own implementations are tested with.
CT_LEAVES = [
    b"",
    b"\x00",
    b"\x10",
    b"\x20\x21",
    b"\x30\x31",
    b"\x40\x41\x42\x43",
    b"\x50\x51\x52\x53\x54\x55\x56\x57",
    b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
]
CT_ROOTS = {
    0: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}


@pytest.mark.parametrize("count", CT_ROOTS)
def test_the_tree_is_that_of_rfc_6962(count: int) -> None:
    """A root that others can compute from the same leaves."""
    leaves = [sha256(b"\x00" + data).digest() for data in CT_LEAVES[:count]]
    assert merkle_root(leaves).hex() == CT_ROOTS[count]


def test_every_column_of_the_log_is_in_the_leaf() -> None:
    """A column that came to the log without a new format would be one that nobody could trust."""
    assert set(FIELDS) == set(COLUMNS)


def test_the_database_writes_a_leaf_as_the_program_does(fresh_database: TestDatabase) -> None:
    """Verifying reads what is hashed ready-made from PostgreSQL; sealing makes it of the fields."""
    every = "".join(chr(code) for code in range(1, 0xD800)) + "\U0001f600\U0010ffff"
    with maintenance():
        append([entry_for(Visitor(), SomethingSeen(thing=every, word=every))])
    append_entries(200, seed=4)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {AS_CANONICAL}, {AS_TEXT} FROM access_log_entry")
        rows = cursor.fetchall()
    assert len(rows) == 201
    assert [leaf_of(content) for content, *_ in rows] == [leaf(fields) for _, *fields in rows]


def test_nothing_to_seal_makes_no_seal(fresh_database: TestDatabase) -> None:
    """A quiet night leaves no trace."""
    assert seal_log() == 0
    assert seal_log() == 0
    assert not SealedBatch.objects.exists()
    assert findings().is_honest


def test_batches_are_bounded_and_published(fresh_database: TestDatabase, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many entries become many batches, each named by the next, each published."""
    monkeypatch.setattr(service, "BATCH_SIZE", 7)
    append_entries(30, seed=3)
    assert seal_log() == 30
    batches = list(SealedBatch.objects.order_by("number"))
    assert [len(batch.seqs) for batch in batches] == [7, 7, 7, 7, 2]
    assert [bytes(batch.previous) for batch in batches[1:]] == [bytes(batch.head) for batch in batches[:-1]]
    lines = heads_file(published()).read_bytes().splitlines(keepends=True)
    assert [SignedHead.parse(line).head.digest for line in lines] == [bytes(batch.head) for batch in batches]
    assert sealed_numbers() == all_numbers()


@pytest.fixture
def key_file(tmp_path: Path, settings: Settings) -> Path:
    """A place for a key of the test's own."""
    file = tmp_path / "key.pem"
    settings.SEAL_KEY_FILE = file
    return file


def test_no_seal_without_a_safe_key(fresh_database: TestDatabase, key_file: Path) -> None:
    """Missing, open to others, empty or of another kind: told in words, and nothing is sealed."""
    honest = Path(os.environ["SEAL_KEY_FILE"]).read_bytes()
    elliptic = generate_private_key(SECP256R1()).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    append_entries(1, seed=1)
    cases = [(None, 0o600, "cannot be read"), (honest, 0o640, "by others"), (honest, 0o604, "by others"),
             (b"", 0o600, "no private key"), (elliptic, 0o600, "not an Ed25519")]  # fmt: skip
    for content, mode, words in cases:
        if content is not None:
            key_file.write_bytes(content)
            key_file.chmod(mode)
        with pytest.raises(KeyProblem, match=words):
            seal_log()
        key_file.unlink(missing_ok=True)
    assert not SealedBatch.objects.exists()
    key_file.write_bytes(honest)
    key_file.chmod(0o600)
    assert load_seal_key(key_file)
    assert seal_log() == 1


def test_a_new_key_goes_on_where_the_old_one_ended(fresh_database: TestDatabase, key_file: Path) -> None:
    """What the old key sealed is checked with its public half, which stays beside the heads."""
    for _ in range(2):
        key = Ed25519PrivateKey.generate()
        key_file.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        key_file.chmod(0o600)
        append_entries(3, seed=5)
        assert seal_log() == 3
    assert len(list(published().glob("seal-key-*.pem"))) == 2
    assert findings().is_honest


def test_a_number_that_is_drawn_but_not_committed_is_waited_for(fresh_database: TestDatabase) -> None:
    """An entry committed late under a low number would otherwise never be sealed."""
    with connect(fresh_database.urls.running_url) as slow:
        with slow.transaction():
            _append_on(slow)
            append_entries(3, seed=2)
            assert seal_log() == 0
            assert findings().unsealed == 3
        assert seal_log() == 4
    assert sealed_numbers() == all_numbers()
    assert findings().is_honest


def test_a_number_from_the_future_does_not_hide_what_is_still_to_come(
    fresh_database: TestDatabase, superuser_connection: psycopg.Connection[tuple[object, ...]]
) -> None:
    """An entry put in under a number not yet drawn is not sealed past those that come before it."""
    append_entries(3, seed=2)
    names = ", ".join(COLUMNS)
    superuser_connection.execute(
        f"INSERT INTO access_log_entry (seq, {names}) SELECT 1000000, {names} FROM access_log_entry LIMIT 1"
    )
    assert seal_log() == 3
    append_entries(3, seed=3)
    assert seal_log() == 3
    assert len(findings().findings) == 1


@pytest.mark.slow
def test_sealed_exactly_once_while_many_write_and_several_seal(fresh_database: TestDatabase) -> None:
    """L-05: four who append (and now and then roll back), two who seal, and a verification that is never alarmed."""
    writers, rounds = 4, 40
    is_over = threading.Event()
    reports: list[Report] = []

    def write(number: int) -> None:
        try:
            append_entries(rounds * 5, seed=number)
        finally:
            connection.close()

    def seal_until_over() -> None:
        try:
            while not is_over.is_set():
                seal_log()
        finally:
            connection.close()

    def verify_until_over() -> None:
        try:
            while not is_over.is_set():
                reports.append(findings())
        finally:
            connection.close()

    with ThreadPoolExecutor() as pool:
        others = [pool.submit(seal_until_over), pool.submit(seal_until_over), pool.submit(verify_until_over)]
        for writing in [pool.submit(write, number) for number in range(writers)]:
            writing.result()
        is_over.set()
        for other in others:
            other.result()
    connections.close_all()
    seal_log()
    assert sealed_numbers() == all_numbers()
    assert len(all_numbers()) == writers * rounds * 5
    assert [finding for report in reports for finding in report.findings] == []
    assert findings().is_honest
    print(
        f"concurrent: {len(all_numbers())} entries, {SealedBatch.objects.count()} seals, {len(reports)} verifications"
    )


def _append_on(other: psycopg.Connection[tuple[object, ...]]) -> None:
    names = ", ".join(COLUMNS)
    kinds = {"id": "gen_random_uuid()", "at": "now()", "residents": "'{}'", "details": "'{}'",
             "unit_id": "NULL", "owner_unit_id": "NULL"}  # fmt: skip
    values = ", ".join(kinds.get(name, "''") for name in COLUMNS)
    other.execute(f"INSERT INTO access_log_entry ({names}) VALUES ({values})")
