"""Finding a unit and showing its card: the same to everybody, whether signed in or not."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from personalverktyget.domain.contact_cards.read_models import CardService, ContactCard, UnitRow
from personalverktyget.domain.contact_cards.selectors import (
    Wishes,
    case_types_to_find,
    middle_of,
    municipalities_to_start_from,
    own_case_types_to_find,
    units_found,
)
from personalverktyget.domain.contact_cards.selectors.units_found import NO_WISHES, Hours
from personalverktyget.domain.contact_cards.unit_filters import Position
from personalverktyget.domain.forms.translations.languages import InLanguage
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.languages import page_language

# An HSA-id in an address: what cannot be one is no address, and reaches no query.
HSA_ID: Final = "(?P<hsa_id>[A-Za-z0-9-]{1,64})"
LONGEST_SEARCH: Final = 200
# What addresses say before the name of a case type that units have of their own, beside the codes of central ones.
OWN: Final = "egen:"
# What addresses say of hours, and what the search calls it.
HOURS: Final[dict[str, Hours]] = {"nu": "now", "kvall": "late"}


@dataclass(frozen=True, slots=True)
class FoundUnit:
    """A unit among those found, and where its card is."""

    unit: UnitRow
    url: str
    far: str = ""


@dataclass(frozen=True, slots=True)
class EServiceLine:
    """What a unit offers, in a line, and when it is answered."""

    name: str
    summary: str
    local_information: str
    answered: str
    url: str
    closed: str = ""
    # To another site; nothing is answered there by the unit.
    is_external: bool = False


def search_context(request: HttpRequest, *, card: str) -> dict[str, Any]:
    """What the search needs. ``card`` names the route of the cards; nothing is looked up before somebody asks.

    A position comes by POST, so that it stands in no address, and leads no farther than to the query. A municipality
    to look near may stand there: it tells of no person.
    """
    asked = request.POST if request.method == "POST" else request.GET
    kept = {name: asked.get(name, "")[:LONGEST_SEARCH] for name in ("q", "arende", "oppet", "nara")}
    near = _position(request)
    middle = middle_of(kept["nara"]) if kept["nara"] and near is None else None
    context: dict[str, Any] = {"text": kept["q"], "case_type": kept["arende"], "hours": kept["oppet"], "near": near}
    context |= _choices() | {"place": kept["nara"] if middle else ""}
    if not any(name in asked for name in kept) and near is None:
        return context | {"searched": False}
    wishes = _wishes(kept, near or middle)
    found = units_found(kept["q"], after=asked.get("efter", ""), wishes=wishes)
    following = {name: value for name, value in kept.items() if value or name == "q"} | {"efter": found.next_after}
    return context | {
        "searched": True,
        "units": tuple(_found(row, card) for row in found.rows),
        "more": f"?{urlencode(following)}" if found.next_after else "",
        "next_after": found.next_after,
        "is_filtered": wishes != NO_WISHES,
        "is_later_page": bool(asked.get("efter")),
    }


def _choices() -> dict[str, Any]:
    """What one may choose from: case types of many units, those of some, hours, and places to look near."""
    own = tuple((f"{OWN}{name}", name) for name in own_case_types_to_find())
    return {
        "case_types": case_types_to_find(),
        "own_case_types": own,
        "hours_choices": hours_choices(),
        "places": municipalities_to_start_from(),
    }


def _wishes(kept: Mapping[str, str], near: Position | None) -> Wishes:
    chosen, hours = kept["arende"], HOURS.get(kept["oppet"], "")
    if chosen.startswith(OWN):
        return Wishes(own_case_type=chosen.removeprefix(OWN), hours=hours, near=near)
    return Wishes(case_type=chosen, hours=hours, near=near)


def hours_choices() -> tuple[tuple[str, str], ...]:
    """What one may ask for about opening hours."""
    return (("nu", _("Öppet nu")), ("kvall", _("Öppet i dag till minst 18.00")))


def letting_position_be_asked(response: HttpResponse) -> HttpResponse:
    """Let the page ask the browser where it is, if the visitor presses the button and says yes."""
    response.headers["Permissions-Policy"] = "camera=(), geolocation=(self), microphone=(), payment=(), usb=()"
    return response


def _found(row: UnitRow, card: str) -> FoundUnit:
    return FoundUnit(row, reverse(card, kwargs={"hsa_id": row.hsa_id}), _far(row.distance))


def _far(distance: float | None) -> str:
    """The distance in words; nothing where none is known. The position itself is no better than a kilometre."""
    if distance is None:
        return ""
    if distance < 1:
        return _("Mindre än 1 km bort")
    return _("Cirka %(count)s km bort") % {"count": formats.number(round(distance))}


def _position(request: HttpRequest) -> Position | None:
    written = [request.POST.get(name, "") for name in ("latitude", "longitude")]
    if not all(written):
        return None
    try:
        return Position.near(*(float(number[:20]) for number in written))
    except ValueError:
        return None


def card_context(card: ContactCard) -> dict[str, Any]:
    """What the card needs."""
    return {"card": card, "e_services": _lines(card), "phone_link": phone_link(card.phone)}


def _lines(card: ContactCard) -> tuple[EServiceLine, ...]:
    """E-services and links in the unit's order. A resident for whom the unit is not meets no link either."""
    lines = [e_service_line(card.hsa_id, service) for service in card.services]
    links = () if card.outside else card.links
    for ahead, link in enumerate(links):
        line = EServiceLine(link.name, link.description, "", "", link.url, is_external=True)
        lines.insert(link.place + ahead, line)
    return tuple(lines)


def e_service_line(hsa_id: str, service: CardService) -> EServiceLine:
    """An e-service as the card lists it, in the language of the page where its form is offered in that."""
    language = page_language()
    said = {name: text for name, text in service.languages.get(language, {}).items() if text}
    return EServiceLine(
        name=InLanguage(said["name"], language) if "name" in said else service.name,
        summary=InLanguage(said["summary"], language) if "summary" in said else service.summary,
        local_information=service.local_information,
        answered=formats.response_time(service.feedback_target),
        url=reverse("resident:forms:intro", kwargs={"hsa_id": hsa_id, "code": service.code}),
        closed=service.closed,
    )


def phone_link(phone: str) -> str:
    """The number as a phone dials it."""
    return "tel:" + re.sub(r"[^0-9+]", "", phone)
