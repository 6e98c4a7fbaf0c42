"""Who among many is outside the guidelines, as far as the program knows, and how she goes nevertheless."""

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
from personalverktyget.base.errors import InvalidInput, NotFound, NotPossibleNow
from personalverktyget.base.identity_numbers import parse
from personalverktyget.domain.access.models import Grant
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.cases.models import Case
from personalverktyget.domain.outreach import selectors, services, uploads
from personalverktyget.domain.outreach.basis import Basis
from personalverktyget.domain.outreach.events.dispatches import DispatchSaved
from personalverktyget.domain.outreach.guidelines import OLDEST, REASONS, Ages, Because, Ground, Guidelines
from personalverktyget.domain.outreach.models import Dispatch, ListedRow, ListRecheck, Recipient
from personalverktyget.domain.outreach.rechecking import guidelines_of, mark_rows
from personalverktyget.domain.outreach.states import DispatchState
from personalverktyget.domain.outreach.verdicts import Verdict
from tests.support.examples import examples
from tests.support.many import as_listed, as_sent, let_many_go, numbers, rows_of, verdicts, written_to_many
from tests.support.message_templates import bring_along
from tests.support.messages import WORKER
from tests.support.world import World
from tests.support.world_registers import RESIDENTS

_WORKER_PART = "personalverktyget.domain.outreach.services.recheck_list"
AGES = st.none() | st.integers(0, OLDEST)


@given(st.sampled_from(list(Basis)), st.builds(Ages, AGES, AGES), st.booleans(), AGES)
def test_only_what_is_known_puts_somebody_outside(basis: Basis, ages: Ages, in_contact: bool, age: int | None) -> None:
    """Never both grounds, never what the number does not tell, and with its own reason to choose."""
    found = Guidelines(basis, ages).ground(in_contact=in_contact, age=age)
    calls = basis in (Basis.SCREENING, Basis.VACCINATION)
    below = age is not None and ages.youngest is not None and age < ages.youngest
    above = age is not None and ages.oldest is not None and age > ages.oldest
    assert (found is Ground.NO_CONTACT) == (basis is Basis.ONGOING_CONTACT and not in_contact)
    assert (found is Ground.OTHER_AGE) == (calls and (below or above))
    assert found is None or REASONS[found]


@given(st.sampled_from(list(Basis)), st.builds(Ages, AGES, AGES), st.booleans(), AGES, st.sampled_from(list(Basis)))
def test_a_list_with_the_same_mark_has_the_same_verdicts(
    basis: Basis,
    ages: Ages,
    in_contact: bool,
    age: int | None,
    other: Basis,
) -> None:
    one, two = Guidelines(basis, ages), Guidelines(other, ages)
    if one.mark == two.mark:
        assert one.ground(in_contact=in_contact, age=age) == two.ground(in_contact=in_contact, age=age)


def _written(world: World, who: str = "receiver", basis: Basis = Basis.ONGOING_CONTACT) -> UUID:
    text = numbers("helena", "camilla", "other")
    return written_to_many(world, bring_along()["information"], text, who=who, basis=basis)


def _saved(world: World, dispatch: UUID, basis: Basis, ages: Ages = Ages(), who: str = "receiver") -> None:  # noqa: B008
    version = Dispatch.objects.get(id=dispatch).version
    services.save_dispatch(
        world.actor(who), dispatch, seen_version=version, subject="Tid", body="Hej", basis=basis, ages=ages
    )


def _outside(world: World, dispatch: UUID, who: str = "receiver") -> set[UUID]:
    return set(ListedRow.objects.filter(dispatch_id=dispatch, left_out=True).values_list("resident_id", flat=True))


def _in_contact(world: World, who: str) -> set[UUID]:
    actor = world.actor(who)
    seen = Case.objects.filter(unit_id=actor.unit_id)
    seen = seen if who == "receiver" else seen.filter(handler_id=actor.staff_id)
    listed = {world.residents[it] for it in ("helena", "camilla", "other")}
    return set(seen.values_list("resident_id", flat=True)) & listed


@pytest.mark.parametrize("who", ["receiver", "handler"])
def test_without_a_case_that_the_sender_sees_there_is_no_contact(small_world: World, who: str) -> None:
    """A handler is told nothing of the cases that others have."""
    dispatch = _written(small_world, who)
    listed = {small_world.residents[it] for it in ("helena", "camilla", "other")}
    assert _outside(small_world, dispatch) == listed - _in_contact(small_world, who)
    assert {row.ground for row in rows_of(small_world.actor(who), dispatch).values() if row.is_left_out} == {
        Ground.NO_CONTACT
    }


