"""A message about a child: who reads it and answers it in her place, from which day and until when."""

from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from personalverktyget.base.clock import STOCKHOLM
from personalverktyget.base.errors import InvalidInput, NotFound, NotPossibleNow
from personalverktyget.base.identity_numbers import parse
from personalverktyget.base.test_numbers import all_numbers
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.cases import selectors as cases
from personalverktyget.domain.cases import services as case_services
from personalverktyget.domain.cases.models import Case
from personalverktyget.domain.cases.states import Action
from personalverktyget.domain.notifications.models import Notice
from personalverktyget.domain.outreach import selectors, services
from personalverktyget.domain.outreach.basis import Basis
from personalverktyget.domain.outreach.models import Recipient
from personalverktyget.domain.outreach.selectors import children_to_refresh
from personalverktyget.domain.outreach.states import RecipientState
from personalverktyget.domain.outreach.verdicts import Verdict
from personalverktyget.domain.people.events import ResidentsRefreshed
from personalverktyget.domain.people.models import Resident
from personalverktyget.domain.people.reachability import ReachFacts, reads_for
from personalverktyget.domain.people.registers import RegisterUnavailable
from tests.support.examples import examples
from tests.support.families import NAME, NUMBER, Family, thirteenth_birthday
from tests.support.many import as_listed, let_many_go, rows_of, written_to_many
from tests.support.message_templates import bring_along
from tests.support.messages import WORKER, after_the_hold, as_prepared, delivered, let_go
from tests.support.world import SYSTEM, World
from tests.support.world_registers import RESIDENTS

CHILDREN = sorted(it for it in all_numbers() if parse(it).birth_date is not None and it > "19900101")


@pytest.fixture
def templates(small_world: World) -> dict[str, UUID]:
    """What the program brings along, at the region of the first units."""
    return bring_along()


def _written(world: World, template: UUID) -> UUID:
    actor = world.actor("handler")
    made = services.begin_message(actor, template_id=template, number=NUMBER)
    services.save_message(
        actor, made, seen_version=1, subject="Om Alvas besök", body="Hej {namn}", values={}, basis=Basis.ONGOING_CONTACT
    )
    return made


def _sent(family: Family, template: UUID) -> UUID:
    return delivered(family.world, _written(family.world, template))


def _inbox(family: Family, who: str) -> list[tuple[str, bool]]:
    """The messages in somebody's inbox: about whom, and whether new."""
    actor = family.actor(who)
    return [(line.about, line.is_unread) for line in disclose(actor, selectors.messages(actor)).lines]


def _answer(family: Family, who: str, message: UUID) -> UUID:
    actor = family.actor(who)
    draft = services.begin_answer(actor, message)
    form = disclose(actor, cases.form_draft(actor, draft)).form
    question = next(item for item in form.by_link_id.values() if item.required)
    case_services.save_form(actor, draft, answers={question.link_id: "Det går bra."})
    return case_services.submit_case(actor, draft)


@given(st.sampled_from(CHILDREN), st.integers(-800, 800))
def test_guardians_read_until_the_day_of_the_thirteenth_birthday(number: str, days: int) -> None:
    """On the day before they do, on the day itself the child does (and one born on 29 February on 1 March)."""
    born = parse(number).birth_date
    assert born is not None
    leaps = (born.month, born.day) == (2, 29)
    thirteen = born.replace(year=born.year + 13, month=3, day=1) if leaps else born.replace(year=born.year + 13)
    day = thirteen + timedelta(days=days)
    child = ReachFacts(resident_id=UUID(int=1), age=parse(number).age(day))
    assert reads_for(ReachFacts(resident_id=UUID(int=2), age=40), child) is (day < thirteen)


def test_each_guardian_has_it_in_her_inbox_and_is_told_by_her_own_choice(
    family: Family, templates: dict[str, UUID]
) -> None:
    """One message, one delivery, two readers. It is new to each until she has opened it herself."""
    notices = {who: Notice.objects.filter(resident_id=family.world.residents[who]).count() for who in RESIDENTS}
    message = _sent(family, templates["information"])
    assert LogEntry.objects.filter(event="message.delivered").count() == 1
    for who in ("helena", "camilla"):
        assert _inbox(family, who) == [(NAME, True)]
        assert Notice.objects.filter(resident_id=family.world.residents[who]).count() == notices[who] + 1
    assert not Notice.objects.filter(resident_id=family.child).exists()
    read = disclose(family.actor("helena"), selectors.message(family.actor("helena"), message))
    assert (read.about, read.texts.body) == (NAME, f"Hej {NAME}")
    services.mark_opened(family.actor("helena"), message)
    assert (_inbox(family, "helena"), _inbox(family, "camilla")) == ([(NAME, False)], [(NAME, True)])
    assert _inbox(family, "child") == _inbox(family, "lennart") == []
    with pytest.raises(NotPossibleNow):
        services.recall_message(family.world.actor("handler"), Recipient.objects.get(id=message).dispatch_id)


