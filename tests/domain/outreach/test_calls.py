"""The unread ladder: a new notice, then a call that somebody at the unit makes, unless she reads it first."""

from datetime import datetime
from uuid import UUID

import pytest

from personalverktyget.base.clock import STOCKHOLM, today
from personalverktyget.base.errors import InvalidInput, NotFound, NotPossibleNow
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.message_templates.follow_up import Unread
from personalverktyget.domain.notifications.models import Notice
from personalverktyget.domain.outreach import selectors, services
from personalverktyget.domain.outreach.basis import Basis
from personalverktyget.domain.outreach.call_states import TABLE, CallAction, CallState
from personalverktyget.domain.outreach.models import CallTask, Recipient
from personalverktyget.domain.outreach.selectors.calls import CallRow
from personalverktyget.domain.people.events import ResidentsRefreshed
from personalverktyget.domain.people.models import Resident
from tests.domain.outreach.test_follow_up import changed
from tests.support.families import NAME, NUMBER, Family
from tests.support.following_up import days_pass, following_up, steps
from tests.support.many import as_sent, let_many_go, numbers, written_to_many
from tests.support.messages import WORKER, after_the_hold, delivered, written
from tests.support.world import SYSTEM, World

# A call comes on a working day: so many days pass any run of days off.
TO_A_WORKING_DAY = 8
# Of everybody in the small world.
MOBILE = "+46701740605"


@pytest.fixture
def template(small_world: World) -> UUID:
    """A new notice after two days, a call after two more."""
    return following_up(small_world, unread=Unread.CALL, unread_days=2)


def to_ring(world: World, who: str = "handler", *, is_waiting: bool = True) -> list[CallRow]:
    actor = world.actor(who)
    return list(disclose(actor, selectors.calls(actor, is_waiting=is_waiting)).rows)


def rung(family: Family) -> list[str]:
    """Who can be rung about the child, by name; each has the number that everybody has."""
    (row,) = to_ring(family.world)
    assert {one.mobile for one in row.guardians} <= {MOBILE}
    return [one.name for one in row.guardians]


def unread(world: World, template: UUID, *, to: str = "helena") -> tuple[UUID, UUID]:
    """A dispatch and its message, which came so long ago that somebody is to ring."""
    dispatch = written(world, template, to=to)
    message = delivered(world, dispatch)
    days_pass([message], 2)
    days_pass([message], TO_A_WORKING_DAY)
    return dispatch, message


def unread_of_child(family: Family, template: UUID) -> None:
    """A message about a child, which came so long ago that somebody is to ring."""
    actor = family.world.actor("handler")
    made = services.begin_message(actor, template_id=template, number=NUMBER)
    services.save_message(
        actor, made, seen_version=1, subject="Besöket", body="Hej {namn}", values={}, basis=Basis.ONGOING_CONTACT
    )
    message = delivered(family.world, made)
    for days in (2, TO_A_WORKING_DAY):
        days_pass([message], days)


def test_first_a_new_notice_then_a_call(small_world: World, template: UUID) -> None:
    """The call is the unit's: it tells nobody anything by itself."""
    message = delivered(small_world, written(small_world, template))
    notices = Notice.objects.count()
    assert (days_pass([message], 1), days_pass([message], 1)) == (0, 1)
    assert (steps(message), Notice.objects.count()) == ([("notice", 1)], notices + 1)
    assert to_ring(small_world) == []
    assert days_pass([message], TO_A_WORKING_DAY) == 1
    assert days_pass([message], 30) == 0
    assert Notice.objects.count() == notices + 1
    (row,) = to_ring(small_world)
    assert (row.person.name, row.state, row.is_child) == ("Helena Sandberg", CallState.TO_MAKE, False)
    assert row.mobile == MOBILE
    assert LogEntry.objects.filter(event="message.call_asked", resource_id=str(message)).count() == 1


def test_about_a_child_a_guardian_is_rung_and_a_protected_one_is_not_told(family: Family, template: UUID) -> None:
    family.now_says(guardians=("helena", "protected"), mobile="070-1740605")
    family.is_asked()
    unread_of_child(family, template)
    (row,) = to_ring(family.world)
    assert (row.person.name, row.is_child, row.mobile) == (NAME, True, "")
    assert [(one.name, one.mobile) for one in row.guardians] == [("Helena Sandberg", MOBILE)]
    shown = LogEntry.objects.filter(event="calls.listed").latest("seq").residents
    assert set(shown) == {family.child, family.world.residents["helena"]}


def test_a_guardian_without_an_inbox_is_rung_too(family: Family, template: UUID) -> None:
    """S-02. Whoever of them lives, by the register's last word, which is asked for while the call waits."""
    unread_of_child(family, template)
    with unit_of_work(SYSTEM) as work:
        Resident.objects.filter(id=family.world.residents["helena"]).update(account_opened_at=None)
        Resident.objects.update(refreshed_at=datetime(2020, 1, 1, tzinfo=STOCKHOLM))
        work.record(ResidentsRefreshed(register="test", asked=0, residents=()))
    assert rung(family) == ["Helena Sandberg", "Camilla Hellström"]
    before = datetime(2020, 1, 2, tzinfo=STOCKHOLM)
    those = {family.child, *(family.world.residents[who] for who in ("helena", "camilla"))}
    assert set(selectors.addressees_to_refresh(SYSTEM, before=before, at_most=9)) == those
    family.now_says(guardians=("helena",))
    family.is_asked()
    assert rung(family) == ["Helena Sandberg"]
    changed(family.world.residents["helena"], deceased_on=today())
    assert rung(family) == []


