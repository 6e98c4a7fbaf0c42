"""Half-filled forms and newer versions: what was answered goes along where the question is the same."""

from dataclasses import replace

from personalverktyget.domain.forms.carry_over import carried_over, changed_questions
from personalverktyget.domain.forms.definitions import AnswerOption, Condition, FormDefinition, Item, ItemType, Operator
from personalverktyget.domain.forms.editing import Change, Delete, Move, Operation, Place

FEVER = Item(link_id="fever", type=ItemType.BOOLEAN, text="Har du feber?")
WHERE = Item(
    link_id="where",
    type=ItemType.CHOICE,
    text="Var?",
    answer_options=(AnswerOption("a", "Hemma"), AnswerOption("b", "Borta")),
)
PAGE = Item(link_id="p", type=ItemType.GROUP, text="Sida", items=(FEVER, WHERE))
FORM = FormDefinition(title="Prov", items=(PAGE, Item(link_id="o", type=ItemType.GROUP, text="Andra")))
ANSWERS = {"fever": "true", "where": "a"}


def lost(*steps: Operation) -> list[str]:
    form = FORM
    for step in steps:
        form = step.apply(form).definition
    changed = [item.link_id for item in changed_questions(FORM, form, ANSWERS)]
    assert carried_over(FORM, form, ANSWERS) == {k: v for k, v in ANSWERS.items() if k not in changed}
    return changed


def test_help_place_demand_and_conditions_may_change_under_an_answer() -> None:
    when = (Condition("fever", Operator.EQUAL, True),)
    assert (
        lost(Change(replace(WHERE, help="Ny hjälp", required=True, enable_when=when)), Move("where", Place("o", 0)))
        == []
    )


def test_another_wording_is_another_question() -> None:
    assert lost(Change(replace(FEVER, text="Har du haft feber?"))) == ["fever"]


def test_an_alternative_more_changes_nothing_that_was_answered_and_one_less_does() -> None:
    more = (*WHERE.answer_options, AnswerOption("c", "Annat"))
    assert lost(Change(replace(WHERE, answer_options=more))) == []
    assert lost(Change(replace(WHERE, answer_options=WHERE.answer_options[:1]))) == ["where"]


def test_what_is_gone_is_told() -> None:
    assert lost(Delete("where")) == ["where"]


def test_what_was_not_answered_is_nobodys_loss() -> None:
    assert changed_questions(FORM, Delete("where").apply(FORM).definition, {"fever": "true", "where": ""}) == ()
