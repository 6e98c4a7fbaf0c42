"""Definitions come in bounded and whole, or are refused with every fault at its item."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from personalverktyget.domain.forms.definition_json import MAX_DEPTH, MAX_ITEMS, from_json, to_json
from personalverktyget.domain.forms.problems import Code, InvalidDefinition


def form(*items: object, **more: Any) -> dict[str, Any]:
    """A form of one page that holds the items."""
    return {"title": "Form", "item": [{"linkId": "page", "type": "group", "text": "Page", "item": list(items)}], **more}


def item(link_id: str, kind: str = "string", **more: Any) -> dict[str, Any]:
    return {"linkId": link_id, "type": kind, "text": f"Question {link_id}", **more}


def when(question: str, operator: str, answer: Any) -> list[dict[str, Any]]:
    return [{"question": question, "operator": operator, "answer": answer}]


OPTIONS = [{"code": "a", "display": "Alternative A"}, {"code": "b", "display": "Alternative B"}]
EVERYTHING = form(
    item("s", help="Help", required=True, maxLength=60, errorTexts={"missing": "Write it."}, unit="kg"),
    item("t", "text", recommended=True),
    item("b", "boolean", enableWhen=when("s", "exists", True)),
    item("c", "choice", answerOption=OPTIONS, appearance="list", enableWhen=when("b", "=", True)),
    item("m", "choice", repeats=True, answerOption=OPTIONS, enableBehavior="any", enableWhen=when("c", "!=", "a")),
    item("i", "integer", minValue=0, maxValue=10),
    item("d", "decimal", minValue="0.5", maxValue="10", enableWhen=when("i", ">=", 0)),
    item("day", "date", minValue="2026-01-01", enableWhen=when("d", "<", "2.5")),
    item("p", "phone", enableWhen=when("m", "=", "b")),
    item("e", "email"),
    item("info", "display"),
    item("at", "dateTime", minValue="2026-01-01T00:00:00+01:00", mayBeUnknown=True),
    item("id", "identityNumber", enableWhen=when("at", "=", "asked-unknown")),
    item("pain", "scale", minValue=0, maxValue=10, minLabel="Ingen", maxLabel="Värst", initial=0),
    item(
        "card", pattern="[A-Z]{3} [0-9]{3}", entryFormat="ABC 123", minLength=7, errorTexts={"not_like_pattern": "No"}
    ),
    item("dose", "decimal", unit="mg", maxDecimalPlaces=2, initial="1.5"),
    item("call", "phone", prefill="phone"),
    item("some", "choice", repeats=True, answerOption=OPTIONS, minOccurs=1, maxOccurs=2, initial=["a", "b"]),
    item("kept", hidden=True, initial="x"),
    headline={"linkId": "s", "pattern": "About {answer}"},
)

LIMITS_AT_A = ("a", Code.LIMITS_CONTRADICT)
NEWER = ["at", "id", "pain", "card", "dose", "call", "some", "kept"]


def faults(data: object) -> list[tuple[str, Code]]:
    with pytest.raises(InvalidDefinition) as caught:
        from_json(data)
    return [(link_id, problem.code) for link_id, problem in caught.value.errors]


def test_everything_survives_a_journey_as_json() -> None:
    definition = from_json(EVERYTHING)
    again = to_json(definition)
    assert from_json(json.loads(json.dumps(again))) == definition
    assert again == EVERYTHING


def test_items_are_found_by_link_id_in_the_order_of_the_form() -> None:
    definition = from_json(EVERYTHING)
    assert list(definition.by_link_id) == ["page", "s", "t", "b", "c", "m", "i", "d", "day", "p", "e", "info", *NEWER]
    assert definition.parents["s"] == "page"
    assert "info" not in [question.link_id for question in definition.questions]


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        ([], ("", Code.NOT_A_DEFINITION)),
        ({"title": "Form"}, ("", Code.EMPTY_GROUP)),
        ({**form(item("a")), "title": " "}, ("", Code.MISSING_TEXT)),
        ({"title": "Form", "item": [item("a")]}, ("a", Code.ITEMS_OUTSIDE_GROUP)),
        (form(), ("page", Code.EMPTY_GROUP)),
        (form("text"), ("", Code.NOT_A_DEFINITION)),
        (form(item("a"), item("a")), ("a", Code.DUPLICATE_LINK_ID)),
        (form(item("")), ("", Code.MISSING_LINK_ID)),
        (form({"linkId": "a", "type": "string", "text": ""}), ("a", Code.MISSING_TEXT)),
        (form(item("a", "reference")), ("a", Code.UNKNOWN_TYPE)),
        (form(item("a", colour="red")), ("a", Code.UNKNOWN_KEY)),
        (form(item("a", required="yes")), ("a", Code.WRONG_VALUE)),
        (form(item("a", maxLength=0)), ("a", Code.WRONG_VALUE)),
        (form(item("a", maxLength=True)), ("a", Code.WRONG_VALUE)),
        (form(item("a", help="x" * 5000)), ("a", Code.WRONG_VALUE)),
        (form(item("a", help="nul\x00")), ("a", Code.WRONG_VALUE)),
        (form(item("a", help="half \ud800")), ("a", Code.WRONG_VALUE)),
        (form(item("a", errorTexts={"nonsense": "No"})), ("a", Code.WRONG_VALUE)),
        (form(item("a", "boolean", maxLength=5)), ("a", Code.WRONG_VALUE)),
        (form(item("a", minValue=5)), ("a", Code.WRONG_VALUE)),
        (form(item("a", "integer", minValue="five")), ("a", Code.WRONG_VALUE)),
        (form(item("a", "integer", minValue=5, maxValue=4)), ("a", Code.LIMITS_CONTRADICT)),
        (form(item("a", "decimal", minValue="10", maxValue="9.5")), ("a", Code.LIMITS_CONTRADICT)),
        (form(item("a", repeats=True)), ("a", Code.CANNOT_REPEAT)),
        (form(item("a", "choice")), ("a", Code.MISSING_OPTIONS)),
        (form(item("a", answerOption=OPTIONS)), ("a", Code.UNWANTED_OPTIONS)),
        (form(item("a", "choice", answerOption=OPTIONS + OPTIONS)), ("a", Code.DUPLICATE_OPTION)),
        (form(item("a", "choice", answerOption=["a"])), ("a", Code.WRONG_VALUE)),
        (form(item("a", "display", required=True)), ("a", Code.CANNOT_BE_REQUIRED)),
        (form(item("a", item=[item("b")])), ("a", Code.ITEMS_OUTSIDE_GROUP)),
        (form(item("a", enableWhen=when("x", "exists", True))), ("a", Code.CONDITION_ON_UNKNOWN)),
        (form(item("a", enableWhen=when("page", "exists", True))), ("a", Code.CONDITION_ON_UNKNOWN)),
        (form(item("a"), item("b", enableWhen=when("a", ">", "x"))), ("b", Code.CONDITION_CANNOT_COMPARE)),
        (form(item("a"), item("b", enableWhen=when("a", "exists", "x"))), ("b", Code.CONDITION_WRONG_ANSWER)),
        (form(item("a", "integer"), item("b", enableWhen=when("a", "=", True))), ("b", Code.CONDITION_WRONG_ANSWER)),
        (form(item("a"), item("b", enableWhen=when("a", "near", "x"))), ("b", Code.WRONG_VALUE)),
        (form(item("a"), item("b", enableWhen=when("a", "=", [1]))), ("b", Code.WRONG_VALUE)),
        (
            form(item("c", "choice", answerOption=OPTIONS), item("b", enableWhen=when("c", "=", "z"))),
            ("b", Code.CONDITION_WRONG_ANSWER),
        ),
        (form(item("g", "group", repeats=True, item=[item("a", "attachment")])), ("a", Code.NOT_AVAILABLE)),
        (form(item("a", "scale", minValue=0)), ("a", Code.MISSING_LIMITS)),
        (form(item("a", "scale", minValue=1, maxValue=1)), ("a", Code.MISSING_LIMITS)),
        (form(item("a", "scale", minValue=0, maxValue=100)), ("a", Code.WRONG_VALUE)),
        (form(item("a", minLabel="x")), ("a", Code.WRONG_VALUE)),
        (form(item("a", pattern="(a+", entryFormat="a")), ("a", Code.NOT_A_PATTERN)),
        (form(item("a", pattern="(a)\\1", entryFormat="aa")), ("a", Code.NOT_A_PATTERN)),
        (form(item("a", pattern="a{1000}{1000}", entryFormat="a")), ("a", Code.NOT_A_PATTERN)),
        (form(item("a", pattern="a+")), ("a", Code.MISSING_EXAMPLE)),
        (form(item("a", "boolean", pattern="a+", entryFormat="a")), ("a", Code.WRONG_VALUE)),
        (form(item("a", pattern="a" * 501, entryFormat="a")), ("a", Code.WRONG_VALUE)),
        (form(item("a", minLength=5, maxLength=4)), ("a", Code.LIMITS_CONTRADICT)),
        (form(item("a", "integer", maxDecimalPlaces=2)), ("a", Code.WRONG_VALUE)),
        (form(item("a", "integer", initial="5")), ("a", Code.WRONG_VALUE)),
        (form(item("a", "integer", minValue=6, initial=5)), ("a", Code.WRONG_VALUE)),
        (form(item("a", "boolean", initial="true")), ("a", Code.WRONG_VALUE)),
        (form(item("a", initial={"b": 1})), ("a", Code.WRONG_VALUE)),
        (form(item("a", "identityNumber", initial="191212121212")), ("a", Code.WRONG_VALUE)),
        (form(item("a", prefill="phone")), ("a", Code.WRONG_VALUE)),
        (form(item("a", "phone", prefill="email")), ("a", Code.WRONG_VALUE)),
        (form(item("a", "phone", prefill="fax")), ("a", Code.WRONG_VALUE)),
        (form(item("a", mayBeUnknown=True)), ("a", Code.WRONG_VALUE)),
        (form(item("a", hidden=True)), ("a", Code.MISSING_INITIAL)),
        (form(item("a", hidden=True, initial="x", required=True)), ("a", Code.CANNOT_BE_REQUIRED)),
        (form(item("a", "choice", answerOption=[{"code": "asked-unknown"}])), ("a", Code.DUPLICATE_OPTION)),
        (form(item("a", "choice", answerOption=OPTIONS, maxOccurs=2)), ("a", Code.WRONG_VALUE)),
        (form(item("a", "choice", answerOption=OPTIONS, repeats=True, minOccurs=3, maxOccurs=2)), LIMITS_AT_A),
        (form(item("a", maxSize=5)), ("a", Code.WRONG_VALUE)),
        (form(item("a", "display", unit="kg")), ("a", Code.WRONG_VALUE)),
        (form(item("a", call="112")), ("a", Code.WRONG_VALUE)),
        (form(item("a"), headline={"linkId": "page"}), ("", Code.HEADLINE_ON_UNKNOWN)),
        (form(item("a"), headline="a"), ("", Code.WRONG_VALUE)),
    ],
)
def test_a_fault_is_named_at_its_item(data: object, fault: tuple[str, Code]) -> None:
    assert fault in faults(data)


def test_all_faults_come_at_once() -> None:
    assert len(faults(form(item("a", "x"), item("b", "y"), item("c", required=1)))) == 3


def test_conditions_that_go_round_are_refused() -> None:
    first, second = (item(a, enableWhen=when(b, "exists", True)) for a, b in ("ab", "ba"))
    around = form(first, second)
    assert [code for _, code in faults(around)] == [Code.CYCLIC_CONDITION]
    assert [code for _, code in faults(form(item("a", enableWhen=when("a", "exists", True))))] == [
        Code.CYCLIC_CONDITION
    ]


def test_a_group_cannot_hang_on_a_question_inside_itself() -> None:
    inside = {"title": "F", "item": [{**form(item("a"))["item"][0], "enableWhen": when("a", "exists", True)}]}
    assert [code for _, code in faults(inside)] == [Code.CYCLIC_CONDITION]


def test_deep_and_large_definitions_are_refused_without_reading_them_all() -> None:
    """G11: a thousand levels or a hundred thousand items cost no more than the bound."""
    deep: dict[str, Any] = item("leaf")
    for level in range(1000):
        deep = {"linkId": f"g{level}", "type": "group", "text": "Group", "item": [deep]}
    assert Code.TOO_DEEP in [code for _, code in faults({"title": "F", "item": [deep]})]
    many = [item(str(number)) for number in range(MAX_ITEMS)]
    assert Code.TOO_MANY_ITEMS in [code for _, code in faults(form(*many))]
    wide = {"title": "F", "item": [{**form(*many[:400])["item"][0], "linkId": str(page)} for page in range(400)]}
    assert len(faults(wide)) <= 100
    assert MAX_DEPTH < 20


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["title", "item", "linkId", "type", "text", "enableWhen", "x"]), inner)
    ),
    max_leaves=25,
)


@given(JSON)
def test_no_json_breaks_the_reader(data: object) -> None:
    with pytest.raises(InvalidDefinition) as caught:
        from_json(data)
    assert caught.value.errors


@given(st.sampled_from(EVERYTHING["item"][0]["item"]), JSON, st.data())
def test_no_broken_item_breaks_the_reader(good: dict[str, Any], value: object, data: st.DataObject) -> None:
    broken = {**good, data.draw(st.sampled_from(sorted(good))): value}
    try:
        definition = from_json(form(item("s2"), broken))
    except InvalidDefinition:
        return
    assert from_json(to_json(definition)) == definition
