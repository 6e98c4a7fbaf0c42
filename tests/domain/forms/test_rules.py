"""F-01: answers are checked on the server, hidden ones are dropped, and the same answers give the same outcome."""

import random
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from personalverktyget.domain.forms.definition_json import from_json
from personalverktyget.domain.forms.definitions import UNKNOWN, FormDefinition
from personalverktyget.domain.forms.problems import Code, Problem
from personalverktyget.domain.forms.question_types import Control, question_type
from personalverktyget.domain.forms.rules import Finding, check, headline, page_of, summary, visible_pages

OPTIONS = [{"code": "a", "display": "Alternativ A"}, {"code": "b", "display": "Alternativ B"}]


def item(link_id: str, kind: str = "string", **more: Any) -> dict[str, Any]:
    return {"linkId": link_id, "type": kind, "text": f"Fråga {link_id}", **more}


def when(question: str, operator: str, answer: Any) -> dict[str, Any]:
    return {"question": question, "operator": operator, "answer": answer}


def page(link_id: str, *items: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"linkId": link_id, "type": "group", "text": f"Sida {link_id}", "item": list(items), **more}


def one(kind: str, **more: Any) -> FormDefinition:
    return from_json({"title": "F", "item": [page("p", item("q", kind, **more))]})


FORM = from_json(
    {
        "title": "Formulär",
        "headline": {"linkId": "name", "pattern": "Om {answer}"},
        "item": [
            page(
                "first",
                item("name", required=True, maxLength=10),
                item("ill", "boolean", required=True),
                item("how", "text", required=True, enableWhen=[when("ill", "=", True)]),
                item("score", "integer", recommended=True, enableWhen=[when("how", "exists", True)]),
            ),
            page(
                "second",
                page(
                    "inner",
                    item("colours", "choice", repeats=True, answerOption=OPTIONS),
                    item("why", required=True, enableWhen=[when("colours", "=", "b")]),
                ),
                item(
                    "weight",
                    "decimal",
                    unit="kg",
                    enableBehavior="any",
                    enableWhen=[when("score", ">", 5), when("colours", "!=", "a")],
                ),
                enableWhen=[when("ill", "=", True)],
            ),
            page("third", item("day", "date"), item("info", "display")),
        ],
    }
)
LINK_IDS = [question.link_id for question in FORM.questions]
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=12),
    st.sampled_from(["ja", "nej", "a", "b", "7", "1,5", "2026-11-23", "  ", "\r\n"]),
    st.lists(st.sampled_from(["a", "b", "c", ""]), max_size=3),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)
ANSWERS = st.dictionaries(st.sampled_from([*LINK_IDS, "first", "info", "unknown"]), VALUES)


def codes(definition: FormDefinition, answers: object) -> list[tuple[str, Code]]:
    return [(finding.link_id, finding.problem.code) for finding in check(definition, answers).errors]


def test_what_is_missing_is_said_in_the_order_of_the_form() -> None:
    assert codes(FORM, {}) == [("name", Code.MISSING), ("ill", Code.MISSING)]
    assert codes(FORM, {"ill": True}) == [("name", Code.MISSING), ("how", Code.MISSING)]


def test_a_hidden_answer_is_dropped_and_never_an_error() -> None:
    checked = check(FORM, {"name": "Åsa", "ill": False, "how": "x" * 9999, "colours": ["b"], "weight": "heavy"})
    assert checked.is_complete
    assert checked.answers == {"name": "Åsa", "ill": False}
    assert {"how", "score", "second", "inner", "colours", "why", "weight"} == checked.hidden
    assert [shown.link_id for shown in visible_pages(FORM, checked)] == ["first", "third"]


def test_what_hangs_on_a_hidden_answer_is_hidden_too() -> None:
    """ "score" shows when "how" is answered, but "how" is hidden, whatever stands in it."""
    assert "score" in check(FORM, {"ill": False, "how": "bad"}).hidden
    assert "score" not in check(FORM, {"ill": True, "how": "bad"}).hidden


