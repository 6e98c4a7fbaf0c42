"""A unit goes through its own case types once a year: due a year after it last did, and never for central ones."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from personalverktyget.base.clock import local, now, today
from personalverktyget.base.errors import ChangedMeanwhile, NotFound
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.case_types import selectors, services
from personalverktyget.domain.case_types.models import CaseType
from personalverktyget.domain.case_types.reviews import due_on, last_reviewed
from tests.domain.case_types.test_drafts import begun, published
from tests.support.world import World

YEAR = timedelta(days=367)
MOMENTS = st.integers(0, 73_000 * 24 * 60).map(
    lambda minutes: datetime(2000, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


@given(MOMENTS)
def test_it_is_due_the_same_day_a_year_later(at: datetime) -> None:
    due = due_on(at)
    day = local(at).date()
    assert (due.year, due.month) == (day.year + 1, day.month)
    assert due.day == day.day or (day.month, day.day, due.day) == (2, 29, 28)
    assert timedelta(days=365) <= due - day <= timedelta(days=366)


@given(MOMENTS, st.none() | MOMENTS)
def test_publishing_counts_and_so_does_saying_so(published_at: datetime, reviewed_at: datetime | None) -> None:
    last = last_reviewed(published_at, reviewed_at)
    assert last in (published_at, reviewed_at)
    assert last >= published_at


def test_a_leap_day_is_due_on_the_last_of_february() -> None:
    assert due_on(datetime(2028, 2, 29, 12, tzinfo=UTC)) == date(2029, 2, 28)


def due(world: World) -> int:
    return selectors.count_reviews_due(world.actor("admin"))


def row_of(world: World, case_type: UUID) -> date | None:
    rows = selectors.own_case_types(world.actor("admin"))
    return next(row.review_due_on for row in rows if row.id == case_type)


def test_it_is_asked_for_after_a_year_and_answered_for_another(small_world: World) -> None:
    made = published(small_world)
    assert row_of(small_world, made) == due_on(now())
    assert due(small_world) == 0
    with time_machine.travel(now() + YEAR, tick=False):
        assert due(small_world) == 1
        services.review_case_type(small_world.actor("admin"), made, number=1)
        assert due(small_world) == 0
        overview = selectors.case_type_overview(small_world.actor("admin"), made)
        assert (overview.reviewed_at, overview.reviewed_by) == (now(), small_world.actor("admin").name)
        assert overview.review_due_on == due_on(now()) > today()
        assert LogEntry.objects.latest("seq").event == "case_type.reviewed"
    with time_machine.travel(now() + 2 * YEAR, tick=False):
        assert due(small_world) == 1


def test_the_count_and_the_list_agree_on_every_day_around_the_year(small_world: World) -> None:
    made = published(small_world)
    for days in range(363, 369):
        with time_machine.travel(now() + timedelta(days=days), tick=False):
            when = row_of(small_world, made)
            assert when is not None
            assert due(small_world) == int(when <= today()), days


def test_what_nobody_meets_is_not_asked_for(small_world: World) -> None:
    begun(small_world, "Bara ett utkast")
    made = published(small_world)
    services.withdraw_case_type(small_world.actor("admin"), made)
    with time_machine.travel(now() + YEAR, tick=False):
        assert due(small_world) == 0
        assert {row.review_due_on for row in selectors.own_case_types(small_world.actor("admin"))} == {None}
        region = small_world.administrator("regional_admin")
        assert {row.review_due_on for row in selectors.own_case_types(region)} == {None}
        with pytest.raises(NotFound):
            services.review_case_type(small_world.actor("admin"), made, number=1)


def test_what_was_gone_through_is_what_is_live_and_ones_own(small_world: World) -> None:
    made = published(small_world)
    with pytest.raises(ChangedMeanwhile):
        services.review_case_type(small_world.actor("admin"), made, number=2)
    with pytest.raises(NotFound):
        services.review_case_type(small_world.actor("admin_berg"), made, number=1)
    central = CaseType.objects.get(region_id=small_world.regions["klar"])
    with pytest.raises(NotFound):
        services.review_case_type(small_world.actor("admin"), central.id, number=1)
