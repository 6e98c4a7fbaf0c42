"""The local mail server, spoken to over real SMTP."""

import smtplib
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from personalverktyget.demo.mail_receiver import Folder, receiving
from tests.support.environment import free_ports


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    port = free_ports().mail
    controller = receiving(tmp_path / "mail", port)
    controller.start()
    yield port
    controller.stop()


def send(port: int, subject: str) -> None:
    message = EmailMessage()
    message["From"], message["To"] = "avsandare@example.test", "mottagare@example.test"
    message["Subject"] = subject
    message.set_content("Det har kommit något till dig.\n.\nEn rad som börjar med punkt står ovan: åäö.")
    with smtplib.SMTP("127.0.0.1", port) as connection:
        connection.send_message(message)


def test_a_message_is_stored_to_the_letter_with_its_envelope(port: int, tmp_path: Path) -> None:
    send(port, "Påminnelse på svenska: åäö")
    [file] = (tmp_path / "mail").glob("*.eml")
    stored = message_from_bytes(file.read_bytes(), policy=policy.default)
    assert stored["Subject"] == "Påminnelse på svenska: åäö"
    assert stored["X-RcptTo"] == "mottagare@example.test"
    assert stored["X-MailFrom"] == "avsandare@example.test"
    body = stored.get_body()
    assert body is not None
    assert body.get_content().splitlines()[1:] == [".", "En rad som börjar med punkt står ovan: åäö."]
    assert file.stat().st_mode & 0o077 == 0


def test_messages_lie_in_the_order_in_which_they_came(port: int, tmp_path: Path) -> None:
    for number in range(5):
        send(port, f"nummer {number}")
    files = sorted((tmp_path / "mail").glob("*.eml"))
    subjects = [message_from_bytes(file.read_bytes())["Subject"] for file in files]
    assert subjects == [f"nummer {number}" for number in range(5)]


def test_the_oldest_go_when_there_are_too_many(tmp_path: Path) -> None:
    folder = Folder(tmp_path, keep_at_most=3)
    stored = [folder.put(b"Subject: x\r\n\r\n") for _ in range(5)]
    assert sorted(tmp_path.iterdir()) == stored[2:]


def test_what_is_too_large_is_refused(port: int, tmp_path: Path) -> None:
    with smtplib.SMTP("127.0.0.1", port) as connection, pytest.raises(smtplib.SMTPException):
        connection.sendmail("a@example.test", ["b@example.test"], b"Subject: x\r\n\r\n" + b"x\r\n" * 1_000_000)
    assert list((tmp_path / "mail").glob("*.eml")) == []
