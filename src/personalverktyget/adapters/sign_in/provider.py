"""What the sign-in needs to be told of an OpenID provider, and what it answers with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol


class ProviderSettings(Protocol):
    """A provider as the installation's settings describe it. Claim names differ between federations."""

    @property
    def issuer(self) -> str:
        """The provider's address, exactly as its tokens give it."""

    @property
    def client_id(self) -> str:
        """The name by which the provider knows this program."""

    @property
    def client_secret(self) -> str:
        """Empty for a public client."""

    @property
    def acr_values(self) -> tuple[str, ...]:
        """The levels of assurance that let somebody in; any other is refused."""

    @property
    def scope(self) -> str:
        """What is asked for, separated by spaces."""

    @property
    def subject_claim(self) -> str:
        """The claim that says who it is (an HSA-id, an identity number)."""

    @property
    def commission_claim(self) -> str:
        """The claim that holds the commissions; empty where none is expected."""


class Refusal(StrEnum):
    """Why a sign-in ended without anybody being let in."""

    PROVIDER_DOWN = "provider_down"
    PROVIDER_MISCONFIGURED = "provider_misconfigured"
    CANCELLED = "cancelled"
    REFUSED_BY_PROVIDER = "refused_by_provider"
    UNKNOWN_STATE = "unknown_state"
    CODE_REFUSED = "code_refused"
    MALFORMED_TOKEN = "malformed_token"
    ALGORITHM = "algorithm"
    UNKNOWN_KEY = "unknown_key"
    SIGNATURE = "signature"
    ISSUER = "issuer"
    AUDIENCE = "audience"
    AUTHORIZED_PARTY = "authorized_party"
    EXPIRED = "expired"
    ISSUED_IN_FUTURE = "issued_in_future"
    NONCE = "nonce"
    ACCESS_TOKEN_HASH = "access_token_hash"
    NOT_FRESH = "not_fresh"
    LEVEL_MISSING = "level_missing"
    LEVEL_TOO_LOW = "level_too_low"
    SUBJECT_MISSING = "subject_missing"
    COMMISSION_MISSING = "commission_missing"


class SignInRefused(Exception):
    """Nobody is let in. ``reason`` goes to the log; the message is for operators and holds nothing about the person."""

    def __init__(self, reason: Refusal, message: str = "") -> None:
        super().__init__(f"{reason.value}: {message}" if message else reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Begun:
    """A sign-in under way. All of it but ``url`` must wait at the server until the browser comes back."""

    url: str
    state: str
    nonce: str
    verifier: str = field(repr=False)
    redirect_uri: str
    begun_at: int


@dataclass(frozen=True, slots=True)
class VerifiedCommission:
    """A commission (medarbetaruppdrag) that the provider vouches for."""

    hsa_id: str
    name: str
    purpose: str
    unit_hsa_id: str


@dataclass(frozen=True, slots=True)
class VerifiedIdentity:
    """Who signed in, every check made."""

    subject: str = field(repr=False)
    acr: str
    commissions: tuple[VerifiedCommission, ...]
    claims: Mapping[str, Any] = field(repr=False)
    id_token: str = field(repr=False)
    provider_session: str = field(repr=False)
