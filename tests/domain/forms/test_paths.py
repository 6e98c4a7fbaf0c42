"""The map of a form: every part once, every condition once, and nothing called unreachable that answers can reach."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from personalverktyget.domain.forms.definitions import (
    Condition,
    EnableBehavior,
    FormDefinition,
    Item,
    ItemType,
    Operator,
)
from personalverktyget.domain.forms.paths import paths_through, unreachable
from personalverktyget.domain.forms.rules import check
from tests.support.examples import examples
from tests.support.generated_forms import all_answers, definitions

FEVER = Item(link_id="fever", type=ItemType.BOOLEAN, text="Har du feber?")
DEGREES = Item(
    link_id="degrees",
    type=ItemType.INTEGER,
    text="Hur hög?",
    maximum=45,
    enable_when=(Condition("fever", Operator.EQUAL, True),),
)
STOP = Item(
    link_id="stop", type=ItemType.STOP, text="Ring 112", enable_when=(Condition("degrees", Operator.GREATER, 50),)
)
AFTER = Item(
    link_id="after", type=ItemType.STRING, text="Sedan?", enable_when=(Condition("never", Operator.EXISTS, True),)
)
NEVER = replace(STOP, link_id="never", type=ItemType.STRING)


def form(*items: Item) -> FormDefinition:
    return FormDefinition(title="Prov", items=(Item(link_id="page", type=ItemType.GROUP, text="Sida", items=items),))


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)
@given(definitions())
def test_every_part_and_every_condition_is_there_once_and_in_order(definition: FormDefinition) -> None:
    found = paths_through(definition)
    assert [part.item.link_id for part in found.parts] == list(definition.by_link_id)
    told = Counter((path.source, path.target, path.condition) for path in found.paths)
    asked = Counter((c.question, item.link_id, c) for item in definition.by_link_id.values() for c in item.enable_when)
    assert told == asked
    assert all(part.depth == 0 or part.item.link_id in definition.parents for part in found.parts)


@pytest.mark.slow
@settings(
    max_examples=examples(200), suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None
)
@given(st.data())
def test_no_answers_reach_what_is_called_unreachable(data: st.DataObject) -> None:
    definition = data.draw(definitions())
    answers = data.draw(all_answers(definition))
    assert unreachable(definition) <= check(definition, answers).hidden


def test_what_hangs_on_the_unreachable_is_unreachable() -> None:
    assert unreachable(form(FEVER, DEGREES, STOP)) == {"stop"}
    assert unreachable(form(FEVER, DEGREES, NEVER, AFTER)) == {"never", "after"}
    other = replace(AFTER, enable_when=(*AFTER.enable_when, Condition("fever", Operator.EQUAL, True)))
    assert unreachable(form(FEVER, DEGREES, NEVER, other)) == {"never", "after"}
    either = replace(other, enable_behavior=EnableBehavior.ANY)
    assert unreachable(form(FEVER, DEGREES, NEVER, either)) == {"never"}


def test_what_lies_in_the_unreachable_is_unreachable() -> None:
    group = Item(link_id="group", type=ItemType.GROUP, text="Mer", enable_when=STOP.enable_when, items=(AFTER,))
    inside = replace(AFTER, enable_when=())
    assert unreachable(form(FEVER, DEGREES, replace(group, items=(inside,)))) == {"group", "after"}


def test_a_hidden_question_has_the_answer_that_it_begins_with() -> None:
    known = replace(FEVER, hidden=True, initial=False)
    assert unreachable(form(known, DEGREES)) == {"degrees"}
    assert unreachable(form(replace(known, initial=True), DEGREES)) == set()


def test_an_unfinished_form_has_a_map() -> None:
    """A condition on what is gone keeps nothing away; a ring can never be entered."""
    lost = replace(AFTER, enable_when=(Condition("gone", Operator.EXISTS, True),))
    assert unreachable(form(lost)) == set()
    assert [path.source for path in paths_through(form(lost)).paths] == ["gone"]
    one = replace(FEVER, enable_when=(Condition("degrees", Operator.EXISTS, True),))
    assert unreachable(form(one, DEGREES)) == {"fever", "degrees"}
