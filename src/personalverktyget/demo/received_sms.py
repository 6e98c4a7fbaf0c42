"""The demo's gateway for text messages, and the page that shows what it has got. Nothing is sent on."""

import hmac
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

SHOWN: Final = 100
LARGEST: Final = 10_000
_FIELDS: Final = ("to", "from", "text")
# A time and the key that it came with: a key that comes again is the same message.
_NAME: Final = re.compile(r"\d{20}-[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class ReceivedText:
    """One text message as it came."""

    to: str
    sender: str
    text: str
    received_at: datetime


@csrf_exempt
@require_POST
def receive(request: HttpRequest) -> HttpResponse:
    """Take a message as a gateway does: once for each key."""
    given = request.headers.get("Authorization", "").encode()
    if not hmac.compare_digest(given, f"Bearer {settings.SMS_GATEWAY_TOKEN}".encode()):
        return JsonResponse({"error": "token"}, status=401)
    try:
        key = UUID(request.headers.get("Idempotency-Key", ""))
        message = _message(request.body[:LARGEST])
    except ValueError:
        return JsonResponse({"error": "request"}, status=400)
    folder: Path = settings.RECEIVED_SMS_DIR
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not any(folder.glob(f"*-{key.hex}.json")):
        at = datetime.now(UTC)
        unfinished = folder / f".{key.hex}"
        unfinished.write_text(json.dumps(message | {"at": at.isoformat()}))
        unfinished.rename(folder / f"{int(at.timestamp() * 1_000_000):020d}-{key.hex}.json")
    return JsonResponse({"id": key.hex}, status=202)


@require_GET
def received_sms(request: HttpRequest) -> HttpResponse:
    """What has come, the newest first."""
    files = (file for file in settings.RECEIVED_SMS_DIR.glob("*.json") if _NAME.fullmatch(file.stem))
    found = [_read(file) for file in sorted(files, reverse=True)[:SHOWN]]
    return render(request, "demo/received_sms.html", {"texts_received": found, "shown": SHOWN})


def _message(body: bytes) -> dict[str, str]:
    """The three fields. Raises ``ValueError`` where they are not there."""
    found: Any = json.loads(body)
    if not isinstance(found, dict) or not all(isinstance(found.get(name), str) for name in _FIELDS):
        raise ValueError("a message needs to, from and text")
    return {name: found[name] for name in _FIELDS}


def _read(file: Path) -> ReceivedText:
    found = json.loads(file.read_text())
    return ReceivedText(found["to"], found["from"], found["text"], datetime.fromisoformat(found["at"]))
