"""A publication's rows: finding one to change, taking it on a step. Inside the caller's unit of work."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, Final
from uuid import UUID

from django.utils.translation import gettext as _

from personalverktyget.base.clock import now
from personalverktyget.base.errors import ChangedMeanwhile, InvalidInput, NotPossibleNow
from personalverktyget.domain.case_types.governance.states import (
    WAITING,
    PublicationAction,
    PublicationState,
    state_after,
)
from personalverktyget.domain.case_types.models import CaseType, CaseTypePublication

# Further ahead than this is a slip of the pen.
FURTHEST_AHEAD: Final = timedelta(days=366)


def content_fingerprint(content: Mapping[str, Any]) -> str:
    """What binds an approval to exactly this content."""
    return sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def waiting(case_type: CaseType, seen_version: int) -> CaseTypePublication:
    """The one that waits, as the actor saw it. The case type is locked, and so nobody else takes it on meanwhile."""
    row = CaseTypePublication.objects.filter(case_type=case_type, state__in=WAITING).first()
    if row is None:
        raise NotPossibleNow(
            _("Ingen publicering väntar längre. Den har publicerats, skickats tillbaka eller avbrutits.")
        )
    if row.version != seen_version:
        raise ChangedMeanwhile
    return row


def step(row: CaseTypePublication, action: PublicationAction) -> None:
    """Take it on, if its state allows that. The caller saves."""
    after = state_after(PublicationState(row.state), action)
    if after is None:
        raise NotPossibleNow(_("Det går inte längre. Läs sidan igen för att se vad som har hänt."))
    row.state, row.version = after, row.version + 1


def settle(row: CaseTypePublication, action: PublicationAction, *, by: UUID | None, remark: str = "") -> None:
    """Take it to its end, and keep it."""
    step(row, action)
    row.settled_at, row.settled_by_id, row.remark = now(), by, remark
    row.save()


def require_ahead(at: datetime) -> None:
    """Raise ``InvalidInput`` for a time that has passed, or one so far away that nobody meant it."""
    if at <= now():
        raise InvalidInput(_("Tiden har redan passerat. Välj en tid längre fram."), "publish_on")
    if at > now() + FURTHEST_AHEAD:
        raise InvalidInput(_("Tiden ligger mer än ett år bort. Välj en närmare dag."), "publish_on")
