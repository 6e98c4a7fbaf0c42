"""The page of the demo that shows what the local mail receiver has got, so that nobody needs a mailbox to look in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

SHOWN: Final = 100
# As the mail receiver names its files; nothing else is opened, whatever an address asks for.
_NAME = re.compile(r"\d{20}-[0-9a-f]{8}")


@dataclass(frozen=True, slots=True)
class ReceivedMessage:
    """One message as it came."""

    name: str
    to: str
    sender: str
    subject: str
    received_at: datetime | None
    body: str


def received_mail(request: HttpRequest) -> HttpResponse:
    """What has come, the newest first."""
    messages = list(_newest(settings.RECEIVED_MAIL_DIR))
    return render(request, "demo/received_mail.html", {"messages_received": messages, "shown": SHOWN})


def received_message(request: HttpRequest, name: str) -> HttpResponse:
    """One message, as its receiver would read it."""
    file = settings.RECEIVED_MAIL_DIR / f"{name}.eml"
    if not _NAME.fullmatch(name) or not file.is_file():
        raise Http404
    return render(request, "demo/received_message.html", {"message": _read(file)})


def _newest(folder: Path) -> Iterator[ReceivedMessage]:
    files = sorted((file for file in folder.glob("*.eml") if _NAME.fullmatch(file.stem)), reverse=True)
    for file in files[:SHOWN]:
        try:
            yield _read(file)
        except FileNotFoundError:
            # The receiver keeps only the latest: this one went while we looked.
            continue


def _read(file: Path) -> ReceivedMessage:
    message = message_from_bytes(file.read_bytes(), policy=policy.default)
    return ReceivedMessage(
        name=file.stem,
        to=_header(message, "X-RcptTo") or _header(message, "To"),
        sender=_header(message, "From"),
        subject=_header(message, "Subject"),
        received_at=_date(_header(message, "Date")),
        body=_body(message),
    )


def _header(message: EmailMessage, name: str) -> str:
    return str(message.get(name, "")).strip()


def _date(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
    return moment if moment.tzinfo else None


def _body(message: EmailMessage) -> str:
    part = message.get_body(("plain",))
    if part is None:
        return ""
    try:
        return str(part.get_content()).strip()
    except (LookupError, UnicodeError):
        # A character set that nobody knows: better wrong letters than no message.
        payload = part.get_payload(decode=True)
        return payload.decode("latin-1").strip() if isinstance(payload, bytes) else ""