def test_a_contact_of_long_ago_is_none(small_world: World) -> None:
    helena, long_ago = small_world.residents["helena"], now() - timedelta(days=400)
    with unit_of_work(WORKER) as work:
        of_hers = Case.objects.filter(resident_id=helena)
        of_hers.update(queue_rank=2, received_at=long_ago, closed_at=long_ago)
        work.record(DispatchSaved(dispatch=helena, unit=small_world.units["ang"]))
    assert helena in _outside(small_world, _written(small_world))


def test_they_go_with_a_reason_that_the_log_keeps(small_world: World) -> None:
    actor, dispatch = small_world.actor("receiver"), _written(small_world)
    outside = _outside(small_world, dispatch)
    place = next(it for it, row in rows_of(actor, dispatch).items() if row.is_left_out)
    for wrong in ("", "x", Because.MEDICAL):
        with pytest.raises(InvalidInput):
            services.confirm_outside(actor, dispatch, because=wrong)
    with pytest.raises(NotPossibleNow):
        services.leave_out(actor, dispatch, place, is_left_out=False)
    assert services.confirm_outside(actor, dispatch, because=Because.IN_RECORD, positions=[place]) == 1
    services.leave_out(actor, dispatch, place, is_left_out=True)
    assert _outside(small_world, dispatch) == outside
    assert services.confirm_outside(actor, dispatch, because=Because.BOOKED) == len(outside)
    entry = LogEntry.objects.filter(event="dispatch.recipients_confirmed").order_by("-at").first()
    assert entry is not None
    assert set(entry.residents) == outside
    assert entry.details["because"] == Because.BOOKED
    with pytest.raises(NotPossibleNow):
        services.confirm_outside(actor, dispatch, because=Because.BOOKED)
    with pytest.raises(NotFound):
        services.confirm_outside(small_world.actor("handler"), dispatch, because=Because.BOOKED)
    let_many_go(small_world, dispatch, who="receiver")
    assert as_sent(actor, dispatch).confirmed == len(outside)
    assert Recipient.objects.filter(dispatch_id=dispatch).count() == 3


def test_the_list_follows_what_the_message_is_about(small_world: World) -> None:
    """Another ground, or other ages, is looked at anew; what the sender left out stays left out."""
    actor, dispatch = small_world.actor("receiver"), _written(small_world, basis=Basis.VACCINATION)
    assert set(verdicts(actor, dispatch).values()) == {Verdict.VALID}
    services.leave_out(actor, dispatch, 1, is_left_out=True)
    age = parse(RESIDENTS["camilla"][0]).age(today())
    assert age is not None
    _saved(small_world, dispatch, Basis.SCREENING, Ages(age, age))
    expected = {row: parse(RESIDENTS[who][0]).age(today()) for row, who in enumerate(("helena", "camilla", "other"), 1)}
    found = rows_of(actor, dispatch)
    assert {row for row, it in found.items() if it.ground is Ground.OTHER_AGE} == {
        row for row, years in expected.items() if years != age
    }
    assert found[1].is_left_out
    _saved(small_world, dispatch, Basis.SCREENING)
    assert set(verdicts(actor, dispatch).values()) == {Verdict.VALID}
    assert {row: it.is_left_out for row, it in rows_of(actor, dispatch).items()} == {1: True, 2: False, 3: False}
    services.leave_out(actor, dispatch, 1, is_left_out=False)
    assert not rows_of(actor, dispatch)[1].is_left_out
    for wrong in (Ages(-1), Ages(None, 131), Ages(50, 40)):
        with pytest.raises(InvalidInput):
            _saved(small_world, dispatch, Basis.SCREENING, wrong)


