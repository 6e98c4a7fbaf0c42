"""Search and change as pure rules: what is found, what stands there afterwards, and that no text is lost on the way."""

import itertools
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from personalverktyget.base.errors import InvalidInput
from personalverktyget.domain.case_types.central import CENTRAL_CASE_TYPES
from personalverktyget.domain.case_types.content import CaseTypeTexts, DraftContent, content_from_json
from personalverktyget.domain.case_types.text_places import changed_content, places_in_content
from personalverktyget.domain.case_types.text_search import (
    CONTEXT,
    LONGEST,
    TextSearch,
    fragments,
    required_replacement,
    required_search,
    shortened,
)
from personalverktyget.domain.forms.definition_json import from_json
from tests.support.generated_forms import definitions

# Few letters, so that searches find something, and signs that mean something in a pattern.
LETTERS = st.text("aAåÅb .*+?[](){}\\|^$-_\n", max_size=40)
NEEDLES = st.text("aAåÅb .*+?[](){}\\|^$-_", min_size=1, max_size=3)
SEARCHES = st.builds(TextSearch, NEEDLES, st.booleans(), st.booleans())


@given(LETTERS, NEEDLES, LETTERS)
def test_letter_by_letter_it_is_what_python_would_replace(text: str, needle: str, replacement: str) -> None:
    assert TextSearch(needle, match_case=True).replaced(text, replacement) == text.replace(needle, replacement)


@given(LETTERS, SEARCHES)
def test_what_is_found_is_what_was_looked_for(text: str, search: TextSearch) -> None:
    spans = search.spans(text)
    assert all(text[start:stop].lower() == search.text.lower() for start, stop in spans)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))
    if search.match_case:
        assert all(text[start:stop] == search.text for start, stop in spans)
    if search.whole_words:
        for start, stop in spans:
            assert not (start and re.match(r"\w", text[start - 1]))
            assert not (stop < len(text) and re.match(r"\w", text[stop]))


@given(LETTERS, SEARCHES, LETTERS)
def test_nothing_else_is_touched(text: str, search: TextSearch, replacement: str) -> None:
    """Before and after are the same parts, but for what was found and what came in its place."""
    before, after = fragments(text, search), fragments(text, search, replacement)
    assert "".join(part.text for part in before) == text
    assert "".join(part.text for part in after) == search.replaced(text, replacement)
    assert [part for part in before if not part.is_found] == [part for part in after if not part.is_found]
    assert sum(part.is_found for part in before) == len(search.spans(text))


@given(LETTERS, NEEDLES)
def test_the_same_put_back_changes_nothing(text: str, needle: str) -> None:
    assert TextSearch(needle, match_case=True).replaced(text, needle) == text


@given(st.text(max_size=600), NEEDLES)
def test_what_is_shown_is_near_what_was_found(text: str, needle: str) -> None:
    parts = shortened(fragments(text, TextSearch(needle)))
    assert all(len(part.text) <= 2 * CONTEXT + 3 for part in parts if not part.is_found)


def test_whole_words_end_where_words_end() -> None:
    search = TextSearch("tid", whole_words=True)
    assert search.replaced("Tid, tidbok och fritid: tid.", "dag") == "dag, tidbok och fritid: dag."
    assert TextSearch("031-390", whole_words=True).spans("Ring 031-390 06 99, inte 0031-390")[0] == (5, 12)


def test_what_is_written_is_never_a_pattern_nor_a_reference() -> None:
    assert TextSearch(".*").replaced("a.*b", r"\1\g<0>") == r"a\1\g<0>b"
    # What would take an age as a pattern takes no time as a text.
    assert TextSearch("(a+)+$").spans("a" * 50_000) == ()


@pytest.mark.parametrize("text", ["", " ", "a", " \t ", "x" * (LONGEST + 1)])
def test_a_search_has_a_length(text: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        required_search(text, match_case=False, whole_words=False)
    assert refused.value.field == "text"


def test_a_replacement_is_a_line() -> None:
    assert required_replacement("två\nrader\u2028nu") == "två rader nu"
    assert required_search("å-ring".replace("å", "a\u030a"), match_case=True, whole_words=False).text == "å-ring"
    with pytest.raises(InvalidInput):
        required_replacement("x" * (LONGEST + 1))


class TestPlaces:
    @settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)
    @given(definitions(), st.data())
    def test_every_place_can_be_changed_alone(self, form: Any, data: st.DataObject) -> None:
        content = DraftContent(CaseTypeTexts(name="Prov", terms_text="Gäller."), form).to_json()
        places = list(places_in_content(content))
        assert len({place.key for place in places}) == len(places)
        written = [place for place in places if place.text]
        chosen = data.draw(st.sampled_from(written))
        after = changed_content(content, {chosen.path: "Något annat"})
        assert [place.text for place in places_in_content(after)] == [
            "Något annat" if place.path == chosen.path else place.text for place in places
        ]
        content_from_json(after)
        assert content == DraftContent(CaseTypeTexts(name="Prov", terms_text="Gäller."), form).to_json()

    @pytest.mark.parametrize("case_type", CENTRAL_CASE_TYPES, ids=lambda case_type: case_type.code)
    def test_every_word_of_a_form_is_in_some_place(self, case_type: Any) -> None:
        """Whatever a resident reads of it: compared with all strings in the form that hold a space."""
        content = DraftContent(CaseTypeTexts(name="Prov"), from_json(case_type.form)).to_json()
        said = {place.text for place in places_in_content(content)}
        assert {text for text in _strings(content["form"]) if " " in text and text != content["form"]["title"]} <= said


def _strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for key, inner in value.items() if key not in _NOT_READ for text in _strings(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in _strings(inner)]
    return [value] if isinstance(value, str) else []


_NOT_READ = {"linkId", "code", "question", "answer", "pattern", "initial"}
