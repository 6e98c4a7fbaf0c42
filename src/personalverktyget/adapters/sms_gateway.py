"""Notices by SMS, through a gateway that is spoken with over HTTP.

A notice is one POST: JSON with ``to``, ``from`` and ``text``, a bearer token, and the notice's own id as
``Idempotency-Key``. A status of 2xx with a JSON object means that the gateway has taken it over. What else comes back
is sorted by one question: can it have gone out?

* No, and never will (the number or the text is refused): ``DeliveryRefused``.
* No, but it may later (nobody there, busy, wrong token, a redirect): raised as it is, and tried again.
* It may have (the answer is late, cut off, unreadable or a fault inside the gateway): ``DeliveryUncertain``.

Redirects are never followed: they would take the number and the token elsewhere.
"""

import json
import time
from functools import lru_cache
from typing import Any, Final
from urllib.parse import urlsplit
from uuid import UUID

import httpx
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from personalverktyget.domain.notifications.services import DeliveryRefused, DeliveryUncertain

LONGEST_ANSWER: Final = 100_000
_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
# Answers by which the gateway says that it has not taken it, though there is nothing wrong with what was sent.
_NOT_TAKEN: Final = frozenset({401, 402, 403, 404, 405, 429, 503})
# Of the other answers below 500, those that leave open whether the request came through.
_OPEN: Final = frozenset({408, 409})


class GatewayUnavailable(Exception):
    """The gateway has not taken the notice: it can be tried again. The message says why, for operators."""


def send_sms_notice(mobile: str, key: UUID) -> None:
    """Hand one notice over. ``mobile`` is written as +46701740605; ``key`` is the same at each attempt."""
    with override("sv"):
        text = _("Du har något nytt att läsa. Logga in: %(address)s") % {"address": f"{settings.BASE_URL}/invanare/"}
    require_safe_address(settings.SMS_GATEWAY_URL)
    content = {"to": mobile, "from": settings.SMS_SENDER, "text": text}
    headers = {"Authorization": f"Bearer {settings.SMS_GATEWAY_TOKEN}", "Idempotency-Key": str(key)}
    status, answer = _post(content, headers)
    _judge(status, answer)


def require_safe_address(address: str) -> None:
    """Refuse an address that would send numbers and the token over the net in clear."""
    parts = urlsplit(address)
    is_local = parts.scheme == "http" and parts.hostname in _LOOPBACK and settings.MODE != "production"
    if not (is_local or (parts.scheme == "https" and parts.hostname)):
        raise GatewayUnavailable("SMS_GATEWAY_URL must begin with https://.")


def _judge(status: int, answer: bytes) -> None:
    if httpx.codes.is_success(status):
        if not _is_object(answer):
            raise DeliveryUncertain(f"The gateway answered {status}, and no JSON object.")
    elif status in _NOT_TAKEN or httpx.codes.is_redirect(status):
        raise GatewayUnavailable(f"The gateway answered {status}.")
    elif status in _OPEN or not httpx.codes.is_client_error(status):
        raise DeliveryUncertain(f"The gateway answered {status}.")
    else:
        raise DeliveryRefused(f"The gateway answered {status}.")


def _post(content: dict[str, str], headers: dict[str, str]) -> tuple[int, bytes]:
    """The status and the answer's beginning. Nothing of an answer stands in a message: it may name the receiver."""
    limit, answer = time.monotonic() + settings.SMS_GATEWAY_TIMEOUT, bytearray()
    timeout = httpx.Timeout(settings.SMS_GATEWAY_TIMEOUT)
    try:
        with _client().stream(
            "POST", settings.SMS_GATEWAY_URL, json=content, headers=headers, timeout=timeout
        ) as response:
            for chunk in response.iter_bytes():
                answer += chunk
                if len(answer) > LONGEST_ANSWER or time.monotonic() > limit:
                    raise DeliveryUncertain("The gateway answers too much or too slowly.")
            return response.status_code, bytes(answer)
    except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
        raise GatewayUnavailable(type(error).__name__) from error
    except (httpx.HTTPError, httpx.StreamError) as error:
        raise DeliveryUncertain(type(error).__name__) from error


@lru_cache(maxsize=1)
def _client() -> httpx.Client:
    """One for the process, each of whose connections carries one notice.

    On a connection that is used again, a gateway that answers twice would answer the next notice with this one's yes.
    """
    alone = httpx.Limits(max_keepalive_connections=0)
    return httpx.Client(follow_redirects=False, headers={"Accept": "application/json"}, limits=alone)


def _is_object(answer: bytes) -> bool:
    try:
        found: Any = json.loads(answer)
    except ValueError:
        return False
    return isinstance(found, dict)
