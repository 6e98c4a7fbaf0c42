"""A small world for tests: two regions, three units, staff in every role, five residents, one case type, some cases.

Everything is made through the domain's own services, so that a test stands on what the program itself would have made.
Ask for the fixture ``small_world`` (rolled back after the test), or call ``build_small_world`` on ``fresh_database``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from pytest_django import DjangoDbBlocker

from personalverktyget.base.actors import AdministratorActor, ResidentActor, SignedInStaff, StaffActor, SystemActor
from personalverktyget.domain.access import selectors as access
from personalverktyget.domain.access.services import ImportedAnalysis, ImportedGrant, accept_terms, import_grants
from personalverktyget.domain.case_types.models import OfferedCaseType
from personalverktyget.domain.case_types.services import offer_case_types, publish_central_case_type
from personalverktyget.domain.cases import services
from personalverktyget.domain.cases.models import Case
from personalverktyget.domain.cases.states import Action
from personalverktyget.domain.organisation.models import CareUnit, Region
from personalverktyget.domain.organisation.services import import_organisation
from personalverktyget.domain.people.models import StaffMember
from personalverktyget.domain.people.services import import_residents, import_staff
from personalverktyget.web.shared import sessions
from tests.support.database import HasUrls, database_from_template, django_connected_to
from tests.support.world_registers import (
    CASE_TYPE,
    FIRST_DAY,
    PREFIX,
    REGIONS,
    RESIDENTS,
    STAFF,
    UNITS,
    Directory,
    at,
    colleague,
    hsa_id_of,
    registered,
)

SYSTEM: Final = SystemActor("test")


@dataclass(frozen=True)
class World:
    """What stands in the database. Keys are those of the tables above."""

    units: Mapping[str, UUID]
    regions: Mapping[str, UUID]
    staff: Mapping[str, UUID]
    residents: Mapping[str, UUID]
    cases: Mapping[str, UUID]

    def actor(self, who: str, unit: str = "") -> StaffActor:
        """A staff member at work, with what her grants allow just now."""
        actor = access.actor_for_staff(self.staff[who], self.units.get(unit))
        assert isinstance(actor, StaffActor), f"{who} is at work nowhere"
        return actor

    def administrator(self, who: str) -> AdministratorActor:
        """A regional or national administrator."""
        actor = access.actor_for_staff(self.staff[who], None)
        assert isinstance(actor, AdministratorActor)
        return actor

    def resident(self, who: str) -> ResidentActor:
        """A resident who has accepted the terms."""
        return ResidentActor(resident_id=self.residents[who], terms_accepted=True)

    def sign_in(self, client: Client, who: str, unit: str = "") -> Client:
        """Let the client be a staff member's browser."""
        return signed_in(client, sessions.STAFF, self.staff[who], self.units.get(unit))

    def sign_in_resident(self, client: Client, who: str) -> Client:
        """Let the client be a resident's browser."""
        return signed_in(client, sessions.RESIDENT, self.residents[who], None)

    def send_case(self, who: str, unit: str, medicine: str, why: str = "") -> UUID:
        """A resident sends a case to a unit."""
        return send_case(self.resident(who), self.units[unit], medicine, why)

    def version(self, case_id: UUID) -> int:
        """The version that the case has now."""
        return Case.objects.values_list("version", flat=True).get(id=case_id)

    def assign(self, case_id: UUID, to: str, by: str = "receiver") -> None:
        """Give a case to a handler."""
        services.assign_case(self.actor(by), case_id, handler=self.staff[to], seen_version=self.version(case_id))

    def reply(self, case_id: UUID, action: Action, body: str, by: str = "handler") -> None:
        """Say something to the resident."""
        seen = self.version(case_id)
        services.reply(self.actor(by), case_id, action=action, body=body, seen_version=seen, key=uuid4())


@pytest.fixture(scope="session")
def small_world_database(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[World, HasUrls]]:
    """A database that holds the small world and nothing else, made once for each parallel worker."""
    with database_from_template() as made:
        with django_db_blocker.unblock(), django_connected_to(made):
            world = build_small_world()
        yield world, made


@pytest.fixture
def _at_the_small_world(
    small_world_database: tuple[World, HasUrls], django_db_blocker: DjangoDbBlocker
) -> Iterator[World]:
    if connection.in_atomic_block:
        raise RuntimeError("small_world brings its own database: leave out `db` and the mark `django_db`.")
    world, database = small_world_database
    with django_db_blocker.unblock(), django_connected_to(database):
        yield world


