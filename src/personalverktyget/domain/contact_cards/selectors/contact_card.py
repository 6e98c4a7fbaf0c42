"""A unit's contact card, and the first page of what it offers. Public knowledge: no actor is asked for."""

from dataclasses import replace
from datetime import datetime

from personalverktyget.base.actors import ResidentActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import NotFound
from personalverktyget.domain.access_log.disclosure import Disclosure
from personalverktyget.domain.admittance.events import AudienceTold, OwnGrantsShown
from personalverktyget.domain.admittance.policies import outside
from personalverktyget.domain.admittance.scopes import reached_by
from personalverktyget.domain.calendars.response_time import CEILING, due_at
from personalverktyget.domain.calendars.target_text import read_target
from personalverktyget.domain.calendars.working_days import WorkingCalendar
from personalverktyget.domain.case_types.read_models import Offer
from personalverktyget.domain.case_types.selectors import offer, offer_in, offers_at
from personalverktyget.domain.case_types.text_variables import filled
from personalverktyget.domain.contact_cards import opening
from personalverktyget.domain.contact_cards.content import CardContent
from personalverktyget.domain.contact_cards.facts import Facts, card_facts, drawn
from personalverktyget.domain.contact_cards.read_models import ContactCard, EService
from personalverktyget.domain.contact_cards.service_hours import service_hours
from personalverktyget.domain.contact_cards.text_values import filled_offer, values_at
from personalverktyget.domain.forms.translations.languages import SWEDISH
from personalverktyget.domain.link_services.content import INSIDE, OUTSIDE
from personalverktyget.domain.link_services.selectors import links_at
from personalverktyget.domain.organisation.hours import calendar_from, hours_of
from personalverktyget.domain.organisation.models import CareUnit


def contact_card(hsa_id: str) -> ContactCard:
    """The card of an active unit as it is now, as any resident who is signed in meets it. Raises ``NotFound``."""
    unit = active_unit(hsa_id)
    return _inside(unit, offers_at(unit.id))


def own_contact_card(actor: ResidentActor, hsa_id: str) -> Disclosure[ContactCard] | ContactCard:
    """The same as one resident meets it: sealed where it tells what has been handed out to her."""
    unit = active_unit(hsa_id)
    offers = offers_at(unit.id, reached=reached_by(actor))
    told = outside(actor, unit)
    if told:
        offers = tuple(offer for offer in offers if not offer.is_for_everybody)
    card = replace(_inside(unit, offers), outside=told)
    if told:
        return Disclosure("card", AudienceTold(resident=actor.resident_id, unit=unit.id), card)
    if all(offer.is_for_everybody for offer in offers):
        return card
    return Disclosure("card", OwnGrantsShown(resident=actor.resident_id, unit=unit.id), card)


def is_outside(actor: ResidentActor, hsa_id: str) -> bool:
    """Whether an active unit is for others than the resident. Raises ``NotFound`` for one that is no longer there."""
    return bool(outside(actor, active_unit(hsa_id)))


def _inside(unit: CareUnit, offers: tuple[Offer, ...]) -> ContactCard:
    content = CardContent.of(unit, getattr(unit, "contact_card", None))
    values = values_at(unit, unit.feedback_target or f"{unit.region.feedback_days}d")
    facts = card_facts(unit, content, offers, links_at(unit.id, INSIDE))
    return drawn(facts, now(), other_information=filled(content.other_information, values))


def live_facts(unit: CareUnit) -> Facts:
    """What the card of a unit tells everybody now."""
    content = CardContent.of(unit, getattr(unit, "contact_card", None))
    return card_facts(unit, content, offers_at(unit.id), links_at(unit.id, OUTSIDE))


def e_service(actor: ResidentActor, hsa_id: str, code: str, *, language: str = SWEDISH) -> EService:
    """One case type of an active unit, in a language where it is offered in that.

    Raises ``NotFound`` where it is not offered, or not to this resident.
    """
    offered, unit, at = offer(hsa_id, code, reached=reached_by(actor)), active_unit(hsa_id), now()
    if offered.is_for_everybody and outside(actor, unit):
        raise NotFound
    offered = filled_offer(offer_in(offered, language), unit)
    target = read_target(offered.feedback_target) or CEILING
    calendar, hours = calendar_from(unit.region.working_eves), hours_of(unit)
    return EService(
        offer=offered,
        provider=unit.provider.name,
        open_now=opening.open_now(hours, calendar, at),
        answered_by=due_at(at, target, calendar, hours),
        closed=_closed(offered, unit, calendar, at),
    )


def _closed(offered: Offer, unit: CareUnit, calendar: WorkingCalendar, at: datetime) -> str:
    own = service_hours(offered.hours, unit.deviations)
    if own is None or own.is_open(at, calendar):
        return ""
    return offered.closed_message or opening.open_now(own, calendar, at).words


def active_unit(hsa_id: str) -> CareUnit:
    """The unit with what its card needs. Raises ``NotFound`` for one that is closed down or unknown."""
    units = CareUnit.objects.select_related("provider", "region", "contact_card", "audience")
    unit = units.filter(hsa_id=hsa_id, is_active=True).first()
    if unit is None:
        raise NotFound
    return unit
