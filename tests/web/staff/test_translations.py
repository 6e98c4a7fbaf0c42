"""The pages of translations without a script, and what the script asks for: nothing that is written is lost."""

from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from personalverktyget.domain.case_types import selectors, services
from personalverktyget.domain.case_types.translated_texts import all_texts, text_key
from personalverktyget.domain.forms.editing import Change
from personalverktyget.domain.forms.translations.texts import Address, Part
from tests.domain.case_types.test_drafts import FEVER, begun, content, finish_texts
from tests.support.world import World


class Translator:
    """An administrator at the translations of one case type."""

    def __init__(self, world: World, client: Client) -> None:
        self.world, self.client = world, world.sign_in(client, "admin")
        self.id: UUID = begun(world)
        finish_texts(world, self.id)

    def url(self, page: str = "translations", language: str = "", **query: str) -> str:
        of = {"case_type_id": self.id} | ({"language": language} if language else {})
        return reverse(f"staff:case_types:{page}", kwargs=of, query=query or None)

    def chooses(self, language: str) -> None:
        self.client.post(self.url(), {"action": "choose", "language": language})

    def fields(self, language: str = "ar", part: int = 0) -> dict[str, str]:
        """What a browser would send from the page as it is."""
        page = self.client.get(self.url("translate", language) + f"?del={part}")
        places = page.context["places"]
        rows = [row for place in places for row in place.rows]
        return {f"t-{row.key}": row.words for row in rows} | {f"seen-{row.key}": row.seen for row in rows}

    @property
    def words(self) -> dict[Address, str]:
        translations = content(self.world, self.id).translations
        return {address: word.text for address, word in translations.words("ar").items()}


@pytest.fixture
def translator(small_world: World, client: Client) -> Translator:
    return Translator(small_world, client)


def field(link_id: str, part: Part) -> str:
    return f"t-{text_key(Address(link_id, part))}"


def test_the_pages_hold_exactly_the_texts_of_the_case_type(translator: Translator) -> None:
    translator.chooses("ar")
    draft = selectors.draft(translator.world.actor("admin"), translator.id)
    expected = {f"t-{text_key(text.address)}" for text in all_texts(draft.content, draft.settled)}
    found = [name for part in (0, 1) for name in translator.fields(part=part) if name.startswith("t-")]
    assert len(found) == len(set(found))
    assert set(found) == expected


def test_a_language_is_chosen_from_a_list_and_stands_there_with_how_far_it_has_come(translator: Translator) -> None:
    page = translator.client.get(translator.url()).content.decode()
    assert "Bara svenska än så länge" in page
    response = translator.client.post(translator.url(), {"action": "choose", "language": ""})
    assert (response.status_code, "Välj ett av språken i listan." in response.content.decode()) == (422, True)
    response = translator.client.post(translator.url(), {"action": "choose", "language": "ar"})
    assert response.headers["Location"] == translator.url("translate", "ar")
    page = translator.client.get(translator.url()).content.decode()
    assert "0 av 8 texter är översatta." in page
    assert '<span class="subtle" lang="ar" dir="rtl">العربية</span>' in page
    translator.client.post(translator.url(), {"action": "leave:ar"})
    assert not content(translator.world, translator.id).translations


def test_the_draft_is_tried_in_the_language_that_is_translated(translator: Translator) -> None:
    translator.chooses("ar")
    data = (
        translator.fields(part=1) | translator.fields() | {"action": "save", field("fever", Part.TEXT): "هل لديك حمى؟"}
    )
    translator.client.post(translator.url("translate", "ar"), data)
    assert translator.words[Address("fever", Part.TEXT)] == "هل لديك حمى؟"
    around = translator.client.get(translator.url("try_out", sprak="ar")).content.decode()
    assert "ram=1&amp;sprak=ar" in around
    assert "Arabiska" in around
    shown = translator.client.get(translator.url("try_out", ram="1", sprak="ar")).content.decode()
    assert "هل لديك حمى؟" in shown
    assert 'lang="ar" dir="rtl"' in shown
    assert "Har du feber?" not in shown
    assert "Över 38 grader." in shown, "what is not translated is Swedish, as for residents"
    for other in ("sv", "xx", "en"):
        shown = translator.client.get(translator.url("try_out", ram="1", sprak=other)).content.decode()
        assert "Har du feber?" in shown
        assert "هل" not in shown


def test_what_is_written_is_saved_with_the_button_and_leads_on(translator: Translator) -> None:
    translator.chooses("ar")
    sent = translator.fields() | {field("", Part.TITLE): "تطعيم", "action": "next"}
    response = translator.client.post(translator.url("translate", "ar") + "?del=0", sent)
    assert (response.status_code, response.headers["Location"].endswith("?del=1")) == (303, True)
    assert translator.words == {Address("", Part.TITLE): "تطعيم"}
    page = translator.client.get(translator.url("translate", "ar")).content.decode()
    assert 'name="action" value="next"' in page
    assert 'lang="ar" dir="rtl"' in page
    assert "1 av 8 texter är översatta." in page