def test_conditions_reach_across_groups_and_one_of_several_is_enough() -> None:
    base = {"name": "Åsa", "ill": True, "how": "bad"}
    assert "weight" in check(FORM, base).hidden
    assert "weight" not in check(FORM, {**base, "score": 6}).hidden
    assert "weight" in check(FORM, {**base, "score": 5, "colours": ["a"]}).hidden
    assert "weight" not in check(FORM, {**base, "score": 5, "colours": ["b"]}).hidden
    assert codes(FORM, {**base, "colours": ["a", "b"]}) == [("why", Code.MISSING)]


@pytest.mark.parametrize(
    ("operator", "shown"),
    [("=", [5]), ("!=", [4, 6]), (">", [6]), ("<", [4]), (">=", [5, 6]), ("<=", [4, 5])],
)
def test_every_operator(operator: str, shown: list[int]) -> None:
    definition = from_json(
        {"title": "F", "item": [page("p", item("n", "integer"), item("q", enableWhen=[when("n", operator, 5)]))]}
    )
    assert [number for number in (4, 5, 6) if "q" not in check(definition, {"n": number}).hidden] == shown
    assert "q" in check(definition, {}).hidden


def test_not_answered_can_be_a_condition() -> None:
    definition = from_json(
        {"title": "F", "item": [page("p", item("n"), item("q", enableWhen=[when("n", "exists", False)]))]}
    )
    assert "q" not in check(definition, {"n": "  "}).hidden
    assert "q" in check(definition, {"n": "x"}).hidden


def test_recommended_warns_and_does_not_stop() -> None:
    checked = check(FORM, {"name": "Åsa", "ill": True, "how": "bad"})
    assert checked.is_complete
    assert checked.warnings == (Finding("score", Problem(Code.RECOMMENDED)),)


def test_what_nobody_asked_is_refused() -> None:
    assert ("x", Code.UNKNOWN_QUESTION) in codes(FORM, {"x": "y"})
    assert ("info", Code.UNKNOWN_QUESTION) in codes(FORM, {"info": "y"})
    flood = check(FORM, {str(number): "y" for number in range(10_000)})
    assert [one.link_id for one in flood.errors if one.problem.code is Code.TOO_MANY_ANSWERS] == [""]
    assert codes(FORM, ["list"])[0] == ("", Code.WRONG_KIND)


def test_too_long_says_how_long() -> None:
    assert check(FORM, {"name": "x" * 11, "ill": False}).errors == (
        Finding("name", Problem(Code.TOO_LONG, {"max": 10, "length": 11})),
    )


HOSTILE = [
    "  kept  ",
    "a\tb\x07\x1b[31m",
    "مرحبا 你好 שלום",
    "<script>alert(1)</script>",
    "👩\u200d⚕️ e\u0301 ﬁ",
    "'; DROP TABLE",
    "\u202egnp",
]


@pytest.mark.parametrize("text", ["1899-01-01T00:00:00", "1899-01-01T00:00:00+01:00"])
def test_a_moment_before_there_were_time_zones_has_whole_minutes_and_stays_what_it_is(text: str) -> None:
    assert check(one("dateTime"), {"q": text}).answers == {"q": "1899-01-01T00:00:00+01:00"}


@pytest.mark.parametrize("text", ["En\nrad", "En\r\nrad", "En\r\rrad"])
def test_a_short_text_is_one_line_whatever_is_sent(text: str) -> None:
    assert check(one("string"), {"q": text}).answers == {"q": "En rad"}
    assert check(one("text"), {"q": text}).answers == {"q": text.replace("\r\n", "\n")}


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_kept_to_the_letter(text: str) -> None:
    """I10: no word vanishes."""
    for kind in ("string", "text"):
        assert check(one(kind), {"q": text}).answers == {"q": text}


def test_only_line_ends_are_made_alike() -> None:
    assert check(one("text"), {"q": "a\r\nb\rc\n"}).answers == {"q": "a\nb\rc\n"}


