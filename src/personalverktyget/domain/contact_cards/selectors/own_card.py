"""A unit's card as those who manage the unit edit it."""

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import now, today
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.case_types.selectors import offers_at
from personalverktyget.domain.case_types.text_variables import filled
from personalverktyget.domain.contact_cards import opening
from personalverktyget.domain.contact_cards.content import CardContent
from personalverktyget.domain.contact_cards.facts import card_facts, drawn
from personalverktyget.domain.contact_cards.models import CardVersion
from personalverktyget.domain.contact_cards.read_models import CardVersionRow, ContactCard, DeviationLine, OwnCard
from personalverktyget.domain.contact_cards.text_values import values_at
from personalverktyget.domain.link_services.content import INSIDE
from personalverktyget.domain.link_services.selectors import links_at
from personalverktyget.domain.organisation.hours import hours_from, hours_of
from personalverktyget.domain.organisation.models import CareUnit


def own_card(actor: StaffActor) -> OwnCard:
    """What the actor's unit says of itself, and what the directory says."""
    unit = _own_unit(actor)
    card = getattr(unit, "contact_card", None)
    content = CardContent.of(unit, card)
    return OwnCard(
        unit_id=unit.id,
        hsa_id=unit.hsa_id,
        unit_name=unit.name,
        presentation=content.presentation,
        other_information=content.other_information,
        urgent_text=content.urgent_text,
        directory_presentation=unit.presentation,
        has_own_hours=unit.own_hours is not None,
        hours=hours_of(unit),
        directory_hours=hours_from(unit.opening_hours),
        phone_hours=hours_from(content.phone_hours or {}),
        version=card.version if card else 0,
    )


def own_deviations(actor: StaffActor) -> tuple[DeviationLine, ...]:
    """Every deviation that is kept, in the order in which it is kept."""
    on = today()
    return tuple(opening.deviation_line(deviation, on) for deviation in hours_of(_own_unit(actor)).deviations)


def card_preview(actor: StaffActor, *, presentation: str, other_information: str, urgent_text: str) -> ContactCard:
    """The card as it would be with these texts. Raises ``InvalidInput`` as saving them would."""
    unit = _own_unit(actor)
    content = CardContent.of(unit, getattr(unit, "contact_card", None)).with_texts(
        presentation=presentation, other_information=other_information, urgent_text=urgent_text
    )
    facts = card_facts(unit, content, offers_at(unit.id), links_at(unit.id, INSIDE))
    values = values_at(unit, unit.feedback_target or f"{unit.region.feedback_days}d")
    return drawn(facts, now(), other_information=filled(content.other_information, values))


def card_history(actor: StaffActor) -> tuple[CardVersionRow, ...]:
    """The versions of the card, the newest first: the hundred last ones."""
    actor.require(Permission.MANAGE_UNIT)
    rows = CardVersion.objects.filter(unit_id=actor.unit_id).order_by("-number")
    found = rows.values_list("number", "part", "saved_at", "by_staff__given_name", "by_staff__surname")[:100]
    return tuple(
        CardVersionRow(number, part, at, f"{given or ''} {surname or ''}".strip())
        for number, part, at, given, surname in found
    )


def _own_unit(actor: StaffActor) -> CareUnit:
    actor.require(Permission.MANAGE_UNIT)
    return CareUnit.objects.select_related("provider", "region", "contact_card", "audience").get(id=actor.unit_id)
