"""A unit's own settings: response time, and a list of the case types that it receives."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from personalverktyget.base.permissions import Permission
from personalverktyget.domain.case_types import selectors as case_types
from personalverktyget.domain.organisation import selectors, services
from personalverktyget.domain.organisation.read_models import UnitSettings
from personalverktyget.web.shared.pages import StaffRequest, done, said_in, show, staff_page
from personalverktyget.web.shared.words import target_in_words
from personalverktyget.web.staff.administration.forms import UnitForm
from personalverktyget.web.staff.administration.removals import removal_row

# What a unit may choose beside its region's target.
SHORTER = ("2d", "1d", "8h", "4h", "2h")


@staff_page(Permission.MANAGE_UNIT)
def settings(request: StaffRequest) -> HttpResponse:
    """What the directory says of the unit, what the unit has chosen itself, and its case types."""
    unit = selectors.own_unit(request.actor)
    initial = {
        "feedback_target": unit.feedback_target,
        "pauses_while_waiting": unit.pauses_while_waiting,
        "version": unit.version,
    }
    form = UnitForm(request.POST or None, targets=_targets(unit), initial=initial)
    if form.is_valid():
        with said_in(form):
            services.change_unit_settings(
                request.actor,
                feedback_target=form.cleaned_data["feedback_target"],
                pauses_while_waiting=form.cleaned_data["pauses_while_waiting"],
                seen_version=form.cleaned_data["version"],
            )
            return done(
                request,
                _("Inställningarna är sparade och gäller ärenden som kommer in från och med nu."),
                to="staff:unit",
            )
    own = case_types.own_offers(request.actor)
    offers = [{"offer": offer, "target": target_in_words(offer.feedback_target)} for offer in own]
    return show(
        request,
        "staff/administration/unit.html",
        form=form,
        unit=unit,
        offers=offers,
        removals=[removal_row(row) for row in case_types.removals_asked_by_unit(request.actor)],
        contact=case_types.region_contact(request.actor),
        has_central=any(offer.is_central for offer in own),
        status=422 if form.errors else 200,
    )


def _targets(unit: UnitSettings) -> list[tuple[str, str]]:
    region = _("Regionens: %(target)s") % {"target": target_in_words(f"{unit.region_feedback_days}d")}
    shorter = [code for code in SHORTER if code[-1] == "h" or int(code[:-1]) < unit.region_feedback_days]
    if unit.feedback_target and unit.feedback_target not in shorter:
        shorter.insert(0, unit.feedback_target)
    return [("", region), *((code, target_in_words(code).capitalize()) for code in shorter)]
