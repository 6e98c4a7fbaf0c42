"""Finding a unit and showing its card: the same to everybody, whether signed in or not."""

import re
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

from personalverktyget.domain.case_types.read_models import Offer
from personalverktyget.domain.contact_cards.read_models import ContactCard, UnitRow
from personalverktyget.domain.contact_cards.selectors import units_found
from personalverktyget.web.shared import formats

# An HSA-id in an address: what cannot be one is no address, and reaches no query.
HSA_ID: Final = "(?P<hsa_id>[A-Za-z0-9-]{1,64})"
LONGEST_SEARCH: Final = 200


@dataclass(frozen=True, slots=True)
class FoundUnit:
    """A unit among those found, and where its card is."""

    unit: UnitRow
    url: str


@dataclass(frozen=True, slots=True)
class EServiceLine:
    """What a unit offers, in a line, and when it is answered."""

    name: str
    summary: str
    local_information: str
    answered: str
    url: str


def search_context(request: HttpRequest, *, card: str, always: bool = False) -> dict[str, Any]:
    """What the search needs. ``card`` names the route of the cards; nothing is looked up before somebody asks."""
    text = request.GET.get("q", "")[:LONGEST_SEARCH]
    if "q" not in request.GET and not always:
        return {"searched": False, "text": ""}
    found = units_found(text, after=request.GET.get("efter", ""))
    units = tuple(FoundUnit(row, reverse(card, kwargs={"hsa_id": row.hsa_id})) for row in found.rows)
    more = f"?{urlencode({'q': text, 'efter': found.next_after})}" if found.next_after else ""
    is_later_page = bool(request.GET.get("efter"))
    return {"searched": True, "text": text, "units": units, "more": more, "is_later_page": is_later_page}


def card_context(card: ContactCard) -> dict[str, Any]:
    """What the card needs."""
    lines = tuple(e_service_line(offer) for offer in card.offers)
    return {"card": card, "e_services": lines, "phone_link": phone_link(card.phone)}


def e_service_line(offer: Offer) -> EServiceLine:
    """An e-service as the card lists it."""
    where = {"hsa_id": offer.unit_hsa_id, "code": offer.code}
    return EServiceLine(
        name=offer.name,
        summary=offer.summary,
        local_information=offer.local_information,
        answered=formats.response_time(offer.feedback_target),
        url=reverse("resident:forms:intro", kwargs=where),
    )


def phone_link(phone: str) -> str:
    """The number as a phone dials it."""
    return "tel:" + re.sub(r"[^0-9+]", "", phone)
