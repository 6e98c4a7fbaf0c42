"""Recipients from earlier cases: exactly the residents of those that the sender sees and has chosen, once each."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import local, today
from personalverktyget.base.errors import ChangedMeanwhile, InvalidInput, NotFound
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.cases import scopes as cases
from personalverktyget.domain.cases.models import Case
from personalverktyget.domain.cases.selectors import choosable, chosen_counts
from personalverktyget.domain.cases.selectors.chosen import CaseChoice, Standing
from personalverktyget.domain.outreach import selectors, services, uploads
from personalverktyget.domain.outreach.models import Dispatch, ListedRow, UploadedList
from personalverktyget.domain.outreach.states import DispatchState
from personalverktyget.domain.outreach.verdicts import Verdict
from tests.domain.outreach.test_follow_up import changed
from tests.support.examples import examples
from tests.support.many import as_listed, let_many_go, rows_of, written_to_many
from tests.support.message_templates import bring_along, published
from tests.support.messages import WORKER, after_the_hold
from tests.support.world import World
from tests.support.world_registers import RESIDENTS

EVERYTHING = CaseChoice()


def _begun(world: World, who: str = "receiver") -> UUID:
    return services.begin_dispatch(world.actor(who), template_id=bring_along()["information"])


def _listed(world: World, dispatch: UUID, choice: CaseChoice = EVERYTHING, who: str = "receiver") -> set[UUID]:
    version = Dispatch.objects.get(id=dispatch).version
    services.list_from_cases(world.actor(who), dispatch, choice, seen_version=version)
    found = ListedRow.objects.filter(dispatch_id=dispatch).exclude(resident=None)
    return set(found.values_list("resident_id", flat=True))


def _expected(actor: StaffActor, choice: CaseChoice) -> set[UUID]:
    """By reading every case, one at a time."""
    found = set()
    for case in cases.visible(actor):
        day = local(case.received_at).date()
        fits = [
            not choice.case_types or case.offered_id in choice.case_types,
            not choice.since or day >= choice.since,
            not choice.until or day <= choice.until,
            not choice.handler or case.handler_id == choice.handler,
            choice.standing is not Standing.OPEN or case.queue_rank < 2,
            choice.standing is not Standing.CLOSED or case.queue_rank == 2,
        ]
        if all(fits):
            found.add(case.resident_id)
    return found


@pytest.mark.slow
@settings(max_examples=examples(40), suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_the_list_is_exactly_those_whose_cases_are_chosen(small_world: World, data: st.DataObject) -> None:
    who = data.draw(st.sampled_from(["receiver", "handler", "handler_2"]))
    actor = small_world.actor(who)
    kinds = [id_ for id_, _name in choosable(actor, today()).case_types]
    days = st.none() | st.integers(-3, 3).map(lambda days: today() + timedelta(days=days))
    since, until = data.draw(st.tuples(days, days))
    choice = CaseChoice(
        case_types=frozenset(data.draw(st.sets(st.sampled_from(kinds)))),
        since=since,
        until=until,
        standing=data.draw(st.sampled_from(list(Standing))),
        handler=data.draw(st.sampled_from([None, *(small_world.staff[it] for it in ("handler", "handler_2"))])),
    )
    expected, dispatch = _expected(actor, choice), _begun(small_world, who)
    assert chosen_counts(actor, choice).residents == len(expected)
    if not expected:
        with pytest.raises(InvalidInput):
            _listed(small_world, dispatch, choice, who)
        return
    assert _listed(small_world, dispatch, choice, who) == expected
    assert ListedRow.objects.filter(dispatch_id=dispatch).count() == len(expected)


def test_a_row_is_as_one_that_was_pasted(small_world: World) -> None:
    """The same verdict, the same frozen message; and it is logged whose data was looked at, and by what."""
    actor, dispatch = small_world.actor("handler"), _begun(small_world, "handler")
    found = _listed(small_world, dispatch, who="handler")
    listed = {row.written for row in rows_of(actor, dispatch).values()}
    pasted = written_to_many(small_world, bring_along()["information"], "\n".join(sorted(listed)))
    assert set(rows_of(actor, pasted)[1].values) == set()
    assert {row.verdict for row in rows_of(actor, pasted).values()} == {Verdict.VALID}
    assert {row.verdict for row in rows_of(actor, dispatch).values()} == {Verdict.VALID}
    looked = LogEntry.objects.filter(event="dispatch.recipients_checked").order_by("at").first()
    chosen = LogEntry.objects.get(event="dispatch.recipients_chosen")
    assert looked is not None
    assert set(looked.residents) == found
    assert chosen.details["rows"] == len(found)
    version = as_listed(actor, dispatch).version
    services.save_dispatch(
        actor, dispatch, seen_version=version, subject="Om er", body="Hej {namn}", basis="ongoing_contact"
    )
    let_many_go(small_world, dispatch)
    after_the_hold(dispatch)
    assert services.deliver_due(WORKER) == len(found)


def test_a_protected_one_is_named_by_her_case_and_written_to_alone(small_world: World) -> None:
    actor, dispatch = small_world.actor("receiver"), _begun(small_world)
    assert small_world.residents["protected"] in _listed(small_world, dispatch)
    (row,) = [row for row in rows_of(actor, dispatch).values() if row.verdict is Verdict.ONE_AT_A_TIME]
    assert row.written == ""
    assert row.case_number == Case.objects.get(resident_id=small_world.residents["protected"]).number
    assert not [it for it in rows_of(actor, dispatch).values() if it.written == RESIDENTS["protected"][0]]


def test_who_gets_protected_after_that_is_numbered_no_more_and_the_file_is_in_the_log(small_world: World) -> None:
    """S-02, L-01. The number came from the program; and who takes the list along has read whose numbers are in it."""
    actor, dispatch = small_world.actor("handler"), _begun(small_world, "handler")
    found = _listed(small_world, dispatch, who="handler")
    number, who = RESIDENTS["helena"][0], small_world.residents["helena"]
    assert number in {row.written for row in rows_of(actor, dispatch).values()}
    changed(who, is_protected=True)
    assert number not in {row.written for row in rows_of(actor, dispatch).values()}
    page = disclose(actor, selectors.listed_rows(actor, dispatch, verdict=Verdict.VALID))
    assert number not in {row.written for row in page.rows}
    taken = LogEntry.objects.filter(event="dispatch.recipients_shown", details__page="list_file")
    assert [set(entry.residents) for entry in taken] == [found, found]


def test_what_the_text_asks_for_is_filled_in_afterwards(small_world: World) -> None:
    dispatch = services.begin_dispatch(small_world.actor("handler"), template_id=published(small_world))
    _listed(small_world, dispatch, who="handler")
    actor = small_world.actor("handler")
    rows = rows_of(actor, dispatch)
    assert {(row.verdict, row.detail) for row in rows.values()} == {(Verdict.VALUE_LACKING, "dag")}
    text = "\n".join(["Personnummer;dag", *(f"{row.written};måndag" for row in rows.values())])
    services.list_recipients(actor, dispatch, seen_version=as_listed(actor, dispatch).version, text=text)
    assert {row.verdict for row in rows_of(actor, dispatch).values()} == {Verdict.VALID}


def test_many_are_checked_by_the_worker(small_world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    actor, at_once = small_world.actor("receiver"), _begun(small_world)
    _listed(small_world, at_once)
    monkeypatch.setattr(uploads, "AT_ONCE", 1)
    dispatch = _begun(small_world)
    assert _listed(small_world, dispatch) == set()
    assert Dispatch.objects.get(id=dispatch).state == DispatchState.CHECKING
    assert str(small_world.residents["helena"]).encode() not in bytes(UploadedList.objects.get().content)
    services.prepare_due(WORKER)
    assert rows_of(actor, dispatch) == rows_of(actor, at_once)


def test_nobody_else_lists_and_nothing_is_overwritten_unseen(small_world: World) -> None:
    dispatch, actor = _begun(small_world), small_world.actor("receiver")
    with pytest.raises(NotFound):
        services.list_from_cases(small_world.actor("handler"), dispatch, EVERYTHING, seen_version=1)
    with pytest.raises(ChangedMeanwhile):
        services.list_from_cases(actor, dispatch, EVERYTHING, seen_version=7)
    _listed(small_world, dispatch)
    listed = rows_of(actor, dispatch)
    with pytest.raises(InvalidInput):
        _listed(small_world, dispatch, CaseChoice(until=date(2001, 1, 1)))
    assert rows_of(actor, dispatch) == listed
