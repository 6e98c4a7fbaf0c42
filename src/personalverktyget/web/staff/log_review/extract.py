"""An extract of the log to a resident: whom and which days, and what it will say before it is taken out."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from typing import Any, Final
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods, require_safe

from personalverktyget.base.clock import local, today
from personalverktyget.base.identity_numbers import written
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.log_review import selectors, services
from personalverktyget.domain.log_review.read_models import Extract, OwnLogLine
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.pages import StaffRequest, done, said_in, show, staff_page
from personalverktyget.web.shared.told_words import DOINGS, times, where, who, why
from personalverktyget.web.staff.administration.forms import date_field
from personalverktyget.web.staff.log_review.words import days

_DAYS: Final = (selectors.FIRST_DAY, selectors.LAST_DAY)
# As many lines as the page shows of what the paper and the files hold whole.
SHOWN: Final = 200


class ExtractForm(forms.Form):
    """Who has asked, and which days."""

    number = forms.CharField(
        label=lazy("Invånarens personnummer"),
        help_text=lazy("Tolv siffror, till exempel 19121212-1212."),
        max_length=20,
        error_messages={"required": lazy("Skriv personnumret för den som har bett om utdraget.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "data-width": "20"}),
    )
    first_day = date_field(lazy("Från och med"), required=True, within=_DAYS)
    last_day = date_field(lazy("Till och med"), required=True, within=_DAYS)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the extract, ready to show."""

    when: str
    iso: str
    what: str
    case: str
    who: str
    where: str
    why: str


@require_http_methods(["GET", "POST"])
@staff_page(Permission.REVIEW_LOG)
def begin(request: StaffRequest) -> HttpResponse:
    """Ask for one. A year back, unless the resident wants to know of other days."""
    initial = {"first_day": today() - timedelta(days=365), "last_day": today()}
    form = ExtractForm(request.POST or None, initial=initial)
    if form.is_valid():
        with said_in(form):
            extract_id = services.begin_extract(request.actor, **form.cleaned_data)
            return done(request, "", to="staff:log_review:extract", extract_id=extract_id)
    return show(request, "staff/log_review/extract_begin.html", form=form, status=422 if form.errors else 200)


@require_safe
@staff_page(Permission.REVIEW_LOG)
def extract(request: StaffRequest, extract_id: UUID) -> HttpResponse:
    """Look it through, and take it out."""
    found = disclose(request.actor, selectors.extract(request.actor, extract_id))
    return show(request, "staff/log_review/extract.html", extract_id=extract_id, **_shown(found))


def _shown(found: Extract) -> dict[str, Any]:
    by_day = groupby(found.lines[:SHOWN], key=lambda line: local(line.last_at).date())
    return {
        "name": found.person.name,
        "number": written(found.person.number) if found.person.number else "",
        "is_protected": found.person.is_masked,
        "days": days(found.first_day, found.last_day),
        "units": found.units,
        "count": found.count,
        "by_day": [(formats.day(day), [_row(line) for line in lines]) for day, lines in by_day],
        "hidden": max(0, len(found.lines) - SHOWN),
    }


def _row(line: OwnLogLine) -> Row:
    return Row(
        when=times(line),
        iso=formats.iso(line.last_at),
        what=str(DOINGS[line.doing]),
        case=str(line.case_number or ""),
        who=who(line),
        where=where(line),
        why=why(line),
    )
