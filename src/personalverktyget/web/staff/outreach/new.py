"""Beginning a message: to whom, and with which template."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from personalverktyget.base.errors import NotFound
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.message_templates.selectors import sendable_templates
from personalverktyget.domain.outreach import services
from personalverktyget.web.shared.pages import SEE_OTHER, StaffRequest, said_in, show, staff_page
from personalverktyget.web.staff.outreach.forms import NewMessageForm


@require_http_methods(["GET", "POST"])
@staff_page(Permission.SEND_MESSAGES)
def new(request: StaffRequest) -> HttpResponse:
    """Look the resident up and choose a template; from a case, the resident is hers."""
    case_id = _case(request)
    templates = sendable_templates(request.actor)
    form = NewMessageForm(request.POST or None, templates=templates, about_case=case_id is not None)
    if request.method == "POST" and form.is_valid():
        with said_in(form):
            dispatch_id = services.begin_message(
                request.actor,
                template_id=UUID(form.cleaned_data["template"]),
                number=form.cleaned_data.get("number", ""),
                case_id=case_id,
            )
            address = reverse("staff:outreach:write", kwargs={"dispatch_id": dispatch_id})
            return HttpResponseRedirect(address, status=SEE_OTHER)
    return show(
        request,
        "staff/outreach/new.html",
        form=form,
        templates=templates,
        case_id=case_id,
        chosen=request.POST.get("template", ""),
        status=422 if form.errors else 200,
    )


def _case(request: StaffRequest) -> UUID | None:
    written = request.GET.get("arende", "")
    try:
        return UUID(written) if written else None
    except ValueError as error:
        raise NotFound from error
