"""A message to many: a template is chosen, the text is written."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from personalverktyget.base.errors import ChangedMeanwhile
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.message_templates.selectors import sendable_templates
from personalverktyget.domain.outreach import selectors, services
from personalverktyget.domain.outreach.many_read_models import PreparedDispatch
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.message_lines import message_parts
from personalverktyget.web.shared.pages import SEE_OTHER, StaffRequest, done, said_in, show, staff_page
from personalverktyget.web.shared.uploads import come_ahead, takes_files
from personalverktyget.web.staff.outreach.case_choice import choice_in
from personalverktyget.web.staff.outreach.files import (
    FILES,
    attach_ahead,
    back_to_files,
    rows_of,
    settle_sent,
    stays,
)
from personalverktyget.web.staff.outreach.forms import NewMessageForm
from personalverktyget.web.staff.outreach.many_checking import while_checking
from personalverktyget.web.staff.outreach.many_write_form import ManyWriteForm


@require_http_methods(["GET", "POST"])
@staff_page(Permission.SEND_MESSAGES)
def new(request: StaffRequest) -> HttpResponse:
    """Choose a template."""
    templates = sendable_templates(request.actor)
    form = NewMessageForm(request.POST if request.method == "POST" else None, templates=templates, about_case=True)
    # From a list of cases: those are what recipients are chosen among.
    chosen_cases = choice_in(request.GET.urlencode())
    if request.method == "POST" and form.is_valid():
        made = services.begin_dispatch(request.actor, template_id=UUID(form.cleaned_data["template"]))
        return _on_to("many_cases", made, chosen_cases) if chosen_cases else _on_to("many_write", made)
    return show(
        request,
        "staff/outreach/new_many.html",
        form=form,
        templates=templates,
        chosen=request.POST.get("template", ""),
        has_chosen_cases=bool(chosen_cases),
        status=422 if form.errors else 200,
    )


@takes_files
@require_http_methods(["GET", "POST"])
@staff_page(Permission.SEND_MESSAGES)
def write(request: StaffRequest, dispatch_id: UUID) -> HttpResponse:
    """Write what the template leaves open, choose the grounds; keep it, go on to the recipients, or throw it away."""
    if come_ahead(request):
        return attach_ahead(request, dispatch_id)
    if leads_to := while_checking(request, dispatch_id):
        return leads_to
    if request.POST.get("action") == "discard":
        services.discard_message(request.actor, dispatch_id)
        return done(request, _("Meddelandet är borttaget. Inget har skickats."), to="staff:outreach:list")
    refused = settle_sent(request, dispatch_id) if request.method == "POST" else ""
    dispatch = disclose(request.actor, selectors.prepared_dispatch(request.actor, dispatch_id))
    form = ManyWriteForm(
        request.POST or None,
        template=dispatch.template,
        initial={
            "version": dispatch.version,
            "subject": dispatch.subject,
            "body": dispatch.body,
            "basis": dispatch.basis or "",
            "youngest": dispatch.ages.youngest,
            "oldest": dispatch.ages.oldest,
        },
    )
    if request.method == "POST" and form.is_valid() and _save(request, dispatch, form, refused):
        if stays(request):
            return HttpResponseRedirect(back_to_files("many_write", dispatch_id), status=SEE_OTHER)
        if request.POST.get("action") == "later":
            return done(request, _("Meddelandet är sparat och inte skickat."), to="staff:outreach:list")
        return _on_to("many_list", dispatch_id)
    return show(
        request,
        "staff/outreach/many_write.html",
        form=form,
        dispatch=dispatch,
        parts=message_parts(dispatch.texts),
        files=rows_of(dispatch_id, dispatch.files, route="many_write"),
        saved=formats.moment(dispatch.saved_at),
        status=422 if form.errors else 200,
    )


def _save(request: StaffRequest, dispatch: PreparedDispatch, form: ManyWriteForm, refused: str) -> bool:
    """Keep what is written. Files that were refused are told once that is kept."""
    written, version = form.cleaned_data, dispatch.version
    try:
        with said_in(form):
            version = services.save_dispatch(
                request.actor,
                dispatch.id,
                seen_version=written["version"],
                subject=written.get("subject", ""),
                body=written.get("body", ""),
                basis=written["basis"],
                ages=form.ages,
            )
    except ChangedMeanwhile:
        form.add_error(
            None,
            _(
                "Du har ändrat meddelandet i en annan flik sedan du öppnade den här sidan. Det du har skrivit här "
                "finns kvar. Jämför, och spara en gång till för att behålla det som står här."
            ),
        )
    if refused:
        form.add_error(FILES, refused)
    if form.errors:
        seen = request.POST.copy()
        seen["version"] = str(version)
        form.data = seen
    return not form.errors


def _on_to(route: str, dispatch_id: UUID, query: str = "") -> HttpResponse:
    address = reverse(f"staff:outreach:{route}", kwargs={"dispatch_id": dispatch_id})
    return HttpResponseRedirect(f"{address}?{query}" if query else address, status=SEE_OTHER)