@pytest.mark.parametrize("text", ["a\x00b", "half \ud800"])
def test_what_cannot_be_stored_is_refused_with_words(text: str) -> None:
    for kind in ("string", "text", "phone", "email", "date", "integer", "decimal", "boolean"):
        assert codes(one(kind), {"q": text}) == [("q", Code.UNREADABLE_CHARACTERS)]


@pytest.mark.parametrize(
    ("kind", "raw", "kept"),
    [
        ("boolean", "true", True),
        ("boolean", "Nej", False),
        ("boolean", False, False),
        ("integer", "1 250", 1250),
        ("integer", "1\u00a0250", 1250),
        ("integer", "\u22123", -3),
        ("integer", 7, 7),
        ("decimal", "1,50", "1.50"),
        ("decimal", "-0.5", "-0.5"),
        ("decimal", 2, "2"),
        ("decimal", 2.5, "2.5"),
        ("date", "2026-11-23", "2026-11-23"),
        ("date", "20261123", "2026-11-23"),
        ("date", "2026/1/5", "2026-01-05"),
        ("dateTime", "2026-11-23T14:05", "2026-11-23T14:05:00+01:00"),
        ("dateTime", "2026-07-01 kl. 9.30", "2026-07-01T09:30:00+02:00"),
        ("dateTime", "20261123 14:05:30", "2026-11-23T14:05:30+01:00"),
        ("dateTime", "2026-11-23T13:05:00Z", "2026-11-23T14:05:00+01:00"),
        # The hour that comes twice: the first one, unless the answer says which.
        ("dateTime", "2026-10-25 02:30", "2026-10-25T02:30:00+02:00"),
        ("dateTime", "2026-10-25T02:30:00+01:00", "2026-10-25T02:30:00+01:00"),
        ("identityNumber", "19810228-2384", "198102282384"),
        ("identityNumber", "810228 2384", "198102282384"),
        ("phone", " 070-123 45 67 ", "070-123 45 67"),
        ("phone", "+46 (0)63 10 00 00", "+46 (0)63 10 00 00"),
        ("email", " åsa@exempel.se ", "åsa@exempel.se"),
    ],
)
def test_what_is_understood(kind: str, raw: object, kept: object) -> None:
    assert check(one(kind), {"q": raw}).answers == {"q": kept}


@pytest.mark.parametrize(
    ("kind", "raw", "code"),
    [
        ("string", 5, Code.WRONG_KIND),
        ("boolean", "kanske", Code.NOT_YES_OR_NO),
        ("boolean", 1, Code.WRONG_KIND),
        ("integer", "1,5", Code.NOT_WHOLE_NUMBER),
        ("integer", True, Code.WRONG_KIND),
        ("integer", 10**400, Code.NOT_WHOLE_NUMBER),
        ("integer", "9" * 5000, Code.NOT_WHOLE_NUMBER),
        ("integer", "9999999999999", Code.TOO_LARGE),
        ("decimal", "1e9", Code.NOT_NUMBER),
        ("decimal", float("nan"), Code.NOT_NUMBER),
        ("decimal", float("-inf"), Code.NOT_NUMBER),
        ("date", "2026-02-30", Code.NOT_DATE),
        ("date", "i går", Code.NOT_DATE),
        ("date", "2026115", Code.NOT_DATE),
        ("date", "0026-11-05", Code.TOO_EARLY),
        ("date", "9999-11-05", Code.TOO_LATE),
        ("dateTime", "2026-11-23", Code.NOT_DATE_TIME),
        ("dateTime", "2026-11-23 24:00", Code.NOT_DATE_TIME),
        ("dateTime", "2026-11-23T14:05+99:00", Code.NOT_DATE_TIME),
        ("dateTime", "9999-12-31T23:59:00-14:00", Code.NOT_DATE_TIME),
        ("dateTime", "1700-01-01 10:00", Code.TOO_EARLY),
        ("dateTime", "2200-01-01 10:00", Code.TOO_LATE),
        ("dateTime", "2026-03-29 02:30", Code.NO_SUCH_TIME),
        ("identityNumber", "19121212-1213", Code.NOT_IDENTITY_NUMBER),
        ("identityNumber", "Tolvan", Code.NOT_IDENTITY_NUMBER),
        ("identityNumber", "19811218-9876", Code.NOT_A_TEST_NUMBER),
        ("phone", "ring mig", Code.NOT_PHONE),
        ("phone", "070", Code.NOT_PHONE),
        ("email", "åsa.exempel.se", Code.NOT_EMAIL),
        ("email", "a@b@c.se", Code.NOT_EMAIL),
        ("email", "a@" + "b." * 5000, Code.NOT_EMAIL),
    ],
)
def test_what_is_not(kind: str, raw: object, code: Code) -> None:
    assert codes(one(kind), {"q": raw}) == [("q", code)]