def test_what_is_too_long_is_told_at_its_field_and_the_rest_is_saved(translator: Translator) -> None:
    translator.chooses("ar")
    sent = translator.fields() | {field("", Part.TITLE): "x" * 300, field("", Part.SUMMARY): "ملخص"}
    response = translator.client.post(translator.url("translate", "ar"), sent)
    page = response.content.decode()
    assert response.status_code == 422
    assert "x" * 300 in page
    assert f'href="#{field("", Part.TITLE)}"' in page
    assert translator.words == {Address("", Part.SUMMARY): "ملخص"}


def test_what_another_wrote_meanwhile_stands_beside_what_one_wrote_oneself(translator: Translator) -> None:
    translator.chooses("ar")
    first = translator.fields() | {field("", Part.TITLE): "واحد"}
    second = translator.fields() | {field("", Part.TITLE): "اثنان"}
    translator.client.post(translator.url("translate", "ar"), first)
    response = translator.client.post(translator.url("translate", "ar"), second)
    page = response.content.decode()
    assert response.status_code == 409
    assert "واحد" in page
    assert "اثنان" in page
    again = {f"seen-{row.key}": row.seen for place in response.context["places"] for row in place.rows}
    translator.client.post(translator.url("translate", "ar"), second | again)
    assert translator.words[Address("", Part.TITLE)] == "اثنان"


def test_a_text_is_saved_as_one_writes(translator: Translator) -> None:
    translator.chooses("ar")
    fields = translator.fields()
    key = text_key(Address("", Part.TITLE))
    sent = {f"t-{key}": "تطعيم", f"seen-{key}": fields[f"seen-{key}"], "action": "autosave"}
    told = translator.client.post(translator.url("translate", "ar"), sent).json()
    assert list(told["rows"]) == [key]
    assert (told["rows"][key]["state"], told["done"].split(".")[0]) == ("current", "1 av 8 texter är översatta")
    # What was told is what has been seen: the next letter is saved too.
    sent |= {f"t-{key}": "تطعيمات", f"seen-{key}": told["rows"][key]["seen"]}
    assert translator.client.post(translator.url("translate", "ar"), sent).json()["rows"][key]["now"] == ""
    assert translator.words == {Address("", Part.TITLE): "تطعيمات"}


def test_what_is_stale_says_so_shows_the_old_swedish_and_can_be_said_to_hold(translator: Translator) -> None:
    translator.chooses("ar")
    translator.client.post(
        translator.url("translate", "ar") + "?del=1",
        translator.fields(part=1)
        | {field("fever", Part.TEXT): "هل لديك حمى؟", field("fever", Part.HELP): "أكثر من 38 درجة."},
    )
    changed = Change(type(FEVER)(link_id="fever", type=FEVER.type, text="Har du hög feber?", help=FEVER.help))
    services.edit_form(translator.world.actor("admin"), translator.id, changed, seen=None)
    page = translator.client.get(translator.url("translate", "ar") + "?del=1").content.decode()
    assert "Svenskan har ändrats" in page
    assert "Har du feber?" in page
    assert "Har du hög feber?" in page
    publish = translator.client.get(translator.url("publish")).content.decode()
    assert "Svenskan har ändrats sedan den översattes till arabiska." in publish
    key = text_key(Address("fever", Part.TEXT))
    holds = translator.fields(part=1) | {f"holds-{key}": "on"}
    translator.client.post(translator.url("translate", "ar") + "?del=1", holds)
    draft = selectors.draft(translator.world.actor("admin"), translator.id)
    assert draft.content.translations.words("ar")[Address("fever", Part.TEXT)].of == "Har du hög feber?"


def test_before_publishing_what_is_missing_is_told_with_its_place(translator: Translator) -> None:
    translator.chooses("ar")
    page = translator.client.get(translator.url("publish")).content.decode()
    assert "Inget är översatt till arabiska än." in page
    translator.client.post(translator.url("translate", "ar"), translator.fields() | {field("", Part.TITLE): "تطعيم"})
    response = translator.client.get(translator.url("publish"))
    assert "Översättning till arabiska saknas." in response.content.decode()
    (told,) = [
        one for one in response.context["advice"] if one["place"] == "Har du feber?" and "arabiska" in one["text"]
    ]
    assert "Har du feber?" in [place.name for place in translator.client.get(told["url"]).context["places"]]


def test_a_language_that_is_not_chosen_has_no_page(translator: Translator) -> None:
    assert translator.client.get(translator.url("translate", "fi")).status_code == 404
    assert translator.client.post(translator.url("translate", "fi"), {}).status_code == 404
