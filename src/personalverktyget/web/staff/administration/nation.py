"""The nation's regions and who administers each."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.base.errors import NotFound, NotPossibleNow
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access import selectors, services
from personalverktyget.domain.organisation import selectors as organisation
from personalverktyget.domain.organisation.read_models import RegionRow
from personalverktyget.web.shared.pages import AdministrationRequest, administration_page, done, said_in, show
from personalverktyget.web.staff.administration.forms import AppointForm, RevokeForm


@administration_page(Permission.ADMINISTER_NATION)
def regions(request: AdministrationRequest) -> HttpResponse:
    """All regions."""
    return show(request, "staff/administration/nation.html", regions=organisation.all_regions(_national(request)))


@administration_page(Permission.ADMINISTER_NATION)
def region_administrators(request: AdministrationRequest, region_id: UUID) -> HttpResponse:
    """Who administers a region, and appointing one more."""
    actor = _national(request)
    form = AppointForm(request.POST or None)
    if form.is_valid():
        with said_in(form, also=NotPossibleNow):
            services.appoint_regional_admin(actor, region_id, **form.cleaned_data)
            return done(request, _("Behörigheten är tilldelad."), to="staff:nation_region", region_id=region_id)
    return show(
        request,
        "staff/administration/nation_region.html",
        form=form,
        region=_region(actor, region_id),
        administrators=selectors.administrators_of_region(actor, region_id),
        status=422 if form.errors else 200,
    )


@administration_page(Permission.ADMINISTER_NATION)
def dismiss(request: AdministrationRequest, region_id: UUID, grant_id: UUID) -> HttpResponse:
    """End a regional administrator's role."""
    actor = _national(request)
    grant = next((row for row in selectors.administrators_of_region(actor, region_id) if row.id == grant_id), None)
    if grant is None:
        raise NotFound
    form = RevokeForm(request.POST or None)
    if form.is_valid():
        with said_in(form, also=NotPossibleNow):
            services.dismiss_regional_admin(actor, grant_id, reason=form.cleaned_data["reason"])
            return done(request, _("Behörigheten är borttagen."), to="staff:nation_region", region_id=region_id)
    return show(
        request,
        "staff/administration/revoke_role.html",
        form=form,
        grant=grant,
        role=_("regional administratör"),
        back_url=reverse("staff:nation_region", args=[region_id]),
        status=422 if form.errors else 200,
    )


def _national(request: AdministrationRequest) -> AdministratorActor:
    actor = request.actor
    assert isinstance(actor, AdministratorActor)  # Only administrators above the unit hold the permission.
    return actor


def _region(actor: AdministratorActor, region_id: UUID) -> RegionRow:
    found = next((row for row in organisation.all_regions(actor) if row.id == region_id), None)
    if found is None:
        raise NotFound
    return found