def test_limits() -> None:
    assert check(one("integer", minValue=1, maxValue=10), {"q": "11"}).errors[0].problem == Problem(
        Code.TOO_LARGE, {"max": "10"}
    )
    assert codes(one("decimal", minValue="0.5"), {"q": "0,4"}) == [("q", Code.TOO_SMALL)]
    assert codes(one("date", maxValue="2026-11-23"), {"q": "2026-11-24"}) == [("q", Code.TOO_LATE)]
    assert codes(one("dateTime", minValue="2026-11-23T14:00:00+01:00"), {"q": "2026-11-23 13.59"}) == [
        ("q", Code.TOO_EARLY)
    ]
    assert codes(one("decimal", maxDecimalPlaces=1), {"q": "0,25"}) == [("q", Code.TOO_MANY_DECIMALS)]
    assert codes(one("string", minLength=3), {"q": " ab "}) == [("q", Code.TOO_SHORT)]


def test_a_scale() -> None:
    scale = one("scale", minValue=0, maxValue=10, minLabel="Ingen smärta", maxLabel="Värsta tänkbara")
    assert check(scale, {"q": "7"}).answers == {"q": 7}
    assert codes(scale, {"q": "11"}) == [("q", Code.TOO_LARGE)]
    widget = question_type(scale.questions[0]).describe(scale.questions[0])
    assert [option.code for option in widget.options] == [str(step) for step in range(11)]
    assert widget.ends == ("Ingen smärta", "Värsta tänkbara")
    assert summary(scale, {"q": 7})[0].answer == "7 av 10"


def test_a_pattern_names_its_example_and_looks_at_the_whole_answer() -> None:
    card = one("string", pattern="[A-ZÅÄÖ]{3} [0-9]{3}", entryFormat="ABC 123")
    assert check(card, {"q": " ÅBC 123"}).answers == {"q": " ÅBC 123"}
    assert check(card, {"q": "ABC 1234"}).errors == (
        Finding("q", Problem(Code.NOT_LIKE_PATTERN, {"example": "ABC 123"})),
    )


def test_a_pattern_that_would_explode_does_not() -> None:
    """The classic of catastrophic backtracking: any backtracking engine would need 2 to the power of 4,000 steps."""
    assert codes(one("text", pattern="(a+)+b", entryFormat="aab"), {"q": "a" * 4000}) == [("q", Code.NOT_LIKE_PATTERN)]


@pytest.mark.parametrize("kind", ["boolean", "integer", "decimal", "date", "dateTime", "identityNumber"])
def test_not_knowing_is_an_answer_where_the_form_says_so(kind: str) -> None:
    lenient = one(kind, mayBeUnknown=True, required=True)
    assert check(lenient, {"q": UNKNOWN}).answers == {"q": UNKNOWN}
    assert summary(lenient, {"q": UNKNOWN})[0].answer == "Vet inte"
    assert codes(one(kind), {"q": UNKNOWN})


