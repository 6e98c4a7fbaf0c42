"""Find a unit."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from personalverktyget.web.shared.pages import ResidentRequest, resident_page, show
from personalverktyget.web.shared.unit_pages import letting_position_be_asked, search_context


@require_http_methods(["GET", "HEAD", "POST"])
@resident_page()
def find_unit(request: ResidentRequest) -> HttpResponse:
    """Find a unit by its name and place, what it offers, when it is open, and how near it is."""
    context = search_context(request, card="resident:units:contact_card")
    return letting_position_be_asked(show(request, "resident/units/find_unit.html", fragment="found", **context))
