"""Giving and taking roles (B-02, B-04, B-05): by whom, where, from when, and what can never be done."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.utils import translation
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from personalverktyget.base.actors import AdministratorActor, SignedInStaff, StaffActor, SystemActor
from personalverktyget.base.clock import now, today
from personalverktyget.base.errors import InvalidInput, NotAllowed, NotFound, NotPossibleNow
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access import selectors, services
from personalverktyget.domain.access.models import Grant
from personalverktyget.domain.access.roles import UNIT_ROLES, Role
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.organisation.events import OrganisationImported
from personalverktyget.domain.organisation.models import CareUnit
from personalverktyget.domain.organisation.services import change_region_settings
from personalverktyget.domain.people import registers
from tests.support.examples import examples
from tests.support.world import World
from tests.support.world_registers import hsa_id_of


@pytest.fixture(autouse=True)
def directory(settings: Any) -> Iterator[None]:
    """The small world's staff are whom the staff directory knows."""
    settings.STAFF_DIRECTORY = "tests.support.world_registers.Directory"
    registers.staff_directory.cache_clear()
    yield
    registers.staff_directory.cache_clear()


def _give(
    world: World, by: StaffActor | AdministratorActor, to: str, *roles: Role, unit: str = "ang", days: int | None = None
) -> None:
    services.grant_roles(
        by,
        world.units[unit],
        hsa_id=hsa_id_of(to),
        roles=frozenset(roles),
        valid_from=today(),
        valid_until=today() + timedelta(days=days) if days is not None else None,
        reason="Behövs.",
    )


def _grant_of(world: World, who: str, role: Role, unit: str = "ang") -> Grant:
    return Grant.objects.get(staff_id=world.staff[who], role=role, unit_id=world.units[unit], revoked_at=None)


def test_a_role_works_at_once_and_ends_at_once(small_world: World) -> None:
    """B-02"""
    admin = small_world.actor("admin")
    _give(small_world, admin, "newcomer", Role.CASE_HANDLER)
    services.accept_terms(
        SignedInStaff(staff_id=small_world.staff["newcomer"], hsa_id=hsa_id_of("newcomer"), name="Nils")
    )
    actor = selectors.actor_for_staff(small_world.staff["newcomer"], None)
    assert isinstance(actor, StaffActor)
    assert actor.roles == {Role.CASE_HANDLER}
    services.revoke_role(admin, _grant_of(small_world, "newcomer", Role.CASE_HANDLER).id, reason="Slutat.")
    assert isinstance(selectors.actor_for_staff(small_world.staff["newcomer"], None), SignedInStaff)
    assert set(LogEntry.objects.filter(event__startswith="role.").values_list("event", flat=True)) == {
        "role.granted",
        "role.revoked",
    }


def test_a_role_holds_to_its_last_day_and_not_a_day_longer(small_world: World) -> None:
    """B-02"""
    _give(small_world, small_world.actor("admin"), "newcomer", Role.CASE_HANDLER, days=2)
    staff_id = small_world.staff["newcomer"]
    services.accept_terms(SignedInStaff(staff_id=staff_id, hsa_id="", name=""))
    for days, works in ((0, True), (2, True), (3, False)):
        with time_machine.travel(now() + timedelta(days=days), tick=False):
            assert isinstance(selectors.actor_for_staff(staff_id, None), StaffActor) is works


@pytest.mark.parametrize("role", sorted(UNIT_ROLES - {Role.PERMISSION_ADMIN, Role.PROVIDER_REVIEWER}))
@pytest.mark.parametrize(
    ("who", "allowed"),
    [
        ("admin", True),
        ("regional_admin", True),
        ("receiver", False),
        ("reviewer", False),
        ("admin_berg", False),
        ("regional_admin_2", False),
        ("national_admin", False),
    ],
)
def test_who_may_give_which_role(small_world: World, who: str, allowed: bool, role: Role) -> None:
    """B-03: only the unit's own administrators and its region's."""
    actor = small_world.administrator(who) if "al_" in who else small_world.actor(who)
    if allowed:
        _give(small_world, actor, "newcomer", role)
        assert _grant_of(small_world, "newcomer", role)
    else:
        with pytest.raises((NotAllowed, NotFound)):
            _give(small_world, actor, "newcomer", role)


