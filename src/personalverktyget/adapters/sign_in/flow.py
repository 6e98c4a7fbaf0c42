"""Signing in through OpenID Connect: authorization code with PKCE, from the first redirect to a verified identity.

Nothing here knows of sessions or pages. The caller keeps what ``begin`` answers until the browser comes back, uses it
once, and hands it to ``complete``.
"""

import hmac
import json
import secrets
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import httpx
from authlib.oauth2.auth import ClientAuth
from authlib.oauth2.rfc7636 import create_s256_code_challenge

from personalverktyget.adapters.sign_in import id_token
from personalverktyget.adapters.sign_in.discovery import KnownProvider, Metadata, known
from personalverktyget.adapters.sign_in.identity import identity_from, lacks_expected
from personalverktyget.adapters.sign_in.provider import (
    Begun,
    ProviderSettings,
    Refusal,
    SignInRefused,
    VerifiedIdentity,
)
from personalverktyget.adapters.sign_in.transport import ask
from personalverktyget.base import clock

_FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def begin(
    provider: ProviderSettings, redirect_uri: str, login_hint: str | None = None, language: str | None = None
) -> Begun:
    """Where to send the browser, and what to remember until it comes back.

    ``language`` is the one that its user reads, for the provider's pages.
    """
    endpoint = known(provider.issuer).metadata().authorization_endpoint
    state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
    parameters = {
        "response_type": "code",
        "client_id": provider.client_id,
        "redirect_uri": redirect_uri,
        "scope": provider.scope,
        "state": state,
        "nonce": nonce,
        "code_challenge": create_s256_code_challenge(verifier),
        "code_challenge_method": "S256",
        # On a shared computer the provider's own session may be the former person's: always identify anew.
        "prompt": "login",
        "acr_values": " ".join(provider.acr_values),
        "claims": _wanted_claims(provider),
    }
    if login_hint:
        parameters["login_hint"] = login_hint
    if language:
        parameters["ui_locales"] = language
    url = f"{endpoint}{'&' if '?' in endpoint else '?'}{urlencode(parameters)}"
    return Begun(url, state, nonce, verifier, redirect_uri, int(clock.now().timestamp()))


def complete(provider: ProviderSettings, begun: Begun, answer: Mapping[str, str]) -> VerifiedIdentity:
    """Who it is, from the parameters that the browser came back with. Raises ``SignInRefused``."""
    if not hmac.compare_digest(answer.get("state", "").encode(), begun.state.encode()):
        raise SignInRefused(Refusal.UNKNOWN_STATE)
    if answer.get("iss", provider.issuer) != provider.issuer:
        raise SignInRefused(Refusal.ISSUER)
    if "error" in answer:
        cancelled = answer["error"] == "access_denied"
        raise SignInRefused(Refusal.CANCELLED if cancelled else Refusal.REFUSED_BY_PROVIDER, answer["error"][:80])
    if not answer.get("code"):
        raise SignInRefused(Refusal.CODE_REFUSED, "The answer holds no code.")
    remembered = known(provider.issuer)
    tokens = _exchange(provider, remembered.metadata(), begun, answer["code"])
    return _verified(provider, remembered, begun, tokens)


def end_session_url(provider: ProviderSettings, token: str, back_to: str) -> str | None:
    """Where the provider's own session is ended; ``None`` where the provider offers no such address."""
    endpoint = known(provider.issuer).metadata().end_session_endpoint
    if not endpoint:
        return None
    parameters = {"client_id": provider.client_id, "post_logout_redirect_uri": back_to}
    if token:
        parameters["id_token_hint"] = token
    return f"{endpoint}{'&' if '?' in endpoint else '?'}{urlencode(parameters)}"


def _wanted_claims(provider: ProviderSettings) -> str:
    """The claims parameter: the level is essential, and the claims that we need are to be in the token."""
    wanted: dict[str, Any] = {
        "acr": {"essential": True, "values": list(provider.acr_values)},
        provider.subject_claim: {"essential": True},
    }
    if provider.commission_claim:
        wanted[provider.commission_claim] = {"essential": True}
    return json.dumps({"id_token": wanted}, separators=(",", ":"))


def _exchange(provider: ProviderSettings, metadata: Metadata, begun: Begun, code: str) -> dict[str, Any]:
    """The tokens for a code."""
    body = urlencode(
        {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": begun.redirect_uri,
            "code_verifier": begun.verifier,
        }
    )
    client = ClientAuth(provider.client_id, provider.client_secret or None, _auth_method(provider, metadata))
    address, headers, body = client.prepare("POST", metadata.token_endpoint, dict(_FORM), body)
    status, answer = ask("POST", address, body=body, headers=headers)
    if status != httpx.codes.OK or not isinstance(answer, dict):
        code_name = answer.get("error") if isinstance(answer, dict) else None
        raise SignInRefused(Refusal.CODE_REFUSED, str(code_name)[:80])
    if not isinstance(answer.get("id_token"), str) or not isinstance(answer.get("access_token"), str):
        raise SignInRefused(Refusal.MALFORMED_TOKEN, "The provider gave no tokens.")
    return answer


def _auth_method(provider: ProviderSettings, metadata: Metadata) -> str:
    if not provider.client_secret:
        return "none"
    basic = "client_secret_basic"
    return basic if basic in metadata.token_auth_methods else "client_secret_post"


def _verified(
    provider: ProviderSettings, remembered: KnownProvider, begun: Begun, tokens: dict[str, Any]
) -> VerifiedIdentity:
    expected = id_token.Expected(
        issuer=provider.issuer,
        client_id=provider.client_id,
        nonce=begun.nonce,
        acr_values=provider.acr_values,
        access_token=tokens["access_token"],
        begun_at=begun.begun_at,
        now=int(clock.now().timestamp()),
    )
    claims = id_token.verify(tokens["id_token"], remembered.key, expected)
    address = remembered.metadata().userinfo_endpoint
    if address and lacks_expected(claims, provider):
        # What the token says, and that includes the level, always wins over what the second address says.
        claims = {**_user_info(address, tokens["access_token"], claims["sub"]), **claims}
    return identity_from(claims, provider, tokens["id_token"])


def _user_info(address: str, access_token: str, subject: str) -> dict[str, Any]:
    """What the provider says of the person at its second address, if it is the same person."""
    status, answer = ask("GET", address, headers={"Authorization": f"Bearer {access_token}"})
    if status != httpx.codes.OK or not isinstance(answer, dict) or answer.get("sub") != subject:
        raise SignInRefused(Refusal.SUBJECT_MISSING, "The provider's second address speaks of somebody else.")
    return answer
