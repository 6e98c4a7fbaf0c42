"""ClamAV's daemon, spoken to as its manual says (``man clamd``, INSTREAM): one connection and one content at a time."""

import contextlib
import socket
import struct
from collections.abc import Iterator
from typing import Final

from django.conf import settings

from personalverktyget.domain.attachments.scanners import ScannerUnavailable

_CHUNK: Final = 1 << 16
_SECONDS: Final = 20
_LONGEST_ANSWER: Final = 4096
_CLEAN, _FOUND, _PREFIX = "OK", " FOUND", "stream: "


class Clamd:
    """The daemon at ``settings.CLAMD_ADDRESS``: ``host:port``, or the path of its socket."""

    def finding(self, content: bytes) -> str:
        """What was found, by ClamAV's name for it; "" where nothing was. Raises ``ScannerUnavailable``."""
        try:
            with contextlib.closing(_connected(settings.CLAMD_ADDRESS)) as connection:
                answer = _asked(connection, content)
        except (OSError, ValueError) as error:
            raise ScannerUnavailable(f"{settings.CLAMD_ADDRESS}: {error}") from error
        verdict = answer.removeprefix(_PREFIX)
        if verdict == _CLEAN:
            return ""
        if verdict.endswith(_FOUND):
            return verdict.removesuffix(_FOUND)
        raise ScannerUnavailable(f"clamd answered {answer[:200]!r}")


def _connected(address: str) -> socket.socket:
    if address.startswith("/"):
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(_SECONDS)
        try:
            connection.connect(address)
        except OSError:
            connection.close()
            raise
        return connection
    host, _colon, port = address.rpartition(":")
    return socket.create_connection((host.strip("[]"), int(port)), timeout=_SECONDS)


def _asked(connection: socket.socket, content: bytes) -> str:
    # A daemon that has had enough answers and hangs up before everything is sent: what it said is what counts.
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        connection.sendall(b"zINSTREAM\0")
        for chunk in _chunks(content):
            connection.sendall(struct.pack("!I", len(chunk)) + chunk)
        connection.sendall(struct.pack("!I", 0))
    answer = b""
    while b"\0" not in answer and len(answer) < _LONGEST_ANSWER and (more := connection.recv(_LONGEST_ANSWER)):
        answer += more
    return answer.partition(b"\0")[0].decode("utf-8", "replace").strip()


def _chunks(content: bytes) -> Iterator[bytes]:
    return (content[start : start + _CHUNK] for start in range(0, len(content), _CHUNK))
