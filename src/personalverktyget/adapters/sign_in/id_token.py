"""The checks of an ID token, one after another, each with a reason of its own (OpenID Connect Core 3.1.3.7)."""

import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from authlib.oidc.core.util import create_half_hash
from joserfc import jws, jwt
from joserfc.errors import BadSignatureError, JoseError

from personalverktyget.adapters.sign_in.discovery import SigningKey
from personalverktyget.adapters.sign_in.provider import Refusal, SignInRefused

ALGORITHMS = ("RS256", "ES256")
# How much the clocks of the provider and of this machine may differ.
LEEWAY_SECONDS = 30

Claims = Mapping[str, Any]
KeyFor = Callable[[str | None, str], SigningKey]


@dataclass(frozen=True, slots=True)
class Expected:
    """What the token must say."""

    issuer: str
    client_id: str
    nonce: str
    acr_values: tuple[str, ...]
    access_token: str
    begun_at: int
    now: int


def verify(token: str, key_for: KeyFor, expected: Expected) -> Claims:
    """The token's claims, if every check holds. Raises ``SignInRefused``."""
    claims, algorithm = _signed_claims(token, key_for)
    _check_parties(claims, expected)
    _check_times(claims, expected)
    if not _same(claims.get("nonce"), expected.nonce):
        raise SignInRefused(Refusal.NONCE)
    _check_access_token(claims, expected.access_token, algorithm)
    _check_level(claims, expected)
    if not isinstance(claims.get("sub"), str) or not claims["sub"]:
        raise SignInRefused(Refusal.SUBJECT_MISSING)
    return claims


def _signed_claims(token: str, key_for: KeyFor) -> tuple[Claims, str]:
    try:
        header = jws.extract_compact(token.encode()).headers()
    except (JoseError, ValueError) as error:
        raise SignInRefused(Refusal.MALFORMED_TOKEN) from error
    algorithm, kid = header.get("alg"), header.get("kid")
    if algorithm not in ALGORITHMS:
        raise SignInRefused(Refusal.ALGORITHM)
    key = key_for(kid if isinstance(kid, str) else None, algorithm)
    try:
        return jwt.decode(token, key, algorithms=[algorithm]).claims, algorithm
    except BadSignatureError as error:
        raise SignInRefused(Refusal.SIGNATURE) from error
    except (JoseError, ValueError) as error:
        raise SignInRefused(Refusal.MALFORMED_TOKEN) from error


def _check_parties(claims: Claims, expected: Expected) -> None:
    if claims.get("iss") != expected.issuer:
        raise SignInRefused(Refusal.ISSUER)
    audience = claims.get("aud")
    audiences = audience if isinstance(audience, list) else [audience]
    if expected.client_id not in audiences:
        raise SignInRefused(Refusal.AUDIENCE)
    party = claims.get("azp")
    if (party is not None or len(audiences) > 1) and party != expected.client_id:
        raise SignInRefused(Refusal.AUTHORIZED_PARTY)


def _check_times(claims: Claims, expected: Expected) -> None:
    expires, issued = _moment(claims.get("exp")), _moment(claims.get("iat"))
    if expires is None or expires <= expected.now - LEEWAY_SECONDS:
        raise SignInRefused(Refusal.EXPIRED)
    if issued is None or issued > expected.now + LEEWAY_SECONDS:
        raise SignInRefused(Refusal.ISSUED_IN_FUTURE)
    # We ask the provider to make the person identify herself anew; where it says when she did, it must have been now.
    if "auth_time" in claims:
        at = _moment(claims["auth_time"])
        if at is None or at < expected.begun_at - LEEWAY_SECONDS:
            raise SignInRefused(Refusal.NOT_FRESH)


def _check_access_token(claims: Claims, access_token: str, algorithm: str) -> None:
    if "at_hash" not in claims:
        return
    if not _same(claims["at_hash"], create_half_hash(access_token, algorithm).decode()):
        raise SignInRefused(Refusal.ACCESS_TOKEN_HASH)


def _check_level(claims: Claims, expected: Expected) -> None:
    level = claims.get("acr")
    if not level:
        raise SignInRefused(Refusal.LEVEL_MISSING)
    if level not in expected.acr_values:
        raise SignInRefused(Refusal.LEVEL_TOO_LOW)


def _moment(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _same(given: Any, wanted: str) -> bool:
    return isinstance(given, str) and hmac.compare_digest(given.encode(), wanted.encode())
