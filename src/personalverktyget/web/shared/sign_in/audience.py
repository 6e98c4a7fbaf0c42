"""What differs between staff and residents when they sign in."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from personalverktyget.adapters.sign_in.provider import ProviderSettings, VerifiedIdentity


@dataclass(frozen=True, slots=True)
class Audience:
    """One side of the program. ``let_in`` turns a verified identity into a session."""

    kind: str
    namespace: str
    home: str
    provider: Callable[[], ProviderSettings]
    let_in: Callable[[HttpRequest, VerifiedIdentity], None]

    def address(self, name: str) -> str:
        """The path of one of the audience's sign-in pages."""
        return reverse(f"{self.namespace}:{name}")

    def outside_address(self, name: str) -> str:
        """The same as the provider and the browser need it: with the program's own host."""
        return f"{settings.BASE_URL.rstrip('/')}{self.address(name)}"
