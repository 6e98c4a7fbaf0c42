"""A unit's contact card, as a page."""

import re
from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from personalverktyget.base.errors import NotFound
from personalverktyget.domain.contact_cards import selectors
from personalverktyget.domain.contact_cards.read_models import Published
from personalverktyget.web.public.contact_card.addresses import addresses_of
from personalverktyget.web.public.contact_card.linked_data import linked_data, written
from personalverktyget.web.shared.pages import open_page, show
from personalverktyget.web.shared.unit_pages import card_context

_TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"|"X-CSRFToken": "[^"]*"')


@require_safe
@open_page(reason="where a unit is, when it is open and what it offers is public")
def contact_card(request: HttpRequest, hsa_id: str) -> HttpResponse:
    """Where the unit is, when it is open, and what can be asked of it."""
    try:
        published = selectors.published_card(hsa_id)
    except selectors.ClosedDown as error:
        return show(request, "public/contact_card/closed_down.html", name=error.name, status=410)
    except NotFound:
        return show(request, "public/contact_card/unknown.html", status=404)
    addresses = addresses_of(request, published.facts)
    context = card_context(selectors.as_card(published))
    page = show(
        request,
        "public/contact_card/contact_card.html",
        addresses=addresses,
        linked_data=_in_page(published, addresses.card, addresses.services),
        **context,
    )
    return _unless_known(request, page)


def _in_page(published: Published, url: str, services: dict[str, str]) -> SafeString:
    """The data as a script element can hold it: nothing in it ends the element."""
    text = written(linked_data(published.facts, url=url, services=services))
    return mark_safe(text.replace("<", "\\u003c").replace("&", "\\u0026"))


def _unless_known(request: HttpRequest, page: HttpResponse) -> HttpResponse:
    """304 where the browser holds just this page. The token is drawn anew each time, but its secret is the cookie's."""
    cookie = request.META.get("CSRF_COOKIE", "")
    hashed = sha256(_TOKEN.sub(b"", page.content) + str(cookie).encode()).hexdigest()[:32]
    page.headers["ETag"] = f'"{hashed}"'
    page.headers["Cache-Control"] = "private, no-cache"
    patch_vary_headers(page, ("Cookie", "Accept-Language"))
    return get_conditional_response(request, etag=page.headers["ETag"], response=page) or page
