"""A dispatch at a rate, when it is expected to be done, and once more to those whom it did not reach."""

import sys
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from personalverktyget.base.clock import local, moment_in_sweden, now, today
from personalverktyget.base.errors import InvalidInput, NotPossibleNow
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.notifications.models import Notice
from personalverktyget.domain.outreach import services
from personalverktyget.domain.outreach.models import Dispatch, ListedRow, Recipient, RecipientValues
from personalverktyget.domain.outreach.sending_hours import RATES, done_at, is_allowed, next_allowed
from personalverktyget.domain.outreach.states import DispatchState, RecipientState
from personalverktyget.domain.people.events import ResidentsRefreshed
from personalverktyget.domain.people.models import Resident
from tests.support.many import (
    approval_above,
    approve,
    as_listed,
    as_sent,
    changed_behind,
    let_many_go,
    numbers,
    written_to_many,
)
from tests.support.message_templates import bring_along
from tests.support.messages import WORKER, after_the_hold
from tests.support.world import World

MOMENTS = st.integers(0, 63_000_000).map(lambda at: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=at))
MINUTE = timedelta(minutes=1)


class TestHours:
    @given(MOMENTS)
    def test_the_next_is_the_first_that_is_allowed(self, at: datetime) -> None:
        found = next_allowed(at)
        assert is_allowed(found)
        assert found >= at
        assert found == at if is_allowed(at) else (local(found).hour, local(found).minute) == (7, 0)
        assert found - at < timedelta(hours=12)

    @given(MOMENTS, st.integers(1, 150_000), st.sampled_from(RATES))
    def test_it_is_done_by_day_and_no_sooner_than_its_rate_lets_it(self, at: datetime, count: int, rate: int) -> None:
        done = done_at(at, count, rate)
        assert is_allowed(done - timedelta(seconds=1)) or count * MINUTE / rate < MINUTE
        assert done - at >= count * MINUTE / rate - timedelta(seconds=1)
        by_day = (done - at) / timedelta(days=1) + 2
        assert count <= by_day * 14 * 60 * rate


deliver_module = sys.modules[services.deliver_due.__module__]


def _by_day(day: int = 1) -> datetime:
    noon = moment_in_sweden(today() + timedelta(days=day), time(12))
    assert noon is not None
    return noon


@pytest.fixture
def four(small_world: World) -> UUID:
    """Written to four, and not let go."""
    return written_to_many(small_world, bring_along()["information"], numbers("helena", "lennart", "camilla", "other"))


def _let_go_at(world: World, dispatch: UUID, rate: int) -> None:
    actor = world.actor("handler")
    seen = as_listed(actor, dispatch)
    services.release_dispatch(
        actor,
        dispatch,
        seen_version=seen.version,
        seen_template=seen.template.version_id,
        confirms_contact=True,
        confirms_left_out=True,
        rate=rate,
    )


