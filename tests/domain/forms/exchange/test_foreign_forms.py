"""What others' forms say and ours cannot is told, item by item; what they say and ours can comes along."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from personalverktyget.domain.forms.definition_rules import definition_errors
from personalverktyget.domain.forms.definitions import Condition, EnableBehavior, Item, ItemType, Operator
from personalverktyget.domain.forms.exchange.imports import Imported, import_form
from personalverktyget.domain.forms.exchange.remarks import Refused, Said

HL7 = "http://hl7.org/fhir/StructureDefinition/"


def form(*items: Any, **more: Any) -> bytes:
    resource = {"resourceType": "Questionnaire", "status": "active", "title": "Enkät", "item": list(items), **more}
    return json.dumps(resource).encode()


def group(*items: Any, **more: Any) -> dict[str, Any]:
    return {"linkId": "g", "type": "group", "text": "Sida", "item": list(items), **more}


def question(link_id: str, kind: str = "string", **more: Any) -> dict[str, Any]:
    return {"linkId": link_id, "type": kind, "text": f"Fråga {link_id}", **more}


def extension(name: str, **value: Any) -> dict[str, Any]:
    return {"url": HL7 + name, **value}


def when(asked: str, operator: str = "=", **answer: Any) -> dict[str, Any]:
    return {"question": asked, "operator": operator, **answer}


def imported(*items: Any, **more: Any) -> Imported:
    result = import_form(form(*items, **more))
    assert not definition_errors(result.definition)
    return result


def told(result: Imported) -> list[tuple[str, Said]]:
    return [(remark.link_id, remark.said) for remark in result.remarks]


CONTRADICTION = [extension("minValue", valueInteger=3), extension("maxValue", valueInteger=2)]


def only(*items: Any) -> tuple[Item, list[Said]]:
    result = imported(group(*items))
    return result.definition.questions[0], [remark.said for remark in result.remarks]


@pytest.mark.parametrize(
    ("data", "remark"),
    [
        (question("a", "reference"), Said.OTHER_TYPE),
        (question("a", "quantity"), Said.OTHER_TYPE),
        (question("a", "time"), Said.OTHER_TYPE),
        (question("a", "hologram"), Said.UNKNOWN_TYPE),
        (question("a", "choice"), Said.NO_OPTIONS),
        (question("a", "choice", answerValueSet="http://example.org/vs"), Said.VALUE_SET),
        (question("a", "open-choice", answerOption=[{"valueString": "Ja"}]), Said.FREE_TEXT_OPTION),
        (question("a", "choice", answerOption=[{"valueCoding": {"system": "s", "code": "c"}}]), Said.CODE_SYSTEM),
        (question("a", "choice", answerOption=[{"valueString": "x"}, {"valueString": "x"}]), Said.OPTION),
        (question("a", repeats=True), Said.REPEATS),
        (question("a", readOnly=True), Said.ELEMENT),
        (question("a", code=[{"code": "1"}]), Said.ELEMENT),
        (question("a", definition="http://example.org"), Said.ELEMENT),
        (question("a", modifierExtension=[{"url": "http://example.org"}]), Said.CHANGES_MEANING),
        (question("a", extension=[{"url": "http://example.org/x", "valueString": "y"}]), Said.EXTENSION),
        (question("a", extension="nonsense"), Said.EXTENSION),
        (
            question(
                "a", extension=[extension("regex", valueString="(?=x)"), extension("entryFormat", valueString="x")]
            ),
            Said.PATTERN,
        ),
        (question("a", extension=[extension("regex", valueString="[a-z]")]), Said.PATTERN_WITHOUT_EXAMPLE),
        (question("a", extension=[extension("minValue", valueInteger=3)]), Said.LIMIT),
        (question("a", "integer", maxLength=3), Said.LIMIT),
        (question("a", maxLength=0), Said.LIMIT),
        (
            question(
                "a", "integer", extension=[extension("minValue", valueInteger=3), extension("maxValue", valueInteger=2)]
            ),
            Said.LIMIT,
        ),
        (question("a", extension=[extension("questionnaire-hidden", valueBoolean=True)]), Said.HIDDEN),
        (question("a", "integer", initial=[{"valueInteger": 1}, {"valueInteger": 2}]), Said.INITIAL),
        (question("a", "date", initial=[{"valueDate": "i morgon"}]), Said.INITIAL),
        (question("a", enableWhen=[when("nowhere", answerBoolean=True)]), Said.CONDITION_UNKNOWN),
        (question("a", text=None), Said.NO_TEXT),
        (question("a", text="x" * 5000), Said.TEXT_CUT),
        (question("a", text="half \ud800"), Said.UNREADABLE_CHARACTERS),
        (question("a" * 200), Said.LINK_ID_CHANGED),
        (question("a", required="ja"), Said.WRONG_VALUE),
    ],
)
def test_what_has_no_place_here_is_told_at_its_item(data: dict[str, Any], remark: Said) -> None:
    result = imported(group(data))
    assert remark in [said for link_id, said in told(result) if link_id.startswith("a")]
    assert len(result.definition.questions) == 1


def test_what_has_a_place_here_comes_along_without_a_word() -> None:
    data = question(
        "a",
        "integer",
        prefix="1.",
        required=True,
        extension=[
            extension("minValue", valueInteger=0),
            extension("maxValue", valueInteger=300),
            extension("questionnaire-unit", valueCoding={"code": "kg", "display": "kilo"}),
        ],
        item=[
            {
                "linkId": "a-help",
                "type": "display",
                "text": "Utan kläder.",
                "extension": [
                    extension("questionnaire-itemControl", valueCodeableConcept={"coding": [{"code": "help"}]})
                ],
            }
        ],
    )
    item, remarks = only(data)
    assert remarks == []
    assert (item.text, item.help, item.unit) == ("1. Fråga a", "Utan kläder.", "kilo")
    assert (item.minimum, item.maximum, item.required) == (0, 300, True)


def test_a_size_of_a_few_bytes_is_meant_in_megabytes_and_says_so() -> None:
    remarks = only(question("a", "attachment", extension=[extension("maxSize", valueDecimal=5)]))[1]
    assert Said.MEGABYTES in remarks or Said.OTHER_TYPE in remarks


def test_a_year_as_a_limit_begins_with_its_first_day_and_ends_with_its_last() -> None:
    limits = [extension("minValue", valueDate="2020"), extension("maxValue", valueDate="2022-02")]
    item, remarks = only(question("a", "date", extension=limits))
    assert (item.minimum, item.maximum, remarks) == ("2020-01-01", "2022-02-28", [])


def test_the_units_of_a_quantity_are_kept_if_there_is_one_and_told_if_there_are_more() -> None:
    unit = {"url": HL7 + "questionnaire-unitOption", "valueCoding": {"code": "km"}}
    other = {"url": HL7 + "questionnaire-unitOption", "valueCoding": {"code": "m"}}
    item, remarks = only(question("a", "quantity", extension=[unit]))
    assert (item.type, item.unit, remarks) == (ItemType.DECIMAL, "km", [Said.OTHER_TYPE])
    item, remarks = only(question("a", "quantity", extension=[unit, other]))
    assert (item.unit, remarks) == ("", [Said.OTHER_TYPE, Said.UNITS])


def test_a_list_of_codes_that_the_form_carries_becomes_alternatives() -> None:
    value_set = {
        "resourceType": "ValueSet",
        "id": "v",
        "compose": {"include": [{"concept": [{"code": "a", "display": "Alfa"}, {"code": "b"}]}]},
    }
    result = imported(group(question("q", "choice", answerValueSet="#v")), contained=[value_set])
    options = result.definition.by_link_id["q"].answer_options
    assert [(option.code, option.text) for option in options] == [("a", "Alfa"), ("b", "b")]
    assert result.remarks == ()


def test_questions_outside_groups_get_a_page_that_bears_the_name_of_the_form() -> None:
    result = imported(question("a"), group(question("b")), question("c"))
    assert [(page.text, [item.link_id for item in page.items]) for page in result.definition.items] == [
        ("Enkät", ["a"]),
        ("Sida", ["b"]),
        ("Enkät", ["c"]),
    ]
    assert told(result) == [("", Said.FIRST_PAGE)]


def test_a_question_below_a_question_comes_after_it_and_shows_when_it_shows() -> None:
    below = question("b", enableWhen=[when("x", answerBoolean=True)])
    above = question("a", enableWhen=[when("y", answerBoolean=False)], item=[below, question("c")])
    result = imported(group(question("x", "boolean"), question("y", "boolean"), above))
    items = result.definition.by_link_id
    assert list(items) == ["g", "x", "y", "a", "b", "c"]
    asked = Condition("y", Operator.EQUAL, answer=False)
    assert items["b"].enable_when == (asked, Condition("x", Operator.EQUAL, answer=True))
    assert items["c"].enable_when == (asked,)
    assert told(result) == [("b", Said.MOVED_OUT), ("c", Said.MOVED_OUT)]


def test_conditions_that_cannot_be_joined_are_told() -> None:
    either: dict[str, Any] = {
        "enableWhen": [when("x", answerBoolean=True), when("y", answerBoolean=True)],
        "enableBehavior": "any",
    }
    above = question("a", enableWhen=[when("y", answerBoolean=False)], item=[question("b", **either)])
    result = imported(group(question("x", "boolean"), question("y", "boolean"), above))
    assert result.definition.by_link_id["b"].enable_behavior is EnableBehavior.ANY
    assert Said.CONDITION in [said for _, said in told(result)]


def test_conditions_keep_their_kind_of_answer() -> None:
    coding = {"valueCoding": {"code": "ja", "display": "Ja"}}
    asked = [
        question("c", "choice", answerOption=[coding]),
        question("n", "decimal"),
        question("d", "date"),
    ]
    last = question(
        "z",
        enableBehavior="any",
        enableWhen=[
            when("c", answerCoding={"code": "ja"}),
            when("n", ">", answerDecimal=1.5),
            when("d", "<=", answerDate="2026-01-01"),
            when("d", "exists", answerBoolean=True),
            when("c", ">", answerCoding={"code": "ja"}),
            when("n", "=", answerString="många"),
        ],
    )
    result = imported(group(*asked, last))
    assert result.definition.by_link_id["z"].enable_when == (
        Condition("c", Operator.EQUAL, "ja"),
        Condition("n", Operator.GREATER, "1.5"),
        Condition("d", Operator.LESS_OR_EQUAL, "2026-01-01"),
        Condition("d", Operator.EXISTS, answer=True),
    )
    assert told(result) == [("z", Said.CONDITION), ("z", Said.CONDITION)]


def test_what_is_said_about_the_whole_form_is_told_in_one_remark() -> None:
    result = imported(group(question("a")), publisher="Någon", copyright="CC0", url="http://x.example/q", version="2")
    assert [(remark.said, remark.params["details"]) for remark in result.remarks] == [
        (Said.FORM_DETAILS, "publisher, copyright")
    ]
    assert result.source == "http://x.example/q|2"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (form(), Said.NO_ITEMS),
        (form(group()), Said.NO_ITEMS),
        (form(group(question("a"), question("a"))), Said.DUPLICATE_LINK_ID),
        (form(group(question(""))), Said.MISSING_LINK_ID),
        (form(group(*[question(str(number)) for number in range(501)])), Said.TOO_MANY_ITEMS),
        (form(group(question("a", enableWhen=[when("a", "exists", answerBoolean=True)]))), Said.CYCLIC_CONDITION),
        (form(group(question("a"), enableWhen=[when("a", answerString="x")])), Said.CYCLIC_CONDITION),
        (b'{"resourceType": "QuestionnaireResponse"}', Said.ANSWERS_NOT_FORM),
        (b'{"resourceType": "Patient"}', Said.NOT_A_FORM),
        (b'{"resourceType": "Bundle", "entry": []}', Said.NOT_A_FORM),
        (b"[1]", Said.NOT_A_FORM),
        (b"<Questionnaire xmlns='http://hl7.org/fhir'/>", Said.FHIR_AS_XML),
        (b"<html/>", Said.NOT_A_FORM),
        (b"", Said.EMPTY),
        (b"hej", Said.UNKNOWN_FORMAT),
        (b"{", Said.BROKEN_JSON),
        (b"<a>", Said.BROKEN_XML),
        (b'{"a": 1, "a": 2}', Said.SAID_TWICE),
        (b"\xff\xfe\xff", Said.NOT_TEXT),
        (b'{"a": NaN}', Said.BROKEN_JSON),
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", Said.DOCUMENT_TYPE),
    ],
)
def test_what_cannot_be_taken_in_is_refused_with_the_reason(content: bytes, reason: Said) -> None:
    with pytest.raises(Refused) as refused:
        import_form(content)
    assert refused.value.remarks[0].said is reason


def test_a_bundle_with_one_form_is_that_form_and_one_with_two_is_refused() -> None:
    resource = json.loads(form(group(question("a"))))
    one = {"resourceType": "Bundle", "entry": [{"resource": resource}, {"resource": {"resourceType": "Library"}}]}
    assert told(import_form(json.dumps(one).encode())) == [("", Said.FORM_DETAILS)]
    two = {"resourceType": "Bundle", "entry": [{"resource": resource}, {"resource": resource}]}
    with pytest.raises(Refused) as refused:
        import_form(json.dumps(two).encode())
    assert refused.value.remarks[0].said is Said.SEVERAL_FORMS


def test_a_form_too_deep_is_refused_before_its_depth_costs_anything() -> None:
    deep = question("leaf")
    for level in range(9):
        deep = group(deep, linkId=f"g{level}")
    with pytest.raises(Refused) as refused:
        import_form(form(deep))
    assert refused.value.remarks[0].said is Said.TOO_DEEP


def test_a_flood_of_remarks_ends_in_a_count() -> None:
    more: dict[str, Any] = {f"x{key}": 1 for key in range(10)}
    strange = [question(str(number), **more) for number in range(300)]
    remarks = imported(group(*strange)).remarks
    assert len(remarks) == 1001
    assert (remarks[-1].said, remarks[-1].params["count"]) == (Said.MORE, 2000)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12) | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["linkId", "type", "text", "item", "extension", "url", "valueInteger", "coding", "code"]),
            inner,
        )
    ),
    max_leaves=12,
)
KEYS = st.sampled_from(
    (
        *("linkId", "type", "text", "prefix", "required", "repeats", "maxLength", "answerOption", "answerValueSet"),
        *("enableWhen", "enableBehavior", "initial", "item", "extension", "modifierExtension"),
    )
)
WHOLE = question(
    "a",
    "choice",
    answerOption=[{"valueCoding": {"code": "x"}, "initialSelected": True}],
    enableWhen=[when("b", answerString="y")],
    extension=[extension("minValue", valueInteger=1), extension("questionnaire-minOccurs", valueInteger=1)],
)


@settings(deadline=None)
@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=3), st.sampled_from(["string", "choice", "date", "group"]))
def test_no_broken_item_breaks_the_import(broken: dict[str, Any], kind: str) -> None:
    """Whatever one item holds, the outcome is a sound form or a reason."""
    content = form(group(question("b"), {**WHOLE, "type": kind, **broken}))
    try:
        result = import_form(content)
    except Refused:
        return
    assert not definition_errors(result.definition)
