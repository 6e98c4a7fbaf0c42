"""A long list is checked by the worker: how far it has come, and how it is broken off."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.outreach import selectors, services
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.pages import SEE_OTHER, StaffRequest, done, show, staff_page


@require_GET
@staff_page(Permission.SEND_MESSAGES)
def checking(request: StaffRequest, dispatch_id: UUID) -> HttpResponse:
    """Counts alone; when it is done, on to what was found."""
    check = selectors.list_check(request.actor, dispatch_id)
    if check is None:
        # Not hers is not found, here as on the page that it leads to.
        disclose(request.actor, selectors.prepared_dispatch(request.actor, dispatch_id))
        return _on_to("many_list", request, dispatch_id)
    numbers = {"checked": formats.number(check.checked), "rows": formats.number(check.rows or 0)}
    return show(
        request,
        "staff/outreach/many_checking.html",
        fragment="checking",
        check=check,
        words=_("Kontrollerar %(checked)s av %(rows)s rader") % numbers if check.rows else _("Listan läses igenom"),
    )


@require_POST
@staff_page(Permission.SEND_MESSAGES)
def cancel(request: StaffRequest, dispatch_id: UUID) -> HttpResponse:
    """Break it off; what was done by then is thrown away."""
    is_kept = services.cancel_check(request.actor, dispatch_id)
    words = _("Kontrollen är avbruten.") if is_kept else _("Kontrollen är avbruten. Listan är borttagen.")
    return done(request, words, to="staff:outreach:many_list", dispatch_id=dispatch_id)


def while_checking(request: StaffRequest, dispatch_id: UUID) -> HttpResponse | None:
    """Where a page leads while the list of its message is being checked: nothing is changed meanwhile."""
    if selectors.list_check(request.actor, dispatch_id) is None:
        return None
    return _on_to("many_checking", request, dispatch_id)


def _on_to(route: str, request: StaffRequest, dispatch_id: UUID) -> HttpResponse:
    address = reverse(f"staff:outreach:{route}", kwargs={"dispatch_id": dispatch_id})
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return HttpResponseRedirect(address, status=SEE_OTHER)
