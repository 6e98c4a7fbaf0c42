"""A gateway for text messages, in a process of its own, that answers as it is told to.

``python -m tests.support.sms_gateway BEHAVIOUR FILE`` listens on a free port of the loopback, prints it, and writes
each request that it has read to the file, a line of JSON each.
"""

import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
LATE = 3.0


def _answer(status: str, body: bytes = b"{}", *headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", "Content-Type: application/json", f"Content-Length: {len(body)}", *headers]
    return "\r\n".join([*lines, "", ""]).encode() + body


_TAKEN = _answer("202 Accepted", b'{"id": "1"}')


def _late(peer: socket.socket) -> None:
    time.sleep(LATE)
    peer.sendall(_TAKEN)


def _dripping(peer: socket.socket) -> None:
    peer.sendall(b"HTTP/1.1 202 Accepted\r\nContent-Length: 1000\r\n\r\n")
    for _second in range(1000):
        peer.sendall(b" ")
        time.sleep(0.1)


def _endless(peer: socket.socket) -> None:
    peer.sendall(b"HTTP/1.1 202 Accepted\r\nContent-Length: 10000000\r\n\r\n")
    for _part in range(1000):
        peer.sendall(b" " * 10_000)


def _saying(answer: bytes) -> Callable[[socket.socket], None]:
    return lambda peer: peer.sendall(answer)


BEHAVIOURS: dict[str, Callable[[socket.socket], None]] = {
    "takes it": _saying(_TAKEN),
    "answers twice": _saying(_TAKEN * 2),
    "answers late": _late,
    "answers a byte at a time": _dripping,
    "answers without end": _endless,
    "cuts the connection": lambda peer: None,
    "cuts its answer": _saying(_TAKEN[:-5]),
    "fault inside": _saying(_answer("500 Internal Server Error")),
    "fault behind it": _saying(_answer("502 Bad Gateway", b"<html>")),
    "no JSON": _saying(_answer("200 OK", b"<html>Sign in to the network</html>")),
    "no object": _saying(_answer("200 OK", b"[]")),
    "no HTTP": _saying(b"\x00\x01\x02 hello\r\n\r\n"),
    "conflict": _saying(_answer("409 Conflict")),
    "redirect": _saying(_answer("307 Temporary Redirect", b"", "Location: /elsewhere")),
    "wrong token": _saying(_answer("401 Unauthorized")),
    "busy": _saying(_answer("429 Too Many Requests")),
    "closed": _saying(_answer("503 Service Unavailable")),
    "wrong number": _saying(_answer("422 Unprocessable Content")),
    "wrong request": _saying(_answer("400 Bad Request")),
}


@dataclass(frozen=True)
class Gateway:
    """A gateway that runs."""

    url: str
    file: Path

    @property
    def got(self) -> list[dict[str, Any]]:
        """What it has read, in order: path, headers and body of each request."""
        return [json.loads(line) for line in self.file.read_text().splitlines()] if self.file.exists() else []


@contextmanager
def gateway_that(behaviour: str, folder: Path) -> Iterator[Gateway]:
    """A gateway in a process of its own, which ends with the block."""
    file = folder / "requests.jsonl"
    command = [sys.executable, "-m", "tests.support.sms_gateway", behaviour, str(file)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            yield Gateway(f"http://127.0.0.1:{int(process.stdout.readline())}/sms", file)
        finally:
            process.kill()


def _serve(peer: socket.socket, behaviour: Callable[[socket.socket], None], file: Path) -> None:
    with peer, peer.makefile("rb") as stream:
        while first := stream.readline():
            headers = {}
            while (line := stream.readline().decode().strip()) != "":
                name, _colon, value = line.partition(":")
                headers[name.lower()] = value.strip()
            body = json.loads(stream.read(int(headers.get("content-length", "0"))) or b"null")
            with file.open("a") as output:
                output.write(json.dumps({"path": first.decode().split()[1], "headers": headers, "body": body}) + "\n")
            behaviour(peer)
            if behaviour is not BEHAVIOURS["takes it"] and behaviour is not BEHAVIOURS["answers twice"]:
                return


def main(behaviour: str, file: str) -> None:
    """Serve until killed."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        sys.stdout.write(f"{listener.getsockname()[1]}\n")
        sys.stdout.flush()
        while True:
            peer, _address = listener.accept()
            threading.Thread(target=_serve, args=(peer, BEHAVIOURS[behaviour], Path(file)), daemon=True).start()


if __name__ == "__main__":
    main(*sys.argv[1:])
