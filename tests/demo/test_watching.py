"""What ends the watch over a running demo: a program that ends by itself, a signal, or a terminal that is closed."""

import os
import signal
import sys
import threading
from pathlib import Path

import pytest

from personalverktyget.demo import processes, signals
from personalverktyget.demo.layout import Layout, Ports
from personalverktyget.demo.supervisor import Crashed, Supervisor


@pytest.fixture
def supervisor(tmp_path: Path) -> Supervisor:
    return Supervisor(Layout(tmp_path), Ports(8000))


def test_a_program_that_ends_by_itself(supervisor: Supervisor, tmp_path: Path) -> None:
    command = ["/bin/sh", "-c", "echo 'no more'; exit 1"]
    running = processes.start("frail", command, log=tmp_path / "frail.log", environment={}, folder=tmp_path)
    supervisor.running.append(running)
    with pytest.raises(Crashed, match=r"frail has ended by itself; .*frail\.log ends with:\nno more"):
        supervisor.watch()
    supervisor.stop()
    assert running.process.returncode == 1


def test_a_terminal_that_is_closed(supervisor: Supervisor, monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = os.openpty()
    with os.fdopen(theirs, "w") as terminal:
        monkeypatch.setattr(sys, "stdout", terminal)
        threading.Timer(0.1, os.close, [ours]).start()
        with pytest.raises(signals.ToldToStop):
            supervisor.watch()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_and_only_the_first(supervisor: Supervisor, number: signal.Signals) -> None:
    threading.Timer(0.1, os.kill, [os.getpid(), number]).start()
    stopped_in_peace = False
    with signals.heeded():
        with pytest.raises(signals.ToldToStop):
            supervisor.watch()
        os.kill(os.getpid(), number)
        stopped_in_peace = True
    assert stopped_in_peace
