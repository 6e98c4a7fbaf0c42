"""Whatever is handed out, changed, taken back and let run out: who meets it is what a plain model says."""

from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from uuid import UUID

import hypothesis.strategies as st
import pytest
import time_machine
from hypothesis import HealthCheck, given, settings

from personalverktyget.base.clock import now, today
from personalverktyget.base.errors import NotPossibleNow
from personalverktyget.domain.admittance import services
from personalverktyget.domain.admittance.models import CaseTypeGrant
from personalverktyget.domain.admittance.policies import barred
from personalverktyget.domain.case_types.models import OfferedCaseType
from tests.support.examples import examples
from tests.support.world import World
from tests.support.world_registers import RESIDENTS

Step = tuple[str, AbstractSet[str], int | None]
WHO = ("helena", "lennart", "protected")
DAYS = st.none() | st.integers(0, 4)
STEPS = st.one_of(
    st.tuples(st.just("hand_out"), st.sets(st.sampled_from(WHO), min_size=1), DAYS),
    st.tuples(st.just("change"), st.sets(st.sampled_from(WHO), min_size=1), DAYS),
    st.tuples(st.just("take_back"), st.sets(st.sampled_from(WHO), min_size=1), st.none()),
    st.tuples(st.just("wait"), st.just(frozenset(WHO)), st.integers(1, 3)),
)


class Model:
    """Until when each has it: a day, ``date.max`` for until further notice; nobody who has it not."""

    def __init__(self) -> None:
        self.until: dict[str, date] = {}

    def step(self, what: str, whom: frozenset[str], until: date | None, on: date) -> bool:
        """Do it; whether anything came of it."""
        last = until or date.max
        if what == "hand_out":
            new = frozenset(who for who in whom if self.until.get(who, date.min) < on)
        else:
            new = whom & self.until.keys()
        for who in new:
            if what == "take_back":
                del self.until[who]
            else:
                self.until[who] = last
        return bool(new)

    def meets(self, who: str, on: date) -> bool:
        """Whether it holds."""
        return self.until.get(who, date.min) >= on


@given(steps=st.lists(STEPS, max_size=12))
@settings(max_examples=examples(40), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.slow
def test_who_meets_it_follows_from_what_was_done(small_world: World, restricted: UUID, steps: list[Step]) -> None:
    _done(small_world, restricted, "take_back", frozenset(WHO), None)
    model, at = Model(), now()
    with time_machine.travel(at, tick=False) as clock:
        for what, whom, days in steps:
            if what == "wait":
                at += timedelta(days=days or 0)
                clock.move_to(at)
            else:
                until = None if days is None else today() + timedelta(days=days)
                came = model.step(what, frozenset(whom), until, today())
                assert _done(small_world, restricted, what, whom, until) is came
            offered = OfferedCaseType.objects.select_related("case_type").get(id=restricted)
            for who in WHO:
                assert (barred(small_world.resident(who), offered) == "") is model.meets(who, today()), (who, what)


def _done(world: World, offered: UUID, what: str, whom: AbstractSet[str], until: date | None) -> bool:
    actor = world.actor("receiver")
    held = CaseTypeGrant.objects.filter(resident_id__in=[world.residents[who] for who in whom])
    grants = list(held.values_list("id", flat=True)) or [UUID(int=0)]
    try:
        if what == "hand_out":
            numbers = [RESIDENTS[who][0] for who in whom]
            services.hand_out_to_residents(actor, offered, numbers=numbers, until=until)
        elif what == "change":
            services.change_last_day(actor, offered, grants=grants, until=until)
        else:
            services.take_back_from_residents(actor, offered, grants=grants)
    except NotPossibleNow:
        return False
    return True
