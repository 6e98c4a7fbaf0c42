"""A message to one resident, from its first word to what becomes of it."""

from uuid import UUID

import pytest

from personalverktyget.base.clock import today
from personalverktyget.base.errors import ChangedMeanwhile, InvalidInput, NotAllowed, NotFound, NotPossibleNow
from personalverktyget.base.test_numbers import all_numbers
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.cases.models import Case
from personalverktyget.domain.notifications.models import Notice
from personalverktyget.domain.outreach import selectors, services
from personalverktyget.domain.outreach.basis import Basis
from personalverktyget.domain.outreach.events.dispatches import DispatchSaved
from personalverktyget.domain.outreach.models import Dispatch, Recipient, RecipientValues
from personalverktyget.domain.outreach.read_models import MessageForResident
from personalverktyget.domain.outreach.states import DispatchState, RecipientState
from personalverktyget.domain.people.events import ResidentsRefreshed
from personalverktyget.domain.people.models import Resident
from personalverktyget.domain.people.services import import_residents
from tests.support.message_templates import bring_along, published
from tests.support.messages import WORKER, after_the_hold, answered, as_prepared, delivered, let_go, written
from tests.support.world import SYSTEM, World
from tests.support.world_registers import RESIDENTS, registered


@pytest.fixture
def templates(small_world: World) -> dict[str, UUID]:
    """What the program brings along, at the region of the first units."""
    return bring_along()


def _read(world: World, message: UUID, who: str = "helena") -> MessageForResident:
    actor = world.resident(who)
    return disclose(actor, selectors.message(actor, message))


def _subjects(world: World, who: str = "helena") -> list[str]:
    actor = world.resident(who)
    return [line.subject for line in disclose(actor, selectors.messages(actor)).lines]


def test_a_message_comes_to_the_inbox_with_what_every_message_says(
    small_world: World, templates: dict[str, UUID]
) -> None:
    """With her name in it, the unit that sends it, why, where to turn, and who signed it."""
    notices = Notice.objects.filter(resident_id=small_world.residents["helena"]).count()
    message = delivered(small_world, written(small_world, templates["information"]))
    read = _read(small_world, message)
    assert read.texts.subject == "Om ditt besök"
    assert read.texts.body == "Hej Helena Sandberg\n\nVälkommen till oss."
    assert read.texts.unit_hsa_id
    assert read.texts.purpose
    assert read.texts.contact
    assert "{" not in "".join(read.texts.parts)
    assert read.signature
    assert not read.asks
    assert _subjects(small_world) == ["Om ditt besök"]
    assert Notice.objects.filter(resident_id=small_world.residents["helena"]).count() == notices + 1


def test_nothing_comes_before_the_hold_is_over(small_world: World, templates: dict[str, UUID]) -> None:
    """Until then it can be taken back, and goes on where it stood."""
    message = written(small_world, templates["information"])
    let_go(small_world, message)
    assert services.deliver_due(WORKER) == 0
    assert _subjects(small_world) == []
    services.take_back(small_world.actor("handler"), message)
    assert as_prepared(small_world.actor("handler"), message).subject == "Om ditt besök"
    after_the_hold(message)
    assert services.deliver_due(WORKER) == 0


def test_what_has_left_cannot_be_taken_back(small_world: World, templates: dict[str, UUID]) -> None:
    """Then it can be recalled instead, while it is unread."""
    message = written(small_world, templates["information"])
    delivered(small_world, message)
    with pytest.raises(NotPossibleNow):
        services.take_back(small_world.actor("handler"), message)
    services.recall_message(small_world.actor("handler"), message)
    assert _subjects(small_world) == []
    with pytest.raises(NotPossibleNow):
        services.recall_message(small_world.actor("handler"), message)


def test_what_is_read_cannot_be_recalled(small_world: World, templates: dict[str, UUID]) -> None:
    """It has been read: to take it away would change nothing but her trust."""
    dispatch = written(small_world, templates["information"])
    message = delivered(small_world, dispatch)
    services.mark_opened(small_world.resident("helena"), message)
    with pytest.raises(NotPossibleNow):
        services.recall_message(small_world.actor("handler"), dispatch)
    assert _subjects(small_world) == ["Om ditt besök"]


def test_opening_is_kept_once(small_world: World, templates: dict[str, UUID]) -> None:
    """When she first read it does not change when she reads it again."""
    message = delivered(small_world, written(small_world, templates["information"]))
    services.mark_opened(small_world.resident("helena"), message)
    first = Recipient.objects.get(id=message).read_at
    services.mark_opened(small_world.resident("helena"), message)
    assert first is not None
    assert Recipient.objects.get(id=message).read_at == first