@pytest.fixture
def small_world(_at_the_small_world: World, db: None) -> World:
    """The small world. What a test does there is gone after the test."""
    return _at_the_small_world


def build_small_world() -> World:
    """Make the small world in the database that Django is connected to."""
    import_organisation(SYSTEM, Directory())
    import_staff(SYSTEM, [colleague(key) for key in STAFF])
    staff = _ids(StaffMember, {key: hsa_id_of(key) for key in STAFF})
    _give_roles()
    for name in STAFF.keys() - {FIRST_DAY}:
        accept_terms(SignedInStaff(staff_id=staff[name], hsa_id=hsa_id_of(name), name=name))
    ids = import_residents(SYSTEM, [registered(*row) for row in RESIDENTS.values()])
    for region, _ending in ((PREFIX + end, end) for _name, end in REGIONS.values()):
        publish_central_case_type(SYSTEM, region, CASE_TYPE)
    for _name, ending, _region in UNITS.values():
        offer_case_types(SYSTEM, PREFIX + ending, [CASE_TYPE.code])
    world = World(
        units=_ids(CareUnit, {key: PREFIX + row[1] for key, row in UNITS.items()}),
        regions=_ids(Region, {key: PREFIX + row[1] for key, row in REGIONS.items()}),
        staff=staff,
        residents={key: ids[row[0]] for key, row in RESIDENTS.items()},
        cases={},
    )
    for resident in world.residents.values():
        accept_terms(ResidentActor(resident_id=resident))
    return World(world.units, world.regions, world.staff, world.residents, _cases(world))


def signed_in(client: Client, kind: str, person: UUID, workplace: UUID | None) -> Client:
    """Put into the client's session what a sign-in puts there."""
    session, now = client.session, sessions.now_in_seconds()
    session[sessions.PERSON] = {
        "kind": kind,
        "id": str(person),
        "started_at": now,
        "seen_at": now,
        "workplace": str(workplace) if workplace else "",
        "commission": f"{PREFIX}C001" if kind == sessions.STAFF else "",
    }
    session.save()
    return client


def send_case(actor: ResidentActor, unit_id: UUID, medicine: str, why: str = "") -> UUID:
    """Fill in the form of the small world's case type and send it."""
    draft = services.begin_form(actor, OfferedCaseType.objects.get(unit_id=unit_id).id)
    services.save_form(actor, draft, answers={"medicine": medicine, "why": why})
    return services.submit_case(actor, draft)


def _cases(world: World) -> dict[str, UUID]:
    cases = {
        "new": world.send_case("helena", "ang", "Levaxin 100 mikrogram", "Tabletterna är slut på fredag."),
        "protected": world.send_case("protected", "ang", "Alvedon 500 mg"),
        "assigned": world.send_case("lennart", "ang", "Metformin 850 mg"),
        "other_handler": world.send_case("camilla", "ang", "Atorvastatin 20 mg"),
        "closed": world.send_case("helena", "ang", "Omeprazol 20 mg"),
        "berg": world.send_case("helena", "berg", "Losartan 50 mg"),
        "hamn": world.send_case("other", "hamn", "Candesartan 8 mg"),
    }
    world.assign(cases["assigned"], "handler")
    world.assign(cases["other_handler"], "handler_2")
    world.assign(cases["closed"], "handler")
    world.reply(cases["closed"], Action.REPLY_FINALLY, "Receptet är förnyat.")
    return cases


def _give_roles() -> None:
    started = date(2026, 1, 1)
    grants = [
        ImportedGrant(hsa_id=hsa_id_of(who), role=role, at=at(place), valid_from=started, reason="Arbetar här.")
        for who, (_given, _surname, _title, roles) in STAFF.items()
        for role, place in roles
    ]
    analyses = [
        ImportedAnalysis(unit=at(unit), needs="Ärenden ska besvaras.", risks="Inga.", measures="Inga.")
        for unit in UNITS
    ]
    import_grants(SYSTEM, grants, analyses=analyses, source="test")


def _ids(model: Any, hsa_ids: Mapping[str, str]) -> dict[str, UUID]:
    known = dict(model.objects.filter(hsa_id__in=hsa_ids.values()).values_list("hsa_id", "id"))
    return {key: known[hsa_id] for key, hsa_id in hsa_ids.items()}
