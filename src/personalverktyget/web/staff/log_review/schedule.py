"""How often the unit's log is reviewed."""

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods

from personalverktyget.base.permissions import Permission
from personalverktyget.domain.log_review import selectors, services
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.pages import StaffRequest, done, said_in, show, staff_page
from personalverktyget.web.staff.log_review.words import SCHEDULES


class ScheduleForm(forms.Form):
    """Every so many months; the service knows the ceiling."""

    months = forms.TypedChoiceField(
        label=lazy("Hur ofta ska programmet välja poster att granska?"),
        help_text=lazy(
            "Lagen kräver att loggen kontrolleras systematiskt och återkommande. Glesare än var tredje månad går inte."
        ),
        coerce=int,
        choices=list(SCHEDULES.items()),
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), lazy("Välj hur ofta.")),
    )


@require_http_methods(["GET", "POST"])
@staff_page(Permission.MANAGE_UNIT)
def schedule(request: StaffRequest) -> HttpResponse:
    """Show and change it."""
    found = selectors.schedule(request.actor)
    form = ScheduleForm(request.POST or None, initial={"months": found.months})
    if form.is_valid():
        with said_in(form):
            services.change_schedule(request.actor, months=form.cleaned_data["months"])
            return done(request, _("Ändringen är sparad. Den gäller från nästa kontroll."), to="staff:log_review:list")
    return show(
        request,
        "staff/log_review/schedule.html",
        form=form,
        reviewed_to=formats.date_only(found.reviewed_to) if found.reviewed_to else "",
        status=422 if form.errors else 200,
    )
