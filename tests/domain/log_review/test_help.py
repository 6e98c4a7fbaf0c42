"""A unit with a single reviewer: the region names who judges what she did herself, and nobody judges her own (K-03)."""

import contextlib
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from personalverktyget.base.clock import today
from personalverktyget.base.errors import DomainError, InvalidInput, NotAllowed, NotFound, NotPossibleNow
from personalverktyget.domain.access.roles import Role
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.log_review import selectors, services
from personalverktyget.domain.log_review.models import (
    ChosenEntry,
    EntryAnswer,
    EntryQuestion,
    EntryVerdict,
    Escalation,
    EscalationOutcome,
)
from personalverktyget.domain.log_review.states import Verdict
from tests.domain.log_review.test_life import seen, sign
from tests.support.examples import examples
from tests.support.log_reviews import gives, opens
from tests.support.world import World


@pytest.fixture
def review_id(small_world: World) -> UUID:
    """A review at a unit whose only reviewer has opened something herself."""
    gives("receiver_berg", Role.LOG_REVIEWER, "berg")
    for who in ("reviewer", "handler"):
        opens(small_world, who, "assigned")
    return services.begin_review(small_world.actor("reviewer"), first_day=today(), last_day=today(), reason="Prov")


def own(world: World, review_id: UUID) -> int:
    return ChosenEntry.objects.filter(review_id=review_id, staff_id=world.staff["reviewer"])[0].position


def name(world: World, review_id: UUID, helper: str) -> None:
    services.name_helper(world.administrator("regional_admin"), review_id, helper=world.staff[helper])


def test_the_region_names_a_reviewer_from_another_unit_who_judges_and_the_unit_signs(
    small_world: World, review_id: UUID
) -> None:
    """K-03."""
    region = small_world.administrator("regional_admin")
    (waiting,) = (one for one in selectors.reviews(region, only_open=True) if one.id == review_id)
    assert waiting.without_reviewer == 1
    wanted = selectors.help_wanted(region, review_id)
    assert (wanted.whose, wanted.waiting) == ("Greta Granskare", 1)
    assert {one.name for one in wanted.candidates} == {"Robert Berg", "Petra Prövare"}
    position, helper = own(small_world, review_id), small_world.actor("receiver_berg")
    assert selectors.entries_to_help(helper) == ()
    name(small_world, review_id, "receiver_berg")
    assert [one.position for one in selectors.entries_to_help(helper)] == [position]
    found = disclose(helper, selectors.entry_to_help(helper, review_id, position))
    assert found.entry.staff_name == "Greta Granskare"
    services.judge_for_unit(helper, review_id, position, verdict=Verdict.JUSTIFIED, note="")
    page = seen(small_world, review_id)
    assert page.helpers == ("Robert Berg",)
    assert (page.summary.without_reviewer, page.entries[position - 1].judged_by) == (0, "Robert Berg")
    for one in page.entries:
        if not one.is_own:
            services.judge_entry(
                small_world.actor("reviewer"), review_id, one.position, verdict=Verdict.JUSTIFIED, note=""
            )
    sign(small_world, review_id)
    assert seen(small_world, review_id).is_as_signed
    with pytest.raises(NotPossibleNow):
        services.judge_for_unit(helper, review_id, position, verdict=Verdict.JUSTIFIED, note="")


def test_the_one_who_is_named_sees_those_entries_and_nothing_else(small_world: World, review_id: UUID) -> None:
    name(small_world, review_id, "receiver_berg")
    helper, position = small_world.actor("receiver_berg"), own(small_world, review_id)
    others = ChosenEntry.objects.filter(review_id=review_id).exclude(position=position)
    for other in others:
        with pytest.raises(NotFound):
            selectors.entry_to_help(helper, review_id, other.position)
        with pytest.raises(NotFound):
            services.judge_for_unit(helper, review_id, other.position, verdict=Verdict.JUSTIFIED, note="")
    with pytest.raises(NotFound):
        selectors.review(helper, review_id)
    for who in ("reviewer", "provider_reviewer", "reviewer_hamn"):
        with pytest.raises(NotFound):
            selectors.entry_to_help(small_world.actor(who), review_id, position)
    with pytest.raises(NotAllowed):
        selectors.entry_to_help(small_world.actor("handler"), review_id, position)
    # At work for another care provider she helps nobody at this one.
    gives("receiver_berg", Role.LOG_REVIEWER, "hamn")
    elsewhere = small_world.actor("receiver_berg", "hamn")
    assert selectors.entries_to_help(elsewhere) == ()
    for attempt in (
        lambda: selectors.entry_to_help(elsewhere, review_id, position),
        lambda: services.judge_for_unit(elsewhere, review_id, position, verdict=Verdict.JUSTIFIED, note=""),
    ):
        with pytest.raises(NotFound):
            attempt()


