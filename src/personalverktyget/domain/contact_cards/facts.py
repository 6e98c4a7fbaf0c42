"""What a card tells, as plain values: kept when it is published, and drawn the same way whenever it is shown.

Whether a unit is open just now is not a fact; it is worked out from the hours as the card is drawn.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Final

from personalverktyget.base.clock import local
from personalverktyget.domain.case_types.read_models import Offer
from personalverktyget.domain.contact_cards import opening
from personalverktyget.domain.contact_cards.content import CardContent
from personalverktyget.domain.contact_cards.read_models import CardService, ContactCard
from personalverktyget.domain.organisation.hours import calendar_from, hours_from
from personalverktyget.domain.organisation.models import CareUnit

# Raised whenever a fact is added or means something else: what was kept before is then drawn anew.
FORMAT: Final = 1
_FROM_UNIT: Final = ("hsa_id", "name", "kind", "address", "postal_code", "town", "municipality", "phone")

Facts = dict[str, Any]


def card_facts(unit: CareUnit, content: CardContent, offers: Iterable[Offer]) -> Facts:
    """The facts of a unit's card when the unit says this of itself. The unit comes with its provider and region."""
    return {
        "format": FORMAT,
        **{name: getattr(unit, name) for name in _FROM_UNIT},
        "provider": unit.provider.name,
        "presentation": content.presentation or unit.presentation,
        "urgent_text": content.urgent_text,
        "hours": unit.opening_hours if content.own_hours is None else content.own_hours,
        "deviations": list(content.deviations),
        "working_eves": list(unit.region.working_eves),
        "phone_hours": content.phone_hours or {},
        "services": [
            {
                "code": offer.code,
                "name": offer.name,
                "summary": offer.summary,
                "local_information": offer.local_information,
                "feedback_target": offer.feedback_target,
            }
            for offer in offers
        ],
    }


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
        services=tuple(CardService(**service) for service in facts["services"]),
        deviations=tuple(opening.deviations_soon(hours, today)),
        phone_week=opening.week(hours_from(facts["phone_hours"]), today),
        urgent_text=facts["urgent_text"],
        other_information=other_information,
    )
