"""Whose cases a unit chooses among the earlier ones: by case type, by when they came, by whether they are open.

For packages above, which write to those residents. Ids and figures alone; who hands out more records it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import STOCKHOLM
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access.policies import handlers_of
from personalverktyget.domain.case_types.models import OfferedCaseType
from personalverktyget.domain.cases import scopes
from personalverktyget.domain.cases.models import Case

_OPEN, _CLOSED = Q(queue_rank__lt=2), Q(queue_rank=2)


class Standing(StrEnum):
    """Which cases: all of them, or those that are open, or closed."""

    ALL = ""
    OPEN = "oppna"
    CLOSED = "avslutade"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseChoice:
    """Which of the cases that somebody sees. Without case types, of any; both days are among those chosen.

    ``among`` are cases that somebody has had before her, as in a search: those of them alone.
    """

    case_types: frozenset[UUID] = frozenset()
    since: date | None = None
    until: date | None = None
    standing: Standing = Standing.ALL
    handler: UUID | None = None
    among: frozenset[UUID] | None = None


@dataclass(frozen=True, slots=True)
class ChosenCounts:
    """How many cases are chosen, and how many residents have them."""

    cases: int
    residents: int


@dataclass(frozen=True, slots=True)
class Choosable:
    """What can be chosen among: the unit's case types, and who handles cases there. Ids with names."""

    case_types: tuple[tuple[UUID, str], ...]
    handlers: tuple[tuple[UUID, str], ...]


def choosable(actor: StaffActor, day: date) -> Choosable:
    """What the actor chooses among. Whoever sees her own cases alone has no handler to choose."""
    offers = OfferedCaseType.objects.filter(unit_id=actor.unit_id, case_type__current__isnull=False)
    types = offers.order_by("case_type__name", "id").values_list("id", "case_type__name")
    if not actor.may(Permission.SEE_UNIT_CASES):
        return Choosable(tuple(types), ())
    people = handlers_of(actor.unit_id, day).order_by("staff__surname", "staff__given_name", "staff_id")
    names = people.values_list("staff_id", "staff__given_name", "staff__surname").distinct()
    return Choosable(tuple(types), tuple((id_, f"{given} {surname}") for id_, given, surname in names))


def chosen_counts(actor: StaffActor, choice: CaseChoice) -> ChosenCounts:
    """How many they are. No person is in the answer, so nothing is logged."""
    rows = _chosen(actor, choice).order_by()
    found = rows.aggregate(cases=Count("id"), residents=Count("resident_id", distinct=True))
    return ChosenCounts(**found)


def chosen_residents(actor: StaffActor, choice: CaseChoice, *, at_most: int) -> Sequence[tuple[UUID, int]]:
    """Each resident once, with the number of her latest case; those whose case came last come first."""
    rows = _chosen(actor, choice).order_by().values("resident_id")
    latest = rows.annotate(latest=Max("received_at"), number=Max("number")).order_by("-latest", "resident_id")
    return list(latest.values_list("resident_id", "number")[:at_most])


def _chosen(actor: StaffActor, choice: CaseChoice) -> QuerySet[Case]:
    rows = scopes.visible(actor)
    if choice.among is not None:
        rows = rows.filter(id__in=choice.among)
    if choice.case_types:
        rows = rows.filter(offered_id__in=choice.case_types)
    if choice.since:
        rows = rows.filter(received_at__gte=_midnight(choice.since))
    if choice.until:
        rows = rows.filter(received_at__lt=_midnight(choice.until + timedelta(days=1)))
    if choice.handler:
        rows = rows.filter(handler_id=choice.handler)
    if choice.standing:
        rows = rows.filter(_OPEN if choice.standing is Standing.OPEN else _CLOSED)
    return rows


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, STOCKHOLM)
