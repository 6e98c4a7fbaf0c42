"""On suspicion: entries taken up out of all that is logged, and then examined as in any other review (K-03, K-04)."""

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from personalverktyget.base.clock import now
from personalverktyget.base.errors import InvalidInput, NotAllowed, NotFound, NotPossibleNow
from personalverktyget.domain.access.roles import Role
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.log_review import selectors, services
from personalverktyget.domain.log_review.models import ChosenEntry, EntryQuestion, Escalation
from personalverktyget.domain.log_review.services.take_up_entries import MOST
from personalverktyget.domain.log_review.states import Part, ReviewState, Verdict
from personalverktyget.domain.people.events import StaffImported
from tests.domain.log_review.test_life import judge_all, seen, sign
from tests.domain.log_review.test_suspicion import begin
from tests.domain.log_review.test_suspicion import seen as log_of
from tests.support.examples import examples
from tests.support.log_reviews import SYSTEM, begun_review, gives, opens
from tests.support.world import World
from tests.support.world_registers import RESIDENTS, hsa_id_of


def take_up(world: World, review_id: UUID, numbers: Collection[int], who: str = "reviewer") -> int:
    return services.take_up_entries(world.actor(who, "ang"), review_id, numbers)


def places(review_id: UUID) -> dict[int, int]:
    return dict(ChosenEntry.objects.filter(review_id=review_id).values_list("position", "seq"))


