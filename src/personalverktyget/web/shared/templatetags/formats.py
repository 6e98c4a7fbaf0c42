"""Filters for times, days and numbers. Long lists get ready strings instead (``web.shared.formats``)."""

from datetime import date, datetime

from django import template

from personalverktyget.web.shared import formats

register = template.Library()


@register.filter
def moment(at: datetime | None) -> str:
    """``{{ case.received_at|moment }}``: i dag 14.05."""
    return formats.moment(at) if at else ""


@register.filter
def exact(at: datetime | None) -> str:
    """``{{ case.received_at|exact }}``: måndag 23 november 14.05."""
    return formats.exact(at) if at else ""


@register.filter
def iso(at: datetime | None) -> str:
    """``datetime="{{ case.received_at|iso }}"``."""
    return formats.iso(at) if at else ""


@register.filter
def time_of_day(at: datetime | None) -> str:
    """``{{ slot.opens_at|time_of_day }}``: 9.00."""
    return formats.time_of_day(at) if at else ""


@register.filter
def day(when: date | None) -> str:
    """``{{ case.due_at|day }}``: onsdag 25 november."""
    return formats.day(when) if when else ""


@register.filter
def date_only(when: date | None) -> str:
    """``{{ version.published_at|date_only }}``: 25 november 2026."""
    return formats.date_only(when) if when else ""


@register.filter
def due(at: datetime | None) -> formats.Due | str:
    """``{% with due=case.due_at|due %}{{ due.words }}``, with ``level``, ``exact`` and ``iso`` for ``c-due``."""
    return formats.due(at) if at else ""


@register.filter
def response_time(target: str | None) -> str:
    """``{{ offer.feedback_target|response_time }}``: inom 3 arbetsdagar."""
    return formats.response_time(target or "")


@register.filter
def number(value: int | None) -> str:
    """``{{ count|number }}``: 1 250."""
    return formats.number(value) if value is not None else ""


@register.filter
def identity_number(value: str | None) -> str:
    """``{{ person.identity_number|identity_number }}``: 19121212-1212."""
    return formats.identity_number(value or "")
