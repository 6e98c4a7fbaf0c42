"""A log service in a process of its own, that answers as it is told to, from one call to the next.

``python -m tests.support.log_receiver FOLDER`` listens on a free port of the loopback and prints it. The file
``behaviour`` in the folder says how it answers; ``calls`` gets the ids of each call that it has read, a line of JSON.
"""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

from lxml import etree

ROOT = Path(__file__).parents[2]
LATE = 2.0
_LOG, _STORE = (
    "urn:riv:informationsecurity:auditing:log:2",
    "urn:riv:informationsecurity:auditing:log:StoreLogResponder:2",
)
_ANSWER = (
    '<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>'
    f'<r:StoreLogResponse xmlns:r="{_STORE}" xmlns:l="{_LOG}"><r:result><l:resultCode>{{}}</l:resultCode>'
    "</r:result></r:StoreLogResponse></s:Body></s:Envelope>"
)
# What it answers, and whether it has then stored what it was told.
BEHAVIOURS = {
    "takes it": (200, _ANSWER.format("OK"), True),
    "takes it with a word": (200, _ANSWER.format("INFO"), True),
    "takes it and answers late": (200, _ANSWER.format("OK"), True),
    "takes it and cuts its answer": (200, _ANSWER.format("OK"), True),
    "takes it and fails": (500, "<fault/>", True),
    "fault inside": (500, "<fault/>", False),
    "closed": (503, "", False),
    "access denied": (200, _ANSWER.format("ACCESSDENIED"), False),
    "no XML": (200, "<html>Sign in to the network", False),
    "another answer": (200, "<x/>", False),
    "a bomb": (200, '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', False),
    "cuts the connection": (0, "", False),
    "finds it wrong": (200, _ANSWER.format("VALIDATION_ERROR"), False),
}


@dataclass(frozen=True)
class Receiver:
    """A log service that runs."""

    url: str
    folder: Path

    def behave(self, behaviour: str) -> None:
        """How it answers from now on: one of ``BEHAVIOURS``, or "refuses ID"."""
        (self.folder / "behaviour").write_text(behaviour)

    @property
    def calls(self) -> list[dict[str, Any]]:
        """Each call: the ids in it, whether it was stored, and its address."""
        file = self.folder / "calls"
        return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []

    @property
    def stored(self) -> list[str]:
        """The ids of all that was stored, in order."""
        return [id_ for call in self.calls if call["stored"] for id_ in call["ids"]]


@contextmanager
def log_receiver(folder: Path) -> Iterator[Receiver]:
    """One that takes what it is told."""
    (folder / "behaviour").write_text("takes it")
    command = [sys.executable, "-m", "tests.support.log_receiver", str(folder)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        port = int(process.stdout.readline())
        yield Receiver(f"http://127.0.0.1:{port}/storelog", folder)
    finally:
        process.terminate()
        process.wait(timeout=20)


class _Handler(BaseHTTPRequestHandler):
    folder: Path

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        root = etree.fromstring(body)
        ids = [node.text for node in root.iter(f"{{{_LOG}}}logId")]
        address = root.findtext(".//{urn:riv:itintegration:registry:1}LogicalAddress")
        behaviour = (self.folder / "behaviour").read_text()
        if behaviour.startswith("refuses "):
            behaviour = "finds it wrong" if behaviour.removeprefix("refuses ") in ids else "takes it"
        status, answer, is_stored = BEHAVIOURS[behaviour]
        with (self.folder / "calls").open("a") as calls:
            told = {"ids": ids, "stored": is_stored, "address": address, "action": self.headers["SOAPAction"]}
            calls.write(json.dumps(told) + "\n")
        (self.folder / "last.xml").write_bytes(body)
        if behaviour.endswith("late"):
            time.sleep(LATE)
        if status:
            content = answer.encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content[:-9] if behaviour.endswith("cuts its answer") else content)
        self.close_connection = True

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing."""


def main() -> None:
    """Listen until somebody ends it."""
    _Handler.folder = Path(sys.argv[1])
    server = HTTPServer(("127.0.0.1", 0), _Handler)
    sys.stdout.write(f"{server.server_port}\n")
    sys.stdout.flush()
    server.serve_forever()


if __name__ == "__main__":
    main()
