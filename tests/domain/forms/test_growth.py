"""Work grows with the size of a form and no faster, and what comes in is bounded. Counted, never timed."""

import itertools
import json
import sys
import tracemalloc
from collections.abc import Callable
from typing import Any

import pytest

from personalverktyget.domain.forms.definition_json import from_json, to_json
from personalverktyget.domain.forms.problems import Code, InvalidDefinition
from personalverktyget.domain.forms.rules import check, headline, summary, visible_pages
from tests.volume.forms import answers_to, draw, form_of


def calls(work: Callable[[], object]) -> int:
    """How many Python functions the work calls."""
    count = 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def growth(work: Callable[[Any, dict[str, Any]], object]) -> list[float]:
    """Calls for each question more, from 10 to 490."""
    counts = []
    for size in (10, 50, 170, 490):
        form = form_of(size)
        answers = answers_to(form)
        work(form, answers)
        counts.append((size, calls(lambda form=form, answers=answers: work(form, answers))))  # type: ignore[misc]
    return [(more - less) / (large - small) for (small, less), (large, more) in itertools.pairwise(counts)]


@pytest.mark.parametrize(
    "work",
    [
        check,
        draw,
        lambda form, answers: from_json(to_json(form)),
        lambda form, answers: summary(form, check(form, answers).answers),
        lambda form, answers: visible_pages(form, check(form, {})),
        lambda form, answers: check(form, dict.fromkeys(answers, "wrong " * 1000)),
    ],
    ids=["check", "draw", "read the definition", "summary", "pages", "everything wrong"],
)
def test_each_question_costs_what_the_one_before_it_cost(work: Callable[[Any, dict[str, Any]], object]) -> None:
    """What a question adds is the same at 50 as at 490; anything that grew with the square would be ten times that."""
    each = growth(work)
    assert max(each) < 1.2 * min(each), each


def test_a_chain_of_conditions_is_walked_once() -> None:
    """Every question hangs on the one before it, and the first decides for all."""
    chain = {size: _chain(size) for size in (50, 450)}
    counts = {size: calls(lambda form=form: check(form, {"q0": True})) for size, form in chain.items()}  # type: ignore[misc]
    assert counts[450] < 1.2 * 9 * counts[50]


def test_repetitions_cost_what_they_hold() -> None:
    form = from_json(_page(_repeated(9)))
    rows = {count: {"g": [{f"q{number}": "x" for number in range(9)}] * count} for count in (5, 50)}
    counts = {count: calls(lambda answers=answers: check(form, answers)) for count, answers in rows.items()}  # type: ignore[misc]
    assert counts[50] < 1.2 * 10 * counts[5]


def test_a_huge_definition_is_refused_with_little_memory() -> None:
    """G11: five megabytes in one text, in one list, in one item, or in many."""
    big = "x" * 5_000_000
    many = [{"linkId": str(number), "type": "string", "text": "x" * 40} for number in range(60_000)]
    for hostile in (
        {"title": big, "item": []},
        _page({"linkId": "q", "type": "string", "text": big}),
        _page({"linkId": big, "type": "string", "text": "T"}),
        _page({"linkId": "q", "type": "choice", "text": "T", "answerOption": [{"code": "a"}] * 200_000}),
        _page({"linkId": "q", "type": "string", "text": "T", **{str(number): 1 for number in range(300_000)}}),
        _page({"linkId": "q", "type": "string", "text": "T", "pattern": "(" * 5_000_000, "entryFormat": "x"}),
        _page(*many),
        json.loads("[" * 900 + "]" * 900),
    ):
        tracemalloc.start()
        with pytest.raises(InvalidDefinition) as caught:
            from_json(hostile)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < 4_000_000
        assert len(caught.value.errors) <= 101


def test_a_thousand_levels_and_a_ring_of_conditions_are_refused_by_name() -> None:
    deep: dict[str, Any] = {"linkId": "leaf", "type": "string", "text": "T"}
    for level in range(1000):
        deep = {"linkId": f"g{level}", "type": "group", "text": "G", "item": [deep]}
    with pytest.raises(InvalidDefinition) as caught:
        from_json({"title": "F", "item": [deep]})
    assert [problem.code for _, problem in caught.value.errors] == [Code.TOO_DEEP]
    ring = [
        {
            "linkId": f"q{number}",
            "type": "boolean",
            "text": "T",
            "enableWhen": [{"question": f"q{(number + 1) % 490}", "operator": "=", "answer": True}],
        }
        for number in range(490)
    ]
    with pytest.raises(InvalidDefinition) as caught:
        from_json(_page(*ring))
    assert [problem.code for _, problem in caught.value.errors] == [Code.CYCLIC_CONDITION]


def test_a_definition_that_holds_itself_is_refused() -> None:
    """Not possible in JSON, but in a value that somebody has built."""
    loop: dict[str, Any] = {"linkId": "g", "type": "group", "text": "G"}
    loop["item"] = [loop]
    with pytest.raises(InvalidDefinition):
        from_json({"title": "F", "item": [loop]})


def test_the_headline_does_not_read_the_form() -> None:
    form = form_of(490)
    answers = answers_to(form)
    headline(form, answers)
    assert calls(lambda: headline(form, answers)) < 20


def _page(*items: dict[str, Any]) -> dict[str, Any]:
    return {"title": "F", "item": [{"linkId": "page", "type": "group", "text": "P", "item": list(items)}]}


def _repeated(count: int) -> dict[str, Any]:
    inside = [{"linkId": f"q{number}", "type": "string", "text": "T"} for number in range(count)]
    return {"linkId": "g", "type": "group", "text": "G", "repeats": True, "item": inside}


def _chain(count: int) -> Any:
    first = {"linkId": "q0", "type": "boolean", "text": "T"}
    rest = [
        {
            "linkId": f"q{number}",
            "type": "boolean",
            "text": "T",
            "enableWhen": [{"question": f"q{number - 1}", "operator": "=", "answer": True}],
        }
        for number in range(1, count)
    ]
    return from_json(_page(first, *rest))
