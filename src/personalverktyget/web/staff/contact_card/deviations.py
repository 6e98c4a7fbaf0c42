"""Days when the unit is closed or has other hours."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from personalverktyget.base.errors import ChangedMeanwhile, NotFound
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.calendars.opening_hours import Deviation, InvalidOpeningHours
from personalverktyget.domain.contact_cards import selectors, services
from personalverktyget.web.shared import kept_writing
from personalverktyget.web.shared.form_problems import opening_hours_problem_text
from personalverktyget.web.shared.pages import StaffRequest, done, said_in, staff_page
from personalverktyget.web.staff.contact_card.card_page import card_page
from personalverktyget.web.staff.contact_card.forms import DeviationForm


@require_http_methods(["GET", "POST"])
@staff_page(Permission.MANAGE_UNIT)
@kept_writing.restores_writing
def deviations(request: StaffRequest) -> HttpResponse:
    """The list, and one more; or one taken away."""
    own = selectors.own_card(request.actor)
    if "remove" in request.POST:
        return _remove(request)
    form = DeviationForm(request.POST or kept_writing.take(request), initial={"version": own.version})
    if request.method == "POST" and form.is_valid() and (response := _add(request, form)):
        return response
    return card_page(
        request,
        "deviations",
        own,
        here="staff:card_deviations",
        form=form,
        lines=selectors.own_deviations(request.actor),
        status=422 if form.errors else 200,
    )


def _add(request: StaffRequest, form: DeviationForm) -> HttpResponse | None:
    written = form.cleaned_data
    first, last = written["first"], written["last"] or written["first"]
    try:
        deviation = Deviation(first, last, written["hours"], written["message"].strip())
        with said_in(form):
            services.add_deviation(request.actor, deviation, seen_version=written["version"])
            kept_writing.drop(request)
            return done(request, _("Dagarna är sparade och syns på kontaktkortet."), to="staff:card_deviations")
    except InvalidOpeningHours as error:
        form.add_error(None if error.code == "too_many" else "last", opening_hours_problem_text(error.code))
    return None


def _remove(request: StaffRequest) -> HttpResponse:
    try:
        position, seen = int(request.POST["remove"]), int(request.POST.get("version", ""))
    except ValueError as error:
        raise ChangedMeanwhile from error
    try:
        services.remove_deviation(request.actor, position, seen_version=seen)
    except NotFound as error:
        raise ChangedMeanwhile from error
    return done(request, _("Dagarna är borttagna. Du kan ta tillbaka dem i historiken."), to="staff:card_deviations")
