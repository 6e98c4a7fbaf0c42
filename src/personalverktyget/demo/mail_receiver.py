"""A mail server that keeps what it gets in a folder and sends nothing on. For the demo and the tests."""

import argparse
import os
import secrets
import signal
import threading
import time
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

KEEP_AT_MOST = 500
LARGEST = 2_000_000


class Folder:
    """One file a message, in the order in which they came; the oldest go when there are too many."""

    def __init__(self, folder: Path, keep_at_most: int = KEEP_AT_MOST) -> None:
        self._folder = folder
        self._keep_at_most = keep_at_most
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def put(self, message: bytes) -> Path:
        """Store one message. A reader of the folder sees it whole or not at all."""
        name = f"{time.time_ns():020d}-{secrets.token_hex(4)}"
        unfinished = self._folder / f".{name}"
        handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as output:
            output.write(message)
        finished = self._folder / f"{name}.eml"
        unfinished.rename(finished)
        for old in sorted(self._folder.glob("*.eml"))[: -self._keep_at_most]:
            old.unlink(missing_ok=True)
        return finished


class Receiver:
    """What aiosmtpd calls when a message has come."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Store the message with its envelope before its own headers."""
        content = envelope.content if isinstance(envelope.content, bytes) else (envelope.content or "").encode()
        lines = [f"X-MailFrom: {envelope.mail_from or ''}", f"X-RcptTo: {', '.join(envelope.rcpt_tos)}"]
        self._folder.put("".join(f"{line}\r\n" for line in lines).encode() + content)
        return "250 OK"


def receiving(folder: Path, port: int, host: str = "127.0.0.1") -> Controller:
    """A receiver that is ready to be started; it runs in a thread of its own."""
    return Controller(Receiver(Folder(folder)), hostname=host, port=port, data_size_limit=LARGEST, enable_SMTPUTF8=True)


def main() -> None:
    """Receive until told to stop."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--folder", type=Path, required=True)
    chosen = parser.parse_args()
    told_to_stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: told_to_stop.set())
    controller = receiving(chosen.folder, chosen.port)
    controller.start()
    told_to_stop.wait()
    controller.stop()


if __name__ == "__main__":
    main()