def test_nobody_makes_herself_a_reviewer(small_world: World) -> None:
    """B-04, K-03: a unit's administrator may review its log, but another administrator or the region says so."""
    with pytest.raises(InvalidInput, match="granskare"):
        _give(small_world, small_world.actor("admin"), "admin", Role.LOG_REVIEWER)
    _give(small_world, small_world.actor("admin"), "newcomer", Role.UNIT_ADMIN)
    services.accept_terms(SignedInStaff(staff_id=small_world.staff["newcomer"], hsa_id="", name=""))
    other = selectors.actor_for_staff(small_world.staff["newcomer"], None)
    assert isinstance(other, StaffActor)
    _give(small_world, other, "admin", Role.LOG_REVIEWER)
    _give(small_world, small_world.administrator("regional_admin"), "newcomer", Role.LOG_REVIEWER)
    assert small_world.actor("admin").may(Permission.REVIEW_LOG)
    region = small_world.administrator("regional_admin")
    with pytest.raises(InvalidInput, match="granskare"):
        _give(small_world, region, "regional_admin", Role.PROVIDER_REVIEWER)


def test_the_care_providers_reviewer_is_the_regions_to_choose(small_world: World) -> None:
    """She sees what other units hand on, so no unit's administrator makes anybody one."""
    with pytest.raises(NotAllowed):
        _give(small_world, small_world.actor("admin"), "newcomer", Role.PROVIDER_REVIEWER)
    _give(small_world, small_world.administrator("regional_admin"), "newcomer", Role.PROVIDER_REVIEWER)
    assert _grant_of(small_world, "newcomer", Role.PROVIDER_REVIEWER)


def test_the_last_administrator_stays(small_world: World) -> None:
    """B-04"""
    admin = small_world.actor("admin")
    own = _grant_of(small_world, "admin", Role.UNIT_ADMIN)
    with pytest.raises(NotPossibleNow, match="minst en"):
        services.revoke_role(admin, own.id, reason="Slutar.")
    _give(small_world, admin, "newcomer", Role.UNIT_ADMIN)
    services.revoke_role(admin, own.id, reason="Slutar.")
    assert not Grant.objects.filter(id=own.id, revoked_at=None).exists()


def test_no_role_before_the_analysis(small_world: World) -> None:
    """B-05: at a unit that is new in the directory, the analysis comes first."""
    region = small_world.administrator("regional_admin")
    unit = CareUnit.objects.get(id=small_world.units["berg"])
    new = CareUnit(id=uuid4(), **{name: getattr(unit, name) for name in _COPIED}, hsa_id="TSTNMT2321000156-9009")
    with unit_of_work(SystemActor("test")) as work:
        new.save(force_insert=True)
        work.record(OrganisationImported(directory="test", regions=0, units=1))
    with pytest.raises(NotPossibleNow, match="riskanalys"):
        _give_at(region, new.id)
    services.record_needs_and_risk_analysis(region, new.id, needs="A", risks="B", measures="C")
    _give_at(region, new.id)
    assert Grant.objects.filter(unit=new).count() == 1


_COPIED = [
    *("name", "sort_key", "search_key", "provider_id", "region_id", "kind"),
    *("address", "postal_code", "town", "municipality", "phone"),
]


def _give_at(actor: AdministratorActor, unit_id: UUID) -> None:
    services.grant_roles(
        actor,
        unit_id,
        hsa_id=hsa_id_of("newcomer"),
        roles=frozenset({Role.UNIT_ADMIN}),
        valid_from=today(),
        valid_until=None,
        reason="Behövs.",
    )


