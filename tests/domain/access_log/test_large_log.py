"""A log of 200,000 entries: sealing keeps up, and verifying takes no more memory than a batch needs."""

import time
import tracemalloc

import pytest

from personalverktyget.domain.access_log.entries import COLUMNS
from personalverktyget.domain.access_log.findings import Kind
from personalverktyget.domain.access_log.services.seal_log import seal_log
from tests.support import log_rate
from tests.support.database import TestDatabase
from tests.support.sealed_log import Superuser, append_entries, findings

ENTRIES = 200_000
LARGEST_PEAK = 100_000_000


@pytest.mark.prove
def test_many_entries(fresh_database: TestDatabase, superuser_connection: Superuser) -> None:
    """Prints what it took; one altered entry in the middle is found among all of them."""
    append_entries(1, seed=1)
    names = ", ".join(COLUMNS)
    fresh = ", ".join("gen_random_uuid()" if name == "id" else name for name in COLUMNS)
    superuser_connection.execute(
        f"INSERT INTO access_log_entry ({names}) SELECT {fresh} FROM access_log_entry, generate_series(2, {ENTRIES})"
    )
    began = time.monotonic()
    assert seal_log() == ENTRIES
    sealed = time.monotonic()
    tracemalloc.start()
    report = findings()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert report.is_honest
    assert report.entries == ENTRIES
    assert peak < LARGEST_PEAK
    middle = ENTRIES // 2
    superuser_connection.execute("SET session_replication_role = replica")
    superuser_connection.execute("UPDATE access_log_entry SET resource_id = 'x' WHERE seq = %s", [middle])
    verifying = time.monotonic()
    (finding,) = findings().findings
    assert (finding.kind, finding.seq) == (Kind.ALTERED, middle)
    print(
        f"large log: {ENTRIES} entries, sealed in {sealed - began:.0f} s, "
        f"verified in {time.monotonic() - verifying:.0f} s, peak of {peak / 1e6:.0f} MB"
    )


@pytest.mark.prove
def test_verifying_keeps_up_with_reading_and_hashing(
    fresh_database: TestDatabase, superuser_connection: Superuser
) -> None:
    """G9: at least half the rate of reading the same rows and hashing them; `make bench` prints both, too."""
    log_rate.fill(superuser_connection, ENTRIES)
    rates = log_rate.measure()
    print(rates)
    assert rates.share >= log_rate.LEAST_SHARE
