"""Sessions put in place, as a sign-in would have left them."""

from datetime import timedelta
from typing import Final
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session

from personalverktyget.base.clock import now
from personalverktyget.web.shared import sessions

_CSRF: Final = "v" * 32


def cookies(kind: str, person: UUID, workplace: UUID | None = None) -> dict[str, str]:
    """The cookies of one session."""
    return several(kind, person, workplace, count=1)[0]


def several(kind: str, person: UUID, workplace: UUID | None = None, *, count: int) -> list[dict[str, str]]:
    """The cookies of as many sessions of the same person, all made by one statement."""
    moment = sessions.now_in_seconds()
    held = {
        sessions.PERSON: {
            "kind": kind,
            "id": str(person),
            "started_at": moment,
            "seen_at": moment,
            "workplace": str(workplace) if workplace else "",
        }
    }
    data, until = SessionStore().encode(held), now() + timedelta(days=1)
    rows = [Session(session_key=uuid4().hex, session_data=data, expire_date=until) for _ in range(count)]
    Session.objects.bulk_create(rows, batch_size=1000)
    return [{settings.SESSION_COOKIE_NAME: row.session_key, settings.CSRF_COOKIE_NAME: _CSRF} for row in rows]