def test_permission_admin_counts_only_where_the_region_uses_it(small_world: World) -> None:
    staff_id = small_world.staff["permission_admin"]
    assert isinstance(selectors.actor_for_staff(staff_id, None), SignedInStaff)
    change_region_settings(
        small_world.administrator("regional_admin"), feedback_days=3, uses_permission_admin=True, working_eves=()
    )
    actor = selectors.actor_for_staff(staff_id, None)
    assert isinstance(actor, StaffActor)
    _give(small_world, actor, "newcomer", Role.CASE_HANDLER)
    with pytest.raises(NotAllowed):
        _give(small_world, actor, "newcomer", Role.UNIT_ADMIN)


@pytest.mark.parametrize("pasted", [" {} ", "\t{}\n", "{}\u00a0", "{}"])
def test_a_pasted_hsa_id_may_hold_blanks(small_world: World, pasted: str) -> None:
    services.grant_roles(
        small_world.actor("admin"),
        small_world.units["ang"],
        hsa_id=pasted.format(hsa_id_of("newcomer")).lower(),
        roles=frozenset({Role.CASE_HANDLER}),
        valid_from=today(),
        valid_until=None,
        reason="Behövs.",
    )
    assert _grant_of(small_world, "newcomer", Role.CASE_HANDLER)


def test_an_unknown_hsa_id_says_what_to_do(small_world: World) -> None:
    with translation.override("sv"), pytest.raises(InvalidInput, match="katalogen") as caught:
        services.grant_roles(
            small_world.actor("admin"),
            small_world.units["ang"],
            hsa_id="SE0000000000-XXXX",
            roles=frozenset({Role.CASE_HANDLER}),
            valid_from=today(),
            valid_until=None,
            reason="Behövs.",
        )
    assert caught.value.field == "hsa_id"


@hypothesis_settings(
    max_examples=examples(25), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    steps=st.lists(
        st.tuples(
            st.sampled_from(("admin", "admin_berg", "regional_admin", "newcomer")),
            st.sampled_from(("admin", "newcomer", "handler")),
            st.sampled_from(sorted(UNIT_ROLES)),
            st.booleans(),
        ),
        max_size=10,
    )
)
def test_any_history_leaves_an_administrator(small_world: World, steps: list[tuple[str, str, Role, bool]]) -> None:
    """B-04: whatever is given and taken, in whatever order, the unit keeps an administrator."""
    for who, whom, role, gives in steps:
        actor = selectors.actor_for_staff(small_world.staff[who], None)
        if isinstance(actor, SignedInStaff) or actor is None:
            continue
        try:
            if gives:
                _give(small_world, actor, whom, Role(role))
            else:
                held = Grant.objects.filter(
                    staff_id=small_world.staff[whom], role=role, unit_id=small_world.units["ang"], revoked_at=None
                ).first()
                if held:
                    services.revoke_role(actor, held.id, reason="Prov.")
        except (InvalidInput, NotAllowed, NotFound, NotPossibleNow):
            pass
        administrators = Grant.objects.filter(unit_id=small_world.units["ang"], role=Role.UNIT_ADMIN, revoked_at=None)
        assert administrators.exists()
        made_themselves = Grant.objects.filter(role=Role.LOG_REVIEWER)
        assert not [grant for grant in made_themselves if grant.granted_by_id == grant.staff_id]


def test_a_role_that_is_to_come_is_not_given_a_second_time(small_world: World) -> None:
    """B-02: of two grants for the same days, one would stay when the other is taken away."""
    admin, unit = small_world.actor("admin"), small_world.units["ang"]

    def give(first: int, last: int | None) -> None:
        services.grant_roles(
            admin,
            unit,
            hsa_id=hsa_id_of("receiver"),
            roles=frozenset({Role.CASE_HANDLER}),
            valid_from=today() + timedelta(days=first),
            valid_until=None if last is None else today() + timedelta(days=last),
            reason="Vikarie.",
        )

    give(10, 20)
    for first, last in ((10, 20), (0, None), (0, 10), (20, 30), (15, None)):
        with pytest.raises(InvalidInput):
            give(first, last)
    give(0, 9)
    give(21, None)
