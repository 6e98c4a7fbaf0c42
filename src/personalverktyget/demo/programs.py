"""The programs that make up the demo: how each is started, and how one sees that it is ready."""

import http.client
import os
import signal
import smtplib
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from personalverktyget.demo import processes
from personalverktyget.demo.layout import CHECKOUT, Layout, Ports

# More processes than this serve a demo no better, and each takes its share of memory and connections.
_WORKERS_AT_MOST = 4


@dataclass(frozen=True)
class Program:
    """One program: its command line, and whether it answers yet."""

    name: str
    command: list[str]
    is_ready: Callable[[], bool]
    # What it gets when the one that started it is killed. A web server has to end its workers itself, and does so;
    # everything else has no children, and might wait for a database that has ended at the same moment.
    tie: signal.Signals = signal.SIGKILL


def manage(*words: str) -> list[str]:
    """One of the program's own commands."""
    return [sys.executable, str(CHECKOUT / "manage.py"), *words]


def web(ports: Ports) -> Program:
    """The program itself."""
    workers = min(len(os.sched_getaffinity(0)), _WORKERS_AT_MOST)
    application = "personalverktyget.config.wsgi:application"
    command = _granian(application, ports.web, workers)
    return Program("web", command, lambda: _answers(ports.web, "/halsa"), signal.SIGTERM)


def worker() -> Program:
    """What works off the queue. It listens nowhere: alive is ready."""
    return Program("worker", manage("run_worker"), lambda: True)


def identity_provider(ports: Ports) -> Program:
    """The local OpenID provider."""
    application = "personalverktyget.demo.identity_provider.wsgi:application"
    path = "/.well-known/openid-configuration"
    command = _granian(application, ports.identity_provider, 1)
    return Program("identity-provider", command, lambda: _answers(ports.identity_provider, path), signal.SIGTERM)


def mail_receiver(ports: Ports, layout: Layout) -> Program:
    """The local mail server."""
    module = ["-m", "personalverktyget.demo.mail_receiver"]
    command = [sys.executable, *module, "--port", str(ports.mail), "--folder", str(layout.mail)]
    return Program("mail", command, lambda: _receives_mail(ports.mail))


def start(program: Program, layout: Layout, environment: Mapping[str, str]) -> processes.Running:
    """Start a program with a fresh log; the former one is kept beside it."""
    log = layout.logs / f"{program.name}.log"
    if log.exists():
        log.replace(log.with_suffix(".former.log"))
    return processes.start(
        program.name, program.command, log=log, environment=environment, folder=CHECKOUT, tie=program.tie
    )


def _granian(application: str, port: int, workers: int) -> list[str]:
    options = {"--interface": "wsgi", "--host": "127.0.0.1", "--port": str(port), "--workers": str(workers)}
    options |= {"--blocking-threads": "2", "--log-level": "warning", "--workers-kill-timeout": "2"}
    words = [word for pair in options.items() for word in pair]
    return [sys.executable, "-m", "granian", *words, "--no-ws", application]


def _answers(port: int, path: str) -> bool:
    # Not through urllib: that would ask the machine's proxy.
    connection = http.client.HTTPConnection("localhost", port, timeout=5)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _receives_mail(port: int) -> bool:
    try:
        with smtplib.SMTP("127.0.0.1", port, timeout=5) as connection:
            return connection.noop()[0] == 250
    except (OSError, smtplib.SMTPException):
        return False
