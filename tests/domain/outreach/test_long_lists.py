"""Long lists are checked by the worker, and their recipients frozen by it: once each, wherever it is killed."""

import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from personalverktyget.base.clock import now, today
from personalverktyget.base.errors import NotFound
from personalverktyget.base.test_numbers import all_numbers
from personalverktyget.domain.access.models import Grant
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.outreach import selectors, services, uploads
from personalverktyget.domain.outreach.events.dispatches import DispatchSaved
from personalverktyget.domain.outreach.models import Dispatch, ListedRow, Recipient, RecipientValues, UploadedList
from personalverktyget.domain.outreach.states import DispatchState
from personalverktyget.domain.outreach.verdicts import Verdict
from tests.support.examples import examples
from tests.support.many import approval_above, as_listed, as_sent, let_many_go, numbers, rows_of, written_to_many
from tests.support.message_templates import bring_along, published
from tests.support.messages import WORKER, after_the_hold
from tests.support.world import World
from tests.support.world_registers import RESIDENTS

WHO = ("helena", "lennart", "camilla", "other")
LIST = "\n".join(["Personnummer;dag", *(f"{RESIDENTS[who][0]};{who}" for who in (*WHO, "helena")), "x;y"])


class _Killed(BaseException):
    """The worker ends here."""


