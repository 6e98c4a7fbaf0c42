"""What a card tells, as plain values: kept when it is published, and drawn the same way whenever it is shown.

Whether a unit is open just now is not a fact; it is worked out from the hours as the card is drawn.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Final

from django.utils.translation import gettext as _

from personalverktyget.base.clock import local
from personalverktyget.domain.admittance.areas import area_from_json, in_words
from personalverktyget.domain.calendars.working_days import WorkingCalendar
from personalverktyget.domain.case_types.read_models import Offer
from personalverktyget.domain.case_types.text_variables import filled
from personalverktyget.domain.contact_cards import opening
from personalverktyget.domain.contact_cards.content import CardContent
from personalverktyget.domain.contact_cards.read_models import CardService, ContactCard, LinkLine
from personalverktyget.domain.contact_cards.service_hours import service_hours
from personalverktyget.domain.contact_cards.text_values import filled_offer, values_at
from personalverktyget.domain.link_services.read_models import CardLink
from personalverktyget.domain.organisation.hours import calendar_from, hours_from
from personalverktyget.domain.organisation.models import CareUnit

# Raised whenever a fact is added or means something else: what was kept before is then drawn anew.
FORMAT: Final = 5
_FROM_UNIT: Final = ("hsa_id", "name", "kind", "address", "postal_code", "town", "municipality", "phone")

Facts = dict[str, Any]


def card_facts(unit: CareUnit, content: CardContent, offers: Sequence[Offer], links: Sequence[CardLink] = ()) -> Facts:
    """The facts of a unit's card when the unit says this of itself. The unit comes with its provider and region."""
    values = values_at(unit, unit.feedback_target or f"{unit.region.feedback_days}d")
    return {
        "format": FORMAT,
        **{name: getattr(unit, name) for name in _FROM_UNIT},
        "provider": unit.provider.name,
        "presentation": filled(content.presentation, values) or unit.presentation,
        "urgent_text": filled(content.urgent_text, values),
        "hours": unit.opening_hours if content.own_hours is None else content.own_hours,
        "deviations": list(content.deviations),
        "working_eves": list(unit.region.working_eves),
        "phone_hours": content.phone_hours or {},
        **_audience(unit),
        "links": [_link(link, offers) for link in links],
        "services": [
            {
                "code": offer.code,
                "name": offer.name,
                "summary": offer.summary,
                "local_information": offer.local_information,
                "feedback_target": offer.feedback_target,
                "hours": offer.hours,
                "closed_message": offer.closed_message,
                "languages": _languages(offer),
            }
            for offer in (filled_offer(offer, unit) for offer in offers)
        ],
    }


def _link(link: CardLink, offers: Sequence[Offer]) -> Facts:
    """A link, and before how many of the e-services it does not stand."""
    place = sum(offer.position <= link.position for offer in offers)
    return {"name": link.name, "description": link.description, "url": link.url, "place": place}


def _audience(unit: CareUnit) -> Facts:
    """Whom the unit is for: ``None`` for everybody, no area for those alone whom it has approved."""
    audience = getattr(unit, "audience", None)
    return {"areas": None if audience is None or audience.is_for_all else audience.areas}


def who_for(facts: Facts) -> tuple[str, ...]:
    """The same in words; nothing where it is for everybody."""
    if facts["areas"] is None:
        return ()
    found = tuple(in_words(area_from_json(data)) for data in facts["areas"])
    return found or (_("dem som mottagningen har godkänt"),)


def drawn(facts: Facts, at: datetime, *, other_information: str = "") -> ContactCard:
    """The card at a moment. ``other_information`` is for residents who are signed in, and is no public fact."""
    hours, calendar = hours_from(facts["hours"], None, facts["deviations"]), calendar_from(facts["working_eves"])
    today: date = local(at).date()
    return ContactCard(
        **{name: facts[name] for name in _FROM_UNIT},
        provider=facts["provider"],
        presentation=facts["presentation"],
        open_now=opening.open_now(hours, calendar, at),
        week=opening.week(hours, today),
        closed_days=tuple(opening.closed_days(hours, calendar, today)),
        services=tuple(_service(service, facts, calendar, at) for service in facts["services"]),
        deviations=tuple(opening.deviations_soon(hours, today)),
        phone_week=opening.week(hours_from(facts["phone_hours"]), today),
        urgent_text=facts["urgent_text"],
        who_for=who_for(facts),
        links=tuple(LinkLine(**link) for link in facts["links"]),
        other_information=other_information,
    )


def _service(service: Facts, facts: Facts, calendar: WorkingCalendar, at: datetime) -> CardService:
    hours = service_hours(service["hours"], facts["deviations"])
    now_there = opening.open_now(hours, calendar, at) if hours else None
    texts = {name: service[name] for name in ("code", "name", "summary", "local_information", "feedback_target")}
    is_closed = now_there is not None and not now_there.is_open
    words = service["closed_message"] or (now_there.words if now_there else "")
    return CardService(**texts, closed=words if is_closed else "", languages=service["languages"])


def _languages(offer: Offer) -> Facts:
    """Name and line of an e-service in the languages that it is offered in; a name that was changed is in Swedish."""
    return {
        code: {"name": words["name"] if words["of"] == offer.name else "", "summary": words["summary"]}
        for code, words in offer.card_words.items()
    }
