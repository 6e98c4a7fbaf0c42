"""The rule of who is reached, and that what is told of it gives nobody away."""

from dataclasses import replace
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from personalverktyget.domain.people.reachability import (
    EVERYBODY,
    FOR_FEW,
    NOBODY,
    Reachability,
    ReachFacts,
    ReachWarning,
    Reason,
    verdict,
)

BOOLEANS = st.booleans()
FACTS = st.builds(
    ReachFacts,
    resident_id=st.uuids(),
    has_account=BOOLEANS,
    is_locked=BOOLEANS,
    is_deceased=BOOLEANS,
    is_emigrated=BOOLEANS,
    is_protected=BOOLEANS,
    wants_notices=BOOLEANS,
    has_notice_address=BOOLEANS,
    age=st.none() | st.integers(0, 14) | st.integers(15, 110),
)
GUARDIANS = st.lists(FACTS, max_size=3, unique_by=lambda it: it.resident_id)
MAY_KNOW = st.sampled_from([EVERYBODY, NOBODY])
WITHOUT_ACCOUNT = ReachFacts(resident_id=uuid4(), age=40)


def told(found: Reachability) -> tuple[object, ...]:
    """All that a page could make words of."""
    return found.can_be_reached, found.reason, found.warnings, found.goes_to


def reached(**facts: object) -> ReachFacts:
    """An adult who is reached, but for what is said."""
    return replace(ReachFacts(resident_id=uuid4(), has_account=True, age=40), **facts)  # type: ignore[arg-type]


@given(FACTS, GUARDIANS)
def test_of_a_protected_person_a_stranger_is_told_what_is_told_of_one_without_an_account(
    facts: ReachFacts, guardians: list[ReachFacts]
) -> None:
    protected = verdict(replace(facts, is_protected=True), guardians, may_know=NOBODY)
    assert told(protected) == told(verdict(WITHOUT_ACCOUNT, may_know=NOBODY))


def test_what_a_stranger_is_told_has_several_causes_and_names_none() -> None:
    causes = [reached(is_locked=True), reached(has_account=False), reached(age=4), reached(is_protected=True)]
    assert {told(verdict(it, may_know=NOBODY)) for it in causes} == {(False, Reason.NOT_HERE, (), ())}
    assert [verdict(it, may_know=EVERYBODY).reason for it in causes[:3]] == [
        Reason.SIGN_IN_LOCKED,
        Reason.NO_ACCOUNT,
        Reason.NO_GUARDIAN,
    ]


@given(FACTS, GUARDIANS)
def test_a_stranger_is_never_told_a_reason_for_few_nor_of_a_protected_guardian(
    facts: ReachFacts, guardians: list[ReachFacts]
) -> None:
    found = verdict(facts, guardians, may_know=NOBODY)
    assert found.reason not in FOR_FEW
    assert ReachWarning.PROTECTED_IDENTITY not in found.warnings
    assert not set(found.goes_to) & {it.resident_id for it in guardians if it.is_protected}
    unprotected = [it for it in guardians if not it.is_protected]
    assert found == verdict(facts, unprotected, may_know=NOBODY)


@given(FACTS, GUARDIANS, MAY_KNOW)
def test_a_verdict_is_whole(facts: ReachFacts, guardians: list[ReachFacts], may_know: object) -> None:
    found = verdict(facts, guardians, may_know=may_know)  # type: ignore[arg-type]
    assert found.resident_id == facts.resident_id
    assert found.can_be_reached == (found.reason is Reason.REACHED) == bool(found.goes_to)
    assert len(set(found.warnings)) == len(found.warnings)


@given(FACTS, GUARDIANS)
def test_who_is_told_to_be_reached_is_so_in_truth(facts: ReachFacts, guardians: list[ReachFacts]) -> None:
    stranger, truth = (verdict(facts, guardians, may_know=it) for it in (NOBODY, EVERYBODY))
    assert truth.can_be_reached or not stranger.can_be_reached
    assert set(stranger.goes_to) <= set(truth.goes_to)