@pytest.fixture(autouse=True)
def two_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is longer than two is long."""
    monkeypatch.setattr(uploads, "AT_ONCE", 2)


@pytest.fixture
def uploaded(small_world: World) -> UUID:
    """A long list that waits for the worker."""
    return written_to_many(small_world, published(small_world), LIST)


def _checked(dispatch: UUID, batch: int = 2) -> None:
    services.check_list(WORKER, UploadedList.objects.get(dispatch_id=dispatch).id, batch=batch)


def _state(dispatch: UUID) -> str:
    return Dispatch.objects.get(id=dispatch).state


def test_checked_by_the_worker_it_is_what_it_is_at_once(
    small_world: World, uploaded: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    actor = small_world.actor("handler")
    assert _state(uploaded) == DispatchState.CHECKING
    assert not ListedRow.objects.exists()
    assert RESIDENTS["helena"][0].encode() not in bytes(UploadedList.objects.get().content)
    services.prepare_due(WORKER)
    assert _state(uploaded) == DispatchState.PREPARING
    assert not UploadedList.objects.exists()
    monkeypatch.setattr(uploads, "AT_ONCE", 2000)
    at_once = written_to_many(small_world, Dispatch.objects.get().template_version.template_id, LIST)
    assert rows_of(actor, uploaded) == rows_of(actor, at_once)
    assert as_listed(actor, uploaded).counts == {Verdict.VALID: 4, Verdict.NO_NUMBER: 1, Verdict.DOUBLE: 1}
    # The log says that it was she who looked them up.
    looked = LogEntry.objects.filter(event="dispatch.recipients_checked")
    assert set(looked.values_list("actor_id", flat=True)) == {str(actor.staff_id)}


def test_while_it_is_checked_nothing_else_is_done_to_it(small_world: World, uploaded: UUID) -> None:
    actor, version = small_world.actor("handler"), Dispatch.objects.get().version
    tries: list[Callable[[], Any]] = [
        lambda: services.save_dispatch(actor, uploaded, seen_version=version),
        lambda: services.list_recipients(actor, uploaded, seen_version=version, text=LIST),
        lambda: services.discard_message(actor, uploaded),
        lambda: as_sent(actor, uploaded),
        lambda: as_sent(small_world.actor("receiver"), uploaded),
        lambda: services.cancel_check(small_world.actor("receiver"), uploaded),
    ]
    for attempt in tries:
        with pytest.raises(NotFound):
            attempt()
    seen = selectors.list_check(actor, uploaded)
    assert seen is not None
    assert (seen.checked, seen.rows) == (0, None)
    assert selectors.list_check(small_world.actor("receiver"), uploaded) is None


def _killed_at(monkeypatch: pytest.MonkeyPatch, module: Any, name: str, after: int) -> None:
    """Let the worker be killed when it has done this so many times: before or after, the database decides."""
    real, done = getattr(module, name), [0]

    def killing(*args: Any, **kwargs: Any) -> Any:
        if done[0] == after:
            raise _Killed
        done[0] += 1
        return real(*args, **kwargs)

    monkeypatch.setattr(module, name, killing)


def _until_done(
    monkeypatch: pytest.MonkeyPatch, work: Callable[[], None], module: str, name: str, kills: list[int]
) -> None:
    """The worker, killed at each of these places and started anew."""
    with monkeypatch.context() as patch:
        for after in kills:
            target = sys.modules[f"personalverktyget.domain.outreach.services.{module}"]
            _killed_at(patch, target, name, after)
            with suppress(_Killed):
                work()
            patch.undo()
    work()


class TestKilled:
    @given(kills=st.lists(st.integers(0, 5), max_size=5), name=st.sampled_from(["keep_rows", "end_list", "step"]))
    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=examples(30))
    def test_while_it_checks(
        self, small_world: World, uploaded: UUID, monkeypatch: pytest.MonkeyPatch, kills: list[int], name: str
    ) -> None:
        dispatch = written_to_many(small_world, Dispatch.objects.get(id=uploaded).template_version.template_id, LIST)
        upload = UploadedList.objects.get(dispatch_id=dispatch).id
        monkeypatch.setattr(uploads, "AT_ONCE", 2)
        _until_done(monkeypatch, lambda: services.check_list(WORKER, upload, batch=2), "check_list", name, kills)
        rows = rows_of(small_world.actor("handler"), dispatch)
        assert [row.verdict for row in rows.values()] == [Verdict.VALID] * 4 + [Verdict.DOUBLE, Verdict.NO_NUMBER]
        assert list(rows) == [2, 3, 4, 5, 6, 7]
        assert _state(dispatch) == DispatchState.PREPARING
        listed = LogEntry.objects.filter(event="dispatch.recipients_listed", resource_id=str(dispatch))
        assert listed.count() == 1

    @given(kills=st.lists(st.integers(0, 5), max_size=5), name=st.sampled_from(["freeze_some", "set_out"]))
    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=examples(30))
    def test_while_it_freezes(
        self, small_world: World, uploaded: UUID, monkeypatch: pytest.MonkeyPatch, kills: list[int], name: str
    ) -> None:
        dispatch = written_to_many(small_world, Dispatch.objects.get(id=uploaded).template_version.template_id, LIST)
        _checked(dispatch)
        let_many_go(small_world, dispatch)
        assert _state(dispatch) == DispatchState.FREEZING
        _until_done(
            monkeypatch,
            lambda: services.freeze_recipients(WORKER, dispatch, batch=1),
            "freeze_recipients",
            name,
            kills,
        )
        assert _state(dispatch) == DispatchState.SCHEDULED
        got = Recipient.objects.filter(dispatch_id=dispatch).order_by("position")
        assert list(got.values_list("position", "resident_id")) == [
            (place, small_world.residents[who]) for place, who in enumerate(WHO, start=1)
        ]
        after_the_hold(dispatch)
        assert services.deliver_due(WORKER) == 4


class TestWhatIsWrong:
    @pytest.mark.parametrize(("end", "problem"), [('"nu', "open_quote"), ("nu", "")])
    def test_what_is_wrong_far_down_leaves_the_list_that_there_was(
        self, small_world: World, uploaded: UUID, end: str, problem: str
    ) -> None:
        text = "\n".join(
            ["Personnummer;dag", *(f"{it};x" for it in all_numbers()[:250]), f"{all_numbers()[250]};{end}"]
        )
        _checked(uploaded)
        actor = small_world.actor("handler")
        version = as_listed(actor, uploaded).version
        services.list_recipients(actor, uploaded, seen_version=version, text=text)
        services.prepare_due(WORKER)
        seen = as_listed(actor, uploaded)
        assert (seen.chosen, seen.left_out) == ((4, 2) if problem else (seen.chosen, 251 - seen.chosen))
        assert bool(seen.list_problem) == bool(problem)
        assert set(UploadedList.objects.values_list("problem", flat=True)) == ({problem} if problem else set())
        assert all(not bytes(row.content) for row in UploadedList.objects.all())
        services.list_recipients(actor, uploaded, seen_version=seen.version, text=LIST)
        services.prepare_due(WORKER)
        assert not as_listed(actor, uploaded).list_problem

    def test_who_may_not_send_any_more_has_nothing_checked(self, small_world: World, uploaded: UUID) -> None:
        with unit_of_work(WORKER) as work:
            Grant.objects.filter(staff_id=small_world.staff["handler"]).update(
                valid_from=today() - timedelta(days=9), valid_until=today() - timedelta(days=2)
            )
            work.record(DispatchSaved(dispatch=uploaded, unit=small_world.units["ang"]))
        services.prepare_due(WORKER)
        assert not ListedRow.objects.exists()
        assert UploadedList.objects.get().problem == uploads.NOT_ALLOWED

    def test_one_that_fails_holds_up_no_other(
        self, small_world: World, uploaded: UUID, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        other = written_to_many(small_world, Dispatch.objects.get().template_version.template_id, LIST)
        with unit_of_work(WORKER) as work:
            UploadedList.objects.filter(dispatch_id=uploaded).update(content=b"PVF1x")
            work.record(DispatchSaved(dispatch=uploaded, unit=small_world.units["ang"]))
        services.prepare_due(WORKER)
        assert (_state(uploaded), _state(other)) == (DispatchState.CHECKING, DispatchState.PREPARING)

    def test_broken_off_half_way_it_is_as_if_there_were_no_list(
        self, small_world: World, uploaded: UUID, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        upload = UploadedList.objects.get().id
        target = sys.modules["personalverktyget.domain.outreach.services.check_list"]
        _killed_at(monkeypatch, target, "keep_rows", 1)
        with pytest.raises(_Killed):
            services.check_list(WORKER, upload, batch=2)
        monkeypatch.undo()
        assert ListedRow.objects.count() == 2
        services.cancel_check(small_world.actor("handler"), uploaded)
        services.check_list(WORKER, upload)
        assert not ListedRow.objects.exists()
        assert not UploadedList.objects.exists()
        assert _state(uploaded) == DispatchState.PREPARING


class TestLettingGo:
    @pytest.fixture
    def freezing(self, small_world: World, uploaded: UUID) -> UUID:
        """Let go, and not yet frozen."""
        _checked(uploaded)
        let_many_go(small_world, uploaded)
        return uploaded

    def test_it_waits_for_approval_once_all_are_frozen(self, small_world: World, uploaded: UUID) -> None:
        approval_above(small_world, 3)
        _checked(uploaded)
        let_many_go(small_world, uploaded)
        assert as_sent(small_world.actor("receiver"), uploaded).planned == 4
        services.prepare_due(WORKER)
        assert _state(uploaded) == DispatchState.AWAITING_APPROVAL
        assert Recipient.objects.count() == RecipientValues.objects.count() == 4

    def test_taken_back_meanwhile_nothing_is_left_of_it(self, small_world: World, freezing: UUID) -> None:
        services.take_back(small_world.actor("handler"), freezing)
        services.freeze_recipients(WORKER, freezing)
        assert _state(freezing) == DispatchState.PREPARING
        assert not Recipient.objects.exists()
        let_many_go(small_world, freezing)
        services.prepare_due(WORKER)
        assert _state(freezing) == DispatchState.SCHEDULED

    def test_the_hold_begins_when_it_is_ready(self, small_world: World, freezing: UUID) -> None:
        services.prepare_due(WORKER)
        sent = Dispatch.objects.get(id=freezing)
        assert sent.send_at is not None
        assert sent.send_at > now() + timedelta(seconds=20)


def test_a_short_one_is_checked_at_once(small_world: World) -> None:
    dispatch = written_to_many(small_world, bring_along()["information"], numbers("helena", "lennart"))
    assert as_listed(small_world.actor("handler"), dispatch).chosen == 2
