"""What stands in braces: known to the program, given for each recipient, or a slip that stops what it is in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from personalverktyget.domain.message_templates.variables import (
    KNOWN_VARIABLES,
    MissingValue,
    filled,
    filled_where_known,
    problem_of,
    recipient_variables,
    stray_brace,
    variables_in,
)

PLAIN = st.text(st.characters(exclude_characters="{}"), max_size=12)
NAMES = st.from_regex(r"[a-zåäö]{1,12}", fullmatch=True)


def test_what_the_program_knows_is_not_asked_for() -> None:
    texts = ("Hej {Namn}, {DAG} kl {tid}", "{enhet} {telefon} {öppettider} {svarstid} {avsändare} {dag}")
    assert recipient_variables(texts) == ("dag", "tid")
    assert variables_in(texts)[:3] == ("namn", "dag", "tid")


@given(st.lists(st.tuples(PLAIN, NAMES), max_size=6), st.dictionaries(NAMES, st.text(min_size=1, max_size=9)))
def test_all_is_filled_or_nothing_is(pieces: list[tuple[str, str]], values: dict[str, str]) -> None:
    text = "".join(f"{plain}{{{name}}}" for plain, name in pieces)
    missing = [name for _plain, name in pieces if not values.get(name, "").strip()]
    if missing:
        with pytest.raises(MissingValue) as stopped:
            filled(text, values)
        assert stopped.value.name == missing[0]
    else:
        assert filled(text, values) == "".join(plain + values[name] for plain, name in pieces)


@given(st.text(max_size=40))
def test_what_is_filled_has_no_brace_of_its_own_left(text: str) -> None:
    values = dict.fromkeys(variables_in([text]), "x")
    if stray_brace(text):
        assert problem_of(text)
        with pytest.raises(MissingValue):
            filled(text, values)
    else:
        assert problem_of(text) == ""
        assert not set("{}") & set(filled(text, values))


@pytest.mark.parametrize("text", ["{}", "{ }", "a {dag", "dag} b", "{{dag}}", "{da\ng}", "{" + "x" * 41 + "}"])
def test_a_brace_that_encloses_no_word_is_a_slip(text: str) -> None:
    assert stray_brace(text)


def test_a_value_is_never_read_as_a_variable() -> None:
    assert filled("{a}", {"a": "{b}", "b": "fel"}) == "{b}"


def test_what_is_not_known_yet_stays_to_be_filled_later() -> None:
    half = filled_where_known("{enhet} {dag} {telefon}", {"enhet": "Ängen", "telefon": " "})
    assert half == "Ängen {dag} {telefon}"
    assert filled(half, {"dag": "i dag", "telefon": "0"}) == "Ängen i dag 0"


def test_the_names_are_all_in_lower_case() -> None:
    assert all(name == name.casefold() for name in KNOWN_VARIABLES)
