"""A unit's contact card, and the first page of what it offers. Public knowledge: no actor is asked for."""

from personalverktyget.base.clock import local, now
from personalverktyget.base.errors import NotFound
from personalverktyget.domain.calendars.holidays import Eve
from personalverktyget.domain.calendars.opening_hours import OpeningHours
from personalverktyget.domain.calendars.response_time import CEILING, due_at
from personalverktyget.domain.calendars.target_text import read_target
from personalverktyget.domain.calendars.working_days import WorkingCalendar
from personalverktyget.domain.case_types.selectors import offer, offers_at
from personalverktyget.domain.contact_cards import opening
from personalverktyget.domain.contact_cards.read_models import ContactCard, EService
from personalverktyget.domain.organisation.models import CareUnit


def contact_card(hsa_id: str) -> ContactCard:
    """The card of an active unit. Raises ``NotFound``."""
    unit = _unit(hsa_id)
    hours, calendar, at = _hours(unit), _calendar(unit), now()
    today = local(at).date()
    return ContactCard(
        hsa_id=unit.hsa_id,
        name=unit.name,
        kind=unit.kind,
        provider=unit.provider.name,
        address=unit.address,
        postal_code=unit.postal_code,
        town=unit.town,
        municipality=unit.municipality,
        phone=unit.phone,
        presentation=unit.presentation,
        open_now=opening.open_now(hours, calendar, at),
        week=opening.week(hours, today),
        closed_days=tuple(opening.closed_days(hours, calendar, today)),
        offers=offers_at(unit.id),
    )


def e_service(hsa_id: str, code: str) -> EService:
    """One case type of an active unit. Raises ``NotFound`` where it is not offered any longer."""
    offered, unit, at = offer(hsa_id, code), _unit(hsa_id), now()
    target = read_target(offered.feedback_target) or CEILING
    return EService(
        offer=offered,
        provider=unit.provider.name,
        open_now=opening.open_now(_hours(unit), _calendar(unit), at),
        answered_by=due_at(at, target, _calendar(unit), _hours(unit)),
    )


def _unit(hsa_id: str) -> CareUnit:
    unit = CareUnit.objects.select_related("provider", "region").filter(hsa_id=hsa_id, is_active=True).first()
    if unit is None:
        raise NotFound
    return unit


def _hours(unit: CareUnit) -> OpeningHours:
    return opening.hours_from(unit.opening_hours)


def _calendar(unit: CareUnit) -> WorkingCalendar:
    return WorkingCalendar(frozenset(Eve(eve) for eve in unit.region.working_eves))
