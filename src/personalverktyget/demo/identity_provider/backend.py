"""Who is signed in at the provider. There is no way to authenticate: a persona is picked, never proved."""

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.models import User
from django.http import HttpRequest


class PersonaBackend(BaseBackend):
    """Knows persons again by the session, and lets nobody in by a password."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> None:
        """Nobody, whatever is given."""

    def get_user(self, user_id: int) -> User | None:
        """The person of a session."""
        return User.objects.filter(pk=user_id).first()