@hypothesis_settings(
    max_examples=examples(20), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(picks=st.lists(st.sets(st.integers(0, 7), min_size=1), max_size=6))
@pytest.mark.slow
def test_in_whatever_order_each_entry_is_taken_up_once_and_stays_where_it_is(
    small_world: World, picks: list[set[int]]
) -> None:
    made = [opens(small_world, "handler_2", "assigned", now() - timedelta(minutes=back)) for back in range(8)]
    review_id = begin(small_world, hsa_id=hsa_id_of("handler_2"))
    expected: set[int] = set()
    for pick in picks:
        before = places(review_id)
        numbers = {made[index] for index in pick}
        assert take_up(small_world, review_id, numbers) == len(numbers - expected)
        expected |= numbers
        after = places(review_id)
        assert before.items() <= after.items()
        assert sorted(after) == list(range(1, len(expected) + 1))
        assert sorted(after.values()) == sorted(expected)
    told = LogEntry.objects.filter(event="log_review.taken_up", resource_id=str(review_id))
    assert sum(entry.details["count"] for entry in told) == len(expected)
    assert len(told) == len(picks)
    assert seen(small_world, review_id).summary.state == (ReviewState.BEGUN if picks else ReviewState.WAITING)


def test_they_are_examined_as_in_any_review_and_the_signature_covers_them(small_world: World) -> None:
    """K-01, K-03: a verdict with its note, a question and its answer, handing on, and a frozen report."""
    made = [opens(small_world, "handler_2", case) for case in ("assigned", "new")]
    review_id = begin(small_world, hsa_id=hsa_id_of("handler_2"))
    take_up(small_world, review_id, made)
    reviewer, judge = small_world.actor("reviewer"), small_world.actor("provider_reviewer")
    assert {one.part for one in seen(small_world, review_id).entries} == {Part.TAKEN_UP}
    assert log_of(small_world, review_id).places == {made[0]: 1, made[1]: 2}
    services.ask_colleague(reviewer, review_id, 1, question="Varför öppnade du ärendet?")
    services.answer_question(small_world.actor("handler_2"), EntryQuestion.objects.get().id, answer="Jag vikarierade.")
    services.escalate_entry(reviewer, review_id, 2, note="Det har hänt förut.")
    (handed,) = selectors.escalations(judge)
    found = disclose(judge, selectors.escalation(judge, handed.id)).entry
    assert (found.seq, found.handed_on and found.handed_on.note) == (made[1], "Det har hänt förut.")
    with pytest.raises(NotPossibleNow):
        sign(small_world, review_id)
    judge_all(small_world, review_id, Verdict.SUSPECTED)
    context = disclose(reviewer, selectors.entry_in_context(reviewer, review_id, 1))
    assert [one.answer for one in context.entry.asked] == ["Jag vikarierade."]
    assert {line.seq for line in context.around} >= {made[1]}
    sign(small_world, review_id)
    page = seen(small_world, review_id)
    assert (page.is_as_signed, page.summary.suspected, page.summary.chosen) == (True, 2, 2)
    with pytest.raises(NotPossibleNow):
        take_up(small_world, review_id, [opens(small_world, "handler_2", "closed")])
    assert len(places(review_id)) == 2
    with unit_of_work(SYSTEM) as work:
        ChosenEntry.objects.create(
            review_id=review_id,
            position=3,
            part=Part.TAKEN_UP,
            seq=made[0],
            at=now(),
            staff_id=small_world.staff["handler_2"],
            score=0,
            flags=[],
        )
        work.record(StaffImported(directory="x", count=0))
    assert seen(small_world, review_id).is_as_signed is False


def test_what_is_not_on_the_page_cannot_be_taken_up_by_its_number(small_world: World) -> None:
    """K-03: another person's, another unit's, other days', the resident's own, and what is nobody's."""
    by_hand, here = begun_review(small_world), opens(small_world, "handler_2", "assigned")
    gives("reviewer", Role.LOG_REVIEWER, "hamn")
    resident = begin(small_world, number=RESIDENTS["lennart"][0])
    colleague = begin(small_world, hsa_id=hsa_id_of("handler_2"))
    about = LogEntry.objects.filter(
        residents=[small_world.residents["lennart"]], owner_unit_id=small_world.units["ang"]
    )
    own = about.filter(actor_kind="resident")
    wrong = {
        opens(small_world, "handler", "new"): (colleague, resident),
        opens(small_world, "handler_berg", "berg", unit="berg"): (colleague, resident),
        opens(small_world, "receiver_hamn", "hamn", unit="hamn"): (colleague, resident),
        opens(small_world, "handler_2", "assigned", now() - timedelta(days=2100)): (colleague, resident),
        own[0].seq: (resident,),
        2**62: (colleague, resident),
    }
    for number, reviews in wrong.items():
        for review_id in reviews:
            with pytest.raises(NotFound):
                take_up(small_world, review_id, {number, here})
            assert places(review_id) == {}
    page = log_of(small_world, resident)
    assert own[0].seq in {line.seq for line in page.lines} - page.can_be_taken_up
    with pytest.raises(NotFound):
        take_up(small_world, by_hand, {here})
    with pytest.raises(NotFound):
        services.take_up_entries(small_world.actor("reviewer_hamn"), colleague, {here})
    for who in ("handler", "receiver", "admin"):
        with pytest.raises(NotAllowed):
            take_up(small_world, colleague, {here}, who)
    with pytest.raises(InvalidInput):
        take_up(small_world, colleague, set())


def test_what_another_care_provider_has_logged_is_seen_and_reviewed_there(small_world: World) -> None:
    gives("reviewer", Role.LOG_REVIEWER, "hamn")
    there = opens(small_world, "receiver_hamn", "hamn", unit="hamn")
    whose = LogEntry.objects.get(seq=there).residents[0]
    review_id = begin(small_world, hsa_id=hsa_id_of("receiver_hamn"))
    page = log_of(small_world, review_id)
    assert (there in {line.seq for line in page.lines}, there in page.can_be_taken_up) == (True, False)
    assert whose in LogEntry.objects.filter(event="log_review.read").latest("seq").residents
    with pytest.raises(NotFound):
        take_up(small_world, review_id, {there})


def test_an_entry_of_a_unit_that_a_colleague_does_not_review_stays_closed_to_her(small_world: World) -> None:
    """K-03: the one who reviews both units took it up; the other reviewer of the unit sees that it is there."""
    gives("reviewer", Role.LOG_REVIEWER, "berg")
    gives("admin", Role.LOG_REVIEWER, "ang")
    there = opens(small_world, "handler_berg", "berg", unit="berg")
    other = opens(small_world, "receiver_berg", "berg", unit="berg")
    here = opens(small_world, "handler_2", "new")
    review_id = begin(small_world, number=RESIDENTS["helena"][0])
    take_up(small_world, review_id, {there, here})
    reviewer, second = small_world.actor("reviewer", "ang"), small_world.actor("admin", "ang")
    context = disclose(reviewer, selectors.entry_in_context(reviewer, review_id, 1))
    assert context.entry.seq == there
    assert {line.seq for line in context.history} >= {other}
    assert [one.role for one in context.grants] == [Role.CASE_HANDLER]
    services.judge_entry(reviewer, review_id, 1, verdict=Verdict.UNCLEAR, note="Hilda Berg vet inte.")
    page = disclose(second, selectors.on_suspicion(second, review_id))
    shut, open_ = page.review.entries
    assert (shut.is_beyond, shut.line, shut.staff_name, shut.note, shut.verdict) == (True, None, "", "", "unclear")
    assert open_.line
    assert page.review.next_position == 2
    for attempt in (
        lambda: selectors.entry_in_context(second, review_id, 1),
        lambda: selectors.entry_alone(second, review_id, 1),
        lambda: services.judge_entry(second, review_id, 1, verdict=Verdict.JUSTIFIED, note=""),
        lambda: services.ask_colleague(second, review_id, 1, question="Varför?"),
        lambda: services.escalate_entry(second, review_id, 1, note="Titta."),
        lambda: take_up(small_world, review_id, {other}, "admin"),
    ):
        with pytest.raises(NotFound):
            attempt()
    services.escalate_entry(reviewer, review_id, 1, note="Titta.")
    judge = small_world.actor("provider_reviewer")
    found = disclose(judge, selectors.escalation(judge, Escalation.objects.get().id)).entry
    assert found.line
    assert found.line.seq == there


def test_what_a_reviewer_did_herself_in_another_units_log_waits_for_one_who_reviews_both(small_world: World) -> None:
    """K-03: she may take it up, not judge it; where no colleague can, the region is told."""
    gives("reviewer", Role.LOG_REVIEWER, "berg")
    gives("admin", Role.LOG_REVIEWER, "ang")
    mine = opens(small_world, "reviewer", "berg", unit="berg")
    review_id = begin(small_world, number=RESIDENTS["helena"][0])
    take_up(small_world, review_id, {mine})
    with pytest.raises(NotPossibleNow):
        services.judge_entry(small_world.actor("reviewer", "ang"), review_id, 1, verdict=Verdict.JUSTIFIED, note="")
    assert log_of(small_world, review_id).review.summary.without_reviewer == 1
    gives("admin", Role.LOG_REVIEWER, "berg")
    assert log_of(small_world, review_id).review.summary.without_reviewer == 0
    services.judge_entry(small_world.actor("admin", "ang"), review_id, 1, verdict=Verdict.JUSTIFIED, note="")


def test_whoever_is_suspected_neither_sees_the_review_nor_works_in_it(small_world: World) -> None:
    """K-03: not even where she is a reviewer of the same unit."""
    gives("admin", Role.LOG_REVIEWER, "ang")
    opened = opens(small_world, "admin", "new")
    review_id = begin(small_world, hsa_id=hsa_id_of("admin"))
    suspected = small_world.actor("admin", "ang")
    assert [one.id for one in selectors.reviews(small_world.actor("reviewer"))] == [review_id]
    assert selectors.reviews(suspected) == ()
    for attempt in (
        lambda: selectors.on_suspicion(suspected, review_id),
        lambda: selectors.review(suspected, review_id),
        lambda: take_up(small_world, review_id, {opened}, "admin"),
        lambda: services.sign_review(suspected, review_id, conclusion="Klart.", seen_version=1),
    ):
        with pytest.raises(NotFound):
            attempt()


def test_a_review_holds_no_more_than_somebody_can_go_through(small_world: World) -> None:
    made = [opens(small_world, "handler_2", "assigned") for _ in range(MOST + 1)]
    review_id = begin(small_world, hsa_id=hsa_id_of("handler_2"))
    assert take_up(small_world, review_id, made[:MOST]) == MOST
    assert take_up(small_world, review_id, made[:MOST]) == 0
    with pytest.raises(InvalidInput):
        take_up(small_world, review_id, made)
    assert len(places(review_id)) == MOST
