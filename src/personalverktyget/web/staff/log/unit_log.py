"""The unit's access log: the last week, unless another period is chosen."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from personalverktyget.base.clock import local, today
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.log_review import selectors
from personalverktyget.domain.log_review.read_models import LogLine, LogPage
from personalverktyget.domain.people.read_models import Person
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.pages import StaffRequest, show, staff_page
from personalverktyget.web.staff.administration.forms import date_field
from personalverktyget.web.staff.log.sentences import sentence

WEEK = timedelta(days=6)
_DAYS = (selectors.FIRST_DAY, selectors.LAST_DAY)


class FilterForm(forms.Form):
    """Which part of the log to see."""

    fran = date_field(lazy("Från och med"), required=False, within=_DAYS)
    till = date_field(lazy("Till och med"), required=False, within=_DAYS)
    visa = forms.ChoiceField(
        label=lazy("Visa"),
        required=False,
        choices=[
            ("all", lazy("Allt")),
            ("reads", lazy("Läst")),
            ("changes", lazy("Ändrat")),
            ("refusals", lazy("Nekat")),
        ],
    )
    vem = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def period(self) -> selectors.Period:
        """The chosen days, or the last week."""
        last: date = self.cleaned_data.get("till") or today()
        first: date = self.cleaned_data.get("fran") or max(min(last, today()) - WEEK, selectors.FIRST_DAY)
        return selectors.Period(first_day=first, last_day=last)

    def clean(self) -> dict[str, Any]:
        """The days must come in order and span at most a year."""
        cleaned = super().clean() or {}
        period = self.period()
        if period.first_day > period.last_day:
            self.add_error("fran", _("Den första dagen måste komma före den sista."))
        elif period.last_day - period.first_day > timedelta(days=366):
            self.add_error("fran", _("Välj högst ett år i taget."))
        return cleaned


@dataclass(frozen=True, slots=True)
class Row:
    """An entry as the page shows it: ready strings."""

    time: str
    exact: str
    who: str
    hsa_id: str
    what: str
    case_number: str
    persons: str
    was_refused: bool


@staff_page(Permission.REVIEW_LOG)
def unit_log(request: StaffRequest) -> HttpResponse:
    """The log of the unit where the reviewer works."""
    form = FilterForm(request.GET)
    chosen = form.is_valid()
    period = form.period() if chosen else selectors.Period(first_day=today() - WEEK, last_day=today())
    kind = selectors.Kind(form.cleaned_data.get("visa") or "all") if chosen else selectors.Kind.ALL
    staff_id = form.cleaned_data.get("vem") if chosen else None
    after = request.GET.get("efter", "")
    # Opened here rather than by ``show``, since the page needs the entries put in words.
    page = disclose(request.actor, selectors.unit_log(request.actor, period, kind=kind, staff_id=staff_id, after=after))
    query = {
        "fran": period.first_day.isoformat(),
        "till": period.last_day.isoformat(),
        "visa": kind.value,
        "vem": str(staff_id or ""),
    }
    return show(
        request,
        "staff/log/unit_log.html",
        # The days that are shown stand in the fields, chosen or not.
        form=FilterForm(query) if chosen else form,
        days=_days(page),
        page_of_log=page,
        chosen_staff=str(staff_id or ""),
        chosen_kind=kind.value,
        query=query,
        next_url=f"?{urlencode(query | {'efter': page.next_cursor})}" if page.next_cursor else "",
        status=200 if chosen else 422,
    )


def _days(page: LogPage) -> list[tuple[str, list[Row]]]:
    days = groupby(page.lines, key=lambda line: local(line.at).date())
    return [(formats.day(day), [_row(line) for line in lines]) for day, lines in days]


def _row(line: LogLine) -> Row:
    at = local(line.at)
    return Row(
        time=formats.time_to_the_second(line.at),
        exact=at.isoformat(timespec="milliseconds"),
        who=who_acted(line),
        hsa_id=line.actor_hsa_id,
        what=sentence(line),
        case_number=str(line.case_number or ""),
        persons=persons_in(line),
        was_refused=line.was_refused,
    )


def who_acted(line: LogLine) -> str:
    """Who did it, by name where staff did."""
    match line.actor_kind:
        case "staff":
            return line.actor or line.actor_hsa_id
        case "resident":
            return _("En vårdnadshavare") if line.is_guardian else _("Invånaren")
        case "system":
            return _("Systemet")
        case _:
            return _("Någon som inte var inloggad")


def persons_in(line: LogLine) -> str:
    """Whose data it was, the first few by name."""
    names = [person_name(person) for person in line.persons]
    if line.more_persons:
        names.append(_("och %(count)s till") % {"count": line.more_persons})
    return ", ".join(names)


def person_name(person: Person) -> str:
    """Whose data it was, by name unless she is protected."""
    return _("Skyddad identitet") if person.is_masked else person.name
