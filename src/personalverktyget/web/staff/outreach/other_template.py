"""Another template for what is being written, to one or to many."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from personalverktyget.base.errors import ChangedMeanwhile, NotFound
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.message_templates.selectors import sendable_templates
from personalverktyget.domain.outreach import selectors, services
from personalverktyget.domain.outreach.many_read_models import PreparedDispatch
from personalverktyget.domain.outreach.read_models import PreparedMessage
from personalverktyget.web.shared.pages import StaffRequest, done, show, staff_page
from personalverktyget.web.staff.outreach.forms import OtherTemplateForm


@require_http_methods(["GET", "POST"])
@staff_page(Permission.SEND_MESSAGES)
def choose(request: StaffRequest, dispatch_id: UUID) -> HttpResponse:
    """Choose among what the unit can send with; go on writing where it stood."""
    found = _prepared(request, dispatch_id)
    templates = sendable_templates(request.actor)
    form = OtherTemplateForm(request.POST or None, templates=templates, initial={"version": found.version})
    back = "staff:outreach:write" if isinstance(found, PreparedMessage) else "staff:outreach:many_write"
    if request.method == "POST" and form.is_valid():
        try:
            services.choose_template(
                request.actor,
                dispatch_id,
                UUID(form.cleaned_data["template"]),
                seen_version=form.cleaned_data["version"],
            )
        except ChangedMeanwhile:
            form.add_error(None, _("Meddelandet har ändrats i en annan flik. Välj en gång till."))
            seen = request.POST.copy()
            seen["version"] = str(found.version)
            form.data = seen
        except NotFound:
            form.add_error("template", _("Mallen går inte längre att välja. Välj en annan."))
        else:
            return done(request, _("Mallen är bytt. Det du har skrivit finns kvar."), to=back, dispatch_id=dispatch_id)
    return show(
        request,
        "staff/outreach/other_template.html",
        form=form,
        found=found,
        back=back,
        templates=templates,
        chosen=request.POST.get("template", "" if found.template_is_gone else str(found.template.id)),
        status=422 if form.errors else 200,
    )


def _prepared(request: StaffRequest, dispatch_id: UUID) -> PreparedMessage | PreparedDispatch:
    try:
        return disclose(request.actor, selectors.prepared_message(request.actor, dispatch_id))
    except NotFound:
        return disclose(request.actor, selectors.prepared_dispatch(request.actor, dispatch_id))
