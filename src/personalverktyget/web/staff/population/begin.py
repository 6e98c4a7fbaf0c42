"""Begin a message to the population: a template, and why the region writes."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.message_templates.selectors import population_templates
from personalverktyget.domain.outreach import selectors, services
from personalverktyget.web.shared.pages import AdministrationRequest, administration_page, done, said_in, show
from personalverktyget.web.staff.population.forms import BeginForm
from personalverktyget.web.staff.population.pages import administrator, on_to, told


@require_http_methods(["GET", "POST"])
@administration_page(Permission.ADMINISTER_REGION)
def new(request: AdministrationRequest) -> HttpResponse:
    """What the guidelines do not allow is refused here, with the reason, before anything is written."""
    actor = administrator(request)
    templates = population_templates(actor)
    form = BeginForm(request.POST or None, templates=templates)
    if request.method == "POST" and form.is_valid():
        with said_in(form):
            made = services.begin_population_message(
                actor, template_id=UUID(form.cleaned_data["template"]), basis=form.cleaned_data["basis"]
            )
            return on_to("recipients", dispatch_id=made)
    return _shown(request, form, templates=templates, chosen=request.POST.get("template", ""))


@require_http_methods(["GET", "POST"])
@administration_page(Permission.ADMINISTER_REGION)
def change(request: AdministrationRequest, dispatch_id: UUID) -> HttpResponse:
    """Another template, other grounds; or throw it away."""
    actor = administrator(request)
    if request.POST.get("action") == "discard":
        services.discard_message(actor, dispatch_id)
        return done(request, _("Meddelandet är borttaget. Inget har skickats."), to="staff:population:list")
    dispatch = disclose(actor, selectors.prepared_dispatch(actor, dispatch_id))
    templates, now_chosen = population_templates(actor), str(dispatch.template.id)
    initial = {"version": dispatch.version, "template": now_chosen, "basis": dispatch.basis}
    form = BeginForm(request.POST or None, templates=templates, initial=initial)
    if request.method == "POST" and form.is_valid():
        with told(form, version=dispatch.version):
            services.change_population_message(
                actor,
                dispatch_id,
                template_id=UUID(form.cleaned_data["template"]),
                basis=form.cleaned_data["basis"],
                seen_version=form.cleaned_data["version"] or 0,
            )
            return on_to("review", dispatch_id=dispatch_id)
    chosen = request.POST.get("template", now_chosen)
    return _shown(request, form, templates=templates, chosen=chosen, dispatch=dispatch)


def _shown(request: AdministrationRequest, form: BeginForm, **context: Any) -> HttpResponse:
    status = 422 if form.errors else 200
    return show(request, "staff/population/begin.html", status=status, form=form, **context)
