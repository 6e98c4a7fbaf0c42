"""The throwaway PostgreSQL of a test run: started when the first test asks for it, by the process that runs the tests.

Parallel workers cannot start it themselves, because it ends with the one that started it, and workers end at
different times. So the process that started the run listens on a socket in the session's folder; whoever needs the
database connects there and is told where it is.
"""

import json
import os
import socket
import subprocess
import sys
import threading
from dataclasses import asdict, dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from personalverktyget.demo.embedded_database import roles
from personalverktyget.demo.embedded_database.cluster import Cluster, open_cluster
from personalverktyget.demo.embedded_database.confinement import Confinement, best_confinement
from personalverktyget.demo.environment import Databases, compose, for_owner
from personalverktyget.demo.keys import passwords
from personalverktyget.demo.layout import CHECKOUT, Layout, Ports

# Safe here alone: what a cut of power would lose is thrown away at the end anyhow.
_FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "200"}
TEMPLATE = "template_personalverktyget"
# The same with the demo world in it: made when the first browser test asks for it.
WORLD_TEMPLATE = "template_demo_world"


@dataclass(frozen=True)
class Addresses:
    """Where the server is: a URL a role, each with ``{name}`` where the database's name belongs."""

    superuser: str
    owner: str
    running: str

    def databases(self, name: str) -> Databases:
        """The addresses of the database ``name`` for the program."""
        return Databases(running_url=self.running.format(name=name), owner_url=self.owner.format(name=name))


class DatabaseServer:
    """Held by the process that started the test run."""

    def __init__(self, session: Path) -> None:
        self._layout = Layout(session)
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(session / "database-server"))
        self._listener.listen(64)
        self._cluster: Cluster | None = None
        self._addresses: Addresses | None = None
        self._answers: dict[str, bytes] = {}
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End PostgreSQL, if anybody has asked for it."""
        # The program ends with the thread that started it, so the thread is left to wait until that is done.
        if self._cluster:
            self._cluster.stop()
        self._listener.close()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            with connection:
                wanted = connection.recv(100).decode()
                if wanted not in self._answers:
                    self._answers[wanted] = self._make(wanted)
                connection.sendall(self._answers[wanted])

    def _make(self, wanted: str) -> bytes:
        try:
            if self._addresses is None:
                self._addresses = self._start_cluster()
            if wanted == WORLD_TEMPLATE:
                self._make_world_template(self._addresses)
            return json.dumps(asdict(self._addresses)).encode()
        except Exception as error:
            detail = error.stderr if isinstance(error, subprocess.CalledProcessError) else ""
            return json.dumps({"error": f"{error} {detail}"}).encode()

    def _start_cluster(self) -> Addresses:
        secret = passwords(self._layout.database_passwords)
        confinement = best_confinement()
        self._cluster = cluster = open_cluster(
            self._layout.database(private=confinement is Confinement.NOBODY),
            log=self._layout.logs / "database.log",
            superuser_password=secret.superuser,
            settings=_FAST,
            confinement=confinement,
            only_debian=os.environ.get("TEST_POSTGRES") == "debian",
        )
        cluster.start()
        addresses = Addresses(
            superuser=_pattern(cluster.superuser_url("NAME")),
            owner=_pattern(cluster.url(roles.OWNER, secret.owner, "NAME")),
            running=_pattern(cluster.url(roles.RUNNING, secret.running, "NAME")),
        )
        self._make_template(cluster, addresses)
        return addresses

    def _make_template(self, cluster: Cluster, addresses: Addresses) -> None:
        roles.prepare_roles(cluster.superuser_url(), passwords(self._layout.database_passwords))
        roles.prepare_database(cluster.superuser_url(), TEMPLATE)
        roles.prepare_extensions(cluster.superuser_url(TEMPLATE))
        self._manage("prepare_database", addresses.databases(TEMPLATE))

    def _make_world_template(self, addresses: Addresses) -> None:
        copy = sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {}").format(
            sql.Identifier(WORLD_TEMPLATE), sql.Identifier(TEMPLATE), sql.Identifier(roles.OWNER)
        )
        with psycopg.connect(addresses.superuser.format(name="postgres"), autocommit=True) as connection:
            connection.execute(copy)
        self._manage("build_demo_world", addresses.databases(WORLD_TEMPLATE))

    def _manage(self, command: str, databases: Databases) -> None:
        ports = Ports(json.loads((self._layout.data / "ports.json").read_text()))
        environment = compose(self._layout, ports, databases.running_url, mode="test")
        subprocess.run(
            [sys.executable, str(CHECKOUT / "manage.py"), command, "--verbosity", "0"],
            env=for_owner(environment, databases),
            check=True,
            capture_output=True,
            text=True,
        )


def addresses(session: Path, template: str = TEMPLATE) -> Addresses:
    """Ask the process that runs the tests where its PostgreSQL is; it and the template are made if need be."""
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(str(session / "database-server"))
        connection.sendall(template.encode())
        answer = b""
        while part := connection.recv(65536):
            answer += part
    told = json.loads(answer)
    if "error" in told:
        raise RuntimeError(f"The database of the tests could not be made: {told['error']}")
    return Addresses(**told)


def _pattern(url: str) -> str:
    return url.replace("{", "{{").replace("}", "}}").replace("/NAME?", "/{name}?")
