"""Whom the unit is for, as its administrator settles it."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from personalverktyget.base.permissions import Permission
from personalverktyget.domain.admittance import selectors, services
from personalverktyget.domain.admittance.areas import NamedArea
from personalverktyget.web.shared.pages import StaffRequest, done, said_in, show, staff_page
from personalverktyget.web.staff.administration.audience_forms import AudienceForm, GroupFormSet


@require_http_methods(["GET", "POST"])
@staff_page(Permission.MANAGE_UNIT)
def audience(request: StaffRequest) -> HttpResponse:
    """Everybody, or groups by where they live, age and sex."""
    found = selectors.own_audience(request.actor)
    initial = {"version": found.version, "is_for_all": "yes" if found.is_for_all else "no"}
    form = AudienceForm(request.POST or None, initial=initial | {"elsewhere": found.elsewhere})
    groups = GroupFormSet(
        request.POST or None,
        prefix="group",
        initial=[_initial(area) for area in found.areas],
        form_kwargs={"places": selectors.registered_areas()},
    )
    if request.method == "POST" and form.is_valid() and groups.is_valid():
        with said_in(form):
            services.settle_audience(
                request.actor,
                is_for_all=form.cleaned_data["is_for_all"] == "yes",
                areas=tuple(area for row in groups.forms if (area := row.area)),
                elsewhere=form.cleaned_data["elsewhere"],
                seen_version=form.cleaned_data["version"],
            )
            return done(request, _("Ändringen är sparad och gäller från nästa klick."), to="staff:audience")
    return show(
        request,
        "staff/administration/audience.html",
        form=form,
        groups=groups,
        status=422 if form.errors or (groups.is_bound and not groups.is_valid()) else 200,
    )


def _initial(found: NamedArea) -> dict[str, Any]:
    area = found.area
    return {
        "where": area.municipality or area.county,
        "age_from": area.age_from,
        "age_to": area.age_to,
        "sex": area.sex,
    }
