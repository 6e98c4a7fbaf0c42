"""What has happened on a case is told in the order in which it happened."""

import time_machine

from personalverktyget.base.clock import now
from personalverktyget.domain.cases import services
from personalverktyget.domain.cases.selectors.thread import staff_thread
from personalverktyget.domain.cases.states import Action
from tests.support.world import World


def test_taking_is_told_after_the_reopening_that_led_to_it(small_world: World) -> None:
    """Both are done at the same moment, so that time alone does not tell them apart."""
    case, both = small_world.cases["closed"], small_world.actor("both")
    with time_machine.travel(now(), tick=False):
        services.reopen_case(both, case, reason="Fel styrka.", seen_version=small_world.version(case))

    told = [item.action for item in staff_thread(case)]
    assert told[-2:] == [Action.REOPEN, Action.TAKE]
