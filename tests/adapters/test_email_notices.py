"""M-03: a notice says that something has come and nothing else; and each answer of the mail server has its meaning."""

import email
import email.policy
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from personalverktyget.adapters.email_notices import send_email_notice
from personalverktyget.demo.mail_receiver import receiving
from personalverktyget.domain.notifications.services import DeliveryRefused, DeliveryUncertain
from tests.support.environment import free_ports

ADDRESS = "tolvan@example.se"


def test_what_arrives_says_only_that_something_has_come(settings: Settings, tmp_path: Path) -> None:
    """Sent over real SMTP: subject, two lines, the address of the service; no name, no unit, nothing about health."""
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_ports().mail
    receiver = receiving(tmp_path, settings.EMAIL_PORT)
    receiver.start()
    try:
        send_email_notice(ADDRESS)
    finally:
        receiver.stop()
    (file,) = tmp_path.glob("*.eml")
    message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
    assert message["X-RcptTo"] == message["To"] == ADDRESS
    assert message["Subject"] == "Du har något nytt att läsa"
    assert message["Auto-Submitted"] == "auto-generated"
    body = message.get_content()
    assert [line for line in body.splitlines() if line] == [
        f"Logga in för att läsa: {settings.BASE_URL}/invanare/",
        "Du kan inte svara på det här mejlet.",
    ]


ANSWERS: dict[str, tuple[dict[str, str], type[Exception]]] = {
    "sender refused": ({"MAIL": "550 no"}, DeliveryRefused),
    "recipient unknown": ({"RCPT": "550 no such user"}, DeliveryRefused),
    "text refused": ({"DATA": "554 no"}, DeliveryRefused),
    "text refused at its end": ({"text": "554 spam"}, DeliveryRefused),
    "try again later": ({"RCPT": "451 greylisted"}, OSError),
    "try again later, at its end": ({"text": "452 full"}, OSError),
    "gone before anything was said": ({"MAIL": ""}, OSError),
    "gone while the text was on its way": ({"text": ""}, DeliveryUncertain),
}


@contextmanager
def server_that_answers(answers: dict[str, str]) -> Iterator[int]:
    """A mail server that says yes to everything but what ``answers`` holds; the empty answer hangs up."""

    def answer(line: bytes, in_text: bool) -> str | None:
        if in_text:
            return answers.get("text", "250 ok") if line == b".\r\n" else None
        word = line[:4].decode().upper()
        return answers.get(word, {"DATA": "354 go on", "QUIT": "500 what"}.get(word, "250 ok"))

    def serve() -> None:
        peer, _ = listener.accept()
        with peer, peer.makefile("rwb") as stream:
            stream.write(b"220 here\r\n")
            stream.flush()
            in_text = False
            for line in stream:
                said = answer(line, in_text)
                if said is None:
                    continue
                if not said:
                    return
                in_text = said.startswith("354")
                stream.write(said.encode() + b"\r\n")
                stream.flush()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve)
        thread.start()
        yield listener.getsockname()[1]
        thread.join(timeout=10)


@pytest.mark.parametrize("case", ANSWERS)
def test_each_answer_has_its_meaning(settings: Settings, case: str) -> None:
    """Refused for good, uncertain, or to be tried again (any other error)."""
    answers, meaning = ANSWERS[case]
    with server_that_answers(answers) as port:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        with pytest.raises(meaning):
            send_email_notice(ADDRESS)


def test_an_odd_goodbye_does_not_undo_what_was_accepted(settings: Settings) -> None:
    """Or the same notice would go out again and again."""
    with server_that_answers({}) as port:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        send_email_notice(ADDRESS)


def test_no_server_is_tried_again(settings: Settings) -> None:
    """Nothing has gone out."""
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_ports().mail
    with pytest.raises(ConnectionError):
        send_email_notice(ADDRESS)


NO_ADDRESSES = [
    "",
    "å@example.se",
    "a@b@example.se",
    "a,b@example.se",
    "<a@example.se>",
    "a@example.se\nBcc: b@example.se",
    "\x00",
]


@pytest.mark.parametrize("address", NO_ADDRESSES)
def test_what_is_no_address_is_refused_before_anything_is_sent(settings: Settings, address: str) -> None:
    """And cannot add headers or recipients of its own."""
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with pytest.raises(DeliveryRefused):
        send_email_notice(address)