def test_it_is_delivered_once(small_world: World, templates: dict[str, UUID]) -> None:
    """However often the worker comes."""
    dispatch = written(small_world, templates["information"])
    delivered(small_world, dispatch)
    notices = Notice.objects.count()
    assert services.deliver_due(WORKER) == 0
    assert services.deliver_batch(WORKER, dispatch) == 0
    assert LogEntry.objects.filter(event="message.delivered").count() == 1
    assert Notice.objects.count() == notices


@pytest.mark.parametrize("basis", [Basis.GENERAL_INFORMATION, Basis.RESEARCH, ""])
def test_grounds_that_the_guidelines_do_not_know_are_refused(
    small_world: World, templates: dict[str, UUID], basis: str
) -> None:
    """With the reason, and nothing is lost."""
    message = written(small_world, templates["information"], basis=basis)
    with pytest.raises(InvalidInput) as refused:
        let_go(small_world, message)
    assert refused.value.field == "basis"
    assert Dispatch.objects.get(id=message).state == DispatchState.PREPARING


def test_an_ongoing_contact_is_confirmed(small_world: World, templates: dict[str, UUID]) -> None:
    """By the one who sends; a call to vaccination needs none."""
    message = written(small_world, templates["information"])
    with pytest.raises(InvalidInput):
        let_go(small_world, message, confirms_contact=False)
    call = written(small_world, templates["information"], basis=Basis.VACCINATION)
    let_go(small_world, call, confirms_contact=False)


def test_a_variable_without_a_value_stops_the_sending(small_world: World) -> None:
    """And what is given is kept encrypted, and read by her alone."""
    template = published(small_world)
    message = written(small_world, template)
    assert as_prepared(small_world.actor("handler"), message).lacking == ("dag",)
    with pytest.raises(InvalidInput) as refused:
        let_go(small_world, message)
    assert refused.value.field == "value_dag"
    services.save_message(
        small_world.actor("handler"),
        message,
        seen_version=2,
        values={"dag": "måndag 7 december"},
        basis=Basis.ONGOING_CONTACT,
    )
    read = _read(small_world, delivered(small_world, message))
    assert "Remissen kom måndag 7 december." in read.texts.body
    assert b"december" not in bytes(RecipientValues.objects.get().values)


def test_who_cannot_be_reached_is_not_written_to(small_world: World, templates: dict[str, UUID]) -> None:
    """One without an inbox reads as one with a protected identity whom the sender does not know."""
    actor, said = small_world.actor("handler"), {}
    nobody, newcomer = _unused_numbers()
    import_residents(SYSTEM, [registered(newcomer, "Ny", "Nyström", False)])
    with unit_of_work(WORKER) as work:
        Resident.objects.filter(id=small_world.residents["lennart"]).update(deceased_on=today())
        work.record(ResidentsRefreshed(register="population", asked=1, residents=()))
    asked = {"nobody": nobody, "newcomer": newcomer} | {who: RESIDENTS[who][0] for who in ("lennart", "protected")}
    for who, number in asked.items():
        with pytest.raises(InvalidInput) as refused:
            services.begin_message(actor, template_id=templates["information"], number=number)
        assert refused.value.field == "number"
        said[who] = str(refused.value)
    assert said["newcomer"] == said["protected"]
    assert len(set(said.values())) == 3
    assert not Dispatch.objects.exists()
    assert LogEntry.objects.filter(event="dispatch.addressee_looked_up").count() == 4


def test_who_dies_meanwhile_is_not_reached(small_world: World, templates: dict[str, UUID]) -> None:
    """It is asked once more as the message leaves, and the sender is told."""
    dispatch = written(small_world, templates["information"])
    let_go(small_world, dispatch)
    after_the_hold(dispatch)
    with unit_of_work(WORKER) as work:
        Resident.objects.filter(id=small_world.residents["helena"]).update(deceased_on=today())
        work.record(ResidentsRefreshed(register="population", asked=1, residents=()))
    assert services.deliver_due(WORKER) == 0
    actor = small_world.actor("handler")
    seen = disclose(actor, selectors.sent_message(actor, dispatch))
    assert seen.recipient_state is RecipientState.NOT_REACHED
    assert seen.state is DispatchState.SENT
    assert not Notice.objects.filter(created_at__gte=seen.released_at).exists()


def test_only_its_writer_sees_what_is_not_sent(small_world: World, templates: dict[str, UUID]) -> None:
    """A receiver sees what others have sent; another handler sees only her own; another unit nothing."""
    message = written(small_world, templates["information"])
    for who in ("receiver", "handler_2"):
        actor = small_world.actor(who)
        with pytest.raises(NotFound):
            selectors.prepared_message(actor, message)
    delivered(small_world, message)
    assert disclose(small_world.actor("receiver"), selectors.sent_message(small_world.actor("receiver"), message))
    with pytest.raises(NotFound):
        selectors.sent_message(small_world.actor("handler_2"), message)
    with pytest.raises(NotFound):
        _read(small_world, Recipient.objects.get(dispatch_id=message).id, who="lennart")


