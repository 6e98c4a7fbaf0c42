"""Writing a message: kept at every step, complete or not."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from personalverktyget.base.errors import ChangedMeanwhile, InvalidInput
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.outreach import selectors, services
from personalverktyget.domain.outreach.read_models import PreparedMessage
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.guardians import guardian_name
from personalverktyget.web.shared.message_lines import message_parts
from personalverktyget.web.shared.pages import SEE_OTHER, StaffRequest, done, show, staff_page
from personalverktyget.web.shared.uploads import come_ahead, takes_files
from personalverktyget.web.staff.outreach.files import (
    FILES,
    attach_ahead,
    back_to_files,
    rows_of,
    settle_sent,
    stays,
)
from personalverktyget.web.staff.outreach.forms import WriteForm
from personalverktyget.web.staff.outreach.words import name_of, number_of, warnings_in_words


@takes_files
@require_http_methods(["GET", "POST"])
@staff_page(Permission.SEND_MESSAGES)
def write(request: StaffRequest, dispatch_id: UUID) -> HttpResponse:
    """Fill in what the template leaves open; keep it, look at it as the resident will, or throw it away."""
    if come_ahead(request):
        return attach_ahead(request, dispatch_id)
    if request.POST.get("action") == "discard":
        services.discard_message(request.actor, dispatch_id)
        return done(request, _("Meddelandet är borttaget. Inget har skickats."), to="staff:outreach:list")
    refused = settle_sent(request, dispatch_id) if request.method == "POST" else ""
    message = disclose(request.actor, selectors.prepared_message(request.actor, dispatch_id))
    form = _form(request, message)
    if request.method == "POST" and form.is_valid() and _save(request, message, form, refused):
        if stays(request):
            return HttpResponseRedirect(back_to_files("write", dispatch_id), status=SEE_OTHER)
        if request.POST.get("action") == "later":
            return done(request, _("Meddelandet är sparat och inte skickat."), to="staff:outreach:list")
        address = reverse("staff:outreach:review", kwargs={"dispatch_id": dispatch_id})
        return HttpResponseRedirect(address, status=SEE_OTHER)
    return show(
        request,
        "staff/outreach/write.html",
        form=form,
        message=message,
        parts=message_parts(message.texts.with_known(message.values, name=name_of(message.person))),
        files=rows_of(dispatch_id, message.files, route="write"),
        warnings=warnings_in_words(message.warnings, to_guardians=bool(message.guardians)),
        readers=[guardian_name(name) for name in message.guardians],
        name=name_of(message.person),
        number=number_of(message.person),
        saved=formats.moment(message.saved_at),
        status=422 if form.errors else 200,
    )


def _form(request: StaffRequest, message: PreparedMessage) -> WriteForm:
    form = WriteForm(
        request.POST or None,
        template=message.template,
        variables=message.variables,
        initial={
            "version": message.version,
            "subject": message.subject,
            "body": message.body,
            "basis": message.basis or "",
        },
    )
    for field, name in form.variables.items():
        form.initial[field] = message.values.get(name, "")
    return form


def _save(request: StaffRequest, message: PreparedMessage, form: WriteForm, refused: str) -> bool:
    """Keep what is written. Files that were refused are told once that is kept."""
    written = form.cleaned_data
    try:
        version = services.save_message(
            request.actor,
            message.id,
            seen_version=written["version"],
            subject=written.get("subject", ""),
            body=written.get("body", ""),
            values=form.values,
            basis=written["basis"],
        )
    except InvalidInput as error:
        form.add_error(form.field_of(error.field), str(error))
        return False
    except ChangedMeanwhile:
        form.add_error(
            None,
            _(
                "Du har ändrat meddelandet i en annan flik sedan du öppnade den här sidan. Det du har skrivit här "
                "finns kvar. Jämför, och spara en gång till för att behålla det som står här."
            ),
        )
        version = message.version
    if refused:
        form.add_error(FILES, refused)
    if form.errors:
        seen = request.POST.copy()
        seen["version"] = str(version)
        form.data = seen
    return not form.errors