def test_a_condition_can_look_for_not_knowing_and_numbers_are_not_compared_with_it() -> None:
    followed = [
        item("n", "integer", mayBeUnknown=True),
        item("why", enableWhen=[when("n", "=", UNKNOWN)]),
        item("many", enableWhen=[when("n", ">", 5)]),
        item("other", enableWhen=[when("n", "!=", 5)]),
    ]
    definition = from_json({"title": "F", "item": [page("p", *followed)]})
    assert check(definition, {"n": UNKNOWN}).hidden == {"many"}
    assert check(definition, {"n": 6}).hidden == {"why"}


def test_choices() -> None:
    single, several = one("choice", answerOption=OPTIONS), one("choice", answerOption=OPTIONS, repeats=True)
    assert check(single, {"q": "b"}).answers == {"q": "b"}
    assert codes(single, {"q": "c"}) == [("q", Code.NOT_AN_OPTION)]
    assert codes(single, {"q": ["a"]}) == [("q", Code.WRONG_KIND)]
    assert check(several, {"q": ["b", "a", "b", ""]}).answers == {"q": ["a", "b"]}
    assert check(several, {"q": "b"}).answers == {"q": ["b"]}
    assert codes(several, {"q": ["a", "c"]}) == [("q", Code.NOT_AN_OPTION)]
    assert codes(several, {"q": ["a"] * 1000}) == [("q", Code.WRONG_KIND)]
    assert codes(several, {"q": [["a"]]}) == [("q", Code.WRONG_KIND)]
    two = one("choice", answerOption=[*OPTIONS, {"code": "c"}], repeats=True, minOccurs=2, maxOccurs=2)
    assert codes(two, {"q": ["a"]}) == [("q", Code.TOO_FEW)]
    assert codes(two, {"q": ["a", "b", "c"]}) == [("q", Code.TOO_MANY)]
    assert check(two, {}).is_complete


def test_the_summary_is_in_words() -> None:
    answers = {
        "name": "Åsa",
        "ill": True,
        "how": "Illa",
        "score": 7,
        "colours": ["a", "b"],
        "why": "x",
        "weight": "71,5",
    }
    checked = check(FORM, {**answers, "day": "2026-11-23"})
    assert checked.is_complete
    assert [(line.page, line.question, line.answer) for line in summary(FORM, checked.answers)] == [
        ("Sida first", "Fråga name", "Åsa"),
        ("Sida first", "Fråga ill", "Ja"),
        ("Sida first", "Fråga how", "Illa"),
        ("Sida first", "Fråga score", "7"),
        ("Sida second", "Fråga colours", "Alternativ A, Alternativ B"),
        ("Sida second", "Fråga why", "x"),
        ("Sida second", "Fråga weight", "71,5 kg"),
        ("Sida third", "Fråga day", "23 november 2026"),
    ]


def test_the_headline() -> None:
    assert headline(FORM, {"name": "Åsa\n  Berg"}) == "Om Åsa Berg"
    assert headline(FORM, {}) == "Formulär"
    long = headline(FORM, {"name": "ord " * 100})
    assert len(long) <= 120
    assert long.endswith("…")


def test_every_question_can_be_drawn() -> None:
    controls = {question.link_id: question_type(question).describe(question).control for question in FORM.questions}
    assert controls["ill"] is Control.RADIO
    assert controls["how"] is Control.TEXTAREA
    assert controls["colours"] is Control.CHECKBOXES
    listed = one("choice", answerOption=OPTIONS, appearance="list").questions[0]
    assert question_type(listed).describe(listed).control is Control.SELECT
    for kind in ("integer", "decimal", "date", "phone", "email"):
        question = one(kind).questions[0]
        assert question_type(question).describe(question).control is Control.INPUT


def test_the_page_of_a_question() -> None:
    found = page_of(FORM, "why")
    assert found is not None
    assert found.link_id == "second"
    assert page_of(FORM, "x") is None


@given(ANSWERS)
def test_checking_again_changes_nothing(answers: dict[str, Any]) -> None:
    once = check(FORM, answers)
    twice = check(FORM, once.answers)
    assert twice.answers == once.answers
    assert twice.hidden == once.hidden


