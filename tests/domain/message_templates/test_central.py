"""The templates that the program brings along hold together, speak plainly, and say what the guidelines ask for."""

from typing import Any

import pytest

from personalverktyget.domain.forms.definition_json import from_json
from personalverktyget.domain.forms.lint import Advice, Remark, remarks
from personalverktyget.domain.forms.rules import check, headline
from personalverktyget.domain.message_templates.central import CENTRAL_TEMPLATES, picture, sick_leave, skin_change
from personalverktyget.domain.message_templates.content import TEXT_NAMES, tidied
from personalverktyget.domain.message_templates.kinds import TemplateKind
from personalverktyget.domain.message_templates.publication_checks import problems_with
from personalverktyget.domain.message_templates.services import CentralTemplateContent
from personalverktyget.domain.message_templates.variables import filled, variables_in
from personalverktyget.domain.organisation.readability import USUAL
from tests.domain.case_types.test_central import NOT_PLAIN, texts

QUESTIONS = [brought for brought in CENTRAL_TEMPLATES if brought.form]
HARD = {Advice.HARD_TO_READ, Advice.UNREACHABLE, Advice.ASKED_LATER, Advice.DEAD_CHOICE}


def test_they_are_those_of_the_issue_and_the_two_general_ones() -> None:
    assert [brought.content.name for brought in CENTRAL_TEMPLATES] == [
        "Information",
        "Fråga",
        "Frågor vid hudförändring",
        "Behov av järntillskott dagligen",
        "Provsvar",
        "Välkommen till riktat hälsosamtal",
        "Normal undersökning",
        "Bifoga bild till vården",
        "Frågor inför kontakt om sjukskrivning",
    ]
    assert [brought.code for brought in CENTRAL_TEMPLATES if brought.is_general] == ["information", "fraga"]
    assert [brought.content.name for brought in QUESTIONS] == [
        "Fråga",
        "Frågor vid hudförändring",
        "Bifoga bild till vården",
        "Frågor inför kontakt om sjukskrivning",
    ]


@pytest.mark.parametrize("brought", CENTRAL_TEMPLATES, ids=lambda brought: brought.code)
class TestEach:
    def test_it_could_be_published_by_anybody(self, brought: CentralTemplateContent) -> None:
        found = problems_with(brought.content, brought.kind, is_general=brought.is_general, has_live_form=True)
        assert found == {}
        assert tidied(brought.content, brought.kind) == brought.content

    def test_its_words_are_plain(self, brought: CentralTemplateContent) -> None:
        written = [getattr(brought.content, name) for name in TEXT_NAMES]
        form = texts(dict(brought.form.form)) if brought.form else []
        # Staff are the unit, "ni"; a resident is always "du".
        written.remove(brought.content.summary)
        assert [text for text in [*written, *form] if NOT_PLAIN.search(text)] == []

    def test_it_says_who_sends_and_where_to_turn(self, brought: CentralTemplateContent) -> None:
        assert "{enhet}" in brought.content.purpose
        assert {"enhet", "telefon"} <= set(variables_in([brought.content.contact]))
        assert "1177" in brought.content.contact
        assert "112" in brought.content.contact

    def test_nothing_in_braces_is_left_once_all_is_given(self, brought: CentralTemplateContent) -> None:
        parts = brought.content.parts.values()
        values = dict.fromkeys(variables_in(parts), "något")
        assert all("{" not in filled(text, values) for text in parts)


@pytest.mark.parametrize("brought", QUESTIONS, ids=lambda brought: brought.code)
class TestEachForm:
    def test_it_has_a_required_headline_and_words_for_what_is_missing(self, brought: CentralTemplateContent) -> None:
        assert brought.form is not None
        form = from_json(brought.form.form)
        assert form.headline is not None
        assert form.by_link_id[form.headline.link_id].required
        for question in form.questions:
            assert not question.required or "missing" in question.error_texts, question.link_id

    def test_it_is_easy_to_read(self, brought: CentralTemplateContent) -> None:
        assert brought.form is not None
        found = [remark.link_id for remark in _remarks(brought) if remark.advice in HARD]
        assert found == []


def _remarks(brought: CentralTemplateContent) -> tuple[Remark, ...]:
    return remarks(form_of(brought), highest_lix=USUAL)


def form_of(brought: CentralTemplateContent) -> Any:
    assert brought.form is not None
    return from_json(brought.form.form)


@pytest.mark.parametrize(
    ("brought", "answer", "stop"),
    [
        (skin_change.TEMPLATE, {"allergic": True}, "112"),
        (skin_change.TEMPLATE, {"allergic": False, "spreading": True}, "1177"),
        (picture.TEMPLATE, {"worse": True}, "1177"),
        (sick_leave.TEMPLATE, {"urgent": True}, "112"),
    ],
)
def test_what_cannot_wait_is_stopped_with_a_number_to_call(
    brought: CentralTemplateContent, answer: dict[str, Any], stop: str
) -> None:
    form = form_of(brought)
    shown = [item.call for item in form.stops if item.link_id not in check(form, answer).hidden]
    assert shown == [stop]
    assert not check(form, answer).is_complete


def test_follow_ups_hang_on_their_own_questions() -> None:
    form = form_of(skin_change.TEMPLATE)
    answers: dict[str, Any] = {
        "allergic": False,
        "spreading": False,
        "place": "Höger skulderblad",
        "kind": "mole",
        "since": "months",
        "has_changed": "no",
        "skin_cancer": "no",
        "immune": False,
        "thinners": False,
    }
    assert check(form, answers).is_complete
    assert headline(form, answers) == "Hudförändring: Höger skulderblad"
    changed = check(form, {**answers, "has_changed": "yes", "immune": True})
    assert [finding.link_id for finding in changed.errors] == ["how_changed", "immune_what"]
    work = form_of(sick_leave.TEMPLATE)
    for occupation in ("employed", "own"):
        assert "work" not in check(work, {"urgent": False, "occupation": occupation}).hidden
    assert "work" in check(work, {"urgent": False, "occupation": "seeking"}).hidden


def test_a_question_is_a_template_with_a_form() -> None:
    assert {brought.kind for brought in QUESTIONS} == {TemplateKind.QUESTION}
    others = {brought.kind for brought in CENTRAL_TEMPLATES if not brought.form}
    assert others == {TemplateKind.INFORMATION}
