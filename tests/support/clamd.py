"""A real clamd on loopback with a signature of our own, where ClamAV is installed; and one that only speaks like it."""

import os
import shutil
import socket
import socketserver
import struct
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from tests.support import files

# The machine's, or the one that `make test` has unpacked beside the project.
CLAMD = os.environ.get("CLAMD") or shutil.which("clamd") or "/usr/sbin/clamd"
FINDING = "Prov.Fynd.UNOFFICIAL"
_STARTS_WITHIN = 60
# Seconds between two looks at whether it is to end; the library waits half a second.
_LOOKS_UP_EVERY = 0.02


@contextmanager
def real_clamd(folder: Path) -> Iterator[str]:
    """The address of a clamd that knows one signature: EICAR's, anywhere in any file."""
    signatures = folder / "signatures"
    signatures.mkdir()
    (signatures / "prov.ndb").write_text(f"Prov.Fynd:0:*:{files.EICAR.hex()}\n")
    address = folder / "clamd.sock"
    settings = folder / "clamd.conf"
    settings.write_text(
        f"DatabaseDirectory {signatures}\nLocalSocket {address}\nForeground yes\nStreamMaxLength 30M\n"
        f"TemporaryDirectory {folder}\nOfficialDatabaseOnly no\n"
    )
    process = subprocess.Popen([CLAMD, "-c", settings], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(address, process)
        yield str(address)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(address: Path, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + _STARTS_WITHIN
    while time.monotonic() < until and process.poll() is None:
        with socket.socket(socket.AF_UNIX) as probe:
            try:
                probe.connect(str(address))
            except OSError:
                time.sleep(0.1)
            else:
                return
    raise RuntimeError(f"clamd did not start (exit status {process.poll()})")


class FakeClamd(socketserver.ThreadingTCPServer):
    """Answers INSTREAM as clamd does, or as ``says`` says; keeps what it was sent."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, says: bytes = b"") -> None:
        super().__init__(("127.0.0.1", 0), _Answering)
        self.says = says
        self.received: list[bytes] = []

    @property
    def address(self) -> str:
        """Host and port."""
        return f"127.0.0.1:{self.server_address[1]}"


class _Answering(socketserver.StreamRequestHandler):
    server: FakeClamd

    def handle(self) -> None:
        if self.rfile.read(10) != b"zINSTREAM\0":
            self.wfile.write(b"UNKNOWN COMMAND\0")
            return
        content = b""
        while size := struct.unpack("!I", self.rfile.read(4))[0]:
            content += self.rfile.read(size)
        self.server.received.append(content)
        found = f"stream: {FINDING} FOUND\0".encode() if files.EICAR in content else b"stream: OK\0"
        self.wfile.write(self.server.says or found)


@contextmanager
def fake_clamd(says: bytes = b"") -> Iterator[FakeClamd]:
    """Its address stands in ``address``."""
    with FakeClamd(says) as server:
        Thread(target=server.serve_forever, args=(_LOOKS_UP_EVERY,), daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()
