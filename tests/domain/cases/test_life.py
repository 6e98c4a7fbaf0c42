"""Whatever happens to a case, in whatever order and by whomever: no illegal state, no lost step, no wrong clock."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from personalverktyget.base.actors import ResidentActor, StaffActor, SystemActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import InvalidInput, NotAllowed, NotFound, NotPossibleNow
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.cases import clock, services
from personalverktyget.domain.cases.models import Case, CaseTransition, Message
from personalverktyget.domain.cases.policies import possible_actions
from personalverktyget.domain.cases.states import Action, State, transition
from personalverktyget.domain.organisation.events import OrganisationImported
from personalverktyget.domain.organisation.models import CareUnit
from tests.support.examples import examples
from tests.support.world import World

STAFF = ("receiver", "handler", "handler_2", "both", "admin", "reviewer", "handler_berg", "receiver_hamn")
BY_STAFF = tuple(action for action in Action if action not in (Action.SUBMIT, Action.ANSWER, Action.RELEASE))
STEPS = st.lists(
    st.tuples(
        st.sampled_from((*STAFF, "helena")), st.sampled_from(BY_STAFF), st.sampled_from(("handler", "handler_2"))
    ),
    min_size=1,
    max_size=12,
)
REFUSED = (NotAllowed, NotFound, NotPossibleNow, InvalidInput)


def _do(world: World, case: Case, who: str, action: Action, handler: str) -> None:
    if who == "helena":
        services.answer_counter_question(world.resident(who), case.id, body="Ja, på kvällen.", key=uuid4())
        return
    actor, version = world.actor(who), case.version
    match action:
        case Action.ASSIGN:
            services.assign_case(actor, case.id, handler=world.staff[handler], seen_version=version)
        case Action.TAKE:
            services.take_case(actor, case.id, seen_version=version)
        case Action.RETURN:
            services.return_case(actor, case.id, reason="Inte min.", seen_version=version)
        case Action.NOTE:
            services.note(actor, case.id, body="Ringde apoteket.", key=uuid4())
        case Action.CLOSE:
            services.close_case(actor, case.id, reason="Dubblett.", seen_version=version)
        case Action.REOPEN:
            services.reopen_case(actor, case.id, reason="Mer att göra.", seen_version=version)
        case _:
            services.reply(actor, case.id, action=action, body="Hej.", seen_version=version, key=uuid4())


def _may_see(actor: StaffActor, case: Case) -> bool:
    if actor.unit_id != case.unit_id:
        return False
    return "case_receiver" in actor.roles or ("case_handler" in actor.roles and case.handler_id == actor.staff_id)


def _is_expected(world: World, case: Case, who: str, action: Action, handler: str) -> bool:
    """What the rules say, told once more and in another way than the program does."""
    if who == "helena":
        return case.state == State.AWAITING_RESIDENT
    actor = world.actor(who)
    if not _may_see(actor, case) or (
        (case.state == State.CLOSED) != (action is Action.REOPEN) and action is not Action.NOTE
    ):
        return False
    is_handler, is_receiver = "case_handler" in actor.roles, "case_receiver" in actor.roles
    match action:
        case Action.ASSIGN:
            return is_receiver and case.handler_id != world.staff[handler]
        case Action.TAKE:
            return is_handler and case.handler_id != actor.staff_id
        case Action.NOTE | Action.CLOSE | Action.REOPEN:
            return True
        case _:
            return is_handler and case.handler_id == actor.staff_id and case.state != State.RECEIVED


def _require_sound(case: Case) -> None:
    steps = list(CaseTransition.objects.filter(case=case).order_by("id"))
    state: State | None = None
    for step in steps:
        assert step.from_state == (state or "")
        row = transition(state, Action(step.action))
        assert row is not None
        assert step.to_state == (row.to or state)
        state = State(step.to_state)
    assert case.state == state
    assert (case.state == State.RECEIVED) <= (case.handler_id is None)
    assert (case.queue_rank == 2) == (case.state == State.CLOSED) == (case.closed_at is not None)
    assert case.feedback_due_at == clock.feedback_due_at(case)
    assert case.due_at == (case.feedback_due_at or case.closing_due_at)
    answered = Message.objects.filter(case=case, by_kind="staff").order_by("sent_at").first()
    assert case.first_feedback_at == (answered.sent_at if answered else None)


@settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_any_history(small_world: World, steps: list[tuple[str, Action, str]]) -> None:
    """L-01, T-01, B-03: what is allowed is done with its log entry; what is not leaves everything as it was."""
    case_id = small_world.send_case("helena", "ang", f"Läkemedel {uuid4()}")
    start = now()
    for number, (who, action, handler) in enumerate(steps):
        with time_machine.travel(start + timedelta(minutes=number + 1), tick=False):
            before = Case.objects.get(id=case_id)
            logged = LogEntry.objects.filter(resource_id=str(case_id)).count()
            if _is_expected(small_world, before, who, action, handler):
                _do(small_world, before, who, action, handler)
                assert LogEntry.objects.filter(resource_id=str(case_id)).count() > logged
            else:
                with pytest.raises(REFUSED):
                    _do(small_world, before, who, action, handler)
                assert Case.objects.filter(id=case_id).values().get() == _columns(before)
        _require_sound(Case.objects.select_related("unit__region").get(id=case_id))


def _columns(case: Case) -> dict[str, object]:
    return {field.attname: getattr(case, field.attname) for field in Case._meta.concrete_fields}


@pytest.mark.parametrize("who", STAFF)
def test_buttons_are_what_the_services_accept(small_world: World, who: str) -> None:
    for case in Case.objects.filter(unit_id=small_world.units["ang"]):
        actor = small_world.actor(who)
        if not _may_see(actor, case):
            continue
        drawn = possible_actions(actor, State(case.state), case.handler_id)
        # A receiver may assign whenever anybody at all can be given the case.
        expected = {
            action
            for action in BY_STAFF
            if any(_is_expected(small_world, case, who, action, handler) for handler in ("handler", "handler_2"))
        }
        assert drawn == expected


def test_the_resident_of_another_case_cannot_answer(small_world: World) -> None:
    small_world.reply(small_world.cases["assigned"], Action.ASK, "Hur mår du?")
    stranger: ResidentActor = small_world.resident("other")
    with pytest.raises(NotFound):
        services.answer_counter_question(stranger, small_world.cases["assigned"], body="Bra.", key=uuid4())


def test_unreadable_opening_hours_keep_no_case_from_being_received(small_world: World) -> None:
    """T-01: a fault in the directory is not the resident's to bear."""
    with unit_of_work(SystemActor("test")) as work:
        CareUnit.objects.filter(id=small_world.units["ang"]).update(opening_hours={"monday": "when we feel like it"})
        work.record(OrganisationImported(directory="test", regions=0, units=1))
    case = Case.objects.get(id=small_world.send_case("other", "ang", "Ipren"))
    assert case.promised_at > case.received_at
