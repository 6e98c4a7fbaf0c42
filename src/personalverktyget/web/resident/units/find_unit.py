"""Find a unit."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from personalverktyget.web.shared.pages import ResidentRequest, resident_page, show
from personalverktyget.web.shared.unit_pages import search_context


@require_GET
@resident_page()
def find_unit(request: ResidentRequest) -> HttpResponse:
    """Find a unit by its name, town or municipality."""
    context = search_context(request, card="resident:units:contact_card")
    return show(request, "resident/units/find_unit.html", fragment="found", **context)
