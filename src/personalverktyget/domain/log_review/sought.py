"""Whom somebody in log control asks for, and what the log tells of the one whom a review on suspicion is about."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from personalverktyget.base.errors import InvalidInput
from personalverktyget.base.identity_numbers import InvalidIdentityNumber, parse
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.log_review.facts import Span
from personalverktyget.domain.log_review.models import LogReview
from personalverktyget.domain.organisation.models import CareUnit
from personalverktyget.domain.people.identities import number_hash
from personalverktyget.domain.people.models import ResidentIdentity


def resident_with(number: str) -> UUID:
    """Who has the identity number. Raises ``InvalidInput`` about the field "number"."""
    try:
        digits = parse(number).value
    except InvalidIdentityNumber as error:
        raise InvalidInput(_("Skriv personnumret med tolv siffror, till exempel 19121212-1212."), "number") from error
    found = (
        ResidentIdentity.objects.filter(number_hash=number_hash(digits)).values_list("resident_id", flat=True).first()
    )
    if found is None:
        raise InvalidInput(_("Ingen med det personnumret finns i verktyget."), "number")
    return found


def logged_about(row: LogReview, units: Collection[UUID]) -> QuerySet[LogEntry]:
    """What the units' logs tell of the person, in the review's interval."""
    span = Span.of(row.first_day, row.last_day)
    entries = LogEntry.objects.filter(at__gte=span.start, at__lt=span.end)
    if row.about_staff:
        return entries.filter(owner_unit_id__in=units, actor_kind="staff", actor_id=str(row.about_staff))
    # As text, so that no index of the units' is read beside that of residents: it holds all that happened there.
    of_units = entries.annotate(owner=Cast("owner_unit_id", TextField())).filter(owner__in=[str(id_) for id_ in units])
    return of_units.filter(residents__contains=[row.about_resident])


def units_to_take_up_from(row: LogReview, units: Collection[UUID]) -> set[UUID]:
    """Which of the units whose log a reviewer may see are the care provider's whose review it is.

    Another care provider's log is its own: what is wrong there is reviewed there.
    """
    elsewhere = [unit for unit in units if unit != row.unit_id]
    if not elsewhere:
        return set(units)
    same = CareUnit.objects.filter(id__in=elsewhere, provider_id=row.unit.provider_id)
    return {*same.values_list("id", flat=True), row.unit_id} & set(units)


def can_be_taken_up(entry: LogEntry, units: Collection[UUID]) -> bool:
    """Whether the entry can be judged: what staff did, at one of these units."""
    return entry.actor_kind == "staff" and entry.owner_unit_id in units
