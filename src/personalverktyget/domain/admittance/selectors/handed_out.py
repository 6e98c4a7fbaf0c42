"""What a unit hands out, and to whom it has."""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import today
from personalverktyget.domain.access_log.disclosure import Disclosure
from personalverktyget.domain.admittance import scopes
from personalverktyget.domain.admittance.events import GrantsListed
from personalverktyget.domain.admittance.models import CaseTypeGrant
from personalverktyget.domain.admittance.read_models import GrantList, GrantRow, RestrictedOffer
from personalverktyget.domain.people.persons import PERSON_COLUMNS, person_in_list
from personalverktyget.domain.reading.cursors import read_cursor, write_cursor

PAGE_SIZE: Final = 100


def restricted_offers(actor: StaffActor) -> tuple[RestrictedOffer, ...]:
    """The case types that the actor's unit hands out, in the order of its card. No resident is in the answer."""
    on = today()
    given = CaseTypeGrant.objects.filter(offered=OuterRef("pk"), taken_back_at=None).order_by().values("offered")
    holding = given.annotate(count=Count("id", filter=Q(until=None) | Q(until__gte=on))).values("count")
    ended = given.annotate(count=Count("id", filter=Q(until__lt=on))).values("count")
    rows = scopes.restricted_offers(actor).annotate(
        holding=Coalesce(Subquery(holding), 0), ended=Coalesce(Subquery(ended), 0)
    )
    found = rows.order_by("position", "case_type__name", "id")
    return tuple(
        RestrictedOffer(*row) for row in found.values_list("id", "case_type__name", "is_active", "holding", "ended")
    )


def restricted_offer(actor: StaffActor, offered_id: UUID) -> RestrictedOffer:
    """One of them. Raises ``NotFound``."""
    row = scopes.restricted_offer(actor, offered_id)
    return RestrictedOffer(row.id, row.case_type.name, row.is_active)


def residents_granted(actor: StaffActor, offered_id: UUID, *, after: str = "") -> Disclosure[GrantList]:
    """To whom the case type has been handed out and not taken back, the latest first; also where it has run out."""
    scopes.restricted_offer(actor, offered_id)
    rows = scopes.grants(actor, offered_id)
    if after:
        rows = rows.extra(where=["(handed_out_at, admittance_casetypegrant.id) < (%s, %s)"],
                          params=read_cursor(after, (datetime, UUID)))  # fmt: skip
    columns = ("id", "until", "handed_out_at", "handed_out_by__given_name", "handed_out_by__surname", *PERSON_COLUMNS)
    found = list(rows.order_by("-handed_out_at", "-id").values_list(*columns)[: PAGE_SIZE + 1])
    on = today()
    shown = tuple(
        GrantRow(
            id=id_,
            person=person_in_list(*person),
            until=until,
            has_run_out=until is not None and until < on,
            handed_out_at=at,
            handed_out_by=f"{given} {surname}".strip(),
        )
        for id_, until, at, given, surname, *person in found[:PAGE_SIZE]
    )
    last = shown[-1] if len(found) > PAGE_SIZE else None
    page = GrantList(shown, write_cursor((last.handed_out_at, last.id)) if last else "")
    residents = tuple(row.person.resident_id for row in shown)
    return Disclosure("grants", GrantsListed(offered=offered_id, residents=residents, unit=actor.unit_id), page)
