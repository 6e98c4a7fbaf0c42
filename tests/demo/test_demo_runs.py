"""``make demo`` itself, on a folder of its own: ready soon, nothing left behind, nothing lost.

The tests of this file share the folder and stand in order: the first start builds the demo world, the others keep it.
"""

import http.client
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from personalverktyget.demo import processes
from personalverktyget.demo.layout import CHECKOUT, Layout
from tests.support.environment import free_ports

pytestmark = pytest.mark.slow
FIRST_START_WITHIN, LATER_START_WITHIN = 120.0, 10.0
# Other tests run on the same cores: a start that takes ten seconds alone is given this factor more.
PATIENCE = 3.0


class Demo:
    """A demo that runs, seen from outside."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.port = folder, port
        self.output = folder.with_suffix(".output")
        environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(CHECKOUT / "src")}
        environment |= {"DATA_DIR": str(folder), "PORT": str(port)}
        begun = time.monotonic()
        with self.output.open("w") as output:
            command = [sys.executable, "-m", "personalverktyget.demo", "up"]
            self.process = subprocess.Popen(command, env=environment, stdout=output, stderr=subprocess.STDOUT)
        while "Ctrl-C stops everything" not in self.said and self.process.poll() is None:
            time.sleep(0.05)
            assert time.monotonic() < begun + FIRST_START_WITHIN, self.said
        self.seconds = time.monotonic() - begun
        assert self.process.returncode is None, self.said
        self.all_processes = descendants(self.process.pid)

    @property
    def said(self) -> str:
        return self.output.read_text()

    def ends_with(self, within: float = 20) -> int:
        return self.process.wait(within)

    def left_behind(self, within: float = 10) -> list[str]:
        """The programs that are still there after a while."""
        deadline = time.monotonic() + within
        while (alive := [pid for pid in self.all_processes if processes.is_alive(pid)]) and time.monotonic() < deadline:
            time.sleep(0.05)
        return [Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ") for pid in alive]


def descendants(ancestor: int) -> list[int]:
    """All that a process has started, and what those have started."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    found = [ancestor]
    for pid in found:
        found += [child for child, parent in parents.items() if parent == pid]
    return found[1:]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo") / "data"


@pytest.fixture(scope="module")
def port() -> int:
    return free_ports().web


@pytest.fixture
def demo(folder: Path, port: int) -> Iterator[Demo]:
    running = Demo(folder, port)
    yield running
    if running.process.poll() is None:
        running.process.send_signal(signal.SIGTERM)
        running.ends_with()


def test_it_starts_from_nothing_and_stops_without_leaving_anything(demo: Demo) -> None:
    assert len(demo.all_processes) >= 10
    for address in ("/", "/personal/", "/invanare/", "/demo/post/"):
        assert f"http://localhost:{demo.port}{address}" in demo.said
    assert re.search(r"^ +arendemottagare +\w+", demo.said, re.MULTILINE)
    assert status(demo.port, "/halsa") == 200
    demo.process.send_signal(signal.SIGINT)
    assert demo.ends_with() == 0
    assert demo.left_behind(within=0) == []
    assert not Layout(demo.folder).run_note.exists()


def test_a_second_start_is_quick_and_the_log_can_be_verified_beside_it(demo: Demo) -> None:
    assert demo.seconds < LATER_START_WITHIN * PATIENCE
    assert verify_log(demo.folder).returncode == 0


def test_when_one_program_ends_all_end_and_its_log_is_shown(demo: Demo) -> None:
    [worker] = [pid for pid in demo.all_processes if "run_worker" in Path(f"/proc/{pid}/cmdline").read_text()]
    os.kill(worker, signal.SIGKILL)
    assert demo.ends_with() == 1
    assert f"worker has ended by itself; {demo.folder}/log/worker.log" in demo.said
    assert demo.left_behind(within=0) == []


def test_when_the_supervisor_is_killed_nothing_outlives_it_and_it_starts_again(demo: Demo) -> None:
    sockets = Path(re.findall(r"unix_socket_directories=(\S+?)\0", _command_line_of("postgres", demo))[0])
    demo.process.kill()
    demo.process.wait()
    assert demo.left_behind() == []
    again = Demo(demo.folder, demo.port)
    assert not sockets.exists()
    again.process.send_signal(signal.SIGTERM)
    assert again.ends_with() == 0
    assert again.left_behind(within=0) == []


def test_the_log_can_be_verified_while_nothing_runs(folder: Path) -> None:
    answer = verify_log(folder)
    assert answer.returncode == 0, answer.stdout + answer.stderr


def _command_line_of(program: str, demo: Demo) -> str:
    lines = [Path(f"/proc/{pid}/cmdline").read_text() for pid in demo.all_processes]
    return next(line for line in lines if line.split("\0")[0].endswith(f"/{program}"))


def verify_log(folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(CHECKOUT / "src"), "DATA_DIR": str(folder)}
    command = [sys.executable, "-m", "personalverktyget.demo", "verify-log"]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)


def status(port: int, path: str) -> int:
    connection = http.client.HTTPConnection("localhost", port, timeout=10)
    connection.request("GET", path)
    try:
        return connection.getresponse().status
    finally:
        connection.close()
