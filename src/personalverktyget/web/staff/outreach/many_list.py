"""The recipients of a message to many: the list is read, and what was found of each row is shown."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from personalverktyget.base.errors import ChangedMeanwhile, InvalidInput
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.outreach import selectors, services
from personalverktyget.domain.outreach.many_read_models import PreparedDispatch
from personalverktyget.domain.outreach.recipient_lists.problems import ListProblem, Unread
from personalverktyget.domain.outreach.recipient_lists.refusals import UnreadableList
from personalverktyget.domain.outreach.verdicts import Verdict
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.pages import SEE_OTHER, StaffRequest, show, staff_page
from personalverktyget.web.shared.sent_numbers import sent_number
from personalverktyget.web.shared.uploads import takes_files, uploads_in
from personalverktyget.web.staff.outreach.listed_rows import (
    chosen_verdict,
    list_file,
    shown_rows,
    with_verdict,
)
from personalverktyget.web.staff.outreach.many_checking import while_checking
from personalverktyget.web.staff.outreach.many_forms import ListForm
from personalverktyget.web.staff.outreach.many_words import children_in_words


@takes_files
@require_http_methods(["GET", "POST"])
@staff_page(Permission.SEND_MESSAGES)
def recipients(request: StaffRequest, dispatch_id: UUID) -> HttpResponse:
    """Read a list in place of the one that there was; show the counts, then the rows that need attention."""
    if leads_to := while_checking(request, dispatch_id):
        return leads_to
    dispatch = disclose(request.actor, selectors.prepared_dispatch(request.actor, dispatch_id))
    form = _form(request, dispatch)
    if request.method == "POST" and form.is_valid() and _read(request, dispatch, form):
        return _back(dispatch_id)
    outside = dispatch.counts.get(Verdict.OUTSIDE, 0) - dispatch.confirmed
    return show(
        request,
        "staff/outreach/many_list.html",
        form=form,
        dispatch=dispatch,
        outside=outside,
        children=children_in_words(dispatch.to_guardians),
        outside_in_words=formats.number(outside),
        choose_url=reverse("staff:outreach:many_choose", kwargs={"dispatch_id": dispatch_id}),
        status=422 if form.errors else 200,
        **shown_rows(request, request.actor, dispatch),
    )


@require_POST
@staff_page(Permission.SEND_MESSAGES)
def choose(request: StaffRequest, dispatch_id: UUID) -> HttpResponse:
    """Leave a row out, or take it in again."""
    is_left_out = request.POST.get("action") == "leave_out"
    services.leave_out(request.actor, dispatch_id, sent_number(request, "row"), is_left_out=is_left_out)
    return _back(dispatch_id, chosen_verdict(request))


@require_GET
@staff_page(Permission.SEND_MESSAGES)
def file(request: StaffRequest, dispatch_id: UUID) -> HttpResponse:
    """The list with what was found of each row."""
    return list_file(request, request.actor, dispatch_id)


def _form(request: StaffRequest, dispatch: PreparedDispatch) -> ListForm:
    columns = request.POST.getlist("columns")[:100]
    files = request.FILES or None
    return ListForm(request.POST or None, files, columns=columns, initial={"version": dispatch.version})


def _read(request: StaffRequest, dispatch: PreparedDispatch, form: ListForm) -> bool:
    """Read what was sent; what is wrong with it is said beside the field that it came in."""
    upload = next(iter(uploads_in(request, "file")), None)
    field = "file" if upload else "text"
    try:
        if upload and upload.cut:
            raise UnreadableList(Unread(ListProblem.TOO_LARGE))
        services.list_recipients(
            request.actor,
            dispatch.id,
            seen_version=form.cleaned_data["version"],
            text=form.cleaned_data["text"],
            content=upload.content if upload else b"",
            choices=form.choices,
        )
    except UnreadableList as error:
        form.add_error("sheet" if error.code is ListProblem.UNKNOWN_SHEET else field, str(error))
        if error.columns:
            form.ask_for_column(error.columns)
    except InvalidInput as error:
        form.add_error(field, str(error))
    except ChangedMeanwhile:
        form.add_error(None, _("Meddelandet har ändrats i en annan flik. Läs in listan en gång till."))
        seen = request.POST.copy()
        seen["version"] = str(dispatch.version)
        form.data = seen
    return not form.errors


def _back(dispatch_id: UUID, verdict: Verdict | None = None) -> HttpResponse:
    address = reverse("staff:outreach:many_list", kwargs={"dispatch_id": dispatch_id})
    return HttpResponseRedirect(with_verdict(address, verdict), status=SEE_OTHER)
