"""When a template's owner is to go through it again: a year after it last was. The same rule as for case types."""

from datetime import date, datetime

from personalverktyget.domain.case_types.reviews import due_on, last_reviewed
from personalverktyget.domain.message_templates.models import MessageTemplate


def reviewed_at(row: MessageTemplate) -> datetime | None:
    """When it was last gone through; nothing of one that is not sent with. ``row`` comes with its version."""
    if row.current is None or row.withdrawn_at is not None:
        return None
    return last_reviewed(row.current.published_at, row.reviewed_at)


def review_due_on(row: MessageTemplate) -> date | None:
    """When it is time again."""
    at = reviewed_at(row)
    return due_on(at) if at else None
