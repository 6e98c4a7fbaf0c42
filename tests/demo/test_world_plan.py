"""The plan of the demo's cases: possible at every moment when a demo may be started, varied, naming nobody."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache

import pytest

from personalverktyget.adapters.population_register.file_source import FilePopulationRegister
from personalverktyget.adapters.staff_directory.file_source import FileStaffDirectory
from personalverktyget.base.clock import STOCKHOLM, local
from personalverktyget.demo.world.build import DATA, read
from personalverktyget.demo.world.moments import CALENDAR
from personalverktyget.demo.world.offers import CASES, feedback_days
from personalverktyget.demo.world.places import SERIES
from personalverktyget.demo.world.plan import OF_PERSONAS, PlannedCase, plan
from personalverktyget.domain.cases.states import Action, State, next_state, transition

MOMENTS = {
    "a weekday morning": datetime(2026, 11, 23, 10, 20, tzinfo=STOCKHOLM),
    "a Sunday night": datetime(2026, 11, 22, 23, 40, tzinfo=STOCKHOLM),
    "just after the New Year": datetime(2027, 1, 1, 0, 3, tzinfo=STOCKHOLM),
    "the night when clocks go back": datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=STOCKHOLM),
    "the eve of Midsummer": datetime(2027, 6, 25, 12, 0, tzinfo=STOCKHOLM),
}
LARGE, SMALL = f"{SERIES}-1A01", f"{SERIES}-2A02"


@cache
def planned(moment: str) -> tuple[PlannedCase, ...]:
    directory = FileStaffDirectory(DATA / "staff_directory.json")
    register = FilePopulationRegister(DATA / "population_register.json")
    personas = [persona["number"] for persona in read("personas.json")["residents"]]
    return tuple(plan(directory.units(), register.people(), personas, MOMENTS[moment]))


def texts(cases: tuple[PlannedCase, ...]) -> Iterator[str]:
    """Everything that was written freely and at some length."""
    for case in cases:
        yield from (str(case.answers[name]) for name in ("matter", "what_happened", "needs") if name in case.answers)
        yield from (step.body for step in case.steps if step.body)


@pytest.mark.parametrize("moment", MOMENTS)
def test_every_life_follows_the_state_table_and_ends_where_it_should(moment: str) -> None:
    for case in planned(moment):
        state: State | None = None
        for step in case.steps:
            row = transition(state, step.action)
            assert row is not None, (case.unit, state, step.action)
            assert (row.permission is None) == (step.by == ""), step
            state = next_state(state, row)
        assert state is case.state


@pytest.mark.parametrize("moment", MOMENTS)
def test_steps_come_in_order_within_the_last_sixty_days_and_never_in_the_future(moment: str) -> None:
    now = MOMENTS[moment]
    for case in planned(moment):
        times = [step.at for step in case.steps]
        assert times == sorted(times)
        assert now - timedelta(days=61) < times[0] <= times[-1] < now
        for step in case.steps:
            assert step.opened_at is None or times[0] <= step.opened_at <= step.at
            assert step.read_at is None or step.at <= step.read_at < now


@pytest.mark.parametrize("moment", MOMENTS)
def test_there_are_about_two_thousand_cases_in_every_state_and_no_two_texts_alike(moment: str) -> None:
    cases = planned(moment)
    assert 1_900 <= len(cases) <= 2_100
    assert {case.state for case in cases} == set(State)
    written = [" ".join(text.casefold().split()) for text in texts(cases)]
    assert [text for text, count in Counter(written).items() if count > 1] == []
    whole = Counter(json.dumps([case.case_type, dict(case.answers)], sort_keys=True) for case in cases)
    assert whole.most_common(1)[0][1] == 1


@pytest.mark.parametrize("moment", MOMENTS)
def test_nobody_writes_after_death_or_emigration(moment: str) -> None:
    people = {it.number: it for it in FilePopulationRegister(DATA / "population_register.json").people()}
    for case in planned(moment):
        person, sent_on = people[case.resident], local(case.steps[0].at).date()
        assert person.deceased_on is None or sent_on < person.deceased_on
        assert person.emigrated_on is None or sent_on < person.emigrated_on


def test_the_large_unit_has_work_lying_about_and_the_small_one_little() -> None:
    cases = planned("a weekday morning")
    states = Counter(case.state for case in cases if case.unit == LARGE)
    assert 20 <= states[State.RECEIVED] + states[State.ASSIGNED] <= 40
    assert min(states.values()) >= 4
    assert sum(case.state is not State.CLOSED for case in cases if case.unit == SMALL) <= 6
    assert Counter(case.unit for case in cases) == {f"{SERIES}-{key}": count for key, count in CASES.items()}


def test_residents_write_mostly_on_weekday_mornings() -> None:
    sent = [local(case.steps[0].at) for case in planned("a weekday morning")]
    mornings = sum(8 <= at.hour < 11 and at.weekday() < 5 for at in sent)
    weekends = sum(at.weekday() >= 5 for at in sent)
    assert mornings > len(sent) * 0.3
    assert 0 < weekends < len(sent) * 0.2


def test_on_a_working_day_some_feedback_is_due_that_very_day_and_some_is_late() -> None:
    now = MOMENTS["a weekday morning"]
    late = due_today = 0
    for case in planned("a weekday morning"):
        if case.unit == LARGE and case.state in (State.RECEIVED, State.ASSIGNED):
            due_on = CALENDAR.add_working_days(local(case.steps[0].at).date(), feedback_days(case.case_type))
            late += due_on < now.date()
            due_today += due_on == now.date()
    assert (late, due_today) == (2, 4)


def test_units_work_when_they_are_open() -> None:
    steps = [step for case in planned("a weekday morning") for step in case.steps if step.by]
    nightly = [step for step in steps if not 7 <= local(step.at).hour < 19]
    # A case that came today and is already answered has had its steps drawn together.
    assert len(nightly) <= len(steps) * 0.005


def test_the_plan_is_the_same_for_the_same_moment() -> None:
    again = planned.__wrapped__("a weekday morning")
    assert again == planned("a weekday morning")


def test_a_handler_is_never_given_what_she_has() -> None:
    for case in planned("a weekday morning"):
        handler = ""
        for step in case.steps:
            assert step.action not in (Action.ASSIGN, Action.TAKE) or (step.handler or step.by) != handler
            if step.action in (Action.RETURN, Action.REOPEN):
                handler = ""
            elif step.action in (Action.ASSIGN, Action.TAKE):
                handler = step.handler or step.by


def test_no_text_holds_a_resident_by_name_or_number() -> None:
    """C-01: what residents and staff write lies in clear in the database, so that it may not name anybody."""
    people = list(FilePopulationRegister(DATA / "population_register.json").people())
    names = {word for it in people for word in re.findall(r"\w+", f"{it.given_name} {it.surname}".casefold())}
    for case in planned("a weekday morning"):
        written = " ".join([*map(str, case.answers.values()), *(f"{step.body} {step.reason}" for step in case.steps)])
        assert not names & set(re.findall(r"\w+", written.casefold())), written
        assert not re.search(r"\d{6,8}[-+ ]?\d{4}", written), written


@pytest.mark.parametrize("moment", MOMENTS)
def test_those_who_can_be_signed_in_as_have_the_cases_that_the_list_promises(moment: str) -> None:
    numbers = [persona["number"] for persona in read("personas.json")["residents"]]
    found = {(case.resident, case.unit, case.state, case.case_type) for case in planned(moment)}
    for who, unit, state, case_type in OF_PERSONAS:
        assert (numbers[who], f"{SERIES}-{unit}", state, case_type) in found