@pytest.mark.parametrize("how", ["read", "recalled", "dead"])
def test_nobody_rings_about_what_was_read_or_recalled_nor_one_who_has_died(
    small_world: World, template: UUID, how: str
) -> None:
    dispatch, message = unread(small_world, template)
    if how == "read":
        services.mark_opened(small_world.resident("helena"), message)
    elif how == "recalled":
        services.recall_message(small_world.actor("handler"), dispatch)
    else:
        changed(small_world.residents["helena"], deceased_on=today())
    assert to_ring(small_world) == []
    with pytest.raises((NotPossibleNow, NotFound)):
        services.record_call(small_world.actor("handler"), message, CallAction.SPEAK)
    if how != "dead":
        assert CallTask.objects.get(recipient_id=message).state == CallState.NOT_NEEDED


def test_one_press_keeps_how_it_went_and_who_rang(small_world: World, template: UUID) -> None:
    """Until somebody has spoken with her it stays; a slip is taken back."""
    dispatch, message = unread(small_world, template)
    actor = small_world.actor("handler")
    services.record_call(actor, message, CallAction.MISS, note="Ringde på förmiddagen.")
    (row,) = to_ring(small_world)
    assert (row.state, row.attempts, row.note) == (CallState.NOT_ANSWERED, 1, "Ringde på förmiddagen.")
    services.record_call(actor, message, CallAction.SPEAK)
    assert to_ring(small_world) == []
    (row,) = to_ring(small_world, is_waiting=False)
    assert (row.state, row.attempts, row.settled_by) == (CallState.MADE, 2, actor.name)
    sent = disclose(actor, selectors.sent_message(actor, dispatch))
    assert [it.call for it in sent.steps] == [None, CallState.MADE]
    services.record_call(actor, message, CallAction.UNDO)
    assert len(to_ring(small_world)) == 1
    assert LogEntry.objects.filter(event="message.call_recorded", resource_id=str(message)).count() == 3


@pytest.mark.parametrize("action", list(CallAction))
@pytest.mark.parametrize("state", list(CallState))
def test_every_cell_of_the_table(small_world: World, template: UUID, state: CallState, action: CallAction) -> None:
    _dispatch, message = unread(small_world, template)
    actor = small_world.actor("handler")
    reach = {
        CallState.TO_MAKE: (),
        CallState.NOT_ANSWERED: (CallAction.MISS,),
        CallState.MADE: (CallAction.SPEAK,),
        CallState.NOT_NEEDED: (),
    }
    for before in reach[state]:
        services.record_call(actor, message, before)
    if state is CallState.NOT_NEEDED:
        services.mark_opened(small_world.resident("helena"), message)
    after = TABLE.get((state, action))
    if after is None or action is CallAction.DROP:
        with pytest.raises(NotPossibleNow):
            services.record_call(actor, message, action)
    else:
        services.record_call(actor, message, action)
        assert CallTask.objects.get(recipient_id=message).state == after


def test_they_are_the_units_and_whoevers_message_it_is(small_world: World, template: UUID) -> None:
    """Who sees all the unit's cases rings all; others those that they wrote to themselves; other units none."""
    _dispatch, message = unread(small_world, template)
    assert len(to_ring(small_world, "receiver")) == 1
    assert to_ring(small_world, "handler_2") == to_ring(small_world, "receiver_berg") == []
    with pytest.raises(NotFound):
        services.record_call(small_world.actor("receiver_berg"), message, CallAction.SPEAK)


def test_of_a_protected_one_neither_name_nor_number_is_told(small_world: World, template: UUID) -> None:
    """S-01: also where she became protected after it was sent."""
    unread(small_world, template)
    changed(small_world.residents["helena"], is_protected=True)
    (row,) = to_ring(small_world)
    assert (row.person.is_masked, row.person.name, row.mobile) == (True, "", "")


def test_whose_account_is_closed_gets_no_notice_and_is_rung(small_world: World, template: UUID) -> None:
    message = delivered(small_world, written(small_world, template))
    changed(small_world.residents["helena"], account_opened_at=None)
    notices = Notice.objects.count()
    days_pass([message], 2)
    days_pass([message], TO_A_WORKING_DAY)
    assert (steps(message), Notice.objects.count()) == ([("call", 1)], notices)


def test_the_dispatch_counts_those_to_ring(small_world: World, template: UUID) -> None:
    dispatch = written_to_many(small_world, template, numbers("helena", "lennart"))
    let_many_go(small_world, dispatch)
    after_the_hold(dispatch)
    services.deliver_due(WORKER)
    rows = list(Recipient.objects.filter(dispatch_id=dispatch).order_by("position").values_list("id", flat=True))
    days_pass(rows, 2)
    days_pass(rows, TO_A_WORKING_DAY)
    services.record_call(small_world.actor("handler"), rows[0], CallAction.SPEAK)
    assert as_sent(small_world.actor("handler"), dispatch).to_ring == 1


def test_days_outside_the_limits_and_too_long_a_note_are_refused(small_world: World, template: UUID) -> None:
    with pytest.raises(InvalidInput) as refused:
        following_up(small_world, unread=Unread.CALL, unread_days=31)
    assert refused.value.field == "unread_days"
    _dispatch, message = unread(small_world, template)
    with pytest.raises(InvalidInput) as refused:
        services.record_call(small_world.actor("handler"), message, CallAction.SPEAK, note="x" * 501)
    assert refused.value.field == "note"
