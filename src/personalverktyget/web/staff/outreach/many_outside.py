"""Rows of a list that are outside the guidelines: why, and the sender's reason for those that go nevertheless."""

from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from personalverktyget.base.errors import InvalidInput
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.outreach import selectors, services
from personalverktyget.domain.outreach.guidelines import REASONS, Ground
from personalverktyget.domain.outreach.many_read_models import ListedRowForSender, PreparedDispatch
from personalverktyget.domain.outreach.verdicts import Verdict
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.pages import SEE_OTHER, StaffRequest, done, show, staff_page
from personalverktyget.web.staff.outreach.many_checking import while_checking
from personalverktyget.web.staff.outreach.many_words import BECAUSE, GROUNDS, case_words

# So many rows are on a page; what is sent beyond it was made by hand.
_MOST: Final = 100
# Where the page says what is wrong with what was sent.
_ID_OF: Final = {"row": "rows", "because": "because-0"}


@require_http_methods(["GET", "POST"])
@staff_page(Permission.SEND_MESSAGES)
def outside(request: StaffRequest, dispatch_id: UUID) -> HttpResponse:
    """Take some of them in, or all, with a reason; or leave some out again."""
    if leads_to := while_checking(request, dispatch_id):
        return leads_to
    said, field = "", ""
    if request.method == "POST":
        try:
            return _taken(request, dispatch_id)
        except InvalidInput as error:
            said, field = str(error), error.field or ""
    dispatch = disclose(request.actor, selectors.prepared_dispatch(request.actor, dispatch_id))
    after = request.GET.get("efter", "")
    found = selectors.listed_rows(request.actor, dispatch_id, verdict=Verdict.OUTSIDE, after=after)
    page = disclose(request.actor, found)
    ground = next((row.ground for row in page.rows if row.ground), None)
    return show(
        request,
        "staff/outreach/many_outside.html",
        dispatch=dispatch,
        rows=[_row(row, request.POST.getlist("row")) for row in page.rows],
        why=_why(dispatch, ground) if ground else "",
        reasons=_reasons(ground) if ground else [],
        chosen=request.POST.get("because", ""),
        count=formats.number(dispatch.counts.get(Verdict.OUTSIDE, 0) - dispatch.confirmed),
        remain=dispatch.counts.get(Verdict.OUTSIDE, 0) - dispatch.confirmed,
        errors=[(_ID_OF.get(field, ""), said)] if said else [],
        said=said,
        field=field,
        next_url=f"?{urlencode({'efter': page.next_cursor})}" if page.next_cursor else "",
        status=422 if said else 200,
    )


def _taken(request: StaffRequest, dispatch_id: UUID) -> HttpResponse:
    if "one" in request.POST:
        services.leave_out(request.actor, dispatch_id, _position(request.POST["one"]), is_left_out=True)
        return HttpResponseRedirect(request.get_full_path(), status=SEE_OTHER)
    because = request.POST.get("because", "")
    positions = None
    if request.POST.get("action") != "all":
        positions = [_position(row) for row in request.POST.getlist("row")[:_MOST]]
        if not positions:
            raise InvalidInput(_("Markera de rader som ska med, eller välj att ta med alla."), "row")
    count = services.confirm_outside(request.actor, dispatch_id, because=because, positions=positions)
    words = ngettext("%(count)s rad är med i utskicket.", "%(count)s rader är med i utskicket.", count)
    said = words % {"count": formats.number(count)}
    dispatch = disclose(request.actor, selectors.prepared_dispatch(request.actor, dispatch_id))
    remain = dispatch.counts.get(Verdict.OUTSIDE, 0) - dispatch.confirmed
    return done(request, said, to=f"staff:outreach:many_{'outside' if remain else 'list'}", dispatch_id=dispatch_id)


def _position(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def _why(dispatch: PreparedDispatch, ground: Ground) -> str | Promise:
    if ground is Ground.NO_CONTACT:
        return _(
            "Inkorgen är till för dem som har en pågående kontakt med mottagningen. Du ser inget ärende från det "
            "senaste året med de här invånarna. Vet du att de har kontakt med er kan de få meddelandet."
        )
    youngest, oldest = dispatch.ages
    if oldest is None:
        return _("Kallelsen gäller dem som är %(youngest)s år eller äldre.") % {"youngest": youngest}
    if youngest is None:
        return _("Kallelsen gäller dem som är %(oldest)s år eller yngre.") % {"oldest": oldest}
    words = _("Kallelsen gäller dem som är mellan %(youngest)s och %(oldest)s år.")
    return words % {"youngest": youngest, "oldest": oldest}


def _reasons(ground: Ground) -> list[tuple[str, Promise]]:
    return [(str(reason), BECAUSE[reason]) for reason in REASONS[ground]]


def _row(row: ListedRowForSender, marked: list[str]) -> dict[str, Any]:
    return {
        "position": row.position,
        "written": row.written or case_words(row),
        "why": GROUNDS[row.ground] if row.ground else "",
        "is_left_out": row.is_left_out,
        "because": BECAUSE[row.because] if row.because else "",
        "is_marked": str(row.position) in marked,
    }
