"""Building a form: any sequence of operations gives a form that can be stored, and loses nothing on the way."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from personalverktyget.domain.forms.definition_json import MAX_DEPTH, to_json, unfinished_from_json
from personalverktyget.domain.forms.definitions import (
    AnswerOption,
    Condition,
    FormDefinition,
    Headline,
    Item,
    ItemType,
    Operator,
)
from personalverktyget.domain.forms.editing import (
    Add,
    Change,
    ChangeForm,
    Delete,
    Duplicate,
    EditNotPossible,
    Move,
    Operation,
    Place,
    Why,
    fingerprint,
    lines_of,
    new_link_id,
    options_from_lines,
    place_of,
)

FEVER = Item(link_id="fever", type=ItemType.BOOLEAN, text="Har du feber?")
DEGREES = Item(
    link_id="degrees",
    type=ItemType.DECIMAL,
    text="Hur hög?",
    enable_when=(Condition("fever", Operator.EQUAL, True),),
)
PAGE = Item(link_id="page", type=ItemType.GROUP, text="Besvär", items=(FEVER, DEGREES))
OTHER = Item(link_id="other", type=ItemType.GROUP, text="Övrigt")
FORM = FormDefinition(title="Feber", items=(PAGE, OTHER), headline=Headline("fever"))


def ids(definition: FormDefinition) -> list[str]:
    return list(definition.by_link_id)


def numbered() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"copy-{next(numbers)}"


def test_a_question_moves_between_pages_with_all_that_it_says() -> None:
    after = Move("degrees", Place("other", 0)).apply(FORM).definition
    assert after.by_link_id["degrees"] == DEGREES
    assert place_of(after, "degrees") == Place("other", 0)
    assert ids(after) == ["page", "fever", "other", "degrees"]


def test_a_copy_of_a_page_looks_at_its_own_questions() -> None:
    after = Duplicate("page", numbered()).apply(FORM).definition
    assert ids(after) == ["page", "fever", "degrees", "copy-1", "copy-2", "copy-3", "other"]
    assert after.by_link_id["copy-3"].enable_when == (Condition("copy-2", Operator.EQUAL, True),)


def test_a_copy_of_a_follow_up_looks_at_the_same_question() -> None:
    after = Duplicate("degrees", numbered()).apply(FORM).definition
    assert after.by_link_id["copy-1"].enable_when == DEGREES.enable_when


def test_deleting_tells_which_conditions_mean_nothing_any_longer_and_keeps_them() -> None:
    edited = Delete("fever").apply(FORM)
    assert edited.lost == ("degrees",)
    assert edited.definition.by_link_id["degrees"].enable_when == DEGREES.enable_when


def test_taking_away_an_alternative_tells_which_conditions_asked_for_it() -> None:
    pain = Item(
        link_id="pain",
        type=ItemType.CHOICE,
        text="Var?",
        answer_options=(AnswerOption("knee", "Knä"), AnswerOption("arm", "Arm")),
    )
    asks = replace(DEGREES, enable_when=(Condition("pain", Operator.EQUAL, "arm"),))
    form = FormDefinition(title="Ont", items=(replace(PAGE, items=(pain, asks)),))
    assert Change(replace(pain, answer_options=pain.answer_options[:1])).apply(form).lost == ("degrees",)
    assert Change(replace(pain, text="Var gör det ont?")).apply(form).lost == ()


@pytest.mark.parametrize(
    ("operation", "why"),
    [
        (Move("page", Place("page", 0)), Why.INTO_ITSELF),
        (Move("fever", Place("", 0)), Why.PAGES_ARE_GROUPS),
        (Move("degrees", Place("fever", 0)), Why.NOT_A_GROUP),
        (Move("gone", Place("page", 0)), Why.GONE),
        (Move("fever", Place("gone", 0)), Why.GONE),
        (Delete("gone"), Why.GONE),
        (Change(replace(FEVER, link_id="gone")), Why.GONE),
        (Change(Item(link_id="page", type=ItemType.TEXT, text="En fråga")), Why.NOT_A_GROUP),
        (Change(Item(link_id="other", type=ItemType.TEXT, text="En fråga")), Why.PAGES_ARE_GROUPS),
        (Add(FEVER, Place("page", 0)), Why.TAKEN),
    ],
)
def test_what_cannot_be_done_is_refused_with_the_reason(operation: Operation, why: Why) -> None:
    with pytest.raises(EditNotPossible) as refused:
        operation.apply(FORM)
    assert refused.value.why is why


def test_groups_do_not_grow_deeper_than_a_form_may_be() -> None:
    form = FormDefinition(title="Djupt", items=(Item(link_id="g1", type=ItemType.GROUP, text="1"),))
    for depth in range(2, MAX_DEPTH + 1):
        inner = Item(link_id=f"g{depth}", type=ItemType.GROUP, text=str(depth))
        form = Add(inner, Place(f"g{depth - 1}", 0)).apply(form).definition
    with pytest.raises(EditNotPossible) as refused:
        Add(FEVER, Place(f"g{MAX_DEPTH}", 0)).apply(form)
    assert refused.value.why is Why.TOO_DEEP


def test_a_fingerprint_tells_the_part_and_no_other() -> None:
    before = Change(FEVER).seen_part(FORM)
    assert Change(FEVER).seen_part(Move("fever", Place("other", 0)).apply(FORM).definition) == before
    assert Change(FEVER).seen_part(Change(replace(FEVER, text="Feber?")).apply(FORM).definition) != before
    assert Delete("page").seen_part(Change(replace(FEVER, text="Feber?")).apply(FORM).definition) != (
        Delete("page").seen_part(FORM)
    )
    assert fingerprint(None) == ""


class TestOptionLines:
    KNEE, ARM = AnswerOption("k", "Knä"), AnswerOption("a", "Arm")

    def test_pasted_lines_lose_their_bullets_blanks_and_doubles(self) -> None:
        found = options_from_lines("- Knä\n\n  2. Arm \n• Knä\n3) Åka  skridskor\n")
        assert [option.text for option in found] == ["Knä", "Arm", "Åka skridskor"]
        assert [option.code for option in found] == ["kna", "arm", "aka-skridskor"]

    def test_an_alternative_that_moves_keeps_its_code(self) -> None:
        assert options_from_lines("Arm\nKnä", (self.KNEE, self.ARM)) == (self.ARM, self.KNEE)

    def test_an_alternative_that_is_reworded_keeps_its_code(self) -> None:
        found = options_from_lines("Knät\nArm", (self.KNEE, self.ARM))
        assert found == (AnswerOption("k", "Knät"), self.ARM)

    def test_a_new_alternative_takes_nobodys_code(self) -> None:
        found = options_from_lines("K\nKnä\nArm", (self.KNEE, self.ARM))
        assert [option.code for option in found] == ["k-2", "k", "a"]

    @given(st.lists(st.text(), max_size=20), st.lists(st.text(), max_size=20))
    def test_codes_are_never_empty_nor_twice(self, first: list[str], second: list[str]) -> None:
        before = options_from_lines("\n".join(first))
        after = options_from_lines("\n".join(second), before)
        codes = [option.code for option in after]
        assert all(codes)
        assert len(set(codes)) == len(codes)
        assert options_from_lines(lines_of(after), after) == after


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30)
ANSWERS = st.one_of(TEXTS, st.booleans(), st.integers(-1000, 1000))


@st.composite
def items(draw: st.DrawFn) -> Item:
    """Any item that somebody may have begun, finished or not."""
    kind = draw(st.sampled_from([ItemType.GROUP, ItemType.CHOICE, ItemType.BOOLEAN, ItemType.TEXT, ItemType.DISPLAY]))
    conditions = st.builds(Condition, st.sampled_from(["fever", "degrees", "x"]), st.sampled_from(Operator), ANSWERS)
    return Item(
        link_id=new_link_id(),
        type=kind,
        text=draw(TEXTS),
        required=draw(st.booleans()),
        answer_options=options_from_lines(draw(TEXTS)) if kind is ItemType.CHOICE else (),
        enable_when=tuple(draw(st.lists(conditions, max_size=2))),
    )


@st.composite
def operations(draw: st.DrawFn, definition: FormDefinition) -> Operation:
    """Any operation on any part of the form, possible or not."""
    known = [*definition.by_link_id, "gone"]
    one, place = draw(st.sampled_from(known)), Place(draw(st.sampled_from(["", *known])), draw(st.integers(-1, 5)))
    possible: list[Operation] = [
        Add(draw(items()), place),
        Change(replace(draw(items()), link_id=one)),
        Move(one, place),
        Duplicate(one),
        Delete(one),
        ChangeForm(draw(TEXTS), Headline(one)),
    ]
    return draw(st.sampled_from(possible))


@given(st.data())
def test_any_sequence_of_operations_gives_a_form_that_can_be_stored(data: st.DataObject) -> None:
    form = FORM
    for _ in range(data.draw(st.integers(1, 8))):
        operation = data.draw(operations(form))
        try:
            form = operation.apply(form).definition
        except EditNotPossible:
            continue
        assert len(form.by_link_id) == sum(1 for page in form.items for _ in page.walk())
        assert all(page.type is ItemType.GROUP for page in form.items)
        assert unfinished_from_json(to_json(form)) == form


@given(st.data())
def test_a_move_there_and_back_changes_nothing(data: st.DataObject) -> None:
    form = Duplicate("page").apply(FORM).definition
    link_id = data.draw(st.sampled_from(ids(form)))
    back = place_of(form, link_id)
    assert back is not None
    try:
        moved = Move(link_id, Place(data.draw(st.sampled_from(["", *ids(form)])), data.draw(st.integers(0, 4))))
        after = moved.apply(form).definition
    except EditNotPossible:
        return
    assert Move(link_id, back).apply(after).definition == form
