"""Starting programs that end with the one that started them, and ending them together with all their children."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_TIE = Path(__file__).with_name("tied_process.py")


def tied(command: Sequence[str], *, tie: signal.Signals = signal.SIGKILL, options: Sequence[str] = ()) -> list[str]:
    """The command line that runs ``command`` so that it gets ``tie`` when this process ends (see ``tied_process``)."""
    prefix = [sys.executable, "-S", "-E", str(_TIE), "--parent", str(os.getpid()), "--signal", str(int(tie))]
    return [*prefix, *options, "--", *command]


@dataclass
class Running:
    """A program that runs in a session of its own and writes to a log of its own."""

    name: str
    log: Path
    process: subprocess.Popen[bytes]
    ends_by: signal.Signals = signal.SIGTERM
    started_at: float = field(default_factory=time.monotonic)

    @property
    def has_ended(self) -> bool:
        """Whether the program has ended by itself. Leaves it unreaped, so that its number stays its own."""
        return self.process.returncode is not None or _ended_unreaped(self.process.pid)

    def ask_to_stop(self) -> None:
        """Send the polite signal."""
        if not self.has_ended:
            self.process.send_signal(self.ends_by)

    def stop(self, patience: float = 10) -> None:
        """Stop it politely, then by force, and whatever it has left behind with it."""
        self.ask_to_stop()
        deadline = time.monotonic() + patience
        while not self.has_ended and time.monotonic() < deadline:
            time.sleep(0.02)
        if self.process.returncode is None:
            # Its number cannot pass to somebody else before it is reaped, so the group is still its own.
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def tail(self, lines: int = 15) -> str:
        """The last lines that it wrote."""
        return tail(self.log, lines)


def start(
    name: str,
    command: Sequence[str],
    *,
    log: Path,
    environment: Mapping[str, str],
    folder: Path,
    ends_by: signal.Signals = signal.SIGTERM,
    tie: signal.Signals = signal.SIGKILL,
    options: Sequence[str] = (),
) -> Running:
    """Start ``command`` in a session of its own, tied to this process, with ``log`` as its output.

    What has children of its own that it must end wants a politer ``tie`` than SIGKILL.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as output:
        process = subprocess.Popen(
            tied(command, tie=tie, options=options),
            cwd=folder,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    return Running(name=name, log=log, process=process, ends_by=ends_by)


def tail(log: Path, lines: int = 15) -> str:
    """The last lines of a log, or nothing where there is none."""
    if not log.exists():
        return ""
    return "\n".join(log.read_text(errors="replace").splitlines()[-lines:])


def is_alive(pid: int) -> bool:
    """Whether a process with this number exists and has not ended."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (OSError, IndexError):
        return False
    return state not in ("Z", "X")


def _ended_unreaped(pid: int) -> bool:
    try:
        return os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None
    except ChildProcessError:
        return True
