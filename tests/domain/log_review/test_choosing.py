"""Which entries a review puts first (K-06): the rules as properties, the facts as the database gives them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from personalverktyget.base.clock import STOCKHOLM, now, today
from personalverktyget.domain.cases.services import reopen_case
from personalverktyget.domain.cases.states import Action
from personalverktyget.domain.log_review import facts
from personalverktyget.domain.log_review.facts import Span
from personalverktyget.domain.log_review.rules import (
    USUAL_WEIGHTS,
    Facts,
    Flag,
    Sizes,
    last_whole_period,
    raised_by,
    ranked,
    score,
)
from personalverktyget.domain.people.models import StaffMember
from personalverktyget.domain.people.registers import DirectoryStaff
from personalverktyget.domain.people.services import import_staff
from tests.support.log_reviews import SYSTEM, opens
from tests.support.world import World

NOTHING: Final = Facts(seq=1, staff_id="s", resident_id="r", opens=1, took_part=True, acted=1)

counts = st.integers(min_value=0, max_value=50)
some_facts = st.builds(
    Facts,
    seq=st.integers(min_value=1, max_value=10**6),
    staff_id=st.just("s"),
    resident_id=st.just("r"),
    opens=st.integers(min_value=1, max_value=50),
    took_part=st.booleans(),
    acted=counts,
    after_closing=counts,
    at_odd_hours=counts,
    odd_share=st.floats(min_value=0, max_value=1),
    units=st.integers(min_value=1, max_value=5),
    is_protected=st.booleans(),
    is_own=st.booleans(),
    is_relative=st.booleans(),
    is_colleague=st.booleans(),
    name_bearers=counts,
    same_address=st.booleans(),
    reasons_given=counts,
)
some_weights: st.SearchStrategy[Mapping[Flag, int]] = st.fixed_dictionaries(
    {flag: st.integers(min_value=0, max_value=100) for flag in Flag}
)


@pytest.mark.parametrize(
    ("flag", "what"),
    [
        (Flag.REASON_GIVEN, {"reasons_given": 1}),
        (Flag.NOT_INVOLVED, {"took_part": False}),
        (Flag.OWN_OR_RELATIVE, {"is_own": True}),
        (Flag.OWN_OR_RELATIVE, {"is_relative": True}),
        (Flag.SAME_NAME, {"name_bearers": 2}),
        (Flag.SAME_ADDRESS, {"same_address": True}),
        (Flag.COLLEAGUE, {"is_colleague": True}),
        (Flag.MANY_READS, {"opens": 7}),
        (Flag.MANY_UNITS, {"units": 2}),
        (Flag.ODD_HOURS, {"at_odd_hours": 1}),
        (Flag.PROTECTED, {"is_protected": True}),
        (Flag.AFTER_CLOSING, {"after_closing": 1}),
        (Flag.NO_ACTION, {"acted": 0}),
    ],
)
def test_each_flag_is_raised_by_its_own_fact_and_by_no_other(flag: Flag, what: dict[str, object]) -> None:
    assert raised_by(NOTHING) == ()
    assert [one.flag for one in raised_by(replace(NOTHING, **what))] == [flag]  # type: ignore[arg-type]


@given(st.lists(some_facts, max_size=30), some_weights, st.integers(min_value=0, max_value=40))
def test_the_order_is_by_reason_given_and_then_by_score(
    all_facts: list[Facts], weights: Mapping[Flag, int], size: int
) -> None:
    chosen = ranked(all_facts, weights, size)
    assert len(chosen) <= size
    assert all(one.score > 0 for one in chosen)
    assert [(one.comes_first, one.score) for one in chosen] == sorted(
        ((one.comes_first, one.score) for one in chosen), reverse=True
    )
    left = [score(raised_by(one), weights) for one in all_facts if not one.reasons_given]
    rest = [one.score for one in chosen if not one.comes_first]
    assert rest == sorted((value for value in left if value > 0), reverse=True)[: len(rest)]


@given(some_facts, some_weights, st.sampled_from(Flag))
def test_a_heavier_weight_never_lowers_a_score(one: Facts, weights: Mapping[Flag, int], flag: Flag) -> None:
    raised = raised_by(one)
    assert score(raised, {**weights, flag: weights[flag] + 1}) >= score(raised, weights)


@given(counts, counts)
def test_a_surname_that_more_bear_says_less(some: int, more: int) -> None:
    few, many = sorted((some + 1, some + more + 2))
    rare, common = (raised_by(replace(NOTHING, name_bearers=bearers))[0].strength for bearers in (few, many))
    assert common < rare


@given(st.integers(min_value=0, max_value=10**6))
def test_the_sample_keeps_within_its_bounds(population: int) -> None:
    sizes = Sizes()
    size = sizes.random_of(population)
    assert size == population or sizes.random_least <= size <= sizes.random_most


@given(st.dates(min_value=date(2020, 1, 1), max_value=date(2199, 1, 1)), st.sampled_from([1, 2, 3, 6, 12]))
def test_the_last_whole_period_is_over_and_the_next_is_not(on: date, months: int) -> None:
    days = last_whole_period(on, months)
    assert days.first.day == 1
    assert (days.last + timedelta(days=1)).day == 1
    assert days.last < on
    assert last_whole_period(days.last + timedelta(days=1), months) == days
    assert last_whole_period(days.last, months).last == days.first - timedelta(days=1)


def _of(world: World, who: str, whom: str) -> Facts:
    found = facts.facts(world.units["ang"], Span.of(today() - timedelta(days=40), today()))
    (one,) = [
        one for one in found if (one.staff_id, one.resident_id) == (str(world.staff[who]), str(world.residents[whom]))
    ]
    return one


def test_whoever_handles_or_distributes_is_told_from_one_who_only_opens(small_world: World) -> None:
    opens(small_world, "handler", "assigned")
    opens(small_world, "receiver", "assigned")
    for _ in range(7):
        opens(small_world, "handler_2", "assigned")
    assert (_of(small_world, "handler", "lennart").took_part, _of(small_world, "handler", "lennart").acted) == (True, 0)
    assert _of(small_world, "receiver", "lennart").took_part
    stranger = _of(small_world, "handler_2", "lennart")
    assert (stranger.took_part, stranger.opens) == (False, 7)
    assert _of(small_world, "handler", "lennart").opens == 1
    opens(small_world, "handler_2", "protected")
    assert _of(small_world, "handler_2", "protected").is_protected


def test_opens_long_after_closing_count_and_those_of_finishing_or_after_reopening_do_not(small_world: World) -> None:
    long_after = now() + timedelta(days=30)
    opens(small_world, "receiver", "closed")
    opens(small_world, "both", "closed", long_after)
    # One that was closed and opened again is as if it had never been closed.
    small_world.assign(case := small_world.send_case("camilla", "ang", "Kåvepenin"), "handler")
    small_world.reply(case, Action.REPLY_FINALLY, "Klart.")
    reopen_case(small_world.actor("receiver"), case, reason="Mer att göra.", seen_version=small_world.version(case))
    opens(small_world, "handler_2", case, long_after)
    span = Span(now() - timedelta(days=1), long_after + timedelta(days=1))
    found = {one.staff_id: one for one in facts.facts(small_world.units["ang"], span)}
    assert found[str(small_world.staff["receiver"])].after_closing == 0
    assert found[str(small_world.staff["both"])].after_closing == 1
    assert found[str(small_world.staff["handler_2"])].after_closing == 0


def test_names_and_units_tell_who_may_know_whom(small_world: World) -> None:
    _rename(small_world, "handler", "Hanna", "Sandberg")
    _rename(small_world, "handler_2", "Lennart", "Östberg")
    _rename(small_world, "both", "Camilla", "Hellström")
    for who, case in (("handler", "new"), ("handler_2", "assigned"), ("both", "assigned"), ("handler", "assigned")):
        opens(small_world, who, case)
    assert _of(small_world, "handler", "helena").name_bearers == 1
    assert not _of(small_world, "handler", "helena").is_own
    own = _of(small_world, "handler_2", "lennart")
    assert (own.is_own, own.is_colleague, own.name_bearers) == (True, False, 0)
    assert _of(small_world, "both", "lennart").is_colleague
    # All residents of the small world live at one address.
    assert _of(small_world, "both", "lennart").same_address
    assert not _of(small_world, "handler", "lennart").same_address


def test_the_same_resident_at_two_units_is_counted(small_world: World) -> None:
    opens(small_world, "two_units", "new", unit="ang")
    assert _of(small_world, "two_units", "helena").units == 1
    opens(small_world, "two_units", "berg", unit="berg")
    assert _of(small_world, "two_units", "helena").units == 2


def test_nights_count_as_odd_for_those_who_work_by_day(small_world: World) -> None:
    day = today() - timedelta(days=today().weekday() + 7)
    night = datetime.combine(day, time(2, 30), STOCKHOLM)
    noon = datetime.combine(day, time(12, 0), STOCKHOLM)
    opens(small_world, "handler", "assigned", night)
    for _ in range(9):
        opens(small_world, "handler", "new", noon)
    # That day alone: what the world itself was made with may lie on a weekend.
    told = {one.resident_id: one for one in facts.facts(small_world.units["ang"], Span.of(day, day))}
    found = told[str(small_world.residents["lennart"])]
    assert (found.at_odd_hours, round(found.odd_share, 3)) == (1, 0.1)
    assert told[str(small_world.residents["helena"])].at_odd_hours == 0


def test_the_same_seed_draws_the_same_and_lists_are_drawn_from_too(small_world: World) -> None:
    for _ in range(30):
        opens(small_world, "handler", "assigned")
    unit, span = small_world.units["ang"], Span.of(today(), today())
    assert facts.population(unit, span) >= 30
    first = facts.drawn(unit, span, seed="a", size=10)
    assert first == facts.drawn(unit, span, seed="a", size=10)
    assert len(first) == 10
    assert set(first) != set(facts.drawn(unit, span, seed="b", size=10))


def _rename(world: World, who: str, given: str, surname: str) -> None:
    """As the staff directory would have it."""
    row = StaffMember.objects.get(id=world.staff[who])
    named = DirectoryStaff(
        hsa_id=row.hsa_id, given_name=given, surname=surname, title="", email="", mobile="", commissions=()
    )
    import_staff(SYSTEM, [named])


def test_every_flag_has_its_usual_weight() -> None:
    assert set(USUAL_WEIGHTS) == set(Flag)
