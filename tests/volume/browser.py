"""A browser that costs next to nothing, so that what is measured is the server."""

import socket
from dataclasses import dataclass, field
from urllib.parse import urlencode


class UnexpectedAnswer(RuntimeError):
    """The server did not answer as it should have; measuring on would measure an error page."""


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Browser:
    """One connection that is kept open, with the cookies of one person."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    _socket: socket.socket | None = None

    def get(self, path: str, headers: dict[str, str] | None = None) -> Answer:
        """Fetch a page."""
        return self._ask(f"GET {path} HTTP/1.1", headers or {}, b"")

    def post(self, path: str, form: dict[str, str], headers: dict[str, str] | None = None) -> Answer:
        """Send a form."""
        content = urlencode({**form, "csrfmiddlewaretoken": self.cookies["csrftoken"]}).encode()
        kind = {"Content-Type": "application/x-www-form-urlencoded", "Content-Length": str(len(content))}
        return self._ask(f"POST {path} HTTP/1.1", {**kind, **(headers or {})}, content)

    def close(self) -> None:
        """End the connection."""
        if self._socket:
            self._socket.close()
            self._socket = None

    def _ask(self, first: str, headers: dict[str, str], content: bytes) -> Answer:
        if self._socket is None:
            self._socket = socket.create_connection(("127.0.0.1", self.port), timeout=30)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        lines = [first, f"Host: localhost:{self.port}", "Accept-Language: sv", "Accept-Encoding: gzip"]
        lines += [f"Cookie: {cookies}"] if cookies else []
        lines += [f"{name}: {value}" for name, value in headers.items()]
        self._socket.sendall("\r\n".join([*lines, "", ""]).encode() + content)
        return self._answer(self._socket)

    def _answer(self, source: socket.socket) -> Answer:
        received = b""
        while (end := received.find(b"\r\n\r\n")) < 0:
            received += self._part(source)
        first, *lines = received[:end].decode("latin-1").split("\r\n")
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
        parts = [received[end + 4 :]]
        missing = int(headers.get("content-length", 0)) - len(parts[0])
        while missing > 0:
            parts.append(self._part(source))
            missing -= len(parts[-1])
        return Answer(int(first.split(" ")[1]), headers, b"".join(parts))

    @staticmethod
    def _part(source: socket.socket) -> bytes:
        part = source.recv(262_144)
        if not part:
            raise UnexpectedAnswer("The server closed the connection.")
        return part
