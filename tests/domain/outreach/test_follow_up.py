"""Reminders: when they go, how often, and what makes them stop."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError
from hypothesis import given
from hypothesis import strategies as st

from personalverktyget.base.clock import local, now
from personalverktyget.base.errors import InvalidInput
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.calendars.working_days import WorkingCalendar
from personalverktyget.domain.message_templates.follow_up import MOST_DAYS, MOST_REMINDERS, FollowUp, Unread
from personalverktyget.domain.notifications.models import Notice
from personalverktyget.domain.outreach import selectors, services
from personalverktyget.domain.outreach.events.dispatches import DispatchSaved
from personalverktyget.domain.outreach.ladder import BY_STAFF, MessageFacts, Step, due_at, is_over, rungs
from personalverktyget.domain.outreach.models import FollowUpRow, Recipient, TakenStep
from personalverktyget.domain.people.events import ResidentsRefreshed
from personalverktyget.domain.people.models import Resident
from tests.support.following_up import CLOCK, days_pass, following_up, steps
from tests.support.many import as_sent, let_many_go, numbers, written_to_many
from tests.support.message_templates import bring_along
from tests.support.messages import WORKER, after_the_hold, answered, delivered, written
from tests.support.world import World

MINUTES = st.integers(0, 6 * 366 * 24 * 60)
MOMENTS = MINUTES.map(lambda minutes: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes))
CALENDAR = WorkingCalendar()
FIRST, SECOND = ("reminder", 1), ("reminder", 2)


def plans() -> st.SearchStrategy[FollowUp]:
    """All that a template can say."""
    some = st.builds(FollowUp, remind_days=st.integers(1, MOST_DAYS), reminders=st.integers(1, MOST_REMINDERS))
    further = st.builds(
        replace,
        some | st.just(FollowUp()),
        unread=st.sampled_from([Unread.NOTICE, Unread.CALL, Unread.LETTER]),
        unread_days=st.integers(1, MOST_DAYS),
    )
    return st.just(FollowUp()) | some | further


def changed(who: UUID, **columns: object) -> None:
    """The register says something else of her, or she does herself."""
    with unit_of_work(WORKER) as work:
        Resident.objects.filter(id=who).update(**columns)
        work.record(ResidentsRefreshed(register="population", asked=1, residents=()))


class TestTheLadder:
    @given(plan=plans(), at=MOMENTS)
    def test_steps_come_in_order_each_in_the_morning_of_a_day_of_its_own(self, plan: FollowUp, at: datetime) -> None:
        ladder = rungs(plan)
        assert plan.is_possible
        assert len(ladder) >= plan.reminders
        times = [due_at(rung, at, CALENDAR) for rung in ladder]
        days = [local(it).date() for it in times]
        assert days == sorted(set(days))
        assert all(local(it).time() == time(9) and local(it).date() > local(at).date() for it in times)

    @given(plan=plans(), at=MOMENTS)
    def test_a_worker_that_was_away_does_not_take_two_steps_in_a_day(self, plan: FollowUp, at: datetime) -> None:
        late = local(at).date() + timedelta(days=200)
        for rung in rungs(plan):
            due = local(due_at(rung, at, CALENDAR, after=late)).date()
            assert due == late + timedelta(days=1) or (rung.step in BY_STAFF and due > late)

    @given(plan=plans(), asks=st.booleans(), read=st.booleans(), said=st.booleans(), here=st.booleans())
    def test_it_stops_when_it_is_read_or_where_it_asks_answered(
        self, plan: FollowUp, asks: bool, read: bool, said: bool, here: bool
    ) -> None:
        facts = MessageFacts(is_in_inbox=here, asks=asks, is_read=read, is_answered=said)
        for rung in rungs(plan):
            if rung.step is Step.REMINDER:
                assert is_over(rung, facts) is (not here or (said if asks else read))
            else:
                assert is_over(rung, facts) is (not here or read or (asks and said))
            if rung.step in BY_STAFF:
                assert CALENDAR.is_working_day(local(due_at(rung, datetime(2026, 12, 24, tzinfo=UTC), CALENDAR)).date())

    @pytest.mark.parametrize(("days", "count"), [(0, 1), (31, 1), (7, 4), (7, 0), (-1, 1)])
    def test_what_is_outside_the_limits_is_refused_beside_its_field(
        self, small_world: World, days: int, count: int
    ) -> None:
        with pytest.raises(InvalidInput) as refused:
            following_up(small_world, remind_days=days, reminders=count)
        assert refused.value.field == "remind_days"


def test_an_information_is_reminded_of_until_it_is_read(small_world: World) -> None:
    """As often as its template says, by a notice that is like every other; the inbox and the unit see that it was."""
    template = following_up(small_world, remind_days=7, reminders=2)
    dispatch = written(small_world, template)
    message = delivered(small_world, dispatch)
    notices = Notice.objects.count()
    assert days_pass([message], 6) == 0
    assert days_pass([message], 1) == 1
    assert steps(message) == [FIRST]
    assert Notice.objects.count() == notices + 1
    helena = small_world.resident("helena")
    (line,) = disclose(helena, selectors.messages(helena)).lines
    assert line.reminded_at is not None
    sent = disclose(small_world.actor("handler"), selectors.sent_message(small_world.actor("handler"), dispatch))
    assert [it.step for it in sent.steps] == [Step.REMINDER]
    services.mark_opened(helena, message)
    assert days_pass([message], 30) == 0
    assert steps(message) == [FIRST]
    assert FollowUpRow.objects.get(recipient_id=message).due_at is None


def test_it_is_reminded_of_no_more_often_than_its_template_says(small_world: World) -> None:
    """And the log tells of each."""
    message = delivered(small_world, written(small_world, following_up(small_world, remind_days=7, reminders=2)))
    assert [days_pass([message], 7) for _ in range(4)] == [1, 1, 0, 0]
    assert steps(message) == [FIRST, SECOND]
    assert LogEntry.objects.filter(event="message.reminded", resource_id=str(message)).count() == 2


def test_a_question_is_reminded_of_until_it_is_answered(small_world: World) -> None:
    """That it is read is not enough."""
    message = delivered(small_world, written(small_world, bring_along()["fraga"]))
    services.mark_opened(small_world.resident("helena"), message)
    other = delivered(small_world, written(small_world, bring_along()["fraga"], to="lennart"))
    answered(small_world, other, who="lennart")
    assert days_pass([message, other], 7) == 1
    assert (steps(message), steps(other)) == ([FIRST], [])


def test_a_template_without_reminders_sends_none(small_world: World) -> None:
    message = delivered(small_world, written(small_world, following_up(small_world)))
    assert days_pass([message], 100) == 0
    assert not FollowUpRow.objects.exists()


@pytest.mark.parametrize("end", ["recalled", "closed", "dead"])
def test_it_stops_when_it_is_recalled_when_the_account_is_closed_and_when_she_dies(
    small_world: World, end: str
) -> None:
    dispatch = written(small_world, following_up(small_world, remind_days=3, reminders=2))
    message = delivered(small_world, dispatch)
    if end == "recalled":
        services.recall_message(small_world.actor("handler"), dispatch)
    else:
        gone = {"account_opened_at": None} if end == "closed" else {"deceased_on": local(now()).date()}
        changed(small_world.residents["helena"], **gone)
    assert days_pass([message], 30) + days_pass([message], 30) == 0
    assert steps(message) == []


def test_a_new_version_of_the_template_changes_nothing_for_what_is_sent(small_world: World) -> None:
    """What was released is what is done."""
    template = following_up(small_world, remind_days=7, reminders=1)
    message = delivered(small_world, written(small_world, template))
    following_up(small_world, remind_days=1, reminders=3)
    assert days_pass([message], 6) == 0


def test_many_are_reminded_each_by_herself(small_world: World) -> None:
    """And the dispatch counts them."""
    template = following_up(small_world, remind_days=7, reminders=1)
    dispatch = written_to_many(small_world, template, numbers("helena", "lennart"))
    let_many_go(small_world, dispatch)
    after_the_hold(dispatch)
    services.deliver_due(WORKER)
    rows = {row.resident_id: row.id for row in Recipient.objects.filter(dispatch_id=dispatch)}
    services.mark_opened(small_world.resident("helena"), rows[small_world.residents["helena"]])
    assert days_pass(list(rows.values()), 7) == 1
    assert steps(rows[small_world.residents["lennart"]]) == [FIRST]
    assert as_sent(small_world.actor("handler"), dispatch).reminded == 1


def test_a_worker_that_dies_has_reminded_nobody_and_the_next_does_it_once(
    small_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The step, its notice and what comes next are one transaction, and a step is never there twice."""
    message = delivered(small_world, written(small_world, following_up(small_world, remind_days=7, reminders=1)))
    notices = Notice.objects.count()
    with monkeypatch.context() as broken:
        broken.setattr("personalverktyget.domain.outreach.services.follow_up.notify_residents", _dies)
        with pytest.raises(SystemExit):
            days_pass([message], 7)
    assert (steps(message), Notice.objects.count()) == ([], notices)
    assert services.follow_up_due(CLOCK) == 1
    assert services.follow_up_due(CLOCK) == 0
    assert Notice.objects.count() == notices + 1
    with pytest.raises(IntegrityError):
        _taken_behind(message)


def _taken_behind(message: UUID) -> None:
    with unit_of_work(WORKER) as work:
        work.record(DispatchSaved(dispatch=message, unit=message))
        TakenStep(recipient_id=message, step="reminder", number=1, taken_at=now()).save(force_insert=True)


def _dies(*_: object) -> None:
    raise SystemExit
