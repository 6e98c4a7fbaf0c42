"""A unit's contact card."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from personalverktyget.domain.access_log.disclosure import Disclosure, disclose
from personalverktyget.domain.contact_cards import selectors
from personalverktyget.web.shared.pages import ResidentRequest, resident_page, show
from personalverktyget.web.shared.unit_pages import card_context


@require_GET
@resident_page()
def contact_card(request: ResidentRequest, hsa_id: str) -> HttpResponse:
    """Where the unit is, when it is open, and what can be asked of it."""
    found = selectors.own_contact_card(request.actor, hsa_id)
    card = disclose(request.actor, found) if isinstance(found, Disclosure) else found
    return show(request, "resident/units/contact_card.html", **card_context(card))
