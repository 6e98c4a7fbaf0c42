"""The region's link services: the list, a new one, changing one."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.link_services import selectors, services
from personalverktyget.domain.link_services.content import LinkContent
from personalverktyget.web.shared.pages import AdministrationRequest, administration_page, done, said_in, show
from personalverktyget.web.staff.links.forms import LinkForm


@require_GET
@administration_page(Permission.ADMINISTER_REGION)
def link_list(request: AdministrationRequest) -> HttpResponse:
    """All of them, and how many units have each."""
    return show(request, "staff/links/list.html", links=selectors.link_services(regional(request)))


@require_http_methods(["GET", "POST"])
@administration_page(Permission.ADMINISTER_REGION)
def new(request: AdministrationRequest) -> HttpResponse:
    """Make one; its units come next."""
    form = LinkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with said_in(form):
            made = services.create_link_service(regional(request), form.content)
            return done(request, _("Tjänsten är skapad. Välj vilka enheter som ska ha den."), to="staff:links:units",
                        service_id=made)  # fmt: skip
    return show(request, "staff/links/form.html", form=form, link=None, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@administration_page(Permission.ADMINISTER_REGION)
def change(request: AdministrationRequest, service_id: UUID) -> HttpResponse:
    """Change what it says."""
    link = selectors.link_service(regional(request), service_id)
    initial = {name: getattr(link.content, name) for name in LinkContent.__dataclass_fields__}
    form = LinkForm(request.POST or None, initial=initial | {"version": link.version})
    if request.method == "POST" and form.is_valid():
        with said_in(form):
            services.change_link_service(
                regional(request), service_id, form.content, seen_version=form.cleaned_data["version"] or 0
            )
            return done(request, _("Ändringen är sparad och syns på korten."), to="staff:links:list")
    return show(request, "staff/links/form.html", form=form, link=link, status=422 if form.errors else 200)


def regional(request: AdministrationRequest) -> AdministratorActor:
    """The actor of pages that only administrators above the unit open."""
    actor = request.actor
    assert isinstance(actor, AdministratorActor)
    return actor
