"""A second person looks at what was frozen, and approves it or sends it back."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from personalverktyget.base.errors import NotPossibleNow
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.outreach import selectors, services
from personalverktyget.web.shared.message_lines import message_parts
from personalverktyget.web.shared.pages import StaffRequest, done, said_in, show, staff_page
from personalverktyget.web.staff.outreach.files import rows_of
from personalverktyget.web.staff.outreach.many_forms import SendBackForm
from personalverktyget.web.staff.outreach.many_sent import frame_of, recipient_rows

_SAMPLE = 5


@require_http_methods(["GET", "POST"])
@staff_page(Permission.APPROVE_DISPATCHES)
def approve(request: StaffRequest, dispatch_id: UUID) -> HttpResponse:
    """The texts, the count and some of the recipients as they are frozen; the whole list is a link away."""
    dispatch = disclose(request.actor, selectors.sent_dispatch(request.actor, dispatch_id))
    if not dispatch.can_approve:
        raise NotPossibleNow(_("Du kan inte godkänna utskicket. Det väntar inte, eller du har förberett det själv."))
    form = SendBackForm(request.POST or None, initial={"version": dispatch.version})
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        with said_in(form):
            if request.POST.get("action") == "send_back":
                services.send_back(request.actor, dispatch_id, seen_version=version, remark=form.cleaned_data["remark"])
                return done(request, _("Utskicket är tillbakaskickat."), to="staff:outreach:list")
            services.approve_dispatch(request.actor, dispatch_id, seen_version=version)
            return done(request, _("Utskicket är godkänt."), to="staff:outreach:many", dispatch_id=dispatch_id)
    sample = disclose(request.actor, selectors.recipients(request.actor, dispatch_id, at_most=_SAMPLE))
    return show(
        request,
        "staff/outreach/many_approve.html",
        form=form,
        parts=message_parts(dispatch.texts),
        files=rows_of(dispatch_id, dispatch.files, route="many_approve"),
        columns=sample.columns,
        rows=recipient_rows(sample),
        is_all=not sample.next_cursor,
        status=422 if form.errors else 200,
        **frame_of(dispatch),
    )
