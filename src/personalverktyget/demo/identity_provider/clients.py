"""The provider's two clients: the program's staff side and its residents' side."""

import os
from dataclasses import dataclass
from functools import lru_cache

from personalverktyget.demo.identity_provider.people import RESIDENT, STAFF


@dataclass(frozen=True)
class Client:
    """One side of the program, as the provider knows it. ``path`` is where that side begins."""

    audience: str
    client_id: str
    secret: str
    path: str


@lru_cache(maxsize=1)
def clients() -> tuple[Client, ...]:
    """Both clients, named as the program's own environment names them."""
    return (_client(STAFF, "STAFF_OIDC", "/personal/"), _client(RESIDENT, "RESIDENT_OIDC", "/invanare/"))


def audience_of(client_id: str) -> str:
    """Whether a client lets staff or residents in."""
    return next(client.audience for client in clients() if client.client_id == client_id)


def _client(audience: str, prefix: str, path: str) -> Client:
    return Client(audience, os.environ[f"{prefix}_CLIENT_ID"], os.environ.get(f"{prefix}_CLIENT_SECRET", ""), path)
