"""What a provider says of itself, and its keys: fetched when needed, remembered for a while, asked for in bounds."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from joserfc.errors import JoseError
from joserfc.jwk import ECKey, JWKRegistry, RSAKey

from personalverktyget.adapters.sign_in.provider import Refusal, SignInRefused
from personalverktyget.adapters.sign_in.transport import fetch, require_safe_address

REMEMBER_SECONDS = 3600.0
# A provider that does not answer is left alone for a moment, so that everybody who signs in need not wait in turn.
REST_SECONDS = 5.0
# A token with an unknown key makes us look for new keys, but not more often than this, whoever sends such tokens.
NEW_KEYS_SECONDS = 30.0
MOST_PROVIDERS = 8
MOST_KEYS = 50
SMALLEST_RSA_KEY = 2048

SigningKey = RSAKey | ECKey


@dataclass(frozen=True, slots=True)
class Metadata:
    """The parts of a provider's description that are used."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    userinfo_endpoint: str
    end_session_endpoint: str
    token_auth_methods: tuple[str, ...]


class KnownProvider:
    """A provider as this process remembers it. Safe to use from several threads."""

    def __init__(self, issuer: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._issuer, self._clock = issuer, clock
        self._lock = threading.Lock()
        self._metadata: Metadata | None = None
        self._keys: tuple[SigningKey, ...] = ()
        self._metadata_at = self._keys_at = self._failed_at = float("-inf")

    def metadata(self) -> Metadata:
        """What the provider says of itself. An old answer is better than none when it does not answer."""
        with self._lock:
            return self._metadata_now()

    def key(self, kid: str | None, algorithm: str) -> SigningKey:
        """The key that a token names. An unknown name makes us fetch the keys anew, once in a while."""
        with self._lock:
            age = self._clock() - self._keys_at
            found = None if age > REMEMBER_SECONDS else _choose(self._keys, kid, algorithm)
            if found is None and age > NEW_KEYS_SECONDS:
                self._fetch_keys()
                found = _choose(self._keys, kid, algorithm)
        if found is None:
            raise SignInRefused(Refusal.UNKNOWN_KEY)
        return found

    def _metadata_now(self) -> Metadata:
        if self._metadata is not None and self._clock() - self._metadata_at < REMEMBER_SECONDS:
            return self._metadata
        if self._clock() - self._failed_at < REST_SECONDS:
            if self._metadata is None:
                raise SignInRefused(Refusal.PROVIDER_DOWN, "It did not answer a moment ago.")
            return self._metadata
        try:
            self._metadata = _read(fetch(f"{self._issuer.rstrip('/')}/.well-known/openid-configuration"), self._issuer)
            self._metadata_at = self._clock()
        except SignInRefused:
            self._failed_at = self._clock()
            if self._metadata is None:
                raise
        return self._metadata

    def _fetch_keys(self) -> None:
        address = self._metadata_now().jwks_uri
        if self._clock() - self._failed_at < REST_SECONDS:
            raise SignInRefused(Refusal.PROVIDER_DOWN, "It did not answer a moment ago.")
        try:
            self._keys = _read_keys(fetch(address))
        except SignInRefused:
            self._failed_at = self._clock()
            raise
        self._keys_at = self._clock()


_known: dict[str, KnownProvider] = {}
_known_lock = threading.Lock()


def known(issuer: str) -> KnownProvider:
    """The provider with this issuer, as the process remembers it."""
    with _known_lock:
        if issuer not in _known and len(_known) >= MOST_PROVIDERS:
            _known.clear()
        return _known.setdefault(issuer, KnownProvider(issuer))


def forget_all() -> None:
    """Remember nothing of any provider any more."""
    with _known_lock:
        _known.clear()


def _read(document: dict[str, Any], issuer: str) -> Metadata:
    if document.get("issuer") != issuer:
        raise SignInRefused(Refusal.PROVIDER_MISCONFIGURED, "The provider gives itself another issuer.")
    methods = document.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
    metadata = Metadata(
        issuer=issuer,
        authorization_endpoint=str(document.get("authorization_endpoint", "")),
        token_endpoint=str(document.get("token_endpoint", "")),
        jwks_uri=str(document.get("jwks_uri", "")),
        userinfo_endpoint=str(document.get("userinfo_endpoint", "")),
        end_session_endpoint=str(document.get("end_session_endpoint", "")),
        token_auth_methods=tuple(str(method) for method in methods),
    )
    for address in (metadata.authorization_endpoint, metadata.token_endpoint, metadata.jwks_uri):
        require_safe_address(address)
    for address in (metadata.userinfo_endpoint, metadata.end_session_endpoint):
        if address:
            require_safe_address(address)
    return metadata


def _read_keys(document: dict[str, Any]) -> tuple[SigningKey, ...]:
    """The keys that may sign; what cannot be read, is too weak or is meant for something else is left out."""
    listed = document.get("keys")
    keys = []
    for data in listed[:MOST_KEYS] if isinstance(listed, list) else []:
        if not isinstance(data, dict) or data.get("use", "sig") != "sig" or data.get("kty") not in ("RSA", "EC"):
            continue
        try:
            key = JWKRegistry.import_key(data)
        except (JoseError, ValueError, KeyError):
            continue
        if isinstance(key, ECKey) or (isinstance(key, RSAKey) and _is_strong(key)):
            keys.append(key)
    return tuple(keys)


def _is_strong(key: RSAKey) -> bool:
    return key.public_key.key_size >= SMALLEST_RSA_KEY


def _choose(keys: tuple[SigningKey, ...], kid: str | None, algorithm: str) -> SigningKey | None:
    """The key by its name; without a name only where there is no choice to make."""
    kind = "RSA" if algorithm.startswith("RS") else "EC"
    fitting = [key for key in keys if key.key_type == kind and key.get("alg") in (None, algorithm)]
    if kid is not None:
        return next((key for key in fitting if key.kid == kid), None)
    return fitting[0] if len(fitting) == 1 else None
