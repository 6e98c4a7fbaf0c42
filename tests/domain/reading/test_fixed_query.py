"""A fixed query gives what the query set gives, for every value, and refuses what it could not keep fixed."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.db.models import QuerySet, Value
from django.db.models.functions import Lower
from django.test.utils import CaptureQueriesContext

from personalverktyget.domain.access.models import Grant
from personalverktyget.domain.access.policies import in_force
from personalverktyget.domain.case_types.models import CaseTypeVersion
from personalverktyget.domain.cases.models import Case
from personalverktyget.domain.reading.fixed_query import FixedQuery, ValueChangedOnTheWay
from tests.support.world import World


def _grants(*, staff_id: UUID, day: date) -> QuerySet[Any, Any]:
    return Grant.objects.filter(in_force(day), staff_id=staff_id).values_list("role", "unit__name", "valid_from")


def test_it_gives_what_the_query_set_gives(small_world: World) -> None:
    fixed, day = FixedQuery(_grants, staff_id=UUID, day=date), date(2026, 11, 23)

    for staff_id in [*small_world.staff.values(), uuid4()]:
        rows = fixed.rows(staff_id=staff_id, day=day)
        assert sorted(rows) == sorted(_grants(staff_id=staff_id, day=day))
    assert fixed.rows(staff_id=small_world.staff["handler"], day=date(2020, 1, 1)) == []


def test_columns_are_converted_as_by_the_query_set(small_world: World) -> None:
    fixed = FixedQuery(lambda id: CaseTypeVersion.objects.filter(id=id).values_list("form", "name"), id=UUID)
    version = CaseTypeVersion.objects.all()[0]

    assert fixed.rows(id=version.id) == [(version.form, version.name)]


def test_it_sends_the_same_statement_each_time(small_world: World) -> None:
    fixed = FixedQuery(_grants, staff_id=UUID, day=date)
    with CaptureQueriesContext(connection) as sent:
        fixed.rows(staff_id=small_world.staff["handler"], day=date(2026, 11, 23))
        list(_grants(staff_id=small_world.staff["handler"], day=date(2026, 11, 23)))

    assert sent[0]["sql"] == sent[1]["sql"]


def test_what_can_hold_no_row_asks_nothing(small_world: World) -> None:
    fixed = FixedQuery(lambda unit_id: Case.objects.none().filter(unit_id=unit_id).values_list("id"), unit_id=UUID)

    with CaptureQueriesContext(connection) as sent:
        assert fixed.rows(unit_id=small_world.units["ang"]) == []
        assert fixed.rows(unit_id=small_world.units["berg"]) == []
    assert len(sent) == 0


def test_a_value_that_the_query_alters_is_refused(small_world: World) -> None:
    def build(*, number: int) -> QuerySet[Any, Any]:
        return Case.objects.filter(number=number).annotate(name=Lower(Value("X"))).values_list("id")

    with pytest.raises(ValueChangedOnTheWay, match="number"):
        FixedQuery(build, number=int).rows(number=1)
