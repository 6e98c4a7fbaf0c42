"""What is too much, too late or no page's own is told, and what somebody wrote stays to be used again."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from personalverktyget.domain.case_types import selectors, services
from personalverktyget.domain.forms.definitions import AnswerOption, Condition, ItemType, Operator
from personalverktyget.domain.forms.editing import Delete, EditNotPossible, Why
from personalverktyget.domain.forms.editing.operations import Change
from personalverktyget.domain.forms.exchange.imports import import_form
from personalverktyget.domain.forms.exchange.remarks import Refused
from personalverktyget.domain.forms.json_values import MAX_TEXT
from tests.support.world import World
from tests.web.staff.test_case_types import Builder

LONG = "Långt. " * 900
WRITTEN = "Har du haft feber i mer än tre dagar?"
# More digits than Python makes a number of.
DIGITS = "7" * 5000


@pytest.fixture
def builder(small_world: World, client: Client) -> Builder:
    return Builder(small_world, client)


def pages_open(builder: Builder) -> None:
    """The draft can still be read, by everybody who works with it."""
    for page in ("build", "publish", "paths", "texts", "try_out", "examples"):
        assert builder.client.get(builder.url(page)).status_code == 200, page


class TestTooMuch:
    def test_an_alternative_that_is_too_long_is_told_beside_its_field_and_stays_there(self, builder: Builder) -> None:
        question = builder.adds(ItemType.CHOICE, "Var?", answer_options=(AnswerOption("a", "Arm"),))

        response = builder.sends(question.link_id, builder.opens(question.link_id) | {"options": f"Arm\n{LONG}"})

        page = response.content.decode()
        assert response.status_code == 422
        assert "Alternativ 2 är för långt" in page
        assert LONG.strip() in page
        pages_open(builder)

    def test_an_answer_of_a_condition_that_is_too_long_is_told(self, builder: Builder) -> None:
        asked = builder.adds(ItemType.TEXT, "Berätta", max_length=20_000)
        shown = builder.adds(ItemType.STRING, "Mer", enable_when=(Condition(asked.link_id, Operator.EQUAL, "ja"),))

        response = builder.sends(shown.link_id, builder.opens(shown.link_id) | {"c0_answer": LONG})

        assert response.status_code == 422
        assert LONG.strip() in response.content.decode()
        pages_open(builder)

    def test_what_could_not_be_read_again_is_never_written(self, builder: Builder) -> None:
        question = builder.adds(ItemType.STRING, "Var?")
        before, actor = builder.form, builder.world.actor("admin")
        changed = before.by_link_id[question.link_id]
        object.__setattr__(changed, "help", "x" * (MAX_TEXT + 1))

        with pytest.raises(EditNotPossible) as refused:
            services.edit_form(actor, builder.id, Change(changed), seen=None)

        assert refused.value.why is Why.TOO_LONG
        assert builder.form.by_link_id[question.link_id].help == ""
        pages_open(builder)

    @pytest.mark.parametrize(
        "item",
        [
            {"prefix": "A" * (MAX_TEXT - 100), "text": "B" * 200, "type": "string"},
            {"text": "Berätta", "type": "text", "maxLength": 20_000, "initial": [{"valueString": LONG}]},
        ],
    )
    def test_a_form_with_parts_that_are_too_long_together_is_not_taken_in(self, item: dict[str, object]) -> None:
        page = {"linkId": "p", "text": "Sida", "type": "group", "item": [{"linkId": "q", **item}]}
        document = {"resourceType": "Questionnaire", "status": "draft", "title": "Lång", "item": [page]}

        with pytest.raises(Refused) as refused:
            import_form(json.dumps(document).encode())

        assert [remark.link_id for remark in refused.value.remarks] == ["q"]

    def test_a_page_with_a_thousand_fields_is_read(self, builder: Builder) -> None:
        response = builder.client.post(builder.url("examples"), {f"field-{n}": "x" for n in range(1100)})

        assert response.status_code != 400


class TestTooLate:
    def test_a_question_that_another_has_deleted_leaves_what_was_written(self, builder: Builder) -> None:
        question = builder.adds(ItemType.STRING, "Feber?")
        data = builder.opens(question.link_id) | {"text": WRITTEN, "action": "save"}
        services.edit_form(builder.world.actor("admin"), builder.id, Delete(question.link_id), seen=None)

        response = builder.sends(question.link_id, data)

        page = response.content.decode()
        assert response.status_code == 409
        assert "Delen är borttagen" in page
        assert WRITTEN in page

    def test_an_example_of_a_draft_that_was_published_meanwhile_is_shown_again(self, builder: Builder) -> None:
        services.discard_draft(
            builder.world.actor("admin"),
            builder.id,
            seen_version=selectors.draft(builder.world.actor("admin"), builder.id).version,
        )

        response = builder.client.post(builder.url("examples"), {"action": "save", "name": WRITTEN})

        page = response.content.decode()
        assert response.status_code == 404
        assert "Det som fanns här har flyttats eller tagits bort medan du skrev" in page
        assert WRITTEN in page

    def test_an_address_that_leads_nowhere_says_nothing_of_what_was_written(self, builder: Builder) -> None:
        assert "medan du skrev" not in builder.client.get("/personal/ingenstans/").content.decode()


@pytest.mark.parametrize(
    ("page", "data"),
    [
        ("build", {"action": "undo", "version": DIGITS}),
        ("build", {"action": "redo", "version": "²"}),
        ("case_type", {"action": "discard", "version": DIGITS}),
        ("publish", {"version": DIGITS}),
    ],
)
def test_a_number_that_is_none_of_the_pages_own_is_refused(builder: Builder, page: str, data: dict[str, str]) -> None:
    assert builder.client.post(builder.url(page), data).status_code in (200, 303, 409, 422)


def test_a_condition_with_a_number_that_is_none_is_left(builder: Builder) -> None:
    question = builder.adds(ItemType.STRING, "Feber?")

    response = builder.sends(question.link_id, builder.opens(question.link_id) | {"action": f"uncondition:{DIGITS}"})

    assert response.status_code in (200, 303)


@pytest.mark.parametrize("value", ['"\\ud800"', '"\\u0000"', "NaN", "1e999", "[[[[[1]]]]]", '{"a": "\\ud800"}'])
def test_answers_that_no_page_can_have_written_are_left_out(builder: Builder, value: str) -> None:
    question = builder.adds(ItemType.STRING, "Feber?")
    carried = f'{{"{question.link_id}": {value}}}'

    page = builder.client.post(f"{builder.url('try_out')}?ram=1", {"carried": carried, "page": "", "action": "next"})
    saved = builder.client.post(builder.url("examples"), {"action": "save", "name": "Fall", "carried": carried})

    assert page.status_code == 200
    assert saved.status_code in (303, 422)
    shown = reverse("staff:case_types:examples", kwargs={"case_type_id": builder.id})
    assert builder.client.get(shown).status_code == 200
