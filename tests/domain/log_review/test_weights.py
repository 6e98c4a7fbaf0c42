"""The weights are the region's setting, and can be tried on last month before they are kept."""

import pytest
import time_machine

from personalverktyget.base.errors import ChangedMeanwhile, InvalidInput, NotFound
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.log_review import selectors, services
from personalverktyget.domain.log_review.models import LogReview
from personalverktyget.domain.log_review.read_models import TriedWeights
from personalverktyget.domain.log_review.rules import USUAL_WEIGHTS, Facts, Flag, ranked
from personalverktyget.domain.log_review.settings import choosing_of
from tests.support.log_reviews import after_the_month, begun_review, opens
from tests.support.world import World

NOTHING_BUT_NAMES = dict.fromkeys(Flag, 0) | {Flag.SAME_NAME: 100}


def tried(world: World, weights: dict[Flag, int], unit: str = "ang") -> TriedWeights:
    region = world.administrator("regional_admin")
    with time_machine.travel(after_the_month()):
        return disclose(region, selectors.tried_weights(region, world.units[unit], weights))


def change(world: World, weights: dict[Flag, int], version: int = 0) -> None:
    services.change_weights(world.administrator("regional_admin"), weights=weights, seen_version=version)


def test_the_same_weights_choose_the_same_and_others_what_they_say(small_world: World) -> None:
    for _ in range(5):
        opens(small_world, "handler_2", "new")
    opens(small_world, "handler_2", "assigned")
    same = tried(small_world, dict(USUAL_WEIGHTS))
    assert same.chosen
    assert all(one.before == one.after for one in same.chosen)
    assert (same.left_out, same.came_in, same.flags_before) == ((), 0, same.flags_after)
    none = tried(small_world, NOTHING_BUT_NAMES)
    assert {flag.flag for one in none.chosen for flag in one.flags} <= set(Flag)
    assert len(none.left_out) == len(same.chosen) - len(none.chosen) > 0


def test_trying_saves_nothing_shows_nobody_and_is_logged(small_world: World) -> None:
    opens(small_world, "handler_2", "new")
    tried(small_world, NOTHING_BUT_NAMES)
    region_id = small_world.regions["klar"]
    assert choosing_of(region_id).weights == USUAL_WEIGHTS
    entry = LogEntry.objects.get(event="log_review.weights_tried")
    assert (entry.owner_unit_id, entry.residents) == (small_world.units["ang"], [])
    with pytest.raises(NotFound):
        tried(small_world, NOTHING_BUT_NAMES, unit="hamn")


def test_what_is_kept_holds_for_the_next_review_and_no_other(small_world: World) -> None:
    before = begun_review(small_world)
    change(small_world, NOTHING_BUT_NAMES)
    region_id = small_world.regions["klar"]
    kept = choosing_of(region_id)
    assert (kept.weights, kept.version) == (NOTHING_BUT_NAMES, 1)
    assert kept.sizes == choosing_of(small_world.regions["annan"]).sizes
    assert LogReview.objects.get(id=before).rules["weights"]["same_name"] == USUAL_WEIGHTS[Flag.SAME_NAME]
    entry = LogEntry.objects.get(event="log_review.weights_changed")
    assert "same_name=100" in entry.details["weights"]
    with pytest.raises(ChangedMeanwhile):
        change(small_world, dict(USUAL_WEIGHTS))
    change(small_world, dict(USUAL_WEIGHTS) | {Flag.COLLEAGUE: 7}, version=1)
    kept = choosing_of(region_id)
    assert (kept.weights, kept.version) == (dict(USUAL_WEIGHTS) | {Flag.COLLEAGUE: 7}, 2)
    with pytest.raises(ChangedMeanwhile):
        change(small_world, NOTHING_BUT_NAMES, version=1)


@pytest.mark.parametrize(("flag", "weight"), [(Flag.COLLEAGUE, -1), (Flag.COLLEAGUE, 101), (Flag.SAME_NAME, 49)])
def test_weights_lie_within_bounds_and_put_something_forward(small_world: World, flag: Flag, weight: int) -> None:
    start = dict.fromkeys(Flag, 0) if flag is Flag.SAME_NAME else dict(USUAL_WEIGHTS)
    with pytest.raises(InvalidInput):
        change(small_world, start | {flag: weight})


def test_whoever_gave_a_reason_is_met_first_whatever_the_weights() -> None:
    given = Facts(seq=1, staff_id="a", resident_id="b", opens=1, took_part=True, acted=1, reasons_given=1)
    other = Facts(seq=2, staff_id="a", resident_id="c", opens=9, took_part=False, acted=0, name_bearers=1)
    assert [one.seq for one in ranked([other, given], NOTHING_BUT_NAMES, 10)] == [1, 2]
