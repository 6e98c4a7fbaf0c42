"""Change what a unit's card says, and take a change back."""

from collections.abc import Callable

from personalverktyget.base.actors import AdministratorActor, StaffActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import ChangedMeanwhile, NotFound
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.unit_of_work import UnitOfWork, unit_of_work
from personalverktyget.domain.contact_cards.content import CardContent
from personalverktyget.domain.contact_cards.events import ContactCardChanged
from personalverktyget.domain.contact_cards.models import CardVersion, ContactCard
from personalverktyget.domain.organisation.models import CareUnit


def change_card_texts(
    actor: StaffActor, *, presentation: str, other_information: str, urgent_text: str, seen_version: int
) -> None:
    """Say what the unit is, what residents should know, and what to do when it is urgent there."""

    def with_texts(before: CardContent) -> CardContent:
        return before.with_texts(
            presentation=presentation, other_information=other_information, urgent_text=urgent_text
        )

    change(actor, "texts", with_texts, seen_version=seen_version)


def restore_card(actor: StaffActor, number: int, *, seen_version: int) -> None:
    """Let an earlier version hold again, as a new one. Number 0 is the directory's card, before any change."""
    if number == 0:
        earlier = CardContent()
    else:
        found = CardVersion.objects.filter(unit_id=actor.unit_id, number=number).first()
        if found is None:
            raise NotFound
        earlier = CardContent.from_json(found.content)
    change(actor, "restored", lambda _before: earlier, seen_version=seen_version)


def change(actor: StaffActor, part: str, to: Callable[[CardContent], CardContent], *, seen_version: int) -> None:
    """Change a card from what it is to what ``to`` makes of it, unless somebody else has changed it meanwhile."""
    actor.require(Permission.MANAGE_UNIT)
    with unit_of_work(actor) as work:
        unit = CareUnit.objects.select_for_update().get(id=actor.unit_id)
        card = ContactCard.objects.filter(unit_id=unit.id).first() or ContactCard(unit=unit)
        if card.version != seen_version:
            raise ChangedMeanwhile
        content = to(CardContent.of(unit, card))
        keep_version(work, actor, unit, card, part, content)


def keep_version(
    work: UnitOfWork,
    actor: StaffActor | AdministratorActor,
    unit: CareUnit,
    card: ContactCard,
    part: str,
    content: CardContent,
) -> None:
    """Let a card that is locked with its unit say ``content`` from now on. Inside the caller's unit of work."""
    at, is_new = now(), card.version == 0
    if (unit.own_hours, tuple(unit.deviations)) != (content.own_hours, content.deviations):
        unit.own_hours, unit.deviations, unit.hours_since = content.own_hours, list(content.deviations), at
        unit.save(update_fields=["own_hours", "deviations", "hours_since"])
    card.presentation, card.other_information = content.presentation, content.other_information
    card.urgent_text, card.phone_hours = content.urgent_text, content.phone_hours or {}
    card.version += 1
    card.save(force_insert=is_new)
    CardVersion(
        unit=unit, number=card.version, part=part, content=content.to_json(), saved_at=at, by_staff_id=actor.staff_id
    ).save(force_insert=True)
    work.record(ContactCardChanged(unit=unit.id, part=part, version=card.version))