def test_an_answer_is_a_case_about_the_child_sent_by_the_guardian(family: Family, templates: dict[str, UUID]) -> None:
    """Staff see who answered; the other guardian sees that it is, and each what the unit writes afterwards."""
    world, message = family.world, _sent(family, templates["fraga"])
    begun = services.begin_answer(family.actor("camilla"), message)
    case = _answer(family, "helena", message)
    row = Case.objects.get(id=case)
    assert (row.resident_id, row.guardian_id) == (family.child, world.residents["helena"])
    shown = disclose(world.actor("receiver"), cases.case_for_staff(world.actor("receiver"), case))
    assert (shown.person.name, shown.guardian) == (NAME, "Helena Sandberg")
    other = family.actor("camilla")
    seen = disclose(other, selectors.message(other, message))
    assert seen.answer_case_id == case
    assert not seen.is_answered_by_reader
    with pytest.raises(NotFound):
        cases.form_draft(family.actor("helena"), begun)
    with pytest.raises(NotPossibleNow):
        case_services.submit_case(other, begun)
    world.assign(case, "handler")
    world.reply(case, Action.ASK, "Vilken dag?")
    case_services.save_answer_draft(family.actor("helena"), case, body="Tors")
    assert disclose(other, cases.case_for_resident(other, case)).draft is None
    case_services.answer_counter_question(other, case, body="På torsdag.", key=UUID(int=7))
    thread = disclose(world.actor("handler"), cases.case_for_staff(world.actor("handler"), case)).thread
    assert [item.by for item in thread if item.body == "På torsdag."] == ["Camilla Hellström"]


def test_at_thirteen_it_is_the_childs_own(family: Family, templates: dict[str, UUID]) -> None:
    """On the day before, the guardians read it and not she; from the day itself it is the other way round."""
    message = _sent(family, templates["fraga"])
    case = _answer(family, "helena", message)
    birthday = datetime.combine(thirteenth_birthday(), time(0, 0), STOCKHOLM)
    with time_machine.travel(birthday - timedelta(seconds=1)):
        assert _inbox(family, "helena") == [(NAME, True)]
        assert _inbox(family, "child") == []
        assert cases.case_for_resident(family.actor("camilla"), case)
    with time_machine.travel(birthday + timedelta(seconds=1)):
        assert _inbox(family, "helena") == []
        with pytest.raises(NotFound):
            selectors.message(family.actor("helena"), message)
        with pytest.raises(NotFound):
            cases.case_for_resident(family.actor("helena"), case)
        assert _inbox(family, "child") == [("", True)]
        assert cases.case_for_resident(family.actor("child"), case)


