"""Everything that the program takes from its environment, read and checked in one place."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

MODES = ("production", "demo", "test")


def mode() -> str:
    """``production`` unless the environment says ``demo`` or ``test``: the safe one is the default."""
    value = os.environ.get("PERSONALVERKTYGET_MODE", "production")
    if value not in MODES:
        raise ImproperlyConfigured(f"PERSONALVERKTYGET_MODE is {value!r}; it must be one of {', '.join(MODES)}.")
    return value


def text(name: str, default: str | None = None) -> str:
    """The variable ``name``; without a default it must be set."""
    value = os.environ.get(name, default)
    if value is None:
        raise ImproperlyConfigured(f"The environment variable {name} is not set. docs/operations lists them all.")
    return value


def number(name: str, default: int) -> int:
    """The variable ``name`` as a whole number."""
    value = os.environ.get(name, str(default))
    if not value.isdecimal():
        raise ImproperlyConfigured(f"The environment variable {name} is {value!r}; it must be a whole number.")
    return int(value)


def path(name: str, default: str | None = None) -> Path:
    """The variable ``name`` as a path."""
    return Path(text(name, default))


def database(name: str, fallback: str | None = None) -> dict[str, Any]:
    """Django's settings for the PostgreSQL that the variable ``name`` points out as a URL."""
    url = urlsplit(text(name, os.environ.get(fallback) if fallback else None))
    if url.scheme not in ("postgres", "postgresql"):
        raise ImproperlyConfigured(f"{name} must begin with postgresql:// (it begins with {url.scheme}://).")
    query = dict(parse_qsl(url.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path.lstrip("/")),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": query.pop("host", None) or unquote(url.hostname or ""),
        "PORT": query.pop("port", None) or str(url.port or ""),
        "OPTIONS": query,
    }


def database_if_set(name: str) -> dict[str, Any] | None:
    """Django's settings for the PostgreSQL that the variable ``name`` points out, or None where it is not set."""
    return database(name) if os.environ.get(name) else None


@dataclass(frozen=True)
class Provider:
    """An OpenID provider as one audience uses it. Claim names differ between federations, so they are settings."""

    issuer: str
    client_id: str
    client_secret: str
    acr_values: tuple[str, ...]
    scope: str
    subject_claim: str
    commission_claim: str


def provider(prefix: str, *, subject_claim: str, commission_claim: str = "", scope: str) -> Provider:
    """The provider whose variables begin with ``prefix`` (``STAFF_OIDC`` or ``RESIDENT_OIDC``)."""
    return Provider(
        issuer=text(f"{prefix}_ISSUER"),
        client_id=text(f"{prefix}_CLIENT_ID"),
        client_secret=text(f"{prefix}_CLIENT_SECRET", ""),
        acr_values=tuple(text(f"{prefix}_ACR", "http://id.sambi.se/loa/loa3").split()),
        scope=text(f"{prefix}_SCOPE", scope),
        subject_claim=text(f"{prefix}_SUBJECT_CLAIM", subject_claim),
        commission_claim=text(f"{prefix}_COMMISSION_CLAIM", commission_claim),
    )


@dataclass(frozen=True)
class Bucket:
    """A bucket of an S3 store. The secret stands in a file of its own, as every other key."""

    bucket: str
    endpoint: str
    region: str
    access_key: str
    secret_file: Path


def bucket(prefix: str) -> Bucket | None:
    """The bucket whose variables begin with ``prefix``, or None where no bucket is named."""
    name = text(f"{prefix}_BUCKET", "")
    if not name:
        return None
    return Bucket(
        bucket=name,
        endpoint=text(f"{prefix}_ENDPOINT", ""),
        region=text(f"{prefix}_REGION", "eu-north-1"),
        access_key=text(f"{prefix}_ACCESS_KEY"),
        secret_file=path(f"{prefix}_SECRET_FILE"),
    )
