"""Nothing that the demo starts outlives it: not when it is stopped, and not when it is killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from personalverktyget.demo import processes
from personalverktyget.demo.embedded_database.confinement import Confinement, best_confinement

ENVIRONMENT = {"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(sys.path)}


def eventually(holds: Callable[[], bool], within: float = 10) -> bool:
    """Whether it comes to hold."""
    deadline = time.monotonic() + within
    while not holds():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def test_a_program_is_stopped_with_all_that_it_started(tmp_path: Path) -> None:
    script = f"sleep 300 & echo $! > {tmp_path}/child; trap '' TERM; while :; do sleep 0.05; done"
    running = processes.start(
        "stubborn", ["/bin/sh", "-c", script], log=tmp_path / "log", environment=ENVIRONMENT, folder=tmp_path
    )
    child = tmp_path / "child"
    assert eventually(lambda: child.exists() and bool(child.read_text().strip()))
    running.stop(patience=0.3)
    assert running.process.returncode == -signal.SIGKILL
    assert eventually(lambda: not processes.is_alive(int(child.read_text())))


def test_a_program_that_ended_by_itself_is_noticed_with_what_it_said_last(tmp_path: Path) -> None:
    running = processes.start(
        "short", ["/bin/sh", "-c", "echo farewell; exit 3"], log=tmp_path / "log", environment={}, folder=tmp_path
    )
    assert eventually(lambda: running.has_ended)
    assert running.tail() == "farewell"
    running.stop()
    assert running.process.returncode == 3


@pytest.mark.slow
@pytest.mark.parametrize("confined", [False, True], ids=["as itself", "as nobody"])
def test_a_program_ends_when_the_one_that_started_it_is_killed(tmp_path: Path, confined: bool) -> None:
    confinement = best_confinement() if confined else Confinement.NONE
    if confined and confinement is Confinement.NONE:
        pytest.skip("only root has to become somebody else")
    tmp_path.chmod(0o755)
    script = f"""
import signal, time
from pathlib import Path
from personalverktyget.demo import processes
running = processes.start("child", ["/bin/sleep", "300"], log=Path({str(tmp_path)!r}) / "log",
                          environment={{}}, folder=Path("/"), options={confinement.options!r})
Path({str(tmp_path)!r}, "pid").write_text(str(running.process.pid))
time.sleep(300)
"""
    parent = subprocess.Popen([sys.executable, "-c", script], env=ENVIRONMENT)
    note = tmp_path / "pid"
    assert eventually(lambda: note.exists() and bool(note.read_text()))
    child = int(note.read_text())
    assert eventually(lambda: Path(f"/proc/{child}/comm").read_text().strip() == "sleep")
    parent.kill()
    parent.wait()
    assert eventually(lambda: not processes.is_alive(child))
