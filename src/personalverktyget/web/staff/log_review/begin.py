"""Begin a review by hand."""

from datetime import timedelta

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods

from personalverktyget.base.clock import today
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.log_review import selectors, services
from personalverktyget.web.shared.pages import StaffRequest, done, said_in, show, staff_page
from personalverktyget.web.staff.administration.forms import date_field, text_area

_MISSING = lazy("Skriv varför loggkontrollen görs.")
_DAYS = (selectors.FIRST_DAY, selectors.LAST_DAY)


class BeginForm(forms.Form):
    """Which days to review, and why."""

    first_day = date_field(lazy("Från och med"), required=True, within=_DAYS)
    last_day = date_field(lazy("Till och med"), required=True, within=_DAYS)
    reason = text_area(
        lazy("Varför görs kontrollen?"), lazy("Till exempel ”ny medarbetare” eller ”stickprov”."), missing=_MISSING
    )


@require_http_methods(["GET", "POST"])
@staff_page(Permission.REVIEW_LOG)
def begin(request: StaffRequest) -> HttpResponse:
    """Choose the days; the program chooses the entries."""
    initial = {"first_day": today() - timedelta(days=30), "last_day": today()}
    form = BeginForm(request.POST or None, initial=initial)
    if form.is_valid():
        with said_in(form):
            review_id = services.begin_review(request.actor, **form.cleaned_data)
            message = _("Posterna är valda. Gå igenom dem en i taget.")
            return done(request, message, to="staff:log_review:review", review_id=review_id)
    return show(request, "staff/log_review/begin.html", form=form, status=422 if form.errors else 200)
