"""The message as the resident will read it, and the button that lets it go."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from personalverktyget.base.errors import ChangedMeanwhile, InvalidInput, NotFound, NotPossibleNow
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.message_templates.follow_up import NONE
from personalverktyget.domain.outreach import selectors, services
from personalverktyget.domain.outreach.read_models import PreparedMessage
from personalverktyget.web.shared.guardians import guardian_name
from personalverktyget.web.shared.message_lines import message_parts
from personalverktyget.web.shared.pages import SEE_OTHER, StaffRequest, show, staff_page
from personalverktyget.web.staff.message_templates.words import reminder_words
from personalverktyget.web.staff.outreach.files import rows_of
from personalverktyget.web.staff.outreach.forms import SendForm
from personalverktyget.web.staff.outreach.words import BASES, name_of, number_of, warnings_in_words


@require_http_methods(["GET", "POST"])
@staff_page(Permission.SEND_MESSAGES)
def review(request: StaffRequest, dispatch_id: UUID) -> HttpResponse:
    """Look once more; send. What was sent already leads to how it stands."""
    try:
        message = disclose(request.actor, selectors.prepared_message(request.actor, dispatch_id))
    except NotFound:
        disclose(request.actor, selectors.sent_message(request.actor, dispatch_id))
        return _to_sent(dispatch_id)
    initial = {
        "version": message.version,
        "template": message.template.version_id,
        "attached": SendForm.said(message.files),
    }
    form = SendForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid() and _sent(request, message, form):
        return _to_sent(dispatch_id)
    basis = message.basis
    return show(
        request,
        "staff/outreach/review.html",
        form=form,
        message=message,
        files=rows_of(dispatch_id, message.files, route="review"),
        parts=message_parts(message.texts.with_known(message.values, name=name_of(message.person))),
        basis=BASES[basis] if basis else "",
        reminders=reminder_words(message.template.follow_up) if message.template.follow_up != NONE else "",
        needs_contact=basis is not None and basis.needs_contact,
        warnings=warnings_in_words(message.warnings, to_guardians=bool(message.guardians)),
        readers=[guardian_name(name) for name in message.guardians],
        name=name_of(message.person),
        number=number_of(message.person),
        status=422 if form.errors else 200,
    )


def _sent(request: StaffRequest, message: PreparedMessage, form: SendForm) -> bool:
    try:
        services.release_message(
            request.actor,
            message.id,
            seen_version=form.cleaned_data["version"],
            seen_template=form.cleaned_data["template"],
            confirms_contact=form.cleaned_data["confirms_contact"],
            seen_files=form.seen_files,
            confirms_essentials=form.cleaned_data["confirms_essentials"],
        )
    except InvalidInput as error:
        for field, words in error.problems.items():
            form.add_error(field if field in form.fields else None, words)
        return False
    except NotPossibleNow as error:
        form.add_error(None, str(error))
        return _anew(request, form, message)
    except ChangedMeanwhile:
        form.add_error(None, _("Meddelandet har ändrats i en annan flik. Läs igenom det igen innan du skickar."))
        return _anew(request, form, message)
    return True


def _anew(request: StaffRequest, form: SendForm, message: PreparedMessage) -> bool:
    """What is shown now is what the next try has seen."""
    seen = request.POST.copy()
    seen["version"], seen["template"] = str(message.version), str(message.template.version_id)
    seen["attached"] = SendForm.said(message.files)
    form.data = seen
    return False


def _to_sent(dispatch_id: UUID) -> HttpResponse:
    address = reverse("staff:outreach:sent", kwargs={"dispatch_id": dispatch_id})
    return HttpResponseRedirect(address, status=SEE_OTHER)