def test_an_administrator_sends_nothing(small_world: World, templates: dict[str, UUID]) -> None:
    """ADM alone writes to no resident."""
    with pytest.raises(NotAllowed):
        services.begin_message(small_world.actor("admin"), template_id=templates["information"], number="x")


def test_two_tabs_do_not_overwrite_each_other(small_world: World, templates: dict[str, UUID]) -> None:
    """The later one is told, and keeps what it has."""
    message = written(small_world, templates["information"])
    with pytest.raises(ChangedMeanwhile):
        services.save_message(small_world.actor("handler"), message, seen_version=1, values={}, subject="Annat")


def test_what_is_thrown_away_leaves_nothing(small_world: World, templates: dict[str, UUID]) -> None:
    """Neither the message nor to whom."""
    message = written(small_world, templates["information"])
    services.discard_message(small_world.actor("handler"), message)
    assert not Dispatch.objects.exists()
    assert not Recipient.objects.exists()


def test_what_was_changed_behind_the_back_is_not_sent(small_world: World, templates: dict[str, UUID]) -> None:
    """A text, a recipient: what was released is what is sent, or nothing."""
    text = written(small_world, templates["information"])
    other = written(small_world, templates["information"], to="lennart")
    for message in (text, other):
        let_go(small_world, message)
        after_the_hold(message)
    with unit_of_work(WORKER) as work:
        row = Dispatch.objects.get(id=text)
        row.texts = row.texts | {"body": "Något annat"}
        row.save()
        Recipient.objects.filter(dispatch_id=other).update(resident_id=small_world.residents["camilla"])
        work.record(DispatchSaved(dispatch=text, unit=row.unit_id))
    assert services.deliver_due(WORKER) == 0
    assert set(Dispatch.objects.values_list("state", flat=True)) == {DispatchState.STOPPED}
    assert set(Recipient.objects.values_list("state", flat=True)) == {RecipientState.STOPPED}
    assert LogEntry.objects.filter(event="dispatch.halted").count() == 2


def test_a_question_is_answered_with_a_case(small_world: World, templates: dict[str, UUID]) -> None:
    """The unit's own, with a clock, and once."""
    dispatch = written(small_world, templates["fraga"])
    message = delivered(small_world, dispatch)
    helena = small_world.resident("helena")
    assert _read(small_world, message).asks
    draft = services.begin_answer(helena, message)
    assert services.begin_answer(helena, message) == draft
    case = answered(small_world, message)
    assert Case.objects.get(id=case).prompted_by == message
    assert Case.objects.get(id=case).feedback_due_at is not None
    assert _read(small_world, message).answer_case_id == case
    with pytest.raises(NotPossibleNow):
        services.begin_answer(helena, message)
    actor = small_world.actor("handler")
    # A handler who has not been given the answer sees that there is one, and not where.
    seen = disclose(actor, selectors.sent_message(actor, dispatch))
    assert (seen.is_answered, seen.answer_case_id) == (True, None)
    with pytest.raises(NotFound):
        selectors.answered_message(actor, case)
    other = small_world.actor("handler_2")
    small_world.assign(case, "handler_2")
    assert disclose(other, selectors.answered_message(other, case)).texts.subject == "Om ditt besök"
    (row,) = disclose(actor, selectors.dispatches(actor)).rows
    assert (row.delivered, row.read, row.answered) == (1, 0, 1)


def test_information_cannot_be_answered(small_world: World, templates: dict[str, UUID]) -> None:
    """And somebody else's message not at all."""
    message = delivered(small_world, written(small_world, templates["information"]))
    with pytest.raises(NotPossibleNow):
        services.begin_answer(small_world.resident("helena"), message)
    with pytest.raises(NotFound):
        services.begin_answer(small_world.resident("lennart"), message)


def test_a_protected_resident_is_written_to_by_those_who_know_her(
    small_world: World, templates: dict[str, UUID]
) -> None:
    """As others are; nothing of who she is is on the staff's page, but in what she reads."""
    dispatch = written(small_world, templates["information"], to="protected", who="receiver")
    actor = small_world.actor("receiver")
    assert as_prepared(actor, dispatch).person.name == ""
    message = delivered(small_world, dispatch, who="receiver")
    assert "{" not in _read(small_world, message, who="protected").texts.body
    assert disclose(actor, selectors.sent_message(actor, dispatch)).person.number == ""


def _unused_numbers() -> tuple[str, str]:
    taken = {row[0] for row in RESIDENTS.values()}
    first, second = [number for number in all_numbers()[:20] if number not in taken][:2]
    return first, second
