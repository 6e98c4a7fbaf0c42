"""No selector returns what the actor may not see (B-03, S-01), whoever asks and however it is asked for."""

from uuid import UUID

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.errors import NotFound
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.cases import scopes, selectors
from personalverktyget.domain.cases.closed_cases import OpeningReason
from personalverktyget.domain.cases.models import Case
from personalverktyget.domain.cases.selectors import View
from personalverktyget.domain.cases.services import open_closed_case
from tests.support.examples import examples
from tests.support.world import World

STAFF = (
    ("receiver", "ang"),
    ("handler", "ang"),
    ("handler_2", "ang"),
    ("both", "ang"),
    ("admin", "ang"),
    ("reviewer", "ang"),
    ("two_units", "ang"),
    ("two_units", "berg"),
    ("receiver_berg", "berg"),
    ("handler_berg", "berg"),
    ("receiver_hamn", "hamn"),
    ("handler_hamn", "hamn"),
)
# What a search may be made for: words of texts, names, numbers, and what people paste.
SEARCHED = (
    "levaxin",
    "tablett",
    "Sandberg",
    "Helena Sandberg",
    "198102282384",
    "Hemliga",
    "19520307-2227",
    "100001",
    "%",
)


def _may_see(actor: StaffActor, case: Case) -> bool:
    """The rule, told once more: a receiver the unit's, a handler the own, anybody else none; one's own unit only."""
    if case.unit_id != actor.unit_id:
        return False
    return "case_receiver" in actor.roles or ("case_handler" in actor.roles and case.handler_id == actor.staff_id)


def _allowed(actor: StaffActor) -> set[UUID]:
    return {case.id for case in Case.objects.all() if _may_see(actor, case)}


@pytest.mark.parametrize(("who", "unit"), STAFF)
def test_lists_counts_and_cases(small_world: World, who: str, unit: str) -> None:
    actor = small_world.actor(who, unit)
    allowed = _allowed(actor)
    assert {case.id for case in scopes.visible(actor)} == allowed
    listed = {row.id for view in View for row in disclose(actor, selectors.case_list(actor, view)).rows}
    assert listed == allowed
    for case in Case.objects.all():
        if case.id in allowed:
            # Good for the day, whoever closed it.
            open_closed_case(actor, case.id, reason=OpeningReason.FOLLOW_UP)
            assert disclose(actor, selectors.case_for_staff(actor, case.id)).number == case.number
        else:
            with pytest.raises(NotFound):
                selectors.case_for_staff(actor, case.id)
            with pytest.raises(NotFound):
                selectors.due_reason(actor, case.id)


@pytest.mark.parametrize(("who", "unit"), STAFF)
def test_the_hand_written_scope_is_the_same(small_world: World, who: str, unit: str) -> None:
    actor = small_world.actor(who, unit)
    condition, parameters = scopes.visible_sql(actor)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM cases_case WHERE {condition}", parameters)
        assert {id_ for (id_,) in cursor.fetchall()} == _allowed(actor)


@settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(who=st.sampled_from(STAFF), text=st.one_of(st.sampled_from(SEARCHED), st.text(max_size=60)))
def test_searches(small_world: World, who: tuple[str, str], text: str) -> None:
    """Whatever is searched for: nothing outside the scope, no error, and no protected person by name or number."""
    actor = small_world.actor(*who)
    found = disclose(actor, selectors.cases_found(actor, text.replace("\0", "")))
    assert {row.id for row in found.rows} <= _allowed(actor)
    for row in found.rows:
        if row.person.is_protected:
            assert (row.person.name, row.person.number) == ("", "")


def test_swedish_word_forms_find_each_other(small_world: World) -> None:
    actor = small_world.actor("receiver")
    for text in ("tablett", "tabletten", "TABLETTERNA", "tabletter slut"):
        found = {row.id for row in disclose(actor, selectors.cases_found(actor, text)).rows}
        assert small_world.cases["new"] in found, text


@pytest.mark.parametrize("who", ["helena", "lennart", "camilla", "protected", "other"])
def test_residents_see_their_own_alone(small_world: World, who: str) -> None:
    actor = small_world.resident(who)
    own = {case.id for case in Case.objects.filter(resident_id=actor.resident_id)}
    assert {row.id for row in disclose(actor, selectors.inbox(actor)).cases} == own
    for case in Case.objects.exclude(id__in=own):
        for read in (selectors.case_for_resident, selectors.receipt):
            with pytest.raises(NotFound):
                read(actor, case.id)


def test_administrators_and_reviewers_hold_no_permission_to_cases(small_world: World) -> None:
    """B-03: ADM alone opens no case, nor does GR."""
    for who in ("admin", "reviewer"):
        held = small_world.actor(who).permissions
        assert not held & {Permission.SEE_UNIT_CASES, Permission.SEE_OWN_CASES, Permission.HANDLE_CASES}
