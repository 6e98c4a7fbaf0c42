"""The terms of use: read and accepted once, before anything else."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from personalverktyget.domain.access.services import accept_terms
from personalverktyget.web.shared.kept_writing import is_internal
from personalverktyget.web.shared.pages import SEE_OTHER, ResidentRequest, resident_page, show


@require_http_methods(["GET", "POST"])
@resident_page(before_terms=True)
def terms(request: ResidentRequest) -> HttpResponse:
    """Show the terms; the button accepts them and goes on to where the resident was heading."""
    target = request.POST.get("nasta", "") or request.GET.get("nasta", "")
    target = target if is_internal(request, target) else reverse("resident:start")
    if request.method == "POST":
        accept_terms(request.actor)
        response = HttpResponseRedirect(target)
        response.status_code = SEE_OTHER
        return response
    return show(request, "resident/terms/terms.html", target=target, is_accepted=request.actor.terms_accepted)
