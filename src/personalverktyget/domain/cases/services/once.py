"""What is sent twice is done once: by going back, by a double click, or by a browser that tries again."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import IntegrityError
from django.db.models import QuerySet

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.errors import ChangedMeanwhile, NotPossibleNow
from personalverktyget.domain.cases.models import Message


def sent_with(actor: StaffActor, case_id: UUID, key: UUID) -> QuerySet[Message]:
    """What a staff member has sent by the form with this key."""
    return Message.objects.filter(submission_key=key, case_id=case_id, by_staff_id=actor.staff_id)


def once(sent: QuerySet[Any], command: Callable[[], None]) -> None:
    """Carry the command out, unless ``sent`` finds that it has been.

    Of two that come at the same moment, the later waits for the case's lock and then finds the case changed: by the
    first of the two, so that nothing is wrong. A key that was drawn for something else was not drawn for this form.
    """
    if sent.exists():
        return
    try:
        command()
    except (ChangedMeanwhile, NotPossibleNow, IntegrityError) as error:
        if sent.exists():
            return
        if isinstance(error, IntegrityError):
            raise ChangedMeanwhile from error
        raise