def test_the_register_is_asked_anew_when_it_is_let_go(
    family: Family, templates: dict[str, UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    """S-02. Whoever has lost custody since it was begun gets nothing; without an answer nothing is let go."""
    message = _written(family.world, templates["information"])
    assert as_prepared(family.world.actor("handler"), message).guardians == ("Helena Sandberg", "Camilla Hellström")

    def silent(_number: str) -> None:
        raise RegisterUnavailable("It does not answer.")

    with monkeypatch.context() as context:
        context.setattr(family, "person", silent)
        with pytest.raises(NotPossibleNow):
            let_go(family.world, message)
    family.now_says(guardians=("camilla",))
    let_go(family.world, message)
    after_the_hold(message)
    services.deliver_due(WORKER)
    assert (_inbox(family, "helena"), _inbox(family, "camilla")) == ([], [(NAME, True)])


def test_nobody_gets_it_where_no_guardian_is_left_when_it_leaves(family: Family, templates: dict[str, UUID]) -> None:
    """S-02. Nor where the child has got a protected identity meanwhile; the outcome says that it did not come."""
    message = _written(family.world, templates["information"])
    let_go(family.world, message)
    family.now_says(is_protected=True)
    family.is_asked()
    after_the_hold(message)
    services.deliver_due(WORKER)
    assert Recipient.objects.get(dispatch_id=message).state == RecipientState.NOT_REACHED
    with pytest.raises(InvalidInput):
        _written(family.world, templates["information"])


def test_a_protected_guardian_reads_and_a_stranger_is_not_told_of_her(
    family: Family, templates: dict[str, UUID]
) -> None:
    """S-01. She is not among those whom the sender is told of, and alone she is nobody whom the child is reached by."""
    family.now_says(guardians=("helena", "protected"))
    family.is_asked()
    message = _written(family.world, templates["information"])
    assert as_prepared(family.world.actor("handler"), message).guardians == ("Helena Sandberg",)
    delivered(family.world, message)
    assert _inbox(family, "protected") == [(NAME, True)]
    family.now_says(guardians=("protected",))
    family.is_asked()
    with pytest.raises(InvalidInput):
        _written(family.world, templates["information"])


def test_among_many_a_child_is_told_of_row_by_row(family: Family, templates: dict[str, UUID]) -> None:
    """To how many guardians it goes; one whom nobody reads for is left out like anybody who is not here."""
    world, actor = family.world, family.world.actor("handler")
    text = "\n".join([NUMBER, RESIDENTS["lennart"][0]])
    made = written_to_many(world, templates["information"], text)
    found = rows_of(actor, made)
    assert as_listed(actor, made).to_guardians == 1
    services.leave_out(actor, made, 1, is_left_out=True)
    assert as_listed(actor, made).to_guardians == 0
    services.leave_out(actor, made, 1, is_left_out=False)
    assert [(row.verdict, row.detail) for row in found.values()] == [(Verdict.VALID, "2"), (Verdict.VALID, "")]
    let_many_go(world, made)
    after_the_hold(made)
    services.deliver_due(WORKER)
    assert _inbox(family, "helena") == _inbox(family, "camilla") == [(NAME, True)]
    assert _inbox(family, "lennart") == [("", True)]
    family.now_says(guardians=())
    family.is_asked()
    again = written_to_many(world, templates["information"], text)
    assert rows_of(actor, again)[1].verdict is Verdict.NOT_HERE


def test_among_many_a_protected_guardian_alone_is_not_reached(family: Family, templates: dict[str, UUID]) -> None:
    """S-01. Though she became the only one after the list was checked."""
    made = written_to_many(family.world, templates["information"], NUMBER)
    let_many_go(family.world, made)
    family.now_says(guardians=("protected",))
    family.is_asked()
    after_the_hold(made)
    services.deliver_due(WORKER)
    assert Recipient.objects.get(dispatch_id=made).state == RecipientState.NOT_REACHED


def test_the_register_is_asked_of_children_whose_messages_wait(family: Family, templates: dict[str, UUID]) -> None:
    """S-02. Of adults it is not, nor once it has come."""
    made = written_to_many(family.world, templates["information"], "\n".join([NUMBER, RESIDENTS["lennart"][0]]))
    let_many_go(family.world, made)
    with unit_of_work(SYSTEM) as work:
        Resident.objects.update(refreshed_at=datetime(2020, 1, 1, tzinfo=STOCKHOLM))
        work.record(ResidentsRefreshed(register="test", asked=0, residents=()))
    before = datetime(2020, 1, 2, tzinfo=STOCKHOLM)
    assert children_to_refresh(SYSTEM, before=before, at_most=9) == (family.child,)
    after_the_hold(made)
    services.deliver_due(WORKER)
    assert children_to_refresh(SYSTEM, before=before, at_most=9) == ()


GUARDIANS = st.lists(st.sampled_from(["helena", "camilla", "protected"]), unique=True, max_size=3).map(tuple)
NEWS = st.lists(
    st.fixed_dictionaries({"guardians": GUARDIANS}, optional={"is_protected": st.booleans(), "dies": st.booleans()}),
    min_size=1,
    max_size=6,
)


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=examples(60))
@given(news=NEWS)
def test_whatever_the_register_says_those_read_who_have_the_right_just_then(
    family: Family, templates: dict[str, UUID], news: list[dict[str, Any]]
) -> None:
    """A right that comes, goes and comes again is asked of the register's last word alone."""
    family.now_says(guardians=("helena", "camilla"), is_protected=False, deceased_on=None)
    family.is_asked()
    message = _sent(family, templates["information"])
    for said in news:
        dies = bool(said.pop("dies", False))
        family.now_says(deceased_on=thirteenth_birthday() if dies else None, **{"is_protected": False, **said})
        family.is_asked()
        is_closed = family.said.is_protected or dies
        for who in ("helena", "camilla", "protected", "lennart"):
            may = not is_closed and RESIDENTS[who][0] in family.said.guardians
            lines = disclose(family.actor(who), selectors.messages(family.actor(who))).lines
            assert (message in {line.id for line in lines}) is may
            if not may:
                with pytest.raises(NotFound):
                    services.begin_answer(family.actor(who), message)
