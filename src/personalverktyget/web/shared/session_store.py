"""Django's sessions in the database, read by a statement that is put into SQL once: every page begins with it."""

from datetime import datetime
from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from personalverktyget.domain.reading.fixed_query import FixedQuery


def _session(*, key: str, moment: datetime) -> QuerySet[Any, Any]:
    return Session.objects.filter(session_key=key, expire_date__gt=moment).values_list("session_data")


_SESSION = FixedQuery(_session, key=str, moment=datetime)


class SessionStore(db.SessionStore):
    """As Django's own, but for how a session is read."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """The same table as Django's own."""
        return Session

    def load(self) -> dict[str, Any]:
        """What the session holds. A key that is unknown or has run out is forgotten, so that nobody can choose one."""
        found = _SESSION.rows(key=self.session_key, moment=timezone.now())
        if not found:
            self._session_key = None
            return {}
        content: dict[str, Any] = self.decode(found[0][0])
        return content
