"""Answers put together: every kind of question, who may see them, what is told of the protected, what is logged."""

from uuid import UUID

import pytest

from personalverktyget.base.errors import NotFound
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.outreach import selectors
from personalverktyget.domain.outreach.gathering.filters import EVERYTHING, Chosen
from personalverktyget.domain.outreach.gathering.read_models import GatheredAnswers, QuestionOutcome
from tests.support.asked import HELENA, LENNART, answered_by, asked_of_many
from tests.support.many import numbers, written_to_many
from tests.support.message_templates import bring_along
from tests.support.world import World


@pytest.fixture
def asked(small_world: World) -> UUID:
    """Asked of three, answered by two."""
    dispatch = asked_of_many(small_world, "helena", "lennart", "camilla", by="both")
    answered_by(small_world, dispatch, "helena", HELENA)
    answered_by(small_world, dispatch, "lennart", LENNART)
    return dispatch


def _gathered(world: World, dispatch: UUID, chosen: Chosen = EVERYTHING, who: str = "receiver") -> GatheredAnswers:
    actor = world.actor(who)
    return disclose(actor, selectors.gathered_answers(actor, dispatch, chosen))


def _outcomes(found: GatheredAnswers) -> dict[str, QuestionOutcome]:
    return {outcome.asked.id: outcome for outcome in found.questions}


def _bars(found: GatheredAnswers, question: str) -> dict[str, int]:
    bars = _outcomes(found)[question].distribution.bars
    return {bar.words or str(bar.low): bar.count for bar in bars}


def test_every_kind_of_question_comes_out(small_world: World, asked: UUID) -> None:
    found = _gathered(small_world, asked)
    assert (found.recipients, found.answers, found.chosen, found.unseen) == (3, 2, 2, 0)
    assert _bars(found, "smokes") == {"Ja": 1, "Nej": 1}
    assert _bars(found, "reason") == {"Ont": 1, "Kontroll": 0, "Annat": 0, "Vet inte": 1}
    assert _bars(found, "trouble") == {"Sömn": 2, "Hosta": 1}
    assert _bars(found, "pain")["7"] == _bars(found, "pain")["2"] == 1
    assert _bars(found, "weight") == {"62.5": 1, "80": 1}
    assert _outcomes(found)["weight"].distribution.median == 71.25
    assert sum(_bars(found, "since").values()) == 2
    assert _bars(found, "often") == {"Varje dag": 1, "Ibland": 1}
    assert (_outcomes(found)["often"].people, _outcomes(found)["often"].answers) == (1, 2)
    assert _outcomes(found)["a_day"].asked.is_conditional
    assert not _outcomes(found)["smokes"].asked.is_conditional
    assert _outcomes(found)["phone"].people == 1
    text = _outcomes(found)["told"].texts[0]
    assert (text.person.name, text.answers["told"]) == ("Helena Sandberg", HELENA["told"])


@pytest.mark.parametrize(
    ("chosen", "count"),
    [
        (Chosen(question="smokes", value="true"), 1),
        (Chosen(question="trouble", value="sleep"), 2),
        (Chosen(question="trouble", value="cough"), 1),
        (Chosen(question="reason", value="asked-unknown"), 1),
        (Chosen(question="pain", value="7"), 1),
        (Chosen(question="weight", low="60", high="70"), 1),
        (Chosen(question="weight", low="80"), 1),
        (Chosen(question="weight", low="81", high="99"), 0),
        (Chosen(question="since", low="2026-05-01", high="2026-06-01"), 1),
        (Chosen(question="often", value="seldom"), 1),
        (Chosen(question="told"), 1),
    ],
)
def test_a_choice_lets_through_what_it_says(small_world: World, asked: UUID, chosen: Chosen, count: int) -> None:
    found = _gathered(small_world, asked, chosen)
    assert (found.chosen, found.answers) == (count, 2)


@pytest.mark.parametrize(
    "chosen",
    [
        Chosen(question="gone"),
        Chosen(question="weight", low="x"),
        Chosen(question="weight", low="NaN"),
        Chosen(question="since", low="2026-13-01"),
        Chosen(question="smokes", low="1"),
    ],
)
def test_a_choice_that_means_nothing_is_not_found(small_world: World, asked: UUID, chosen: Chosen) -> None:
    with pytest.raises(NotFound):
        _gathered(small_world, asked, chosen)


def test_a_sender_sees_the_answers_whose_cases_she_sees(small_world: World) -> None:
    """She is told how many there are beside them, as the outcome tells her already."""
    dispatch = asked_of_many(small_world, "helena", "lennart")
    mine = answered_by(small_world, dispatch, "helena", HELENA)
    answered_by(small_world, dispatch, "lennart", LENNART)
    assert _gathered(small_world, dispatch, who="handler").unseen == 2
    small_world.assign(mine, "handler")
    found = _gathered(small_world, dispatch, who="handler")
    assert (found.answers, found.unseen) == (1, 1)
    assert _bars(found, "smokes") == {"Ja": 1, "Nej": 0}
    for who in ("handler_2", "receiver_berg", "receiver_hamn"):
        with pytest.raises(NotFound):
            _gathered(small_world, dispatch, who=who)


def test_what_asks_nothing_has_no_answers(small_world: World) -> None:
    made = written_to_many(small_world, bring_along()["information"], numbers("helena"), who="both")
    with pytest.raises(NotFound):
        _gathered(small_world, made, who="both")


def test_whose_answers_could_be_read_is_logged(small_world: World, asked: UUID) -> None:
    """Of so few, all: the figures say what each has answered."""
    _gathered(small_world, asked)
    entry = LogEntry.objects.filter(event="dispatch.answers_shown").latest("seq")
    assert set(entry.residents) == {small_world.residents["helena"], small_world.residents["lennart"]}
