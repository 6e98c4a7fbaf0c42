"""The demo's identity provider as a live process, and signing in through it without a browser."""

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import httpx
from django.http import HttpResponse
from django.test import Client

from personalverktyget.demo import processes, programs
from personalverktyget.demo.environment import compose
from personalverktyget.demo.layout import Layout
from tests.support.environment import free_ports

LONGEST_START = 60


@dataclass(frozen=True)
class LiveProvider:
    """Where it answers."""

    issuer: str

    def visit(self, address: str) -> str:
        """Go where the program sends the browser; the address that the provider sends it back to."""
        answer = httpx.get(address)
        assert answer.status_code == 302, answer.text
        return answer.headers["Location"]


@contextmanager
def live_provider() -> Iterator[LiveProvider]:
    """The provider, on a free port, with a folder of its own."""
    ports, layout = free_ports(), Layout(Path(tempfile.mkdtemp(prefix="pv-provider-")))
    layout.make()
    program = programs.identity_provider(ports)
    running = programs.start(program, layout, compose(layout, ports, "postgresql://nobody@/nowhere", mode="test"))
    try:
        _wait_until_it_answers(program, running)
        yield LiveProvider(f"http://localhost:{ports.identity_provider}")
    finally:
        running.stop()
        shutil.rmtree(layout.data, ignore_errors=True)


def sign_in(client: Client, provider: LiveProvider, side: str, hint: str, next_path: str = "") -> HttpResponse:
    """Sign in on one side (``personal`` or ``invanare``); the program's answer to what the provider says."""
    query = {"login_hint": hint, **({"nasta": next_path} if next_path else {})}
    to_provider = client.get(f"/{side}/logga-in/", query)
    assert to_provider.status_code == 302, to_provider.content
    back = urlsplit(provider.visit(to_provider.headers["Location"]))
    return client.get(f"{back.path}?{back.query}")  # type: ignore[return-value]


def _wait_until_it_answers(program: programs.Program, running: processes.Running) -> None:
    deadline = time.monotonic() + LONGEST_START
    while not program.is_ready():
        if running.has_ended or time.monotonic() > deadline:
            raise RuntimeError(f"The identity provider did not start:\n{running.tail()}")
        time.sleep(0.05)
