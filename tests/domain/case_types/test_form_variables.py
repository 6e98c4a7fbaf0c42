"""Text variables in the texts of a form: filled without touching what is answered, and told where they mean nothing."""

from hypothesis import given
from hypothesis import strategies as st

from personalverktyget.domain.case_types.content import CaseTypeTexts
from personalverktyget.domain.case_types.form_variables import (
    filled_form,
    has_variables,
    unknown_in_form,
    unknown_in_texts,
)
from personalverktyget.domain.forms.definitions import AnswerOption, FormDefinition, Item, ItemType
from personalverktyget.domain.forms.translations.languages import InLanguage, language_of

VALUES = {"enhet": "Ängens vårdcentral", "telefon": "08-12 34 56"}


def form_of(*items: Item) -> FormDefinition:
    return FormDefinition(title="Prov", items=(Item(link_id="p", type=ItemType.GROUP, text="Sida", items=items),))


def test_every_text_that_a_resident_reads_is_filled() -> None:
    form = form_of(
        Item(
            link_id="q",
            type=ItemType.CHOICE,
            text="Har du varit på {enhet}?",
            help="Annars ring {Telefon}.",
            answer_options=(AnswerOption("{enhet}", "Ja, på {enhet}"), AnswerOption("nej", "Nej")),
            error_texts={"missing": "Svara om {enhet}"},
        ),
        Item(link_id="s", type=ItemType.STOP, text="{enhet} kan inte hjälpa dig", help="Ring {telefon}."),
    )
    question, stop = filled_form(form, VALUES).by_link_id["q"], filled_form(form, VALUES).by_link_id["s"]
    assert question.text == "Har du varit på Ängens vårdcentral?"
    assert question.help == "Annars ring 08-12 34 56."
    assert question.answer_options[0] == AnswerOption("{enhet}", "Ja, på Ängens vårdcentral")
    assert question.error_texts == {"missing": "Svara om Ängens vårdcentral"}
    assert (stop.text, stop.help) == ("Ängens vårdcentral kan inte hjälpa dig", "Ring 08-12 34 56.")


def test_a_translated_text_keeps_its_language() -> None:
    form = form_of(Item(link_id="q", type=ItemType.TEXT, text=InLanguage("Call {telefon}", "en")))
    text = filled_form(form, VALUES).by_link_id["q"].text
    assert (text, language_of(text)) == ("Call 08-12 34 56", "en")


def test_an_example_of_an_answer_is_shown_as_it_is_written() -> None:
    item = Item(link_id="q", type=ItemType.STRING, text="Kod", pattern="[{]enhet[}]", entry_format="{enhet}")
    form = form_of(item)
    assert not has_variables(form)
    assert filled_form(form, VALUES).by_link_id["q"] == item
    assert not list(unknown_in_form(form))


@given(st.text(alphabet="{}abcå \n", max_size=30), st.text(alphabet="{}abcå \n", max_size=30))
def test_what_has_no_variable_is_left_alone(text: str, help_text: str) -> None:
    form = form_of(Item(link_id="q", type=ItemType.TEXT, text=text, help=help_text))
    assert filled_form(form, VALUES) == form
    assert has_variables(form) is ("{" in text + help_text)


def test_what_means_nothing_is_told_with_its_place() -> None:
    form = form_of(
        Item(link_id="a", type=ItemType.TEXT, text="{enhet}", help="{foo} och {foo}"),
        Item(link_id="b", type=ItemType.DISPLAY, text="Läs {bar}"),
    )
    assert list(unknown_in_form(form)) == [("a", "foo"), ("b", "bar")]
    texts = CaseTypeTexts(name="{namn}", summary="Boka {foo} tid.", terms_text="Svar {svarstid}, {bar}")
    assert list(unknown_in_texts(texts)) == [("summary", "foo"), ("terms_text", "bar")]
