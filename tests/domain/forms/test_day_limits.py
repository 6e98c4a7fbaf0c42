"""A date that may not lie after, or before, the day on which it is answered: whatever day that is."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from personalverktyget.base.clock import STOCKHOLM
from personalverktyget.domain.forms.definition_json import from_json, to_json
from personalverktyget.domain.forms.definitions import DayLimit, FormDefinition
from personalverktyget.domain.forms.exchange.imports import import_form
from personalverktyget.domain.forms.exchange.questionnaires.json_text import json_text
from personalverktyget.domain.forms.exchange.questionnaires.writing import Published, questionnaire
from personalverktyget.domain.forms.exchange.remarks import Said
from personalverktyget.domain.forms.problems import Code, InvalidDefinition
from personalverktyget.domain.forms.rules import check

DAYS = st.dates(date(1990, 1, 1), date(2150, 12, 31))
# A minute of the Swedish day: its first and its last are other days in UTC.
MINUTES = st.integers(0, 24 * 60 - 1).map(lambda minute: time(minute // 60, minute % 60))


def form(limit: str | None, **more: Any) -> FormDefinition:
    question = {"linkId": "q", "type": "date", "text": "När?", **more}
    if limit:
        question["dayLimit"] = limit
    return from_json({"title": "F", "item": [{"linkId": "p", "type": "group", "text": "Sida", "item": [question]}]})


@given(DAYS, MINUTES, st.integers(-800, 800), st.sampled_from([None, *DayLimit]))
def test_the_day_in_sweden_decides(answered: date, at: time, distance: int, limit: DayLimit | None) -> None:
    answer = answered + timedelta(days=distance)
    with time_machine.travel(datetime.combine(answered, at, STOCKHOLM), tick=False):
        checked = check(form(limit), {"q": answer.isoformat()})
    found = [finding.problem.code for finding in checked.errors]
    if limit is DayLimit.NOT_FUTURE and answer > answered:
        assert found == [Code.IN_FUTURE]
    elif limit is DayLimit.NOT_PAST and answer < answered:
        assert found == [Code.IN_PAST]
    else:
        assert found == []
        assert checked.answers == {"q": answer.isoformat()}


def test_what_was_right_when_it_was_written_may_be_wrong_when_it_is_sent() -> None:
    with time_machine.travel(datetime(2026, 11, 28, 12, 0, tzinfo=STOCKHOLM), tick=False):
        assert not check(form("not-past"), {"q": "2026-11-28"}).errors
    with time_machine.travel(datetime(2026, 11, 29, 0, 0, tzinfo=STOCKHOLM), tick=False):
        assert check(form("not-past"), {"q": "2026-11-28"}).errors


def test_the_limits_of_the_question_hold_too() -> None:
    with time_machine.travel(datetime(2026, 11, 28, 12, 0, tzinfo=STOCKHOLM), tick=False):
        both = form("not-future", minValue="2026-11-01")
        for answer, code in (("2026-10-31", Code.TOO_EARLY), ("2026-11-29", Code.IN_FUTURE)):
            assert [finding.problem.code for finding in check(both, {"q": answer}).errors] == [code]


@pytest.mark.parametrize(
    "more",
    [
        {"dayLimit": "tomorrow"},
        {"dayLimit": 3},
        {"dayLimit": "not-past", "type": "string"},
        {"dayLimit": "not-past", "type": "dateTime"},
        # It would be right on one day and wrong on another.
        {"dayLimit": "not-past", "initial": "2026-11-28"},
    ],
)
def test_other_limits_are_refused(more: dict[str, Any]) -> None:
    with pytest.raises(InvalidDefinition):
        form(None, **more)


@pytest.mark.parametrize("limit", DayLimit)
def test_it_is_kept(limit: DayLimit) -> None:
    kept = form(limit)
    assert from_json(to_json(kept)) == kept
    assert kept.by_link_id["q"].day_limit is limit


@pytest.mark.parametrize("limit", DayLimit)
def test_it_goes_out_and_comes_in_as_a_questionnaire(limit: DayLimit) -> None:
    published = Published(url="https://region.example/fhir/Questionnaire/1", version="7", date="2026-11-27")
    text = json_text(questionnaire(form(limit), published))
    came = import_form(text.encode())
    assert (came.definition, came.remarks) == (form(limit), ())
    other = import_form(text.replace(f'"{limit.value}"', '"not-monday"').encode())
    assert other.definition.by_link_id["q"].day_limit is None
    assert [(remark.said, remark.params["value"]) for remark in other.remarks] == [(Said.EXTENSION, "not-monday")]
