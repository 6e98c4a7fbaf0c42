"""The first page."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from personalverktyget.web.shared.pages import open_page, show
from personalverktyget.web.shared.unit_pages import letting_position_be_asked, search_context


@require_http_methods(["GET", "HEAD", "POST"])
@open_page(reason="whoever needs care may look for a unit without signing in")
def start(request: HttpRequest) -> HttpResponse:
    """Find a unit by its name and place, what it offers, when it is open, and how near it is."""
    context = search_context(request, card="public:contact_card")
    return letting_position_be_asked(show(request, "public/start/start.html", fragment="found", **context))
