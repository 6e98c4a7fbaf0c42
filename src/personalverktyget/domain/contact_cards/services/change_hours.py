"""Change when a unit is open, when it answers the phone, and which days deviate."""

from dataclasses import replace
from datetime import timedelta
from typing import Final

from django.utils.translation import gettext as _

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import today
from personalverktyget.base.errors import InvalidInput, NotFound
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.calendars.opening_hours import (
    MAX_DEVIATIONS,
    Deviation,
    InvalidOpeningHours,
    OpeningHours,
)
from personalverktyget.domain.contact_cards.content import MESSAGE_MAX_LENGTH, CardContent
from personalverktyget.domain.contact_cards.services.change_card import change

# What is past is of no use on the card; the versions keep it for the clock of older cases.
_KEPT_AFTERWARDS: Final = timedelta(days=30)
_FURTHEST: Final = timedelta(days=3 * 366)


def change_card_hours(
    actor: StaffActor, *, own_hours: OpeningHours | None, phone_hours: OpeningHours, seen_version: int
) -> None:
    """Say when the unit is open an ordinary week (``None``: as the directory says) and when it answers the phone."""
    own = None if own_hours is None else own_hours.to_json()
    change(
        actor,
        "hours",
        lambda before: replace(before, own_hours=own, phone_hours=phone_hours.to_json()),
        seen_version=seen_version,
    )


def add_deviation(actor: StaffActor, deviation: Deviation, *, seen_version: int) -> None:
    """Say that the unit is closed, or has other hours, on some days."""
    actor.require(Permission.MANAGE_UNIT)
    if deviation.last < today():
        raise InvalidInput(_("Dagen har redan varit. Välj i dag eller en senare dag."), "last")
    if deviation.last > today() + _FURTHEST:
        raise InvalidInput(_("Dagen ligger för långt fram. Välj en dag inom tre år."), "last")
    if len(deviation.message) > MESSAGE_MAX_LENGTH:
        message = _("Texten är för lång: %(length)s tecken. Den får ha högst %(max)s tecken.")
        raise InvalidInput(message % {"length": len(deviation.message), "max": MESSAGE_MAX_LENGTH}, "message")

    def with_it(before: CardContent) -> CardContent:
        still = _still(before)
        if len(still) >= MAX_DEVIATIONS:
            raise InvalidOpeningHours("too_many")
        both = [*(Deviation.from_json(entry) for entry in still), deviation]
        both.sort(key=lambda entry: (entry.first, entry.last))
        return replace(before, deviations=tuple(entry.to_json() for entry in both))

    change(actor, "deviations", with_it, seen_version=seen_version)


def remove_deviation(actor: StaffActor, position: int, *, seen_version: int) -> None:
    """Take a deviation away. ``position`` is its place in the list that the actor has seen."""

    def without_it(before: CardContent) -> CardContent:
        if not 0 <= position < len(before.deviations):
            raise NotFound
        return replace(before, deviations=before.deviations[:position] + before.deviations[position + 1 :])

    change(actor, "deviations", without_it, seen_version=seen_version)


def _still(before: CardContent) -> list[dict[str, object]]:
    since = (today() - _KEPT_AFTERWARDS).isoformat()
    return [entry for entry in before.deviations if str(entry["last"]) >= since]
