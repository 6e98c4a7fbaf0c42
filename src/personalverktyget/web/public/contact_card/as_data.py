"""A unit's card for other sites and programs: as schema.org data, and as plain JSON."""

from collections.abc import Callable
from hashlib import sha256
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from personalverktyget.base.errors import NotFound
from personalverktyget.domain.contact_cards import selectors
from personalverktyget.domain.contact_cards.read_models import Published
from personalverktyget.web.public.contact_card.addresses import addresses_of
from personalverktyget.web.public.contact_card.linked_data import Data, linked_data, plain_data, written
from personalverktyget.web.shared.formats import iso
from personalverktyget.web.shared.pages import open_page

# A change reaches everybody within a minute: so long may anybody keep what was fetched.
_SHARED = {
    "Cache-Control": "public, max-age=60",
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
_REASON = "what a unit's card says is public, and made to be fetched"


@require_safe
@open_page(reason=_REASON)
def contact_card_data(request: HttpRequest, hsa_id: str) -> HttpResponse:
    """The facts of the card."""

    def made(published: Published) -> Data:
        addresses = addresses_of(request, published.facts)
        at = iso(published.at) if published.at else ""
        return plain_data(published.facts, url=addresses.card, services=addresses.services, published_at=at)

    return _answer(request, hsa_id, made, "application/json")


@require_safe
@open_page(reason=_REASON)
def contact_card_linked_data(request: HttpRequest, hsa_id: str) -> HttpResponse:
    """The card as schema.org has words for it."""

    def made(published: Published) -> Data:
        addresses = addresses_of(request, published.facts)
        return linked_data(published.facts, url=addresses.card, services=addresses.services)

    return _answer(request, hsa_id, made, "application/ld+json")


def _answer(request: HttpRequest, hsa_id: str, made: Callable[[Published], Data], kind: str) -> HttpResponse:
    try:
        published = selectors.published_card(hsa_id)
    except selectors.ClosedDown:
        return _said({"error": "closed_down"}, kind, 410)
    except NotFound:
        return _said({"error": "unknown_unit"}, kind, 404)
    response = _said(made(published), kind, 200)
    etag = f'"{sha256(response.content).hexdigest()[:32]}"'
    response.headers["ETag"] = etag
    if published.at:
        response.headers["Last-Modified"] = http_date(published.at.timestamp())
    return get_conditional_response(request, etag=etag, response=response) or response


def _said(data: dict[str, Any], kind: str, status: int) -> HttpResponse:
    return HttpResponse(written(data), content_type=f"{kind}; charset=utf-8", status=status, headers=_SHARED)
