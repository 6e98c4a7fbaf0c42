"""A statement of fixed text is planned once for each connection, and is written down with its values."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.db.models import QuerySet, Value
from django.test.utils import CaptureQueriesContext

from personalverktyget.domain.cases.models import Case
from personalverktyget.domain.reading.fixed_query import FixedQuery
from personalverktyget.domain.reading.prepared import one_row, prepared


def _kept(words: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements WHERE statement LIKE %s", [f"%{words}%"])
        return [statement for (statement,) in cursor.fetchall()]


@pytest.mark.django_db
def test_the_database_keeps_one_plan_for_all_values() -> None:
    answers = [one_row("SELECT %s::int + 40417", [value]) for value in range(5)]

    assert answers == [(40417 + value,) for value in range(5)]
    assert _kept("40417") == ["SELECT $1::int + 40417"]


@pytest.mark.django_db
def test_a_fixed_query_is_kept_too_with_its_constants_in_the_text() -> None:
    def build(*, case_id: UUID) -> QuerySet[Any, Any]:
        return Case.objects.annotate(spoken=Value("100 % 'säkert'")).filter(id=case_id).values_list("spoken", "id")

    fixed = FixedQuery(build, case_id=UUID)

    assert fixed.rows(case_id=uuid4()) == fixed.rows(case_id=uuid4()) == []
    (statement,) = _kept("säkert")
    assert "'100 % ''säkert''' AS" in statement
    assert statement.count("$") == 1


@pytest.mark.django_db
def test_what_is_written_down_holds_the_values_and_is_sent_in_the_same_way() -> None:
    with CaptureQueriesContext(connection) as sent:
        assert one_row("SELECT %s::text || '50318'", ["it's "]) == ("it's 50318",)

    assert sent[0]["sql"] == "SELECT 'it''s '::text || '50318'"
    assert len(_kept("50318")) == 1


@pytest.mark.django_db
def test_djangos_own_statements_are_not_kept() -> None:
    with prepared() as cursor:
        cursor.execute("SELECT 1")
    with connection.cursor() as cursor:
        cursor.execute("SELECT 60519")

    assert _kept("SELECT 60519") == []
