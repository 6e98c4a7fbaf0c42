"""The terms of use, accepted once before anything else."""

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from personalverktyget.domain.access import selectors, services
from personalverktyget.web.shared.pages import SignedInStaffRequest, show, signed_in_staff_page
from personalverktyget.web.staff.start.onwards import asked_for, onwards

SEE_OTHER = 303


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in_staff_page(reason="everybody who signs in reads and accepts the terms")
def terms(request: SignedInStaffRequest) -> HttpResponse:
    """Read the terms; accept them."""
    if request.method == "POST":
        services.accept_terms(request.actor)
        return HttpResponseRedirect(onwards(request), status=SEE_OTHER)
    accepted = selectors.has_accepted_terms(request.actor)
    return show(request, "staff/start/terms.html", accepted=accepted, next=asked_for(request))
