"""The demo's identity provider as a live process, and signing in through it without a browser."""

import shutil
import socket
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import httpx
from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from personalverktyget.demo import processes
from personalverktyget.demo.environment import compose
from personalverktyget.demo.layout import CHECKOUT, Layout, Ports
from tests.support.environment import free_ports

APPLICATION = "personalverktyget.demo.identity_provider.wsgi:application"
LONGEST_START = 30


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
    folder = Path(tempfile.mkdtemp(prefix="pv-provider-"))
    port = free_ports().web
    layout = Layout(folder)
    layout.make()
    base = urlsplit(settings.BASE_URL)
    environment = compose(layout, Ports(base.port or 80), "postgresql://nobody@/nowhere", mode="test")
    issuer = f"http://localhost:{port}"
    environment |= {"STAFF_OIDC_ISSUER": issuer, "RESIDENT_OIDC_ISSUER": issuer}
    server = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    command = [*server, "--workers", "1", "--blocking-threads", "2", APPLICATION]
    running = processes.start("provider", command, log=layout.logs / "p.log", environment=environment, folder=CHECKOUT)
    try:
        _wait_until_it_answers(running, port)
        yield LiveProvider(issuer)
    finally:
        running.stop()
        shutil.rmtree(folder, ignore_errors=True)


def sign_in(client: Client, provider: LiveProvider, side: str, hint: str, next_path: str = "") -> HttpResponse:
    """Sign in on one side (``personal`` or ``invanare``); the program's answer to what the provider says."""
    query = {"login_hint": hint, **({"nasta": next_path} if next_path else {})}
    to_provider = client.get(f"/{side}/logga-in/", query)
    assert to_provider.status_code == 302, to_provider.content
    back = urlsplit(provider.visit(to_provider.headers["Location"]))
    return client.get(f"{back.path}?{back.query}")  # type: ignore[return-value]


def _wait_until_it_answers(running: processes.Running, port: int) -> None:
    deadline = time.monotonic() + LONGEST_START
    while time.monotonic() < deadline and not running.has_ended:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            httpx.get(f"http://localhost:{port}/.well-known/openid-configuration", timeout=5).raise_for_status()
        except (OSError, httpx.HTTPError):
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"The identity provider did not start: {running.tail()}")
