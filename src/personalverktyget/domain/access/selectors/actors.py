"""From a session to an actor. Grants are read anew at every request: a right that ends, ends at the next click."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from personalverktyget.base.actors import AdministratorActor, ResidentActor, SignedInStaff, StaffActor
from personalverktyget.base.clock import today
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access.models import Grant, TermsAcceptance
from personalverktyget.domain.access.policies import in_force
from personalverktyget.domain.access.read_models import Workplace
from personalverktyget.domain.access.roles import Role, permissions_of
from personalverktyget.domain.access.terms import RESIDENT_TERMS, STAFF_TERMS
from personalverktyget.domain.people.models import Resident, StaffMember
from personalverktyget.domain.people.selectors import custody
from personalverktyget.domain.reading.fixed_query import FixedQuery

AnyStaff = SignedInStaff | StaffActor | AdministratorActor

_COLUMNS = (
    "role",
    "unit_id",
    "region_id",
    "staff__hsa_id",
    "staff__given_name",
    "staff__surname",
    "unit__hsa_id",
    "unit__name",
    "unit__region_id",
    "unit__provider__hsa_id",
    "unit__region__uses_permission_admin",
    "region__name",
)


def _grants_in_force(*, staff_id: UUID, day: date) -> QuerySet[Any, Any]:
    accepted = TermsAcceptance.objects.filter(staff=OuterRef("staff"), version=STAFF_TERMS)
    return (
        Grant.objects.filter(in_force(day), staff_id=staff_id)
        .annotate(terms_accepted=Exists(accepted))
        .values_list(*_COLUMNS, "terms_accepted")
    )


_GRANTS: Final = FixedQuery(_grants_in_force, staff_id=UUID, day=date)


def actor_for_staff(staff_id: UUID, workplace_id: UUID | None, commission_hsa_id: str = "") -> AnyStaff | None:
    """Who the session's staff member is at this moment, at the workplace that she chose.

    ``workplace_id`` is a unit's or a region's id; ``None`` stands for the nation or for no choice. With a single
    workplace there is nothing to choose. ``None`` is answered when the person no longer exists.
    """
    rows = _GRANTS.rows(staff_id=staff_id, day=today())
    grants: list[Mapping[str, Any]] = [dict(zip((*_COLUMNS, "terms_accepted"), row, strict=True)) for row in rows]
    usable = [g for g in grants if g["role"] != Role.PERMISSION_ADMIN or g["unit__region__uses_permission_admin"]]
    places = {_place(grant) for grant in usable}
    chosen = workplace_id if workplace_id in places else (next(iter(places)) if len(places) == 1 else _UNCHOSEN)
    if not usable or chosen is _UNCHOSEN or not usable[0]["terms_accepted"]:
        return _signed_in(staff_id, commission_hsa_id)
    here = [grant for grant in usable if _place(grant) == chosen]
    return _at(staff_id, commission_hsa_id, here, has_other_workplaces=len(places) > 1)


_UNCHOSEN = object()


def _place(grant: Mapping[str, Any]) -> UUID | None:
    place: UUID | None = grant["unit_id"] or grant["region_id"]
    return place


def _at(
    staff_id: UUID, commission: str, grants: list[Mapping[str, Any]], *, has_other_workplaces: bool
) -> StaffActor | AdministratorActor:
    first, roles = grants[0], frozenset(Role(str(grant["role"])) for grant in grants)
    name = f"{first['staff__given_name']} {first['staff__surname']}".strip()
    permissions = permissions_of(roles)
    if first["unit_id"]:
        return StaffActor(
            staff_id=staff_id,
            hsa_id=first["staff__hsa_id"],
            name=name,
            unit_id=first["unit_id"],
            unit_hsa_id=first["unit__hsa_id"],
            unit_name=first["unit__name"],
            provider_hsa_id=first["unit__provider__hsa_id"],
            region_id=first["unit__region_id"],
            commission_hsa_id=commission,
            permissions=permissions,
            roles=frozenset(roles),
            has_other_workplaces=has_other_workplaces,
        )
    return AdministratorActor(
        staff_id=staff_id,
        hsa_id=first["staff__hsa_id"],
        name=name,
        region_id=first["region_id"],
        region_name=str(first["region__name"] or ""),
        commission_hsa_id=commission,
        permissions=permissions,
        roles=frozenset(roles),
        has_other_workplaces=has_other_workplaces,
    )


def _signed_in(staff_id: UUID, commission: str) -> SignedInStaff | None:
    staff = StaffMember.objects.filter(id=staff_id).first()
    if staff is None:
        return None
    return SignedInStaff(staff_id=staff.id, hsa_id=staff.hsa_id, name=staff.name, commission_hsa_id=commission)


def resident_actor(resident_id: UUID) -> ResidentActor | None:
    """The session's resident; ``None`` when the person is unknown, has died, or may not sign in.

    One who has closed her account meets the terms anew, as at her first visit.
    """
    accepted = TermsAcceptance.objects.filter(resident=OuterRef("pk"), version=RESIDENT_TERMS)
    found = (
        Resident.objects.filter(id=resident_id, deceased_on=None, sign_in_locked_at=None)
        .annotate(terms_accepted=Exists(accepted) & Q(account_opened_at__isnull=False))
        .values_list("terms_accepted", flat=True)
        .first()
    )
    if found is None:
        return None
    own = custody(resident_id)
    return ResidentActor(resident_id=resident_id, terms_accepted=found, wards=own.wards, is_child=own.is_child)


def has_accepted_terms(actor: AnyStaff) -> bool:
    """Whether the staff member has accepted the terms that hold now."""
    return TermsAcceptance.objects.filter(staff_id=actor.staff_id, version=STAFF_TERMS).exists()


def workplaces(actor: AnyStaff) -> list[Workplace]:
    """Where the staff member may work, with her roles at each, in Swedish order."""
    grants = (
        Grant.objects.filter(in_force(today()), staff_id=actor.staff_id)
        .order_by("unit__sort_key", "region__name")
        .values("role", "unit_id", "region_id", "unit__name", "region__name", "unit__region__uses_permission_admin")
    )
    places: dict[UUID | None, list[Mapping[str, Any]]] = {}
    for grant in grants:
        if grant["role"] != Role.PERMISSION_ADMIN or grant["unit__region__uses_permission_admin"]:
            places.setdefault(grant["unit_id"] or grant["region_id"], []).append(grant)
    return [_workplace(place, rows) for place, rows in places.items()]


def _workplace(place: UUID | None, rows: list[Mapping[str, Any]]) -> Workplace:
    kind = "unit" if rows[0]["unit_id"] else "region" if rows[0]["region_id"] else "nation"
    name = str(rows[0]["unit__name"] or rows[0]["region__name"] or "")
    return Workplace(place, kind, name, tuple(sorted(str(row["role"]) for row in rows)))


def administers_unit(actor: StaffActor | AdministratorActor, unit_id: UUID, region_id: UUID) -> bool:
    """Whether the actor's administration reaches the unit: the unit itself, or the region above it."""
    if isinstance(actor, StaffActor):
        return actor.unit_id == unit_id
    return Permission.ADMINISTER_REGION in actor.permissions and actor.region_id == region_id
