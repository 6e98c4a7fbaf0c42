"""What differs between two forms: told once, and nothing told where nothing differs."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from personalverktyget.domain.forms.definitions import AnswerOption, FormDefinition, Headline, Item, ItemType
from personalverktyget.domain.forms.differences import Difference, What, differences
from personalverktyget.domain.forms.editing import Add, Change, ChangeForm, Delete, Move, Operation, Place

STRENGTH = Item(link_id="strength", type=ItemType.STRING, text="Styrka")
WHERE = Item(
    link_id="where",
    type=ItemType.CHOICE,
    text="Var?",
    answer_options=(AnswerOption("a", "Hemma"), AnswerOption("b", "Borta"), AnswerOption("c", "Annat")),
)
PAGE = Item(link_id="page", type=ItemType.GROUP, text="Sida", items=(STRENGTH, WHERE))
OTHER = Item(
    link_id="other", type=ItemType.GROUP, text="Andra", items=(Item(link_id="x", type=ItemType.TEXT, text="X"),)
)
FORM = FormDefinition(title="Prov", items=(PAGE, OTHER))


def after(*steps: Operation) -> tuple[Difference, ...]:
    form = FORM
    for step in steps:
        form = step.apply(form).definition
    return differences(FORM, form)


def test_a_question_that_became_required() -> None:
    assert after(Change(replace(STRENGTH, required=True))) == (Difference(What.CHANGED, "strength", "required"),)


def test_added_removed_and_headline() -> None:
    new = Item(link_id="new", type=ItemType.TEXT, text="Ny")
    assert after(Add(new, Place("page", 0)), Delete("x"), ChangeForm("Prov", Headline("new"))) == (
        Difference(What.ADDED, "new"),
        Difference(What.REMOVED, "x"),
        Difference(What.HEADLINE, "new"),
    )


def test_options_are_told_one_by_one() -> None:
    options = (AnswerOption("b", "Borta"), AnswerOption("a", "Hemma hos mig"), AnswerOption("d", "Vet inte"))
    assert set(after(Change(replace(WHERE, answer_options=options)))) == {
        Difference(What.OPTION_RENAMED, "where", before="Hemma", after="Hemma hos mig"),
        Difference(What.OPTION_ADDED, "where", after="Vet inte"),
        Difference(What.OPTION_REMOVED, "where", before="Annat"),
        Difference(What.OPTIONS_MOVED, "where"),
    }


def test_of_two_that_change_places_one_has_moved() -> None:
    assert len(after(Move("where", Place("page", 0)))) == 1


def test_to_another_page_is_a_move_and_moves_nothing_else() -> None:
    assert after(Move("strength", Place("other", 0))) == (Difference(What.MOVED, "strength"),)


@given(st.permutations(range(8)))
def test_the_fewest_that_explain_a_new_order_are_told(order: list[int]) -> None:
    items = [Item(link_id=f"q{n}", type=ItemType.TEXT, text=str(n)) for n in range(8)]
    before = FormDefinition(title="", items=(replace(PAGE, items=tuple(items)),))
    changed = FormDefinition(title="", items=(replace(PAGE, items=tuple(items[n] for n in order)),))
    moved = {found.link_id for found in differences(before, changed)}
    stayed = [n for n in order if f"q{n}" not in moved]
    assert stayed == sorted(stayed)
    assert not moved or len(moved) < 8


def test_a_form_does_not_differ_from_itself() -> None:
    assert differences(FORM, FORM) == ()
