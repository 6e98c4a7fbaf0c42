"""Begin a review on suspicion."""

from datetime import timedelta
from typing import Any

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

_DAYS = (selectors.FIRST_DAY, selectors.LAST_DAY)
_PLAIN = {"autocomplete": "off", "spellcheck": "false", "data-width": "20"}


class SuspicionForm(forms.Form):
    """Whom it is about, which days, and what the suspicion is."""

    hsa_id = forms.CharField(
        label=lazy("Medarbetarens HSA-id"),
        help_text=lazy("För att se allt som en medarbetare har gjort."),
        required=False,
        max_length=64,
        widget=forms.TextInput(attrs=_PLAIN),
    )
    number = forms.CharField(
        label=lazy("Invånarens personnummer"),
        help_text=lazy("För att se allt som har gjorts med en invånares uppgifter."),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs=_PLAIN),
    )
    first_day = date_field(lazy("Från och med"), required=True, within=_DAYS)
    last_day = date_field(lazy("Till och med"), required=True, within=_DAYS)
    reason = text_area(
        lazy("Vad gäller misstanken?"),
        lazy("Sparas i kontrollen. Skriv inget om invånarens hälsa."),
        missing=lazy("Skriv vad misstanken gäller."),
    )

    def clean(self) -> dict[str, Any]:
        """Whom it is about is said at once, with what else is wrong."""
        cleaned = super().clean() or {}
        if not ({"hsa_id", "number"} & set(self.errors)) and bool(cleaned["hsa_id"]) == bool(cleaned["number"]):
            self.add_error("hsa_id", _("Fyll i antingen ett HSA-id eller ett personnummer."))
        return cleaned


@require_http_methods(["GET", "POST"])
@staff_page(Permission.REVIEW_LOG)
def suspicion(request: StaffRequest) -> HttpResponse:
    """One person, any days. What is shown is what the reviewer's units have logged."""
    initial = {"first_day": today() - timedelta(days=90), "last_day": today()}
    form = SuspicionForm(request.POST or None, initial=initial)
    if form.is_valid():
        with said_in(form):
            review_id = services.begin_suspicion(request.actor, **form.cleaned_data)
            return done(request, "", to="staff:log_review:review", review_id=review_id)
    return show(request, "staff/log_review/suspicion_begin.html", form=form, status=422 if form.errors else 200)