class TestLongLists:
    """They are looked at anew by the worker, some rows at a time."""

    @pytest.fixture
    def rechecked(self, small_world: World, monkeypatch: pytest.MonkeyPatch) -> UUID:
        """A list that waits for it, since its message is for other ages by now."""
        dispatch = _written(small_world, basis=Basis.VACCINATION)
        monkeypatch.setattr(uploads, "AT_ONCE", 1)
        _saved(small_world, dispatch, Basis.SCREENING, self._ages())
        return dispatch

    @staticmethod
    def _ages() -> Ages:
        age = parse(RESIDENTS["camilla"][0]).age(today())
        return Ages(age, age)

    @staticmethod
    def _marks(dispatch: UUID) -> list[tuple[object, ...]]:
        rows = ListedRow.objects.filter(dispatch_id=dispatch).order_by("position")
        return list(rows.values_list("position", "verdict", "ground", "left_out"))

    @pytest.mark.slow
    @given(kills=st.lists(st.integers(0, 4), max_size=4), size=st.integers(1, 4))
    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=examples(12))
    def test_the_worker_finds_what_is_found_at_once_wherever_it_is_killed(
        self, small_world: World, monkeypatch: pytest.MonkeyPatch, kills: list[int], size: int
    ) -> None:
        at_once = _written(small_world, basis=Basis.VACCINATION)
        _saved(small_world, at_once, Basis.SCREENING, self._ages())
        dispatch = _written(small_world, basis=Basis.VACCINATION)
        with monkeypatch.context() as patch:
            patch.setattr(uploads, "AT_ONCE", 1)
            _saved(small_world, dispatch, Basis.SCREENING, self._ages())
        assert Dispatch.objects.get(id=dispatch).state == DispatchState.CHECKING
        recheck = ListRecheck.objects.get(dispatch_id=dispatch).id
        for after in kills:
            with monkeypatch.context() as patch, suppress(_Killed):
                patch.setattr(sys.modules[_WORKER_PART], "mark_rows", _killed_after(after, mark_rows))
                services.recheck_list(WORKER, recheck, batch=size)
        services.recheck_list(WORKER, recheck, batch=size)
        assert self._marks(dispatch) == self._marks(at_once)
        assert {verdict for _place, verdict, _ground, _out in self._marks(dispatch)} == {"valid", "outside"}
        seen = as_listed(small_world.actor("receiver"), dispatch)
        assert not seen.list_is_of_other_ground
        assert not ListRecheck.objects.filter(dispatch_id=dispatch).exists()

    def test_nothing_is_done_to_it_meanwhile_and_its_residents_are_recorded(
        self, small_world: World, rechecked: UUID
    ) -> None:
        actor = small_world.actor("receiver")
        check = selectors.list_check(actor, rechecked)
        assert check is not None
        assert (check.checked, check.rows) == (0, 3)
        with pytest.raises(NotFound):
            let_many_go(small_world, rechecked, who="receiver")
        before = LogEntry.objects.filter(event="dispatch.recipients_checked").count()
        services.prepare_due(WORKER)
        entry = LogEntry.objects.filter(event="dispatch.recipients_checked").latest("seq")
        assert LogEntry.objects.filter(event="dispatch.recipients_checked").count() == before + 1
        assert set(entry.residents) == {small_world.residents[who] for who in ("helena", "camilla", "other")}
        assert entry.actor_id == str(actor.staff_id)
        let_many_go(small_world, rechecked, who="receiver")
        assert as_sent(actor, rechecked).planned == 1

    def test_broken_off_the_list_stays_and_is_not_sent_to_before_it_is_looked_at(
        self, small_world: World, rechecked: UUID
    ) -> None:
        actor = small_world.actor("receiver")
        assert services.cancel_check(actor, rechecked) is True
        assert len(self._marks(rechecked)) == 3
        assert as_listed(actor, rechecked).list_is_of_other_ground
        with pytest.raises(InvalidInput):
            let_many_go(small_world, rechecked, who="receiver")
        _saved(small_world, rechecked, Basis.SCREENING, self._ages())
        services.prepare_due(WORKER)
        assert not as_listed(actor, rechecked).list_is_of_other_ground

    def test_who_may_not_send_any_more_has_nothing_looked_at(self, small_world: World, rechecked: UUID) -> None:
        with unit_of_work(WORKER) as work:
            Grant.objects.filter(staff_id=small_world.staff["receiver"]).update(
                valid_from=today() - timedelta(days=9), valid_until=today() - timedelta(days=2)
            )
            work.record(DispatchSaved(dispatch=rechecked, unit=small_world.units["ang"]))
        services.prepare_due(WORKER)
        assert {verdict for _place, verdict, _ground, _out in self._marks(rechecked)} == {"valid"}
        row = Dispatch.objects.get(id=rechecked)
        assert row.state == DispatchState.PREPARING
        assert row.list_mark != guidelines_of(row).mark


class _Killed(BaseException):
    """The worker ends here."""


def _killed_after(times: int, real: Callable[..., Any]) -> Callable[..., Any]:
    left = iter(range(times))

    def killing(*args: Any) -> Any:
        if next(left, None) is None:
            raise _Killed
        return real(*args)

    return killing
