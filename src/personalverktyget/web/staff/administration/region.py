"""A region's units and settings."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access import selectors
from personalverktyget.domain.organisation import selectors as organisation
from personalverktyget.domain.organisation import services
from personalverktyget.web.shared.pages import AdministrationRequest, administration_page, done, said_in, show
from personalverktyget.web.staff.administration.forms import RegionForm


@administration_page(Permission.ADMINISTER_REGION)
def units(request: AdministrationRequest) -> HttpResponse:
    """The region's units, and what is missing at each."""
    actor = request.actor
    assert isinstance(actor, AdministratorActor)  # Only administrators above the unit hold the permission.
    return show(
        request, "staff/administration/region.html", units=selectors.units_in_region(actor), name=actor.region_name
    )


@administration_page(Permission.ADMINISTER_REGION)
def settings(request: AdministrationRequest) -> HttpResponse:
    """The region's ceiling for feedback, use of BEH, and working eves."""
    actor = request.actor
    assert isinstance(actor, AdministratorActor)  # Only administrators above the unit hold the permission.
    region = organisation.own_region(actor)
    initial = {
        "feedback_days": region.feedback_days,
        "uses_permission_admin": region.uses_permission_admin,
        "working_eves": region.working_eves,
        "contact_address": region.contact_address,
        "needs_second_person": region.needs_second_person,
        "highest_lix": region.highest_lix,
        "approval_above": region.approval_above,
    }
    form = RegionForm(request.POST or None, initial=initial)
    if form.is_valid():
        with said_in(form):
            services.change_region_settings(
                actor,
                feedback_days=form.cleaned_data["feedback_days"],
                uses_permission_admin=form.cleaned_data["uses_permission_admin"],
                working_eves=tuple(form.cleaned_data["working_eves"]),
                contact_address=form.cleaned_data["contact_address"],
                needs_second_person=form.cleaned_data["needs_second_person"],
                highest_lix=form.cleaned_data["highest_lix"],
                approval_above=form.cleaned_data["approval_above"],
            )
            return done(request, _("Regionens inställningar är sparade."), to="staff:region_settings")
    return show(
        request,
        "staff/administration/region_settings.html",
        form=form,
        region=region,
        status=422 if form.errors else 200,
    )