@given(ANSWERS, st.randoms(use_true_random=False))
def test_the_order_of_answers_is_of_no_account(answers: dict[str, Any], chance: random.Random) -> None:
    shuffled = list(answers.items())
    chance.shuffle(shuffled)
    assert repr(check(FORM, dict(shuffled))) == repr(check(FORM, answers))


@given(ANSWERS)
def test_a_hidden_answer_never_survives(answers: dict[str, Any]) -> None:
    checked = check(FORM, answers)
    assert not checked.hidden & set(checked.answers)
    assert not checked.hidden & {finding.link_id for finding in [*checked.errors, *checked.warnings]}
    assert set(checked.answers) <= set(LINK_IDS)


@given(ANSWERS)
def test_a_complete_form_has_every_required_answer_that_shows(answers: dict[str, Any]) -> None:
    checked = check(FORM, answers)
    if checked.is_complete:
        for question in FORM.questions:
            assert not question.required or question.link_id in checked.answers or question.link_id in checked.hidden
    assert summary(FORM, checked.answers) is not None
    assert headline(FORM, checked.answers)


JSON = st.recursive(VALUES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner))


@given(JSON)
def test_no_json_breaks_it(data: object) -> None:
    assert check(FORM, data).answers is not None


KINDS: dict[str, dict[str, Any]] = {
    **{kind: {} for kind in ("string", "text", "boolean", "date", "dateTime", "phone", "email", "identityNumber")},
    "choice": {"answerOption": OPTIONS},
    "integer": {"mayBeUnknown": True, "minValue": -5},
    "decimal": {"maxDecimalPlaces": 2, "unit": "kg"},
    "scale": {"minValue": 0, "maxValue": 10},
}
WRITTEN = st.one_of(
    VALUES,
    st.datetimes().map(str),
    st.datetimes(timezones=st.timezones()).map(lambda moment: moment.isoformat(timespec="minutes")),
    st.dates().map(str),
    st.decimals(allow_nan=False, allow_infinity=False, places=2).map(str),
    st.from_regex(r"\+?[0-9 ()-]{5,16}", fullmatch=True),
    st.emails(),
    st.sampled_from([UNKNOWN, "19810228-2384", "8102282384", "2026-10-25 02:30", "2026-03-29T02:30"]),
)


@pytest.mark.parametrize("kind", KINDS)
@given(raw=WRITTEN)
def test_an_answer_has_one_stored_form_which_reads_as_itself(kind: str, raw: object) -> None:
    """Whatever is written is refused with a reason or kept in a form that is kept again, told and ranked."""
    definition = one(kind, **KINDS[kind])
    checked = check(definition, {"q": raw})
    assert not (checked.errors and checked.answers)
    if "q" in checked.answers:
        assert check(definition, checked.answers).answers == checked.answers
        assert summary(definition, checked.answers)[0].answer
        question = definition.questions[0]
        answer = checked.answers["q"]
        if answer != UNKNOWN and not isinstance(answer, list):
            assert question_type(question).rank(answer) == question_type(question).rank(answer)


MOMENTS = st.datetimes(min_value=datetime(1950, 1, 1), max_value=datetime(2150, 1, 1))  # noqa: DTZ001


@given(MOMENTS, MOMENTS)
def test_moments_are_ordered_by_when_they_are_and_shown_as_clocks_show_them(first: datetime, second: datetime) -> None:
    """Also where the clocks have changed between them."""
    definition = one("dateTime")
    kind = question_type(definition.questions[0])
    kept = []
    for moment in (first, second):
        shown = moment.replace(second=0, microsecond=0, fold=0)
        answers = check(definition, {"q": f"{shown:%Y-%m-%dT%H:%M}"}).answers
        if "q" not in answers:
            return
        kept.append(datetime.fromisoformat(str(answers["q"])))
        assert kept[-1].replace(tzinfo=None) == shown
    earlier, later = (kind.rank(moment.isoformat()) for moment in sorted(kept))
    assert str(earlier) <= str(later)
