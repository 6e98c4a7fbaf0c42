"""Speaking with a provider over HTTP: short time-outs, no redirects, bounded answers, nothing but TLS or loopback."""

import json
import time
from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

import httpx

from personalverktyget.adapters.sign_in.provider import Refusal, SignInRefused

TIMEOUT_SECONDS = 5.0
LONGEST_ANSWER = 1_000_000
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


@lru_cache(maxsize=1)
def _client() -> httpx.Client:
    """One for the process, so that connections are reused."""
    return httpx.Client(timeout=TIMEOUT_SECONDS, follow_redirects=False, headers={"Accept": "application/json"})


def require_safe_address(address: str) -> None:
    """Refuse an address that would send codes or tokens over the net in clear."""
    parts = urlsplit(address)
    if parts.scheme == "https" and parts.hostname:
        return
    if parts.scheme == "http" and parts.hostname in LOOPBACK:
        return
    raise SignInRefused(Refusal.PROVIDER_MISCONFIGURED, f"The address {address!r} is neither https nor loopback.")


def ask(method: str, address: str, *, body: str = "", headers: Mapping[str, str] | None = None) -> tuple[int, Any]:
    """The status and the JSON that the provider answers with. Raises ``SignInRefused`` when it does not."""
    require_safe_address(address)
    deadline = time.monotonic() + 2 * TIMEOUT_SECONDS
    content = bytearray()
    try:
        with _client().stream(method, address, content=body or None, headers=headers) as response:
            for chunk in response.iter_bytes():
                content += chunk
                if len(content) > LONGEST_ANSWER or time.monotonic() > deadline:
                    raise SignInRefused(Refusal.PROVIDER_DOWN, f"{address} answers too much or too slowly.")
    except httpx.HTTPError as error:
        raise SignInRefused(Refusal.PROVIDER_DOWN, f"{address}: {type(error).__name__}") from error
    if response.status_code >= httpx.codes.INTERNAL_SERVER_ERROR:
        raise SignInRefused(Refusal.PROVIDER_DOWN, f"{address} answers {response.status_code}.")
    return response.status_code, _parse(address, bytes(content))


def fetch(address: str) -> dict[str, Any]:
    """The JSON object at an address of the provider."""
    status, answer = ask("GET", address)
    if status != httpx.codes.OK or not isinstance(answer, dict):
        raise SignInRefused(Refusal.PROVIDER_DOWN, f"{address} answers {status}, or no JSON object.")
    return answer


def _parse(address: str, content: bytes) -> Any:
    try:
        return json.loads(content)
    except ValueError as error:
        raise SignInRefused(Refusal.PROVIDER_DOWN, f"{address} does not answer with JSON.") from error
