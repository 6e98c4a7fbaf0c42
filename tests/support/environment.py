"""What must stand in the environment before Django is loaded: made once a run, shared by its parallel workers."""

import json
import os
import socket
import tempfile
from pathlib import Path

from personalverktyget.demo.environment import compose
from personalverktyget.demo.keys import make_keys, passwords
from personalverktyget.demo.layout import Layout, Ports

_SESSION = "PERSONALVERKTYGET_TEST_SESSION"
# The tests connect elsewhere once they need a database (tests/support/database.py); this address answers nobody.
_NOWHERE = "postgresql://personalverktyget_app@/nowhere?host=/nonexistent"


def session_folder() -> Path:
    """The folder of this run. The one that starts the run makes it; its workers are told through the environment."""
    return Path(os.environ[_SESSION])


def install() -> bool:
    """Make the session's folder, unless another process has, and put the settings into the environment.

    Says whether this process made the folder, and so has to remove it.
    """
    is_first = _SESSION not in os.environ
    if is_first:
        os.environ[_SESSION] = tempfile.mkdtemp(prefix="pv-test-")
    layout = Layout(session_folder())
    if is_first:
        layout.make()
        make_keys(layout.keys)
        passwords(layout.database_passwords)
        (layout.data / "ports.json").write_text(json.dumps(free_ports().web))
    ports = Ports(json.loads((layout.data / "ports.json").read_text()))
    os.environ.update(compose(layout, ports, _NOWHERE, mode="test"))
    os.environ.pop("DATABASE_OWNER_URL", None)
    # The browser's driver keeps an event loop in the thread that runs the tests, long after its own test has ended.
    # Django then takes every later test for asynchronous. The program itself never gets this.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    return is_first


def free_ports() -> Ports:
    """Three ports in a row that nobody listens on."""
    while True:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            first = int(probe.getsockname()[1])
        if first < 65000 and all(_is_free(port) for port in Ports(first).named):
            return Ports(first)


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
