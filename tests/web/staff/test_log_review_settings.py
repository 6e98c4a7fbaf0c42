"""The pages of log control's settings: how often, and what is put forward. Over HTTP and without JavaScript."""

import pytest
from django.test import Client

from personalverktyget.domain.log_review.models import ReviewRules, ReviewSchedule
from personalverktyget.domain.log_review.rules import USUAL_WEIGHTS
from tests.support.world import World

SCHEDULE, WEIGHTS = "/personal/loggkontroll/hur-ofta/", "/personal/loggkontroll/vikter/"


@pytest.fixture
def region(small_world: World) -> Client:
    return small_world.sign_in(Client(), "regional_admin")


def written(**other: object) -> dict[str, object]:
    return {flag.value: weight for flag, weight in USUAL_WEIGHTS.items()} | {"version": 0} | other


def test_how_often_is_chosen_from_a_list_that_ends_at_the_ceiling(small_world: World) -> None:
    admin = small_world.sign_in(Client(), "admin")
    page = admin.get("/personal/loggkontroll/").content.decode()
    # Last: before another sentence it would read as the beginning of that.
    assert (
        page.partition("men inte vad de har granskat.")[2].partition("</p>")[0].strip().endswith("Ändra hur ofta</a>")
    )
    for wrong in ({"months": ""}, {"months": "12"}, {"months": "x"}):
        answer = admin.post(SCHEDULE, wrong)
        assert answer.status_code == 422
        assert "Välj hur ofta." in answer.content.decode()
    told = admin.post(SCHEDULE, {"months": "3"}, follow=True).content.decode()
    assert "Programmet väljer poster var tredje månad." in told
    assert ReviewSchedule.objects.get().months == 3
    reviewer = small_world.sign_in(Client(), "reviewer")
    assert "Ändra hur ofta" not in reviewer.get("/personal/loggkontroll/").content.decode()


def test_weights_are_tried_and_only_then_kept(small_world: World, region: Client) -> None:
    unit = str(small_world.units["ang"])
    tried = region.post(WEIGHTS, written(same_name=80, unit=unit, **{"try": "1"}))
    assert tried.status_code == 200
    page = tried.content.decode()
    assert "Inget är sparat än." in page
    assert 'value="80"' in page
    assert not ReviewRules.objects.exists()
    kept = region.post(WEIGHTS, written(same_name=80), follow=True).content.decode()
    assert "Vikterna är sparade." in kept
    assert ReviewRules.objects.get().weights["same_name"] == 80
    assert region.post(WEIGHTS, written(same_name=10)).status_code == 409


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"same_name": "101"}, "Samma efternamn: skriv ett heltal mellan 0 och 100."),
        ({"same_name": "många"}, "Samma efternamn: skriv ett heltal mellan 0 och 100."),
        ({"same_name": ""}, "Samma efternamn: skriv ett heltal mellan 0 och 100."),
        (dict.fromkeys((flag.value for flag in USUAL_WEIGHTS), "1"), "måste tillsammans vara minst 50"),
        ({"unit": "fel", "try": "1"}, "Välj en av regionens enheter."),
        ({"unit": "", "try": "1"}, "Välj en av regionens enheter."),
    ],
)
def test_what_is_wrong_is_said_and_stays(region: Client, wrong: dict[str, str], told: str) -> None:
    answer = region.post(WEIGHTS, written(**wrong))
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not ReviewRules.objects.exists()
