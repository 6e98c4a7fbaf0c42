"""A message to many as its first recipient will read it, to how many it goes, and the button that lets it go."""

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
from personalverktyget.domain.outreach.many_read_models import PreparedDispatch
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.message_lines import message_parts
from personalverktyget.web.shared.pages import SEE_OTHER, StaffRequest, show, staff_page
from personalverktyget.web.staff.message_templates.words import reminder_words
from personalverktyget.web.staff.outreach.files import rows_of
from personalverktyget.web.staff.outreach.many_checking import while_checking
from personalverktyget.web.staff.outreach.many_forms import SendManyForm
from personalverktyget.web.staff.outreach.many_words import children_in_words, recipients_in_words
from personalverktyget.web.staff.outreach.trials import TrialForm, trial_lines
from personalverktyget.web.staff.outreach.words import BASES, name_of


@require_http_methods(["GET", "POST"])
@staff_page(Permission.SEND_MESSAGES)
def review(request: StaffRequest, dispatch_id: UUID) -> HttpResponse:
    """Look once more; send. What was sent already leads to how it stands."""
    if leads_to := while_checking(request, dispatch_id):
        return leads_to
    try:
        dispatch = disclose(request.actor, selectors.prepared_dispatch(request.actor, dispatch_id, at=_row(request)))
    except NotFound:
        disclose(request.actor, selectors.sent_dispatch(request.actor, dispatch_id))
        return _to_sent(dispatch_id)
    initial = {
        "version": dispatch.version,
        "template": dispatch.template.version_id,
        "when": "now",
        "attached": SendManyForm.said(dispatch.files),
    }
    form = SendManyForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid() and _sent(request, dispatch, form):
        return _to_sent(dispatch_id)
    example, basis = dispatch.example, dispatch.basis
    return show(
        request,
        "staff/outreach/many_review.html",
        fragment="preview",
        form=form,
        dispatch=dispatch,
        files=rows_of(dispatch_id, dispatch.files, route="many_review"),
        parts=message_parts(example.texts if example else dispatch.texts),
        example=name_of(example.person) if example else "",
        place=_place(dispatch),
        to=recipients_in_words(dispatch.chosen),
        children=children_in_words(dispatch.to_guardians),
        basis=BASES[basis] if basis else "",
        confirmed=_("%(count)s är med ändå, med ett skäl") % {"count": formats.number(dispatch.confirmed)},
        reminders=reminder_words(dispatch.template.follow_up) if dispatch.template.follow_up != NONE else "",
        needs_contact=basis is not None and basis.needs_contact,
        trial_form=TrialForm(initial={"version": dispatch.version}),
        trial_url=reverse("staff:outreach:trial_send", kwargs={"dispatch_id": dispatch_id}),
        trials=trial_lines(request.actor, dispatch_id, "staff:outreach:trial"),
        status=422 if form.errors else 200,
    )


def _row(request: StaffRequest) -> int:
    """The row of the recipient as whom the message is read."""
    written = request.GET.get("rad", "")
    return int(written) if written.isascii() and written.isdigit() and len(written) < 9 else 0


def _place(dispatch: PreparedDispatch) -> str:
    """Mottagare 3 av 120; nothing where there is nobody."""
    if dispatch.example is None:
        return ""
    numbers = {"place": formats.number(dispatch.example.place), "count": formats.number(dispatch.chosen)}
    return _("Mottagare %(place)s av %(count)s") % numbers


def _sent(request: StaffRequest, dispatch: PreparedDispatch, form: SendManyForm) -> bool:
    try:
        services.release_dispatch(
            request.actor,
            dispatch.id,
            seen_version=form.cleaned_data["version"],
            seen_template=form.cleaned_data["template"],
            confirms_contact=form.cleaned_data["confirms_contact"],
            confirms_left_out=form.cleaned_data["confirms_left_out"],
            send_at=form.send_at,
            seen_files=form.seen_files,
            confirms_essentials=form.cleaned_data["confirms_essentials"],
            rate=form.cleaned_data["rate"],
        )
    except InvalidInput as error:
        for field, words in error.problems.items():
            named = "time" if field == "send_at" else field
            form.add_error(named if named in form.fields else None, words)
        return False
    except NotPossibleNow as error:
        form.add_error(None, str(error))
        return _anew(request, form, dispatch)
    except ChangedMeanwhile:
        form.add_error(None, _("Meddelandet har ändrats i en annan flik. Läs igenom det igen innan du skickar."))
        return _anew(request, form, dispatch)
    return True


def _anew(request: StaffRequest, form: SendManyForm, dispatch: PreparedDispatch) -> bool:
    """What is shown now is what the next try has seen."""
    seen = request.POST.copy()
    seen["version"], seen["template"] = str(dispatch.version), str(dispatch.template.version_id)
    seen["attached"] = SendManyForm.said(dispatch.files)
    form.data = seen
    return False


def _to_sent(dispatch_id: UUID) -> HttpResponse:
    address = reverse("staff:outreach:many", kwargs={"dispatch_id": dispatch_id})
    return HttpResponseRedirect(address, status=SEE_OTHER)
