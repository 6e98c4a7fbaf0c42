"""Whom a unit is for, and whom it has approved besides."""

from datetime import datetime
from typing import Final
from uuid import UUID

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import today
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import Disclosure
from personalverktyget.domain.admittance import scopes
from personalverktyget.domain.admittance.areas import area_from_json
from personalverktyget.domain.admittance.events import ApprovedListed
from personalverktyget.domain.admittance.models import UnitAudience
from personalverktyget.domain.admittance.read_models import ApprovedList, ApprovedRow, OwnAudience
from personalverktyget.domain.admittance.reasons import Reason
from personalverktyget.domain.people import registers
from personalverktyget.domain.people.persons import PERSON_COLUMNS, person_in_list
from personalverktyget.domain.people.registers import RegisteredArea
from personalverktyget.domain.reading.cursors import read_cursor, write_cursor

PAGE_SIZE: Final = 100


def own_audience(actor: StaffActor) -> OwnAudience:
    """Whom the actor's unit is for."""
    if not actor.permissions & {Permission.MANAGE_UNIT, Permission.ADMIT_RESIDENTS}:
        actor.require(Permission.MANAGE_UNIT)
    row = UnitAudience.objects.filter(unit_id=actor.unit_id).first()
    if row is None:
        return OwnAudience(is_for_all=True, areas=(), elsewhere="", version=0)
    return OwnAudience(row.is_for_all, tuple(area_from_json(data) for data in row.areas), row.elsewhere, row.version)


def registered_areas() -> tuple[RegisteredArea, ...]:
    """The counties and municipalities that there are. Raises ``RegisterUnavailable``."""
    return registers.population_register().areas()


def approved_residents(actor: StaffActor, *, after: str = "") -> Disclosure[ApprovedList]:
    """Whom the actor's unit has approved and not taken back, the latest first; also where it has run out."""
    rows = scopes.approvals(actor)
    if after:
        rows = rows.extra(where=["(approved_at, admittance_approvedresident.id) < (%s, %s)"],
                          params=read_cursor(after, (datetime, UUID)))  # fmt: skip
    columns = ("id", "reason", "until", "approved_at", "approved_by__given_name", "approved_by__surname")
    found = list(rows.order_by("-approved_at", "-id").values_list(*columns, *PERSON_COLUMNS)[: PAGE_SIZE + 1])
    on = today()
    shown = tuple(
        ApprovedRow(
            id=id_,
            person=person_in_list(*person),
            reason=Reason(reason),
            until=until,
            has_run_out=until is not None and until < on,
            approved_at=at,
            approved_by=f"{given} {surname}".strip(),
        )
        for id_, reason, until, at, given, surname, *person in found[:PAGE_SIZE]
    )
    last = shown[-1] if len(found) > PAGE_SIZE else None
    page = ApprovedList(shown, write_cursor((last.approved_at, last.id)) if last else "")
    residents = tuple(row.person.resident_id for row in shown)
    return Disclosure("approved", ApprovedListed(residents=residents, unit=actor.unit_id), page)
