"""The embedded PostgreSQL, run in each way that this machine and user allow."""

import os
import shutil
import signal
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from personalverktyget.demo import processes
from personalverktyget.demo.embedded_database.cluster import Cluster, open_cluster
from personalverktyget.demo.embedded_database.confinement import Confinement, best_confinement
from personalverktyget.demo.progress import CannotStart

pytestmark = pytest.mark.slow
DEBIAN = pytest.param(
    "debian",
    marks=pytest.mark.skipif(not Path("/usr/lib/postgresql").exists(), reason="Debian's postgresql is not installed"),
)


@pytest.fixture(params=["gentlest", "nobody"])
def confinement(request: pytest.FixtureRequest) -> Confinement:
    if request.param == "gentlest":
        return best_confinement()
    if os.geteuid() != 0:
        pytest.skip("only root can become nobody")
    return Confinement.NOBODY


@pytest.fixture
def place() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="personalverktyget-test-", dir="/var/tmp"))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def cluster(place: Path, confinement: Confinement) -> Iterator[Cluster]:
    made = in_place(place, confinement)
    made.start()
    yield made
    made.stop()


def in_place(place: Path, confinement: Confinement, *, only_debian: bool = False) -> Cluster:
    settings = {"shared_buffers": "16MB", "max_connections": "10"}
    return open_cluster(
        place,
        log=place / "log",
        superuser_password="not a secret: å/?#",
        settings=settings,
        confinement=confinement,
        only_debian=only_debian,
    )


def ask(cluster: Cluster, statement: str) -> list[tuple[object, ...]]:
    with psycopg.connect(cluster.superuser_url(), autocommit=True) as connection:
        answer = connection.execute(statement)
        return answer.fetchall() if answer.description else []


def test_what_was_done_is_kept_over_a_restart(cluster: Cluster) -> None:
    ask(cluster, "CREATE TABLE kept AS SELECT 1 AS id")
    cluster.stop()
    assert cluster.running is not None
    assert not processes.is_alive(cluster.running.process.pid)
    cluster.start()
    assert ask(cluster, "SELECT id FROM kept") == [(1,)]


def test_it_listens_on_a_private_socket_alone(cluster: Cluster) -> None:
    assert cluster.sockets is not None
    assert ask(cluster, "SELECT setting FROM pg_settings WHERE name = 'listen_addresses'") == [("",)]
    assert stat.S_IMODE(cluster.sockets.stat().st_mode) == 0o700
    assert cluster.running is not None
    assert processes.is_alive(cluster.running.process.pid)
    cluster.stop()
    assert not cluster.sockets.exists()


def test_nobody_comes_in_without_a_password(cluster: Cluster) -> None:
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(cluster.url("postgres", "wrong", "postgres"))


def test_swedish_letters_have_case_whatever_the_machine_speaks(cluster: Cluster) -> None:
    assert ask(cluster, "SELECT 'ÅSA' ILIKE 'åsa', lower('ÅÄÖ'), getdatabaseencoding()") == [(True, "åäö", "UTF8")]


def test_acknowledged_rows_survive_a_kill(cluster: Cluster) -> None:
    ask(cluster, "CREATE TABLE acknowledged (id int)")
    for number in range(50):
        ask(cluster, f"INSERT INTO acknowledged VALUES ({number})")
    assert cluster.running is not None
    os.kill(cluster.running.process.pid, signal.SIGKILL)
    cluster.running.stop()
    cluster.start()
    assert ask(cluster, "SELECT count(*) FROM acknowledged") == [(50,)]


def test_a_stale_note_that_names_a_stranger_is_no_hindrance(cluster: Cluster) -> None:
    assert cluster.running is not None
    os.kill(cluster.running.process.pid, signal.SIGKILL)
    cluster.running.stop()
    note = cluster.folder / "postmaster.pid"
    # The number of a process that lives and is not ours to end: this very test.
    note.write_text("\n".join([str(os.getpid()), *note.read_text().splitlines()[1:5]]) + "\n")
    cluster.start()
    assert ask(cluster, "SELECT 1") == [(1,)]


def test_an_unfinished_cluster_is_made_anew(place: Path, confinement: Confinement) -> None:
    (place / "data.unfinished").mkdir()
    (place / "data.unfinished" / "PG_VERSION").write_text("18\n")
    cluster = in_place(place, confinement)
    try:
        cluster.start()
        assert ask(cluster, "SELECT 1") == [(1,)]
    finally:
        cluster.stop()


def test_data_of_another_version_gives_one_line(place: Path) -> None:
    (place / "data").mkdir()
    (place / "data" / "PG_VERSION").write_text("14\n")
    with pytest.raises(CannotStart, match=r"was made by PostgreSQL 14, and this is \d+: `make demo-reset` begins anew"):
        in_place(place, best_confinement()).start()


@pytest.mark.parametrize("origin", [DEBIAN])
def test_the_one_of_debian_does_as_well(place: Path, confinement: Confinement, origin: str) -> None:
    cluster = in_place(place, confinement, only_debian=True)
    try:
        cluster.start()
        assert cluster.binaries.folder.is_relative_to("/usr/lib/postgresql")
        assert ask(cluster, "SELECT 'ÅSA' ILIKE 'åsa', lower('ÅÄÖ')") == [(True, "åäö")]
    finally:
        cluster.stop()
