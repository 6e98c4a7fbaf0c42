"""Starting everything in order, watching over it, and stopping all of it together."""

import os
import select
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from personalverktyget.demo import data_folder, ports, processes, programs, signals
from personalverktyget.demo.data_folder import RunNote
from personalverktyget.demo.database import EmbeddedDatabase, open_embedded, start_embedded
from personalverktyget.demo.environment import Databases, compose, for_owner
from personalverktyget.demo.external_database import open_external
from personalverktyget.demo.keys import make_keys
from personalverktyget.demo.layout import Layout, Ports
from personalverktyget.demo.progress import CannotStart, step

_READY_WITHIN = 90.0
_STOPPED_WITHIN = 8.0


class Crashed(Exception):
    """A program ended by itself. The message says which and what it said last."""


@dataclass
class Supervisor:
    """Holds everything that runs. Whoever makes one calls ``stop`` in a ``finally``."""

    layout: Layout
    ports: Ports
    database_url: str | None = None
    running: list[processes.Running] = field(default_factory=list)
    embedded: EmbeddedDatabase | None = None
    databases: Databases = field(default_factory=lambda: Databases("", ""))

    def start(self) -> None:
        """Start everything; the caller holds the data folder."""
        data_folder.clear_after_kill(self.layout)
        ports.refuse_taken(self.ports)
        make_keys(self.layout.keys)
        self.start_database()
        environment = self._environment()
        # These two need nothing of the database, and get ready while it is prepared.
        self._start(programs.mail_receiver(self.ports, self.layout), environment)
        provider = programs.identity_provider(self.ports)
        self._start(provider, environment)
        self._run("Preparing the database", "prepare_database", for_owner(environment, self.databases))
        self._run("Building the demo world, unless it is there", "build_demo_world", environment)
        with step("Starting the program"):
            web = programs.web(self.ports)
            self._start(programs.worker(), environment)
            self._start(web, environment)
            self._wait_for([programs.mail_receiver(self.ports, self.layout), provider, web])

    def start_database(self) -> None:
        """Start the embedded PostgreSQL, or look at the one that was pointed out."""
        if self.database_url:
            with step("Asking the database of DATABASE_URL"):
                self.databases = open_external(self.database_url, self.layout).databases
        else:
            self.embedded = open_embedded(self.layout)
            with step(f"Starting {self.embedded.description}"):
                start_embedded(self.embedded, self.layout)
            self.databases = self.embedded.databases
        self._note()

    def watch(self) -> None:
        """Return never; raise when a program ends by itself, or when the terminal is gone.

        The kernel tells only the first process of a terminal that it was closed; under ``ssh -t`` that is make, which
        tells nobody.
        """
        terminal = select.poll()
        if sys.stdout.isatty():
            terminal.register(sys.stdout, 0)
        while not terminal.poll(500):
            self._raise_for_ended()
        raise signals.ToldToStop

    def stop(self) -> None:
        """Stop everything: first what uses the database, then the database."""
        for program in reversed(self.running):
            program.ask_to_stop()
        # Together, not one after the other: somebody waits at the terminal.
        deadline = time.monotonic() + _STOPPED_WITHIN
        for program in reversed(self.running):
            program.stop(patience=deadline - time.monotonic())
        self.running.clear()
        if self.embedded:
            self.embedded.cluster.stop()
        self.layout.run_note.unlink(missing_ok=True)

    def _environment(self) -> dict[str, str]:
        return compose(self.layout, self.ports, self.databases.running_url)

    def _start(self, program: programs.Program, environment: dict[str, str]) -> processes.Running:
        running = programs.start(program, self.layout, environment)
        self.running.append(running)
        self._note()
        return running

    def _run(self, what: str, command: str, environment: dict[str, str]) -> None:
        """Run one of the program's commands to its end."""
        with step(what):
            running = self._start(programs.Program(command, programs.manage(command), lambda: True), environment)
            while not running.has_ended:
                time.sleep(0.02)
            running.stop()
            self.running.remove(running)
            if running.process.returncode != 0:
                raise CannotStart(f"{what} failed; {running.log} ends with:\n{running.tail()}")

    def _wait_for(self, waited_for: Sequence[programs.Program]) -> None:
        deadline = time.monotonic() + _READY_WITHIN
        for program in waited_for:
            while not program.is_ready():
                self._raise_for_ended()
                if time.monotonic() > deadline:
                    log = self.layout.logs / f"{program.name}.log"
                    raise Crashed(f"{program.name} did not become ready; {log} ends with:\n{processes.tail(log)}")
                time.sleep(0.05)

    def _raise_for_ended(self) -> None:
        everything = [*self.running]
        if self.embedded and self.embedded.cluster.running:
            everything.append(self.embedded.cluster.running)
        for program in everything:
            if program.has_ended:
                raise Crashed(f"{program.name} has ended by itself; {program.log} ends with:\n{program.tail()}")

    def _note(self) -> None:
        cluster = self.embedded.cluster if self.embedded else None
        children = [program.process.pid for program in self.running]
        if cluster and cluster.running:
            children.append(cluster.running.process.pid)
        data_folder.write_note(
            self.layout,
            RunNote(
                pid=os.getpid(),
                port=self.ports.web,
                running_url=self.databases.running_url,
                sockets=str(cluster.sockets) if cluster and cluster.sockets else "",
                children=children,
            ),
        )


def stop_uninterrupted(supervisor: Supervisor) -> None:
    """Stop everything, whatever is pressed meanwhile."""
    signals.ignore_further()
    supervisor.stop()
