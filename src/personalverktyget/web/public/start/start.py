"""The first page."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from personalverktyget.web.shared.pages import open_page, show
from personalverktyget.web.shared.unit_pages import search_context


@require_GET
@open_page(reason="whoever needs care may look for a unit without signing in")
def start(request: HttpRequest) -> HttpResponse:
    """Find a unit by its name, town or municipality."""
    context = search_context(request, card="public:contact_card")
    return show(request, "public/start/start.html", fragment="found", **context)
