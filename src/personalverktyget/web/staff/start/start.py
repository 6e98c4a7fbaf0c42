"""The staff's front door: leads on to where the person's work begins."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from personalverktyget.base.actors import SignedInStaff
from personalverktyget.domain.access import selectors
from personalverktyget.web.shared.pages import SignedInStaffRequest, signed_in_staff_page
from personalverktyget.web.staff.navigation import first_page


@signed_in_staff_page(reason="leads on to a page with a rule of its own")
def start(request: SignedInStaffRequest) -> HttpResponse:
    """Go on to terms, workplace, or the first page of one's roles."""
    if not isinstance(request.actor, SignedInStaff):
        return HttpResponseRedirect(first_page(request.actor))
    next_page = "staff:workplace" if selectors.has_accepted_terms(request.actor) else "staff:terms"
    return HttpResponseRedirect(reverse(next_page))
