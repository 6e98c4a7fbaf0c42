"""One PostgreSQL cluster: made, started, asked whether it is ready, stopped. Reached through a socket only."""

import os
import secrets
import shutil
import signal
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlencode

import psycopg

from personalverktyget.demo import processes
from personalverktyget.demo.embedded_database.binaries import Binaries, choose, give_to_nobody
from personalverktyget.demo.embedded_database.confinement import Confinement, nobody, run
from personalverktyget.demo.progress import CannotStart

SUPERUSER = "postgres"
_PORT = 5432
_READY_WITHIN = 60.0


@dataclass
class Cluster:
    """``folder`` holds the data; ``settings`` are added to PostgreSQL's own."""

    folder: Path
    log: Path
    superuser_password: str
    binaries: Binaries
    confinement: Confinement
    settings: dict[str, str] = field(default_factory=dict)
    sockets: Path | None = None
    running: processes.Running | None = None

    def url(self, role: str, password: str, database: str) -> str:
        """The address of ``database`` for ``role``."""
        where = urlencode({"host": str(self.sockets), "port": _PORT})
        return f"postgresql://{quote(role, safe='')}:{quote(password, safe='')}@/{quote(database, safe='')}?{where}"

    def superuser_url(self, database: str = SUPERUSER) -> str:
        """The address of ``database`` for the one who may do everything."""
        return self.url(SUPERUSER, self.superuser_password, database)

    def start(self) -> None:
        """Make the cluster if it is not there, start it, and return when it answers."""
        if not (self.folder / "PG_VERSION").exists():
            self._initialise()
        self._refuse_other_version()
        _end_orphan(self.folder)
        # Short on purpose (a socket's path holds 107 characters), and closed to everyone else.
        self.sockets = Path(tempfile.mkdtemp(prefix="pv-", dir="/tmp"))
        if self.confinement is Confinement.NOBODY:
            os.chown(self.sockets, *nobody())
        options = {"listen_addresses": "", "unix_socket_directories": str(self.sockets), "port": str(_PORT)}
        options |= {"unix_socket_permissions": "0700", "timezone": "UTC", "log_timezone": "UTC"} | self.settings
        command = [str(self.binaries.folder / "postgres"), "-D", str(self.folder)]
        self.running = processes.start(
            "database",
            [*command, *(f"--{name}={value}" for name, value in options.items())],
            log=self.log,
            environment={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
            folder=Path("/"),
            ends_by=signal.SIGINT,
            tie=signal.SIGINT,
            options=self.confinement.options,
        )
        try:
            self._wait_until_ready()
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Stop it: open connections are cut, what is committed is kept."""
        if self.running:
            self.running.stop(patience=20)
        if self.sockets:
            shutil.rmtree(self.sockets, ignore_errors=True)

    def _initialise(self) -> None:
        """Make the cluster beside its place and move it there when it is whole, so that a cut leaves no half one."""
        unfinished = self.folder.with_name(self.folder.name + ".unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.parent.mkdir(parents=True, exist_ok=True)
        unfinished.mkdir(mode=0o700)
        password = unfinished.with_name(f"{unfinished.name}-{secrets.token_hex(8)}")
        password.touch(mode=0o600)
        password.write_text(self.superuser_password)
        if self.confinement is Confinement.NOBODY:
            give_to_nobody(unfinished)
            os.chown(password, *nobody())
        # Without a locale of its own it would take the machine's, and with C 'ÅSA' is not 'åsa' to ILIKE.
        locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        if self.binaries.major < 17:
            locale = ["--locale=C.UTF-8"]
        command = [str(self.binaries.folder / "initdb"), "-D", str(unfinished), "-U", SUPERUSER, "--encoding=UTF8"]
        command += [*locale, "--auth=scram-sha-256", f"--pwfile={password}", "--no-instructions"]
        if self.settings.get("fsync") == "off":
            command.append("--no-sync")
        try:
            answer = run(command, self.confinement)
        finally:
            password.unlink()
        if answer.returncode != 0:
            raise CannotStart(f"PostgreSQL could not make its data folder: {_last_line(answer.stderr)}")
        unfinished.rename(self.folder)

    def _refuse_other_version(self) -> None:
        made_by = (self.folder / "PG_VERSION").read_text().strip()
        if made_by != str(self.binaries.major):
            raise CannotStart(
                f"The data in {self.folder} was made by PostgreSQL {made_by}, and this is {self.binaries.major}: "
                "`make demo-reset` begins anew."
            )

    def _wait_until_ready(self) -> None:
        assert self.running is not None
        deadline = time.monotonic() + _READY_WITHIN
        while True:
            try:
                psycopg.connect(self.superuser_url(), connect_timeout=5).close()
                return
            except psycopg.OperationalError as error:
                is_refused = "authentication failed" in str(error)
                if is_refused or self.running.has_ended or time.monotonic() > deadline:
                    raise CannotStart(f"PostgreSQL did not start ({self.log}): {_reason(self.log, error)}") from error
            time.sleep(0.03)


def open_cluster(
    place: Path,
    *,
    log: Path,
    superuser_password: str,
    settings: dict[str, str] | None = None,
    confinement: Confinement,
    only_debian: bool = False,
) -> Cluster:
    """The cluster that lives in ``place`` (a folder of its own), with the PostgreSQL that runs here."""
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    if confinement is Confinement.NOBODY:
        os.chown(place, *nobody())
    binaries = choose(confinement, place, only_debian=only_debian)
    return Cluster(
        folder=place / "data",
        log=log,
        superuser_password=superuser_password,
        binaries=binaries,
        confinement=confinement,
        settings=settings or {},
    )


def _end_orphan(folder: Path) -> None:
    """After a SIGKILL the note of who runs here stays behind: end the one that it names, or forget the note.

    The caller holds the lock of the data folder, so nobody who is alive and well can be using it. The number may have
    passed to a stranger meanwhile (in a container it often has): only a PostgreSQL on this very folder is ended.
    """
    note = folder / "postmaster.pid"
    if not note.exists():
        return
    pid = int(note.read_text().split("\n", 1)[0] or 0)
    if processes.is_alive(pid) and f"{folder}\0".encode() in Path(f"/proc/{pid}/cmdline").read_bytes():
        os.kill(pid, signal.SIGINT)
        deadline = time.monotonic() + 15
        while processes.is_alive(pid) and time.monotonic() < deadline:
            time.sleep(0.05)
    note.unlink(missing_ok=True)


def _last_line(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "it did not say why"


def _reason(log: Path, error: Exception) -> str:
    fatal = [line for line in processes.tail(log, 40).splitlines() if "FATAL" in line or "PANIC" in line]
    return fatal[-1] if fatal else _last_line(str(error))
