"""A card in the words of schema.org, and as plain data of our own, for other sites to fetch."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

from personalverktyget.base.clock import today
from personalverktyget.domain.calendars.opening_hours import DAY_MINUTES, Deviation, Interval, OpeningHours
from personalverktyget.domain.contact_cards.facts import Facts
from personalverktyget.domain.organisation.hours import calendar_from, hours_from

AHEAD: Final = timedelta(days=90)
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LAST_MINUTE: Final = "23:59"
Data = dict[str, Any]


def written(data: Data) -> str:
    """The data as text, always the same for the same data."""
    return json.dumps(data, ensure_ascii=False, sort_keys=False)


def linked_data(facts: Facts, *, url: str, services: dict[str, str]) -> Data:
    """The card as a MedicalClinic with its e-services and hours. What is empty is left out."""
    hours = hours_from(facts["hours"], None, facts["deviations"])
    data = {
        "@context": "https://schema.org",
        "@type": "MedicalClinic",
        "@id": url,
        "url": url,
        "name": facts["name"],
        "identifier": {"@type": "PropertyValue", "propertyID": "HSA-id", "value": facts["hsa_id"]},
        "description": facts["presentation"],
        "telephone": facts["phone"],
        "address": _address(facts),
        "parentOrganization": {"@type": "MedicalOrganization", "name": facts["provider"]},
        "openingHoursSpecification": [*_week(hours)],
        "specialOpeningHoursSpecification": [*_special(hours, facts)],
        "makesOffer": [
            *(_offer(service, url, services[service["code"]]) for service in facts["services"]),
            *(_offer({**link, "summary": link["description"]}, url, link["url"]) for link in facts["links"]),
        ],
    }
    return {name: value for name, value in data.items() if value}


def plain_data(facts: Facts, *, url: str, services: dict[str, str], published_at: str) -> Data:
    """The card's facts, with addresses and with the days that deviate, holidays among them."""
    hours = hours_from(facts["hours"], None, facts["deviations"])
    return {
        **{name: value for name, value in facts.items() if name not in {"working_eves", "deviations", "services"}},
        "url": url,
        "published_at": published_at,
        "special_hours": [
            {
                "first": entry.first.isoformat(),
                "last": entry.last.isoformat(),
                "hours": [list(interval.written) for interval in entry.intervals],
                "message": entry.message,
            }
            for entry in _deviating(hours, facts)
        ],
        "services": [service | {"url": services[service["code"]]} for service in facts["services"]],
    }


def _address(facts: Facts) -> Data:
    parts = {
        "streetAddress": facts["address"],
        "postalCode": facts["postal_code"],
        "addressLocality": facts["town"],
        "addressRegion": facts["municipality"],
    }
    return {"@type": "PostalAddress", "addressCountry": "SE"} | {name: text for name, text in parts.items() if text}


def _week(hours: OpeningHours) -> Iterator[Data]:
    for name, intervals in zip(_DAYS, hours.days, strict=True):
        for interval in intervals:
            opens, closes = _times(interval)
            yield {
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": f"https://schema.org/{name}",
                "opens": opens,
                "closes": closes,
            }


def _special(hours: OpeningHours, facts: Facts) -> Iterator[Data]:
    """Days that deviate. Closed is written as opening and closing at the same time."""
    for entry in _deviating(hours, facts):
        for opens, closes in [_times(interval) for interval in entry.intervals] or [("00:00", "00:00")]:
            special = {
                "@type": "OpeningHoursSpecification",
                "validFrom": entry.first.isoformat(),
                "validThrough": entry.last.isoformat(),
                "opens": opens,
                "closes": closes,
            }
            yield special | ({"description": entry.message} if entry.message else {})


def _deviating(hours: OpeningHours, facts: Facts) -> list[Deviation]:
    """The unit's own deviations that are not over, and the holidays to come on which it would else be open."""
    first = today()
    calendar = calendar_from(facts["working_eves"])
    days: list[date] = [first + timedelta(days=ahead) for ahead in range(AHEAD.days)]
    closed = [
        Deviation(day, day)
        for day in days
        if hours.days[day.weekday()] and calendar.holiday(day) and hours.deviation(day) is None
    ]
    own = [entry for entry in hours.deviations if entry.last >= first]
    return sorted([*own, *closed], key=lambda entry: (entry.first, entry.last))


def _offer(service: Data, url: str, address: str) -> Data:
    described = {
        "@type": "Service",
        "name": service["name"],
        "description": service["summary"],
        "provider": {"@id": url},
        "availableChannel": {"@type": "ServiceChannel", "serviceUrl": address},
    }
    return {"@type": "Offer", "itemOffered": {name: value for name, value in described.items() if value}}


def _times(interval: Interval) -> tuple[str, str]:
    opens, closes = interval.written
    return opens, _LAST_MINUTE if interval.closes == DAY_MINUTES else closes
