"""A region writes to a hundred thousand: from the selection to the last delivery; memory does not grow with them."""

import time
from collections.abc import Callable, Iterator
from datetime import date
from random import Random
from uuid import UUID

import psycopg
import pytest
from pytest_django import DjangoDbBlocker

from personalverktyget.base.actors import AdministratorActor, SignedInStaff
from personalverktyget.domain.access.roles import Role
from personalverktyget.domain.access.selectors import actor_for_staff
from personalverktyget.domain.access.services import ImportedGrant, accept_terms, import_grants
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.message_templates import selectors as templates
from personalverktyget.domain.message_templates import services as template_services
from personalverktyget.domain.message_templates.kinds import TemplateKind
from personalverktyget.domain.organisation.models import Region
from personalverktyget.domain.outreach import selectors, services
from personalverktyget.domain.outreach.basis import Basis
from personalverktyget.domain.outreach.events.dispatches import DispatchSaved
from personalverktyget.domain.outreach.models import Dispatch, PopulationSelection, Recipient
from personalverktyget.domain.outreach.states import DispatchState
from personalverktyget.domain.people import registers
from personalverktyget.domain.people.identities import keyring
from personalverktyget.domain.people.models import StaffMember
from personalverktyget.domain.people.registers import RegisteredArea
from tests.support import database as databases
from tests.support.population import TEXTS
from tests.volume import dispatches, organisation, people
from tests.volume.ids import resident_id
from tests.volume.organisation import LARGE, SYSTEM
from tests.volume.seeding import SEED

pytestmark = [pytest.mark.prove, pytest.mark.slow]
# Some are children without guardians, and one in ten lives elsewhere: more than a hundred thousand are left.
PEOPLE, _LEAST, _MAY_GROW = 150_000, 100_000, 60
_SMALL = "9102"
_WRITER, _APPROVER = 3, 4


class _Register:
    """Knows the places alone."""

    def areas(self) -> tuple[RegisteredArea, ...]:
        return RegisteredArea("91", "Volymens län"), RegisteredArea(_SMALL, "Lillby")


@pytest.fixture
def administrators(
    django_db_blocker: DjangoDbBlocker, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[AdministratorActor, AdministratorActor]]:
    """Two who administer a region with so many residents."""
    with (
        databases.database_from_template() as made,
        django_db_blocker.unblock(),
        databases.django_connected_to(made),
    ):
        world = organisation.build()
        with psycopg.connect(made.superuser_url, autocommit=True) as plain:
            plain.execute("SET session_replication_role = replica")
            people.bring_in(plain, PEOPLE, Random(SEED))
            _let_them_live(plain)
            plain.execute("ANALYZE")
        region = Region.objects.get()
        with unit_of_work(SYSTEM) as work:
            Region.objects.update(county="91")
            work.record(DispatchSaved(dispatch=region.id, unit=None))
        monkeypatch.setattr(registers, "population_register", _Register)
        staff = [world.handlers[LARGE][place] for place in (_WRITER, _APPROVER)]
        writer, approver = (_administrator(id_, region) for id_ in staff)
        yield writer, approver


def _let_them_live(plain: psycopg.Connection[tuple[object, ...]]) -> None:
    """Nine in ten in the county, a few of them in the small place; nothing is told of the protected."""
    ring = keyring()
    into = "COPY people_residentfacts (resident_id, facts, guardians) FROM STDIN"
    with plain.cursor() as cursor, cursor.copy(into) as copy:
        for place in range(1, PEOPLE + 1):
            code = "9201" if place % 10 == 0 else _SMALL if place % 40 == 1 else "9101"
            lives = "" if place % 200 == 0 else f'"county": "{code[:2]}", "municipality": "{code}", '
            id_ = resident_id(place)
            copy.write_row((id_, ring.encrypt(f'{{{lives}"sex": "F"}}', context=f"{id_}.facts"), []))


def _administrator(staff_id: UUID, region: Region) -> AdministratorActor:
    staff = StaffMember.objects.get(id=staff_id)
    grant = ImportedGrant(
        hsa_id=staff.hsa_id, role=Role.REGIONAL_ADMIN, at=region.hsa_id, valid_from=date(2026, 1, 1), reason="Volym"
    )
    import_grants(SYSTEM, [grant], analyses=[], source=str(staff_id))
    accept_terms(SignedInStaff(staff_id=staff.id, hsa_id=staff.hsa_id, name=""))
    actor = actor_for_staff(staff.id, region.id)
    assert isinstance(actor, AdministratorActor)
    return actor


def _sent(
    writer: AdministratorActor, approver: AdministratorActor, template: UUID, took: dict[str, float], place: str = ""
) -> UUID:
    made = services.begin_population_message(writer, template_id=template, basis=Basis.CRISIS)
    services.select_population(writer, made, seen_version=1, municipality=place)
    selection = PopulationSelection.objects.get(dispatch_id=made).id
    steps: dict[str, Callable[[], object]] = {
        "find": lambda: services.find_population(SYSTEM, selection),
        "freeze": lambda: _handed_over(writer, made),
        "approve": lambda: services.approve_dispatch(
            approver, made, seen_version=Dispatch.objects.get(id=made).version
        ),
        "deliver": lambda: dispatches.deliver(made),
    }
    for name, step in steps.items():
        if name == "deliver":
            dispatches.leaves_now(made)
        began = time.perf_counter()
        step()
        took[name] = time.perf_counter() - began
    assert Dispatch.objects.get(id=made).state == DispatchState.SENT
    return made


def _handed_over(writer: AdministratorActor, made: UUID) -> None:
    seen = disclose(writer, selectors.prepared_dispatch(writer, made))
    services.release_dispatch(
        writer,
        made,
        seen_version=seen.version,
        seen_template=seen.template.version_id,
        confirms_contact=False,
        confirms_left_out=False,
        confirms_notified=True,
    )
    services.freeze_recipients(SYSTEM, made)


def test_a_hundred_thousand_of_a_population(administrators: tuple[AdministratorActor, AdministratorActor]) -> None:
    """Each who lives in the county and is not protected gets it once."""
    writer, approver = administrators
    template = template_services.create_template(writer, name=TEXTS.name, kind=TemplateKind.POPULATION)
    version = templates.template_overview(writer, template).version
    version = template_services.save_template(writer, template, TEXTS, seen_version=version)
    template_services.publish_template(writer, template, seen_version=version)
    _sent(writer, approver, template, {}, place=_SMALL)
    before, took = dispatches.memory_peak(), dict[str, float]()
    made = _sent(writer, approver, template, took)
    grown = dispatches.memory_peak() - before
    rows = Recipient.objects.filter(dispatch_id=made)
    selection = PopulationSelection.objects.get(dispatch_id=made)
    delivered = rows.filter(delivered_at__isnull=False).count()
    lines = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in took.items())
    print(f"residents={PEOPLE:,} delivered={delivered:,} seed={SEED} {lines} memory +{grown:.0f} MB")
    assert delivered >= _LEAST
    assert delivered == rows.values("resident_id").distinct().count() == selection.found
    living_here = sum(1 for place in range(1, PEOPLE + 1) if place % 10)
    assert selection.found + sum(selection.unreachable.values()) == living_here
    assert grown < _MAY_GROW