@given(FACTS, GUARDIANS)
def test_what_is_reached_is_an_inbox_that_somebody_can_open(facts: ReachFacts, guardians: list[ReachFacts]) -> None:
    everybody = {it.resident_id: it for it in [*guardians, facts]}
    for reader in (everybody[id_] for id_ in verdict(facts, guardians, may_know=EVERYBODY).goes_to):
        assert (reader.has_account, reader.is_child) == (True, False)
        assert (reader.is_locked, reader.is_deceased, reader.is_emigrated) == (False, False, False)


@given(FACTS, GUARDIANS)
def test_a_child_is_reached_by_her_guardians_alone_and_others_by_themselves(
    facts: ReachFacts, guardians: list[ReachFacts]
) -> None:
    found = verdict(facts, guardians, may_know=EVERYBODY)
    own = {facts.resident_id}
    assert set(found.goes_to) <= ({it.resident_id for it in guardians} if facts.is_child else own)
    assert (ReachWarning.GOES_TO_GUARDIAN in found.warnings) == (found.can_be_reached and facts.is_child)


def test_guardians_act_until_the_child_is_thirteen() -> None:
    mother, father = reached(), reached(is_locked=True)
    child = reached(has_account=True, age=12)
    assert verdict(child, [mother, father], may_know=NOBODY).goes_to == (mother.resident_id,)
    assert verdict(replace(child, age=13), [mother], may_know=NOBODY).goes_to == (child.resident_id,)
    alone = replace(child, age=13, has_account=False)
    assert verdict(alone, [mother], may_know=EVERYBODY).reason is Reason.NO_ACCOUNT


def test_a_child_is_nobodys_guardian() -> None:
    assert verdict(reached(age=6), [reached(age=12)], may_know=EVERYBODY).reason is Reason.NO_GUARDIAN


def test_nobody_acts_for_a_protected_child() -> None:
    child = reached(age=6, is_protected=True)
    assert verdict(child, [reached()], may_know=EVERYBODY).reason is Reason.NO_GUARDIAN


def test_a_locked_child_is_not_reached_by_way_of_her_guardians() -> None:
    assert verdict(reached(age=6, is_locked=True), [reached()], may_know=EVERYBODY).reason is Reason.SIGN_IN_LOCKED


def test_a_sender_who_may_know_the_child_is_not_told_of_a_protected_guardian() -> None:
    child, guardian = reached(age=6), reached(is_protected=True)

    def may_know(resident_id: UUID) -> bool:
        return resident_id == child.resident_id

    assert verdict(child, [guardian], may_know=may_know).reason is Reason.NO_GUARDIAN
    assert verdict(child, [guardian], may_know=EVERYBODY).goes_to == (guardian.resident_id,)


def test_warnings_say_that_nobody_will_be_told() -> None:
    def warnings(facts: ReachFacts, *guardians: ReachFacts) -> tuple[ReachWarning, ...]:
        return verdict(facts, guardians, may_know=EVERYBODY).warnings

    assert warnings(reached()) == ()
    assert warnings(reached(wants_notices=False)) == (ReachWarning.NOTICES_OFF,)
    assert warnings(reached(has_notice_address=False)) == (ReachWarning.NO_NOTICE_ADDRESS,)
    assert warnings(reached(is_protected=True)) == (ReachWarning.PROTECTED_IDENTITY,)
    # The child's own settings count for nothing, and one guardian who is told is enough.
    child, silent, told_of_it = reached(age=6, wants_notices=False), reached(wants_notices=False), reached()
    assert warnings(child, silent, told_of_it) == (ReachWarning.GOES_TO_GUARDIAN,)
    assert warnings(child, reached(has_notice_address=False), told_of_it) == (ReachWarning.GOES_TO_GUARDIAN,)
    assert warnings(child, silent) == (ReachWarning.GOES_TO_GUARDIAN, ReachWarning.NOTICES_OFF)


def test_death_and_emigration_are_told_to_strangers_of_those_who_are_not_protected() -> None:
    assert verdict(reached(is_deceased=True), may_know=NOBODY).reason is Reason.DECEASED
    assert verdict(reached(is_emigrated=True, has_account=False), may_know=NOBODY).reason is Reason.EMIGRATED
