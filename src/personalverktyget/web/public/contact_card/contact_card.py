"""A unit's contact card."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from personalverktyget.domain.contact_cards import selectors
from personalverktyget.web.shared.pages import open_page, show
from personalverktyget.web.shared.unit_pages import card_context


@require_GET
@open_page(reason="where a unit is, when it is open and what it offers is public")
def contact_card(request: HttpRequest, hsa_id: str) -> HttpResponse:
    """Where the unit is, when it is open, and what can be asked of it."""
    card = selectors.contact_card(hsa_id)
    return show(request, "public/contact_card/contact_card.html", **card_context(card))