def test_only_those_of_the_care_provider_are_named_and_only_where_nobody_else_can(
    small_world: World, review_id: UUID
) -> None:
    for wrong in ("reviewer", "reviewer_hamn", "handler_2"):
        with pytest.raises(InvalidInput):
            name(small_world, review_id, wrong)
    with pytest.raises(NotFound):
        services.name_helper(
            small_world.administrator("regional_admin_2"), review_id, helper=small_world.staff["receiver_berg"]
        )
    name(small_world, review_id, "provider_reviewer")
    with pytest.raises(NotPossibleNow):
        name(small_world, review_id, "provider_reviewer")
    gives("admin", Role.LOG_REVIEWER, "ang")
    assert seen(small_world, review_id).summary.without_reviewer == 0
    with pytest.raises(NotPossibleNow):
        name(small_world, review_id, "receiver_berg")


_WHO = ("reviewer", "receiver_berg", "provider_reviewer", "handler", "admin")


@hypothesis_settings(
    max_examples=examples(15), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    steps=st.lists(
        st.tuples(
            st.sampled_from(("judge", "help", "name", "ask", "answer", "hand_on", "settle", "second")),
            st.sampled_from(_WHO),
            st.integers(1, 4),
        ),
        max_size=14,
    )
)
@pytest.mark.slow
def test_whatever_is_done_in_whatever_order_nobody_decides_on_her_own(
    small_world: World, steps: list[tuple[str, str, int]]
) -> None:
    """K-03: by verdict, by help, by the care provider's outcome, or by answering for another."""
    if not ChosenEntry.objects.exists():
        gives("receiver_berg", Role.LOG_REVIEWER, "berg")
        for who in _WHO[:3]:
            opens(small_world, who, "assigned", unit="ang" if who == "reviewer" else "berg")
        services.begin_review(small_world.actor("reviewer"), first_day=today(), last_day=today(), reason="Prov")
    review_id = ChosenEntry.objects.values_list("review_id", flat=True)[0]
    for step, who, position in steps:
        with contextlib.suppress(DomainError):
            _do(small_world, review_id, step, who, position)
    said = [(one.by_id, one.entry) for one in EntryVerdict.objects.select_related("entry")]
    said += [(one.by_id, one.escalation.entry) for one in EscalationOutcome.objects.select_related("escalation__entry")]
    assert not [by for by, entry in said if by == entry.staff_id]
    assert all(one.question.staff_id == one.question.entry.staff_id for one in EntryAnswer.objects.all())


def _do(world: World, review_id: UUID, step: str, who: str, position: int) -> None:
    actor = world.actor(who)
    match step:
        case "judge":
            services.judge_entry(actor, review_id, position, verdict=Verdict.JUSTIFIED, note="")
        case "help":
            services.judge_for_unit(actor, review_id, position, verdict=Verdict.JUSTIFIED, note="")
        case "name":
            name(world, review_id, who)
        case "ask":
            services.ask_colleague(actor, review_id, position, question="Varför?")
        case "answer":
            if question := EntryQuestion.objects.first():
                services.answer_question(actor, question.id, answer="Därför.")
        case "hand_on":
            services.escalate_entry(actor, review_id, position, note="Titta.")
        case "settle":
            if escalation := Escalation.objects.filter(outcome=None).first():
                services.settle_escalation(actor, escalation.id, verdict=Verdict.UNCLEAR, note="Oklart.")
        case _:
            gives(who, Role.LOG_REVIEWER, "ang" if who not in ("receiver_berg", "provider_reviewer") else "berg")