class TestRate:
    def test_no_more_leave_than_the_rate_lets(
        self, small_world: World, four: UUID, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        _let_go_at(small_world, four, 20)
        noon, came = _by_day(), []
        changed_behind(four, send_at=noon)
        for seconds in range(0, 30, 5):
            at = noon + timedelta(seconds=seconds)
            monkeypatch.setattr("personalverktyget.domain.outreach.services.deliver.now", lambda at=at: at)
            came.append(services.deliver_due(WORKER))
        # One every three seconds, whenever the worker comes.
        assert sum(came) == 4
        assert came[:2] in ([1, 2], [1, 1])
        assert Dispatch.objects.get(id=four).state == DispatchState.SENT

    def test_it_rests_over_night(self, small_world: World, four: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
        _let_go_at(small_world, four, 20)
        evening = moment_in_sweden(today() + timedelta(days=1), time(21, 0, 59))
        assert evening is not None
        changed_behind(four, send_at=evening)
        monkeypatch.setattr("personalverktyget.domain.outreach.services.deliver.now", lambda: evening)
        assert services.deliver_due(WORKER) == 1
        rests_until = Dispatch.objects.get(id=four).send_at
        assert rests_until is not None
        assert (local(rests_until).hour, local(rests_until).minute) == (7, 0)

    def test_resumed_at_night_or_met_by_a_worker_that_was_away_it_waits_for_the_morning(
        self, small_world: World, four: UUID, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Its next messages were due by day, and the day has passed."""
        _let_go_at(small_world, four, 20)
        noon, night = _by_day(), _by_day() + timedelta(hours=11)
        changed_behind(four, send_at=noon)
        monkeypatch.setattr(deliver_module, "now", lambda: noon)
        assert services.deliver_due(WORKER) == 1
        monkeypatch.setattr(deliver_module, "now", lambda: night)
        assert services.deliver_due(WORKER) == 0
        services.pause_dispatch(small_world.actor("handler"), four)
        monkeypatch.setattr("personalverktyget.domain.outreach.services.steer.now", lambda: night)
        services.resume_dispatch(small_world.actor("handler"), four)
        assert services.deliver_due(WORKER) == 0
        monkeypatch.setattr(deliver_module, "now", lambda: night + timedelta(hours=9))
        assert services.deliver_due(WORKER) > 0

    def test_one_for_a_time_by_day_that_passed_waits_for_the_morning_and_one_sent_now_does_not(
        self, small_world: World, four: UUID, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        let_many_go(small_world, four)
        night = _by_day() + timedelta(hours=11)
        changed_behind(four, send_at=_by_day() + timedelta(hours=7))
        monkeypatch.setattr(deliver_module, "now", lambda: night)
        assert services.deliver_due(WORKER) == 0
        changed_behind(four, send_at=night - timedelta(seconds=5))
        assert services.deliver_due(WORKER) == 4

    def test_approved_at_night_it_leaves_in_the_morning_where_it_was_meant_for_a_day(
        self, small_world: World, four: UUID, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        approval_above(small_world, 1)
        let_many_go(small_world, four)
        night = moment_in_sweden(today() + timedelta(days=1), time(23))
        assert night is not None
        # The package has a function of the module's name.
        monkeypatch.setattr(sys.modules[services.freeze_recipients.__module__], "now", lambda: night)
        changed_behind(four, send_at=night - timedelta(hours=9))
        approve(small_world, four)
        leaves = Dispatch.objects.get(id=four).send_at
        assert leaves is not None
        assert (local(leaves).date() - local(night).date(), local(leaves).hour) == (timedelta(days=1), 7)

    def test_another_rate_than_those_offered_is_refused(self, small_world: World, four: UUID) -> None:
        with pytest.raises(InvalidInput):
            _let_go_at(small_world, four, 7)

    def test_when_it_is_done_is_told(self, small_world: World, four: UUID) -> None:
        _let_go_at(small_world, four, 20)
        noon = _by_day()
        changed_behind(four, send_at=noon)
        assert as_sent(small_world.actor("handler"), four).done_at == noon + timedelta(seconds=12)


class TestRetry:
    @pytest.fixture
    def half(self, small_world: World, four: UUID) -> UUID:
        """Sent, and two of four not reached: one is locked out, one has died."""
        let_many_go(small_world, four)
        _change(small_world, "lennart", sign_in_locked_at=now())
        _change(small_world, "other", deceased_on=today())
        after_the_hold(four)
        assert services.deliver_due(WORKER) == 2
        return four

    def test_whoever_can_be_reached_by_now_gets_it_and_nobody_twice(self, small_world: World, half: UUID) -> None:
        _change(small_world, "lennart", sign_in_locked_at=None)
        notices, actor = Notice.objects.count(), small_world.actor("handler")
        assert as_sent(actor, half).can_retry
        services.retry_dispatch(actor, half)
        assert Dispatch.objects.get(id=half).state == DispatchState.SENDING
        assert services.deliver_due(WORKER) == 1
        assert Dispatch.objects.get(id=half).state == DispatchState.SENT
        assert Notice.objects.count() == notices + 1
        rows = Recipient.objects.filter(dispatch_id=half).order_by("position")
        assert list(rows.values_list("state", "attempts", "reason")) == [
            ("delivered", 1, ""),
            ("delivered", 2, ""),
            ("delivered", 1, ""),
            ("not_reached", 2, "deceased"),
        ]
        delivered = LogEntry.objects.filter(event="message.delivered").values_list("residents", flat=True)
        assert len(delivered) == len({residents[0] for residents in delivered}) == 3

    def test_where_all_were_reached_there_is_nothing_to_try(self, small_world: World, four: UUID) -> None:
        let_many_go(small_world, four)
        after_the_hold(four)
        services.deliver_due(WORKER)
        assert not as_sent(small_world.actor("handler"), four).can_retry
        with pytest.raises(NotPossibleNow):
            services.retry_dispatch(small_world.actor("handler"), four)

    def test_what_is_not_as_it_was_is_not_sent_again(self, small_world: World, half: UUID) -> None:
        changed_behind(half, signature="Någon annan")
        with pytest.raises(NotPossibleNow):
            services.retry_dispatch(small_world.actor("handler"), half)
        assert Recipient.objects.filter(state=RecipientState.WAITING).count() == 0


def test_the_list_goes_some_days_after_the_end_and_the_outcome_stays(small_world: World, four: UUID) -> None:
    let_many_go(small_world, four)
    after_the_hold(four)
    services.deliver_due(WORKER)
    kept = settings.RECIPIENT_LIST_DAYS
    for days, left in ((kept - 1, 4), (kept + 1, 0)):
        changed_behind(four, ended_at=now() - timedelta(days=days))
        services.forget_lists(WORKER)
        assert ListedRow.objects.filter(dispatch_id=four).count() == left
    assert services.forget_lists(WORKER) == 0
    assert as_sent(small_world.actor("handler"), four).progress.delivered == 4
    assert LogEntry.objects.filter(event="dispatch.list_forgotten").count() == 1


def _change(world: World, who: str, **columns: object) -> None:
    with unit_of_work(WORKER) as work:
        Resident.objects.filter(id=world.residents[who]).update(**columns)
        work.record(ResidentsRefreshed(register="population", asked=1, residents=()))


def test_one_that_cannot_be_delivered_holds_up_no_other(small_world: World, four: UUID) -> None:
    other = written_to_many(small_world, Dispatch.objects.get().template_version.template_id, numbers("helena"))
    for made in (four, other):
        let_many_go(small_world, made)
        after_the_hold(made)
    with unit_of_work(WORKER) as work:
        RecipientValues.objects.bulk_create(
            [RecipientValues(recipient=row, values=b"?") for row in Recipient.objects.filter(dispatch=four)]
        )
        work.record(ResidentsRefreshed(register="population", asked=1, residents=()))
    assert services.deliver_due(WORKER) == 1
    assert [Dispatch.objects.get(id=made).state for made in (four, other)] == [
        DispatchState.SCHEDULED,
        DispatchState.SENT,
    ]
