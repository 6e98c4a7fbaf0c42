"""Which case types a unit offers. Public knowledge: no actor is asked for, and no person is in the answer."""

from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from django.db.models import Q, QuerySet

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import today
from personalverktyget.base.errors import NotFound
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access.policies import handlers_of
from personalverktyget.domain.calendars.response_time import Target, shortest
from personalverktyget.domain.calendars.target_text import read_target, write_target
from personalverktyget.domain.case_types import scopes
from personalverktyget.domain.case_types.audience import Audience
from personalverktyget.domain.case_types.models import OfferedCaseType
from personalverktyget.domain.case_types.read_models import Offer
from personalverktyget.domain.case_types.selectors.published_forms import text_in
from personalverktyget.domain.forms.translations.texts import Part

# That nothing is reached beside what everybody meets.
NOTHING_MORE: Final = Q(pk__in=())
_ORDER = ("position", "case_type__name", "id")


def offers_at(unit_id: UUID, *, reached: Q = NOTHING_MORE) -> tuple[Offer, ...]:
    """What an active unit offers to everybody, and what of the rest is ``reached``, in the unit's order."""
    rows = _whole(scopes.open_offers()).filter(~scopes.RESTRICTED | reached, unit_id=unit_id)
    return tuple(_offer(row) for row in rows.order_by(*_ORDER))


def offer(unit_hsa_id: str, code: str, *, reached: Q = NOTHING_MORE) -> Offer:
    """One case type of one unit. Raises ``NotFound`` where it is not offered, or not to whoever asks."""
    rows = _whole(scopes.open_offers()).filter(~scopes.RESTRICTED | reached)
    row = rows.filter(unit__hsa_id=unit_hsa_id, case_type__code=code).first()
    if row is None:
        raise NotFound
    return _offer(row)


def offer_in(found: Offer, language: str) -> Offer:
    """What a unit offers, in a language where it is offered in that. What the unit says itself is in Swedish."""
    if language not in found.card_words:
        return found
    texts = {"name": Part.TITLE, "summary": Part.SUMMARY, "description": Part.DESCRIPTION}
    texts |= {"not_for": Part.NOT_FOR, "terms_text": Part.TERMS}
    said: dict[str, Any] = {
        name: text_in(found.version_id, language, part, getattr(found, name)) for name, part in texts.items()
    }
    return replace(found, **said)


def own_offers(actor: StaffActor) -> tuple[Offer, ...]:
    """Everything that the actor's unit offers or has closed, for those who manage the unit."""
    actor.require(Permission.MANAGE_UNIT)
    rows = OfferedCaseType.objects.filter(
        scopes.ON_CARDS,
        unit_id=actor.unit_id,
        taken_back_at=None,
        case_type__current__isnull=False,
        case_type__withdrawn_at=None,
    )
    return tuple(_offer(row) for row in _whole(rows).order_by(*_ORDER))


def colleagues_to_suggest(actor: StaffActor) -> tuple[tuple[UUID, str], ...]:
    """Those who hold ÄH at the actor's unit today, by name: whom a case type can be suggested to."""
    actor.require(Permission.MANAGE_UNIT)
    rows = handlers_of(actor.unit_id, today()).order_by("staff__surname", "staff__given_name")
    names = rows.values_list("staff_id", "staff__given_name", "staff__surname").distinct()
    return tuple((id_, f"{given} {surname}") for id_, given, surname in names)


def _whole(rows: QuerySet[OfferedCaseType]) -> QuerySet[OfferedCaseType]:
    return rows.select_related("case_type__current", "unit__region").defer(
        "case_type__current__form", "case_type__current__translations"
    )


def _offer(row: OfferedCaseType) -> Offer:
    version, unit = row.case_type.current, row.unit
    assert version is not None
    wishes = read_target(unit.feedback_target), read_target(version.feedback_target)
    others = shortest(*wishes, ceiling=Target(working_days=unit.region.feedback_days))
    target = shortest(read_target(row.feedback_target), ceiling=others)
    is_central = row.case_type.region_id is not None
    return Offer(
        id=row.id,
        code=row.case_type.code,
        name=row.case_type.name,
        summary=version.summary,
        description=version.description,
        not_for=version.not_for,
        terms_text=version.terms_text,
        local_information=row.local_information,
        feedback_target=write_target(target),
        is_active=row.is_active,
        version=row.version,
        unit_name=unit.name,
        unit_hsa_id=unit.hsa_id,
        unit_phone=unit.phone,
        case_type_id=row.case_type_id,
        is_central=is_central,
        # A region's case types are offered by its own units alone.
        owner_name=unit.region.name if is_central else unit.name,
        contact_address=unit.region.contact_address if is_central else "",
        local_terms=row.local_terms,
        own_feedback_target=row.feedback_target,
        target_without_own=write_target(others),
        hours=row.hours,
        closed_message=row.closed_message,
        suggested=tuple(row.suggested),
        standard_replies=tuple(row.standard_replies),
        audience=Audience(row.case_type.audience),
        is_restricted=row.is_restricted,
        version_id=version.id,
        card_words=version.card_words,
        position=row.position,
        has_news=is_central and row.seen_number < version.number,
    )
