"""When the unit is open an ordinary week, and when it answers the phone."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from personalverktyget.base.clock import today
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.contact_cards import opening, selectors, services
from personalverktyget.domain.contact_cards.read_models import OwnCard
from personalverktyget.web.shared import kept_writing
from personalverktyget.web.shared.pages import StaffRequest, done, said_in, staff_page
from personalverktyget.web.staff.contact_card.card_page import card_page
from personalverktyget.web.staff.contact_card.forms import DIRECTORY, OWN, PHONE, HoursForm
from personalverktyget.web.staff.hours_fields import written_week


@require_http_methods(["GET", "POST"])
@staff_page(Permission.MANAGE_UNIT)
@kept_writing.restores_writing
def hours(request: StaffRequest) -> HttpResponse:
    """Choose the directory's hours or write others."""
    own = selectors.own_card(request.actor)
    form = HoursForm(request.POST or kept_writing.take(request), initial=_initial(own))
    if request.method == "POST" and form.is_valid() and _is_said(form):
        with said_in(form):
            services.change_card_hours(
                request.actor,
                own_hours=form.week() if form.cleaned_data["source"] == OWN else None,
                phone_hours=form.week(PHONE),
                seen_version=form.cleaned_data["version"],
            )
            kept_writing.drop(request)
            return done(
                request,
                _("Öppettiderna är sparade. Ärenden som redan har kommit in behåller sina svarsdatum."),
                to="staff:card_hours",
            )
    return card_page(
        request,
        "hours",
        own,
        here="staff:card_hours",
        form=form,
        directory_week=opening.week(own.directory_hours, today()),
        status=422 if form.errors else 200,
    )


def _is_said(form: HoursForm) -> bool:
    """Hours of one's own must name at least one: a week without any would say that nothing is known."""
    if form.cleaned_data["source"] == OWN and form.week().is_never_open:
        form.add_error("monday", _("Skriv när ni har öppet minst en dag, eller välj katalogens tider."))
        return False
    return True


def _initial(own: OwnCard) -> dict[str, object]:
    return {
        "version": own.version,
        "source": OWN if own.has_own_hours else DIRECTORY,
        **written_week(own.hours),
        **written_week(own.phone_hours, PHONE),
    }
