"""Groups that are answered several times, and stops: each repetition stands for itself, and a stop stops everything."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from personalverktyget.domain.forms.answers import Place
from personalverktyget.domain.forms.definition_json import from_json, to_json
from personalverktyget.domain.forms.definitions import FormDefinition, Prefill, Repetition
from personalverktyget.domain.forms.problems import Code, InvalidDefinition
from personalverktyget.domain.forms.rules import check, summary, visible_pages
from personalverktyget.domain.forms.starting import starting_answers

OPTIONS = [{"code": "a", "display": "A"}, {"code": "b", "display": "B"}]


def item(link_id: str, kind: str = "string", **more: Any) -> dict[str, Any]:
    return {"linkId": link_id, "type": kind, "text": f"Fråga {link_id}", **more}


def when(question: str, operator: str, answer: Any) -> dict[str, Any]:
    return {"question": question, "operator": operator, "answer": answer}


def group(link_id: str, *items: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"linkId": link_id, "type": "group", "text": f"Grupp {link_id}", "item": list(items), **more}


def form(*items: dict[str, Any]) -> FormDefinition:
    return from_json({"title": "F", "item": [group("page", *items)]})


MEDICINES = group(
    "medicines",
    item("name", required=True),
    item("works", "boolean"),
    item("how", "text", required=True, enableWhen=[when("works", "=", False)]),
    item("dose", recommended=True),
    repeats=True,
    minOccurs=0,
    maxOccurs=3,
)
FORM = form(
    item("asthma", "boolean"),
    MEDICINES,
    item("any_bad", enableWhen=[when("works", "=", False)]),
    item("none_bad", enableWhen=[when("works", "!=", False)]),
    item("nothing_said", enableWhen=[when("works", "exists", False)]),
)


def errors(definition: FormDefinition, answers: object) -> list[tuple[str, int | None, Code]]:
    return [(one.link_id, one.repetition, one.problem.code) for one in check(definition, answers).errors]


def test_each_repetition_looks_at_itself_first() -> None:
    rows = [{"name": "Alvedon", "works": True, "how": "hidden"}, {"name": "Ipren", "works": False}]
    checked = check(FORM, {"medicines": rows})
    assert checked.answers == {
        "medicines": [{"name": "Alvedon", "works": True}, {"name": "Ipren", "works": False}],
    }
    assert Place("how", 0) in checked.hidden_places
    assert checked.shows("how", 1)
    assert errors(FORM, {"medicines": rows}) == [("how", 1, Code.MISSING)]
    assert "how" not in checked.hidden


def test_from_outside_one_repetition_that_fits_is_enough() -> None:
    both = {"medicines": [{"name": "x", "works": True}, {"name": "y", "works": False, "how": "z"}]}
    assert check(FORM, both).shows("any_bad")
    assert not check(FORM, both).shows("none_bad")
    good = {"medicines": [{"name": "x", "works": True}]}
    assert not check(FORM, good).shows("any_bad")
    assert check(FORM, good).shows("none_bad")
    assert check(FORM, {}).shows("nothing_said")
    assert not check(FORM, {}).shows("none_bad")


def test_what_is_left_empty_is_no_repetition() -> None:
    checked = check(FORM, {"medicines": [{}, {"name": "", "works": ""}, {"name": "Alvedon", "dose": "1"}]})
    assert checked.answers == {"medicines": [{"name": "Alvedon", "dose": "1"}]}
    assert checked.is_complete
    assert check(FORM, {"medicines": []}).answers == {}


def test_warnings_name_their_repetition() -> None:
    warnings = check(FORM, {"medicines": [{"name": "a"}, {"name": "b", "dose": "1"}]}).warnings
    assert [(one.link_id, one.repetition) for one in warnings] == [("dose", 0)]


def test_too_few_are_asked_for_where_they_would_stand() -> None:
    two = form(group("g", item("q", required=True), repeats=True, minOccurs=2, maxOccurs=3))
    assert errors(two, {}) == [("q", 0, Code.MISSING), ("q", 1, Code.MISSING)]
    assert errors(two, {"g": [{}, {"q": "x"}, {}]}) == [("q", 0, Code.MISSING)]
    assert check(two, {"g": [{"q": "x"}, {"q": "y"}]}).is_complete
    loose = form(group("g", item("q"), repeats=True, minOccurs=1))
    assert errors(loose, {}) == [("g", None, Code.TOO_FEW)]


@pytest.mark.parametrize(
    ("rows", "code"),
    [("text", Code.WRONG_KIND), ([1], Code.WRONG_KIND), ({"name": "x"}, Code.WRONG_KIND), ([{}] * 4, Code.TOO_MANY)],
)
def test_what_is_no_list_of_repetitions_is_refused(rows: object, code: Code) -> None:
    assert errors(FORM, {"medicines": rows}) == [("medicines", None, code)]


def test_a_flood_of_repetitions_is_not_read() -> None:
    assert len(errors(FORM, {"medicines": [{"name": ""}] * 100_000})) == 1


def test_what_nobody_asked_in_a_repetition_is_refused_there() -> None:
    assert ("x", 0, Code.UNKNOWN_QUESTION) in errors(FORM, {"medicines": [{"x": "y"}]})
    assert ("name", None, Code.UNKNOWN_QUESTION) in errors(FORM, {"name": "outside of its group"})


def test_a_hidden_group_keeps_nothing() -> None:
    definition = form(
        item("any", "boolean"),
        group("g", item("q", required=True), repeats=True, minOccurs=1, enableWhen=[when("any", "=", True)]),
    )
    checked = check(definition, {"any": False, "g": [{"q": "x"}]})
    assert checked.answers == {"any": False}
    assert {"g", "q"} == checked.hidden
    assert errors(definition, {"any": True}) == [("q", 0, Code.MISSING)]


def test_the_summary_says_which_repetition() -> None:
    rows: list[Repetition] = [{"name": "Alvedon"}, {"name": "Ipren", "works": False}]
    lines = summary(FORM, {"asthma": True, "medicines": rows})
    assert [(line.heading, line.question, line.answer) for line in lines] == [
        ("", "Fråga asthma", "Ja"),
        ("Grupp medicines 1", "Fråga name", "Alvedon"),
        ("Grupp medicines 2", "Fråga name", "Ipren"),
        ("Grupp medicines 2", "Fråga works", "Nej"),
    ]


STOP = item("stop", "stop", help="Ring nu.", call="112", enableWhen=[when("pain", "=", True)])


def test_a_stop_that_shows_stops_everything() -> None:
    definition = form(item("pain", "boolean", required=True), STOP)
    stopped = check(definition, {"pain": True})
    assert [stop.link_id for stop in stopped.stops] == ["stop"]
    assert not stopped.errors
    assert not stopped.is_complete
    assert check(definition, {"pain": False}).is_complete
    assert check(definition, {}).stops == ()
    assert from_json(to_json(definition)) == definition


def test_a_stop_in_one_repetition_is_enough() -> None:
    definition = form(group("g", item("pain", "boolean"), STOP, repeats=True))
    assert check(definition, {"g": [{"pain": False}, {"pain": True}]}).stops
    assert not check(definition, {"g": [{"pain": False}]}).stops


def test_a_stop_behind_a_hidden_answer_does_not_stop() -> None:
    definition = form(
        item("ill", "boolean"),
        group("g", item("pain", "boolean"), STOP, enableWhen=[when("ill", "=", True)]),
    )
    assert not check(definition, {"ill": False, "pain": True}).stops


@pytest.mark.parametrize(
    ("items", "fault"),
    [
        ([item("s", "stop")], ("s", Code.STOP_WITHOUT_CONDITION)),
        ([item("s", "stop", required=True)], ("s", Code.CANNOT_BE_REQUIRED)),
        ([item("s", "stop", call="ring 112")], ("s", Code.WRONG_VALUE)),
        ([item("s", "stop", item=[item("q")])], ("s", Code.ITEMS_OUTSIDE_GROUP)),
        ([group("g", group("h", item("q"), repeats=True), repeats=True)], ("h", Code.NESTED_REPETITION)),
        ([group("g", item("d", "display"), repeats=True)], ("g", Code.EMPTY_GROUP)),
        ([group("g", item("q"), minOccurs=1)], ("g", Code.WRONG_VALUE)),
        ([group("g", item("q"), repeats=True, minOccurs=3, maxOccurs=2)], ("g", Code.LIMITS_CONTRADICT)),
        ([group("g", item("q"), repeats=True, maxOccurs=51)], ("g", Code.WRONG_VALUE)),
        ([group("g", item("q", "phone", prefill="phone"), repeats=True)], ("q", Code.WRONG_VALUE)),
    ],
)
def test_what_does_not_hold_together(items: list[dict[str, Any]], fault: tuple[str, Code]) -> None:
    with pytest.raises(InvalidDefinition) as caught:
        form(*items)
    assert fault in [(link_id, problem.code) for link_id, problem in caught.value.errors]


def test_a_page_cannot_repeat_and_no_repetition_stands_for_the_case() -> None:
    page = group("page", item("q"), repeats=True)
    with pytest.raises(InvalidDefinition, match="cannot_repeat"):
        from_json({"title": "F", "item": [page]})
    with pytest.raises(InvalidDefinition, match="headline_on_unknown"):
        from_json(
            {"title": "F", "item": [group("p", group("g", item("q"), repeats=True))], "headline": {"linkId": "q"}}
        )


def test_what_is_never_asked_is_answered_by_the_form() -> None:
    definition = form(item("kept", hidden=True, initial="x"), item("q", enableWhen=[when("kept", "=", "x")]))
    checked = check(definition, {"kept": "forged"})
    assert checked.answers == {"kept": "x"}
    assert checked.shows("q")
    assert summary(definition, checked.answers) == ()


def test_a_page_where_nothing_shows_is_no_page() -> None:
    last = group("last", STOP, item("kept", hidden=True, initial="x"))
    pages = [group("first", item("pain", "boolean")), last]
    definition = from_json({"title": "F", "item": pages})
    assert [page.link_id for page in visible_pages(definition, check(definition, {}))] == ["first"]


def test_what_a_form_begins_with() -> None:
    definition = form(
        item("phone", "phone", prefill="phone"),
        item("email", "email", prefill="email", initial="namn@exempel.se"),
        item("count", "integer", initial=0),
        item("q"),
    )
    assert starting_answers(definition, {Prefill.PHONE: "070-174 06 05", Prefill.EMAIL: ""}) == {
        "phone": "070-174 06 05",
        "email": "namn@exempel.se",
        "count": 0,
    }


ROWS = st.lists(
    st.dictionaries(
        st.sampled_from(["name", "works", "how", "dose"]),
        st.one_of(st.none(), st.booleans(), st.text(max_size=4), st.sampled_from(["ja", "nej", ""])),
    ),
    max_size=4,
)


@given(ROWS, st.sampled_from([None, True, "nej"]))
def test_checking_again_changes_nothing(rows: list[dict[str, Any]], asthma: object) -> None:
    once = check(FORM, {"medicines": rows, "asthma": asthma})
    assert check(FORM, once.answers).answers == once.answers


@given(ROWS)
def test_no_finding_stands_where_nothing_shows(rows: list[dict[str, Any]]) -> None:
    checked = check(FORM, {"medicines": rows})
    assert not {finding.place for finding in (*checked.errors, *checked.warnings)} & checked.hidden_places
    for finding in checked.errors:
        assert finding.repetition is None or finding.repetition < max(len(rows), 1)
