"""How often a unit's log is reviewed: no day is left out, none is taken twice, and there is a ceiling."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from personalverktyget.base.errors import InvalidInput, NotAllowed
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.log_review import selectors, services
from personalverktyget.domain.log_review.models import ReviewSchedule
from personalverktyget.domain.log_review.rules import Days, next_period
from personalverktyget.domain.log_review.settings import MOST_MONTHS, months_of
from tests.support.world import World


@given(
    begins=st.dates(date(2026, 1, 1), date(2030, 1, 1)),
    mornings=st.lists(st.tuples(st.integers(1, 40), st.integers(1, MOST_MONTHS)), min_size=2, max_size=30),
)
def test_whatever_is_changed_when_every_day_is_reviewed_once_and_in_time(
    begins: date, mornings: list[tuple[int, int]]
) -> None:
    """K-01."""
    on, made = begins, list[Days]()
    for days, months in mornings:
        on += timedelta(days=days)
        found = next_period(on, months, made[-1].last if made else None)
        if found is None:
            continue
        assert found.first <= found.last < on
        assert not made or found.first == made[-1].last + timedelta(days=1)
        made.append(found)
    if made:
        longest = timedelta(days=31 * (MOST_MONTHS + 1) + max(days for days, _months in mornings))
        assert on - made[-1].last <= longest


def test_a_unit_that_lay_still_for_years_catches_up_on_one() -> None:
    found = next_period(date(2030, 5, 3), 1, date(2024, 1, 31))
    assert found == Days(date(2029, 4, 30), date(2030, 4, 30))


@pytest.mark.parametrize("months", [0, MOST_MONTHS + 1, 12])
def test_nobody_goes_beyond_the_ceiling(small_world: World, months: int) -> None:
    """K-02: also where the table says so, by whatever way it came there."""
    with pytest.raises(InvalidInput):
        services.change_schedule(small_world.actor("admin"), months=months)
    assert not ReviewSchedule.objects.exists()


def test_the_units_administrator_changes_it_and_it_is_logged(small_world: World) -> None:
    assert selectors.schedule(small_world.actor("reviewer")).months == 1
    services.change_schedule(small_world.actor("admin"), months=3)
    services.change_schedule(small_world.actor("admin"), months=2)
    assert months_of(small_world.units["ang"]) == selectors.schedule(small_world.actor("admin")).months == 2
    assert months_of(small_world.units["berg"]) == 1
    entry = LogEntry.objects.filter(event="log_review.schedule_changed").latest("seq")
    assert (entry.owner_unit_id, entry.details["months"]) == (small_world.units["ang"], 2)
    for who in ("reviewer", "receiver"):
        with pytest.raises(NotAllowed):
            services.change_schedule(small_world.actor(who), months=1)
