"""To whom a case type has been handed out; another last day, or taken back, for one or many."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.http import urlencode
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from personalverktyget.base.errors import NotPossibleNow
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.admittance import selectors, services
from personalverktyget.domain.admittance.read_models import GrantRow
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.pages import StaffRequest, done, said_in, show, staff_page
from personalverktyget.web.staff.residents.forms import GrantsForm
from personalverktyget.web.staff.residents.rows import last_day_in_words


@require_http_methods(["GET", "POST"])
@staff_page(Permission.ADMIT_RESIDENTS)
def granted(request: StaffRequest, offered_id: UUID) -> HttpResponse:
    """The residents, the latest first."""
    actor, after = request.actor, request.GET.get("efter", "")
    offer = selectors.restricted_offer(actor, offered_id)
    page = disclose(actor, selectors.residents_granted(actor, offered_id, after=after))
    form = GrantsForm(request.POST or None, shown=[row.id for row in page.rows])
    if request.method == "POST" and form.is_valid():
        with said_in(form, also=NotPossibleNow):
            return done(request, _act(request, offered_id, form), to="staff:residents:granted", offered_id=offered_id)
    return show(
        request,
        "staff/residents/granted.html",
        offer=offer,
        form=form,
        rows=[_row(row) for row in page.rows],
        chosen=set(request.POST.getlist("grants")),
        next_url=f"?{urlencode({'efter': page.next_cursor})}" if page.next_cursor else "",
        is_first=not after,
        status=422 if form.errors else 200,
    )


def _act(request: StaffRequest, offered_id: UUID, form: GrantsForm) -> str:
    if form.cleaned_data["action"] == "take_back":
        count = services.take_back_from_residents(request.actor, offered_id, grants=form.chosen)
        words = ngettext(
            "Tillgången är tillbakatagen för %(count)s invånare. Ärenden som har kommit in påverkas inte.",
            "Tillgången är tillbakatagen för %(count)s invånare. Ärenden som har kommit in påverkas inte.",
            count,
        )
        return words % {"count": count}
    count = services.change_last_day(request.actor, offered_id, grants=form.chosen, until=form.cleaned_data["until"])
    words = ngettext(
        "Sista dagen är ändrad för %(count)s invånare.", "Sista dagen är ändrad för %(count)s invånare.", count
    )
    return words % {"count": count}


def _row(row: GrantRow) -> dict[str, Any]:
    return {
        "id": str(row.id),
        "person": row.person,
        "number": formats.identity_number(row.person.number),
        "until": last_day_in_words(row.until, has_run_out=row.has_run_out),
        "has_run_out": row.has_run_out,
        "when": formats.moment(row.handed_out_at),
        "by": row.handed_out_by,
    }
