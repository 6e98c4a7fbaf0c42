"""The program on a PostgreSQL of its own that writes durably, each part of which can be killed and started again."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from personalverktyget.demo import processes, programs
from personalverktyget.demo.embedded_database import roles
from personalverktyget.demo.embedded_database.cluster import Cluster, open_cluster
from personalverktyget.demo.embedded_database.confinement import Confinement, best_confinement
from personalverktyget.demo.environment import Databases, compose, for_owner
from personalverktyget.demo.keys import passwords
from personalverktyget.demo.layout import CHECKOUT, Layout, Ports
from tests.support.environment import free_ports, session_folder

PARTS = ("web", "worker", "database")
_READY_WITHIN = 60.0


@dataclass
class Killable:
    """What runs, and the way to end it without a warning."""

    layout: Layout
    ports: Ports
    cluster: Cluster
    urls: Databases
    environment: dict[str, str]
    running: dict[str, processes.Running]
    database_command: list[str]

    @property
    def superuser_url(self) -> str:
        """For whoever looks at what is left."""
        return self.cluster.superuser_url(roles.DATABASE)

    def start(self, name: str) -> None:
        """Start the web server, the worker or the mail receiver, and wait until it answers."""
        made = {"web": lambda: programs.web(self.ports), "worker": programs.worker}
        program = made.get(name, lambda: programs.mail_receiver(self.ports, self.layout))()
        self.running[name] = programs.start(program, self.layout, self.environment)
        self._wait(program.is_ready, self.running[name])

    def kill(self, name: str) -> None:
        """SIGKILL, to the part and (but for the database, whose own find out by themselves) all that it started."""
        if name == "database":
            self._kill_database()
            return
        running = self.running[name]
        os.killpg(running.process.pid, signal.SIGKILL)
        running.process.wait()
        self.start(name)

    def stop(self) -> None:
        """Stop everything but the database."""
        for running in self.running.values():
            running.stop()

    @contextmanager
    def silent_database(self) -> Iterator[None]:
        """The database keeps its connections and stops answering: every process of it stands still."""
        running = self.cluster.running
        assert running is not None
        server = running.process.pid
        # The server first, so that it starts no more processes; they have groups of their own.
        still = [server]
        os.kill(server, signal.SIGSTOP)
        try:
            for pid in _children(server):
                os.kill(pid, signal.SIGSTOP)
                still.append(pid)
            yield
        finally:
            for pid in reversed(still):
                os.kill(pid, signal.SIGCONT)

    def _kill_database(self) -> None:
        running = self.cluster.running
        assert running is not None
        running.process.kill()
        running.process.wait()
        self.revive_database()

    def revive_database(self) -> None:
        """Wait until the database answers, and start it again as often as it has ended."""
        deadline = time.monotonic() + _READY_WITHIN
        while not self._answers():
            running = self.cluster.running
            assert running is not None
            assert time.monotonic() < deadline, running.tail()
            if running.has_ended:
                # What a killed one had started may hold its memory for a moment: then it is tried again.
                self.cluster.running = self._start_database(self.database_command)
            time.sleep(0.1)

    def _start_database(self, command: list[str]) -> processes.Running:
        return processes.start(
            "database",
            command,
            log=self.cluster.log,
            environment={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
            folder=Path("/"),
            ends_by=signal.SIGINT,
            tie=signal.SIGINT,
            options=self.cluster.confinement.options,
        )

    def _answers(self) -> bool:
        try:
            psycopg.connect(self.superuser_url, connect_timeout=5).close()
        except psycopg.OperationalError:
            return False
        return True

    def _wait(self, is_ready: object, running: processes.Running) -> None:
        deadline = time.monotonic() + _READY_WITHIN
        while not is_ready():  # type: ignore[operator]
            assert not running.has_ended, running.tail(60)
            assert time.monotonic() < deadline, running.tail(60)
            time.sleep(0.05)

    def manage(self, *words: str) -> "subprocess.CompletedProcess[str]":
        """Run one of the program's commands to its end."""
        environment = for_owner(self.environment, self.urls) if words[0] == "prepare_database" else self.environment
        return subprocess.run(
            programs.manage(*words), env=environment, cwd=CHECKOUT, capture_output=True, text=True, check=False
        )


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@contextmanager
def killable(folder: Path, settings: dict[str, str]) -> Iterator[Killable]:
    """The database alone, prepared; the other parts are started when asked for, and all are stopped afterwards."""
    with ExitStack() as stack:
        layout, ports = Layout(folder / "data"), free_ports()
        layout.make()
        for file in Layout(session_folder()).keys.iterdir():
            shutil.copy2(file, layout.keys / file.name)
        confinement, secret = best_confinement(), passwords(layout.database_passwords)
        place = layout.database(private=confinement is Confinement.NOBODY)
        stack.callback(shutil.rmtree, place, ignore_errors=True)
        cluster = open_cluster(
            place,
            log=layout.logs / "database.log",
            superuser_password=secret.superuser,
            settings=settings,
            confinement=confinement,
        )
        cluster.start()
        stack.callback(cluster.stop)
        roles.prepare_roles(cluster.superuser_url(), secret)
        roles.prepare_database(cluster.superuser_url(), roles.DATABASE)
        roles.prepare_extensions(cluster.superuser_url(roles.DATABASE))
        urls = Databases(
            running_url=cluster.url(roles.RUNNING, secret.running, roles.DATABASE),
            owner_url=cluster.url(roles.OWNER, secret.owner, roles.DATABASE),
        )
        environment = compose(layout, ports, urls.running_url, mode="test")
        assert cluster.running is not None
        command = Path(f"/proc/{cluster.running.process.pid}/cmdline").read_text().split("\0")[:-1]
        made = Killable(layout, ports, cluster, urls, environment, {}, command)
        stack.callback(made.stop)
        prepared = made.manage("prepare_database")
        assert prepared.returncode == 0, prepared.stderr
        yield made
