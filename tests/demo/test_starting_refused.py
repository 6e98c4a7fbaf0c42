"""What a person at the terminal can mend is said in one line that says what."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from personalverktyget.demo import data_folder
from personalverktyget.demo.layout import CHECKOUT, Layout
from personalverktyget.demo.ports import chosen_ports, refuse_taken
from personalverktyget.demo.progress import CannotStart
from tests.support.environment import free_ports


def demo(word: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(CHECKOUT / "src"), "DATA_DIR": str(folder)}
    command = [sys.executable, "-m", "personalverktyget.demo", word]
    return subprocess.run(command, env=environment | variables, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize("which", ["web", "identity_provider", "mail"])
def test_a_taken_port_is_named(which: str) -> None:
    ports = free_ports()
    taken = getattr(ports, which)
    with socket.socket() as other:
        other.bind(("127.0.0.1", taken))
        other.listen()
        with pytest.raises(CannotStart, match=rf"Port {taken} .*PORT=") as told:
            refuse_taken(ports)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("text", ["0", "65536", "åtta", "-1", ""])
def test_what_is_no_port_is_refused(text: str) -> None:
    with pytest.raises(CannotStart, match="is no port"):
        chosen_ports(text)


def test_two_demos_on_one_folder_are_refused(tmp_path: Path) -> None:
    layout = Layout(tmp_path / "data")
    layout.make()
    data_folder.write_note(layout, data_folder.RunNote(pid=1234, port=8123))
    with data_folder.held(layout):
        for word in ("up", "reset"):
            answer = demo(word, layout.data)
            assert answer.returncode == 1
            assert answer.stderr.strip() == (
                f"A demo already runs on {layout.data} (process 1234, http://localhost:8123/)."
            )
    assert layout.data.exists()


def test_verifying_a_log_that_is_not_there_says_so(tmp_path: Path) -> None:
    answer = demo("verify-log", tmp_path / "nothing")
    assert (answer.returncode, answer.stderr.strip()) == (
        1,
        "There is no demo yet whose log could be verified: `make demo` builds it.",
    )


def test_reset_removes_all_that_was_kept(tmp_path: Path) -> None:
    layout = Layout(tmp_path / "data")
    layout.make()
    assert demo("reset", layout.data).returncode == 0
    assert not layout.data.exists()
    assert demo("reset", layout.data).stdout.strip() == "There is nothing to remove."


def test_an_unreachable_database_gives_one_line(tmp_path: Path) -> None:
    port = free_ports().web
    url = f"postgresql://someone:secret@127.0.0.1:{port}/nothing"
    answer = demo("up", tmp_path / "data", DATABASE_URL=url, PORT=str(free_ports().web))
    assert answer.returncode == 1
    assert answer.stderr.strip().startswith("The database of DATABASE_URL does not answer: ")
    assert len(answer.stderr.strip().splitlines()) == 1
    assert "secret" not in answer.stderr + answer.stdout
