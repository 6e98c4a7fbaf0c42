"""The builder's pages without a script: what is typed is kept, what is wrong is told, what is live stays."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from personalverktyget.domain.attachments import limits
from personalverktyget.domain.case_types import selectors, services
from personalverktyget.domain.forms.definitions import (
    AnswerOption,
    Condition,
    DayLimit,
    FormDefinition,
    Item,
    ItemType,
    Operator,
)
from personalverktyget.domain.forms.editing import Add, Change, Place, Replace
from personalverktyget.domain.forms.question_types.attachments import room_for_files
from personalverktyget.domain.forms.rules import check
from personalverktyget.web.shared.form_problems import problem_text
from tests.domain.case_types.test_drafts import FEVER, publish, published
from tests.support.world import World

PLACES = {"build", "texts", "try_out", "publish", "case_type"}


class Builder:
    """An administrator at one case type."""

    def __init__(self, world: World, client: Client) -> None:
        self.world, self.client = world, world.sign_in(client, "admin")
        self.id: UUID = services.create_case_type(world.actor("admin"), name="Boka vaccination")

    def url(self, page: str = "build", **query: str) -> str:
        return reverse(f"staff:case_types:{page}", kwargs={"case_type_id": self.id}, query=query or None)

    @property
    def form(self) -> FormDefinition:
        return selectors.draft(self.world.actor("admin"), self.id).content.form

    def adds(self, kind: ItemType, text: str, **said: Any) -> Item:
        """A question, put in past the pages."""
        item = Item(link_id=f"q{len(self.form.by_link_id)}", type=kind, text=text, **said)
        page = self.form.items[0]
        services.edit_form(
            self.world.actor("admin"), self.id, Add(item, Place(page.link_id, len(page.items))), seen=None
        )
        return item

    def opens(self, link_id: str) -> dict[str, str]:
        """The fields of the editor as a browser would send them."""
        editor = self.client.get(self.url(fraga=link_id)).context["editor"]
        data = {field.name: field.value() for field in (*editor.main, *editor.further)}
        data |= {"seen": editor.seen, "seen_all": editor.seen_all}
        for row in editor.rows:
            key = f"c{row.number}"
            data |= {f"{key}_question": row.question, f"{key}_comparison": row.comparison, f"{key}_answer": row.answer}
        return {name: str(value) for name, value in data.items() if value not in (None, False)}

    def sends(self, link_id: str, data: dict[str, str]) -> HttpResponse:
        return self.client.post(self.url(fraga=link_id), data)  # type: ignore[return-value]


@pytest.fixture
def builder(small_world: World, client: Client) -> Builder:
    return Builder(small_world, client)


def test_a_new_case_type_begins_as_a_draft(small_world: World, client: Client) -> None:
    small_world.sign_in(client, "admin")
    response = client.post("/personal/arendetyper/ny/", {"name": "Intyg", "copy_of": ""}, follow=True)
    assert "Ett utkast har börjat" in response.content.decode()
    assert "Intyg" in client.get("/personal/arendetyper/").content.decode()


def test_a_name_that_is_missing_is_told_beside_the_field(small_world: World, client: Client) -> None:
    small_world.sign_in(client, "admin")
    response = client.post("/personal/arendetyper/ny/", {"name": " ", "copy_of": ""})
    assert response.status_code == 422
    assert "Skriv vad ärendetypen ska heta" in response.content.decode()


def test_a_button_saves_what_is_written_before_it_does_its_own(builder: Builder) -> None:
    first, second = builder.adds(ItemType.STRING, "Ett"), builder.adds(ItemType.STRING, "Två")
    data = builder.opens(second.link_id) | {"text": "Två, ändrad", "need": "required", "action": "up"}
    assert builder.sends(second.link_id, data).status_code == 303
    assert [(item.text, item.required) for item in builder.form.questions] == [("Två, ändrad", True), ("Ett", False)]
    assert builder.form.by_link_id[first.link_id] == first


def test_a_date_may_be_kept_from_the_future(builder: Builder) -> None:
    item = builder.adds(ItemType.DATE, "När började det?")
    data = builder.opens(item.link_id)
    assert data["day_limit"] == ""
    assert builder.sends(item.link_id, data | {"day_limit": "not-future", "action": "save"}).status_code == 303
    assert builder.form.by_link_id[item.link_id].day_limit is DayLimit.NOT_FUTURE
    assert builder.opens(item.link_id)["day_limit"] == "not-future"
    wrong = builder.sends(item.link_id, builder.opens(item.link_id) | {"day_limit": "tomorrow", "action": "save"})
    assert wrong.status_code == 422
    assert builder.form.by_link_id[item.link_id].day_limit is DayLimit.NOT_FUTURE


def test_what_cannot_be_understood_is_told_and_the_rest_is_saved(builder: Builder) -> None:
    item = builder.adds(ItemType.INTEGER, "Hur många?", minimum=1)
    data = builder.opens(item.link_id) | {"text": "Hur många dagar?", "minimum": "några", "action": "save"}
    response = builder.sends(item.link_id, data)
    page = response.content.decode()
    assert response.status_code == 422
    assert "några" in page
    assert "Skriv ett heltal med siffror" in page
    kept = builder.form.by_link_id[item.link_id]
    assert (kept.text, kept.minimum) == ("Hur många dagar?", 1)


@pytest.mark.parametrize(
    ("kind", "said", "answer"),
    [
        (ItemType.IDENTITY_NUMBER, {}, "12"),
        (ItemType.SCALE, {"minimum": 0, "maximum": 5}, "9"),
        (ItemType.BOOLEAN, {}, "kanske"),
        (
            ItemType.CHOICE,
            {
                "repeats": True,
                "max_occurs": 1,
                "answer_options": (AnswerOption("a", "A"), AnswerOption("b", "B"), AnswerOption("c", "C")),
            },
            ["a", "b"],
        ),
        (ItemType.ATTACHMENT, {}, [str(UUID(int=1)), str(UUID(int=2))]),
    ],
)
def test_an_own_text_about_a_wrong_answer_is_what_is_read(
    builder: Builder, kind: ItemType, said: dict[str, Any], answer: Any
) -> None:
    item = builder.adds(kind, "Frågan", **said)
    data = builder.opens(item.link_id) | {"wrong_text": "Så här skriver du.", "action": "save"}
    assert builder.sends(item.link_id, data).status_code == 303
    found = check(builder.form, {item.link_id: answer}).errors
    assert [problem_text(one.problem, builder.form.by_link_id[item.link_id]) for one in found] == ["Så här skriver du."]


def test_a_list_is_pasted_as_lines(builder: Builder) -> None:
    item = builder.adds(ItemType.CHOICE, "Vilket?")
    data = builder.opens(item.link_id) | {"options": "- Influensa\n- TBE\n", "action": "save"}
    builder.sends(item.link_id, data)
    assert [option.text for option in builder.form.by_link_id[item.link_id].answer_options] == ["Influensa", "TBE"]


def test_a_list_too_long_for_a_form_is_told(builder: Builder) -> None:
    item = builder.adds(ItemType.CHOICE, "Vilket?")
    data = builder.opens(item.link_id) | {"options": "\n".join(map(str, range(501))), "action": "save"}
    response = builder.sends(item.link_id, data)
    assert response.status_code == 422
    assert "högst 500 alternativ" in response.content.decode()


def test_a_question_for_files_says_how_many_and_how_large(builder: Builder) -> None:
    question = builder.adds(ItemType.ATTACHMENT, "Bifoga en bild")
    data = builder.opens(question.link_id)

    told = builder.sends(question.link_id, data | {"most_files": "11", "most_megabytes": "0"})
    builder.sends(question.link_id, data | {"most_files": "3", "most_megabytes": "5", "overwrite": "1"})

    assert told.status_code == 422
    assert room_for_files(builder.form.by_link_id[question.link_id]) == (3, 5_000_000)
    builder.sends(question.link_id, builder.opens(question.link_id) | {"most_files": "1", "most_megabytes": ""})
    assert room_for_files(builder.form.by_link_id[question.link_id]) == (1, limits.MAX_FILE_BYTES)


def test_what_a_form_from_elsewhere_says_of_files_is_left_where_it_was_not_changed(builder: Builder) -> None:
    said = {"repeats": True, "max_occurs": 20, "max_size": 5 * 1024 * 1024}
    question = builder.adds(ItemType.ATTACHMENT, "Bilder", **said)

    builder.sends(question.link_id, builder.opens(question.link_id) | {"text": "Bilder på utslaget"})

    now = builder.form.by_link_id[question.link_id]
    assert now.text == "Bilder på utslaget"
    assert {name: getattr(now, name) for name in said} == said


def test_a_text_to_read_can_have_a_heading(builder: Builder) -> None:
    text = builder.adds(ItemType.DISPLAY, "Innan du börjar")

    builder.sends(text.link_id, builder.opens(text.link_id) | {"help": "Ha läkemedlet framför dig."})

    page = builder.client.get(builder.url("try_out", ram="1")).content.decode()
    assert '<h2 class="block-heading">Innan du börjar</h2><p class="as-written">Ha läkemedlet framför dig.</p>' in page


class TestConditions:
    def test_one_is_added_already_meaning_something_and_changed_by_choosing(self, builder: Builder) -> None:
        fever = builder.adds(ItemType.BOOLEAN, "Har du feber?")
        degrees = builder.adds(ItemType.DECIMAL, "Hur hög?")
        data = builder.opens(degrees.link_id) | {"action": "condition", "new_condition": fever.link_id}
        builder.sends(degrees.link_id, data)
        assert self.of(builder, degrees) == (Condition(fever.link_id, Operator.EQUAL, True),)
        page = builder.client.get(builder.url(fraga=degrees.link_id)).content.decode()
        assert "Visas när" in page
        builder.sends(degrees.link_id, builder.opens(degrees.link_id) | {"c0_answer": "false", "action": "save"})
        assert self.of(builder, degrees) == (Condition(fever.link_id, Operator.EQUAL, False),)

    def test_another_question_begins_anew(self, builder: Builder) -> None:
        fever = builder.adds(ItemType.BOOLEAN, "Har du feber?")
        cough = builder.adds(ItemType.STRING, "Vad mer?")
        last = builder.adds(ItemType.TEXT, "Berätta", enable_when=(Condition(fever.link_id, Operator.EQUAL, True),))
        builder.sends(last.link_id, builder.opens(last.link_id) | {"c0_question": cough.link_id, "action": "save"})
        assert self.of(builder, last) == (Condition(cough.link_id, Operator.EXISTS, True),)

    def test_an_answer_that_the_question_cannot_have_is_told_and_stays_in_its_field(self, builder: Builder) -> None:
        weight = builder.adds(ItemType.INTEGER, "Vad väger du?")
        last = builder.adds(ItemType.TEXT, "Berätta", enable_when=(Condition(weight.link_id, Operator.GREATER, 90),))
        response = builder.sends(last.link_id, builder.opens(last.link_id) | {"c0_answer": "tungt", "action": "save"})
        assert response.status_code == 422
        assert 'value="tungt"' in response.content.decode()
        assert self.of(builder, last)[0].answer == 90

    def test_it_is_taken_away(self, builder: Builder) -> None:
        fever = builder.adds(ItemType.BOOLEAN, "Har du feber?")
        last = builder.adds(ItemType.TEXT, "Berätta", enable_when=(Condition(fever.link_id, Operator.EQUAL, True),))
        builder.sends(last.link_id, builder.opens(last.link_id) | {"action": "uncondition:0"})
        assert self.of(builder, last) == ()

    def test_deleting_what_it_asks_about_is_told_and_publishing_is_refused_until_it_is_mended(
        self, builder: Builder
    ) -> None:
        fever = builder.adds(ItemType.BOOLEAN, "Har du feber?")
        builder.adds(ItemType.TEXT, "Berätta", enable_when=(Condition(fever.link_id, Operator.EQUAL, True),))
        data = builder.opens(fever.link_id) | {"action": "delete"}
        page = builder.client.post(builder.url(fraga=fever.link_id), data, follow=True).content.decode()
        assert "Villkoret för ”Berätta” gäller något som inte längre finns" in page
        page = builder.client.get(builder.url("publish")).content.decode()
        assert "Ett villkor gäller en fråga som är borttagen" in page

    @staticmethod
    def of(builder: Builder, item: Item) -> tuple[Condition, ...]:
        return builder.form.by_link_id[item.link_id].enable_when


def test_every_kind_can_be_added_opened_and_tried(builder: Builder) -> None:
    page = builder.form.items[0]
    palette = builder.client.get(builder.url(**{"lagg-till": page.link_id})).context["palette"]
    assert len(palette.kinds) > 10
    for kind in palette.kinds:
        response = builder.client.post(builder.url(), {"action": f"add:{kind.code}", "at": page.link_id}, follow=True)
        editor = response.context["editor"]
        assert editor.kind == str(kind.words)
        assert builder.sends(editor.item.link_id, builder.opens(editor.item.link_id)).status_code == 303
    assert builder.client.get(builder.url("try_out", ram="1")).status_code == 200


def test_trying_out_follows_the_form_and_keeps_nothing(builder: Builder) -> None:
    fever = builder.adds(ItemType.BOOLEAN, "Har du feber?", required=True)
    builder.adds(ItemType.TEXT, "Berätta mer", enable_when=(Condition(fever.link_id, Operator.EQUAL, True),))
    url, page = builder.url("try_out", ram="1"), builder.form.items[0].link_id
    before = selectors.draft(builder.world.actor("admin"), builder.id).version
    wrong = builder.client.post(url, {"page": page, "asked": "q2", "action": "next"})
    assert wrong.status_code == 422
    asked = builder.client.post(url, {"page": page, "asked": ["q2", "q3"], "q2": "true", "action": "next"})
    assert "Granska och skicka" in asked.content.decode()
    assert asked.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in asked.headers["Content-Security-Policy"]
    assert selectors.draft(builder.world.actor("admin"), builder.id).version == before


@pytest.mark.parametrize("carried", ["{", "[]", "[" * 100_000, '{"q": 1}', "null"])
def test_what_comes_back_from_a_browser_is_not_believed(builder: Builder, carried: str) -> None:
    builder.adds(ItemType.BOOLEAN, "Har du feber?")
    data = {"page": builder.form.items[0].link_id, "carried": carried, "action": "next"}
    assert builder.client.post(builder.url("try_out", ram="1"), data).status_code == 200


@pytest.mark.parametrize(
    "data",
    [
        {"action": "add:nothing"},
        {"action": "add:text", "at": "gone"},
        {"action": "uncondition:99"},
        {"action": "up"},
        {"action": "drop", "moved": "gone", "onto": "gone"},
        {"action": "place", "place": "gone"},
        {"action": "undo", "version": "x"},
        {"action": "headline"},
        {"action": "\0"},
    ],
)
def test_nonsense_changes_nothing_and_breaks_nothing(builder: Builder, data: dict[str, str]) -> None:
    before = builder.form
    assert builder.client.post(builder.url(fraga="gone"), data).status_code in (303, 409, 400)
    assert builder.form.items == before.items


def test_an_unknown_text_variable_is_told_beside_its_field_and_before_publishing(builder: Builder) -> None:
    builder.adds(ItemType.STRING, "Har du varit på {enhet} {bar}?")
    said, admin = "{foo} är ingen textvariabel.", builder.world.actor("admin")
    texts = {"name": "Boka vaccination", "summary": "Boka {foo} tid.", "terms_text": "Du får svar."}
    refused = builder.client.post(builder.url("texts"), texts)
    assert refused.status_code == 422
    assert said in str(refused.context["form"].errors["summary"])
    assert "Boka {foo} tid." in refused.content.decode()

    # One that came in another way, such as with an import.
    content = selectors.draft(admin, builder.id).content.texts
    services.change_texts(admin, builder.id, replace(content, summary="Boka {foo} tid.", terms_text="Ja"), seen=None)
    problems = builder.client.get(builder.url("publish")).context["problems"]
    assert [one["url"] for one in problems] == [f"{builder.url('texts')}#id_summary"]
    assert problems[0]["text"].startswith(f"Kort beskrivning: {said}")
    opened = builder.client.get(builder.url("texts"))
    assert opened.status_code == 200
    assert said in str(opened.context["form"].errors["summary"])

    services.change_texts(admin, builder.id, replace(content, summary="Boka.", terms_text="Ja"), seen=None)
    advice = builder.client.get(builder.url("publish")).context["advice"]
    assert any(one["text"].startswith("{bar} är ingen textvariabel.") for one in advice)
    tried = builder.client.get(builder.url("try_out", ram="1")).content.decode()
    assert f"Har du varit på {admin.unit_name} {{bar}}?" in tried


def test_publishing_and_changing_again(builder: Builder) -> None:
    item = builder.adds(ItemType.STRING, "Vad gäller det?")
    texts = {"name": "Boka vaccination", "summary": "Boka tid.", "terms_text": "Du får svar.", "feedback_target": ""}
    seen = builder.client.get(builder.url("texts")).context["form"].initial["seen"]
    assert builder.client.post(builder.url("texts"), texts | {"seen": seen}).status_code == 303
    version = str(selectors.draft(builder.world.actor("admin"), builder.id).version)
    assert builder.client.post(builder.url("publish"), {"version": version}).status_code == 303
    assert "Boka vaccination" in builder.client.get("/mottagning/TSTNMT2321000156-9001/").content.decode()
    builder.client.post(builder.url("case_type"), {"action": "begin"})
    builder.sends(item.link_id, builder.opens(item.link_id) | {"need": "required", "action": "save"})
    page = builder.client.get(builder.url("publish")).content.decode()
    assert "Frågan ”Vad gäller det?” blev obligatorisk." in page


def test_going_back_to_what_fails_an_example_asks_why(builder: Builder) -> None:
    actor, made = builder.world.actor("admin"), published(builder.world)
    services.edit_form(actor, made, Change(replace(FEVER, required=True)), seen=None)
    services.save_example(actor, made, name="Utan svar går det inte", answers={})
    publish(builder.world, made)
    url = reverse("staff:case_types:version", kwargs={"case_type_id": made, "number": 1})

    asked = builder.client.post(url, {"live": "2"})
    done = builder.client.post(url, {"live": "2", "reason": "Den nya var fel."})

    assert asked.status_code == 422
    assert "Varför går ni tillbaka ändå?" in asked.content.decode()
    assert done.status_code == 303


def test_a_large_form_asks_the_database_no_more_than_a_small_one(builder: Builder) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as sent:
            assert builder.client.get(builder.url()).status_code == 200
        return len(sent)

    builder.client.get(builder.url())
    few = statements()
    questions = tuple(Item(link_id=f"x{n}", type=ItemType.STRING, text=f"Fråga {n}") for n in range(100))
    page = Item(link_id="p", type=ItemType.GROUP, text="Sida", items=questions)
    form = FormDefinition(title="Stort", items=(page,))
    services.edit_form(builder.world.actor("admin"), builder.id, Replace(form), seen=None)
    assert statements() == few
    assert few <= 8
