"""A form in another language: text by text, with the same answers, and Swedish where nothing else holds."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from personalverktyget.domain.forms.definition_json import from_json
from personalverktyget.domain.forms.definitions import FormDefinition
from personalverktyget.domain.forms.editing import Duplicate
from personalverktyget.domain.forms.rules import check, summary
from personalverktyget.domain.forms.translations.applied import form_in
from personalverktyget.domain.forms.translations.kept import (
    State,
    Translation,
    Translations,
    translations_from_json,
)
from personalverktyget.domain.forms.translations.languages import (
    LANGUAGES,
    InLanguage,
    is_right_to_left,
    language_of,
    language_of_tag,
)
from personalverktyget.domain.forms.translations.texts import Address, Part, form_texts
from tests.support.generated_forms import all_answers, definitions, translations_of

generous = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)
FORM = from_json(
    {
        "title": "Recept",
        "item": [
            {
                "linkId": "p",
                "type": "group",
                "text": "Ditt recept",
                "item": [
                    {"linkId": "a", "type": "boolean", "text": "Tar du den nu?", "help": "Varje dag."},
                    {
                        "linkId": "b",
                        "type": "choice",
                        "text": "Vilken?",
                        "answerOption": [{"code": "x", "display": "Alvedon"}, {"code": "y", "display": "Ipren"}],
                        "mayBeUnknown": True,
                        "errorTexts": {"missing": "Välj en."},
                    },
                    {"linkId": "c", "type": "decimal", "text": "Hur mycket?", "unit": "mg"},
                ],
            }
        ],
    }
)
# Each text of the form as a resident can come to read it.
ADDRESSES = [
    ("", "title", ""),
    ("", "yes", ""),
    ("", "no", ""),
    ("", "unknown", ""),
    ("p", "text", ""),
    ("a", "text", ""),
    ("a", "help", ""),
    ("b", "text", ""),
    ("b", "option", "x"),
    ("b", "option", "y"),
    ("b", "error", "missing"),
    ("c", "text", ""),
    ("c", "unit", ""),
]


def whole(form: FormDefinition, language: str = "en") -> Translations:
    """The form with "en:" before each of its texts."""
    words = {text.address: Translation(f"{language}:{text.swedish}", text.swedish) for text in form_texts(form)}
    return Translations({language: words})


def shown_texts(form: FormDefinition) -> list[str]:
    """Everything that can be read in a form, collected in another way than the module under test does."""
    found = [form.title]
    for item in form.by_link_id.values():
        if item.hidden:
            continue
        found += [item.text, item.help, item.unit, item.min_label, item.max_label, item.entry_format]
        found += [option.text for option in item.answer_options]
        found += item.error_texts.values()
    return [text for text in found if text.strip()]


def test_the_texts_of_a_form_are_those_that_can_be_read() -> None:
    assert [tuple(text.address) for text in form_texts(FORM)] == ADDRESSES


@generous
@given(definitions())
def test_every_text_has_one_address_and_every_address_a_text(definition: FormDefinition) -> None:
    texts = form_texts(definition)
    assert len({text.address for text in texts}) == len(texts)
    own = [text.swedish for text in texts if text.address.part not in {Part.YES, Part.NO, Part.UNKNOWN}]
    assert sorted(own) == sorted(shown_texts(definition))


@generous
@given(st.data())
def test_a_form_that_is_wholly_translated_says_nothing_in_swedish(data: st.DataObject) -> None:
    definition = data.draw(definitions())
    form = form_in(definition, "en", whole(definition).current("en", form_texts(definition)))
    assert all(language_of(text) == "en" and text.startswith("en:") for text in shown_texts(form))


@generous
@given(st.data())
def test_text_by_text_it_is_either_the_translation_or_the_swedish_one(data: st.DataObject) -> None:
    definition = data.draw(definitions())
    translations = data.draw(translations_of(definition))
    texts = form_texts(definition)
    for code in translations.languages:
        words = translations.current(code, texts)
        form = form_in(definition, code, words)
        languages = [language_of(text) for text in shown_texts(form) if isinstance(text, InLanguage)]
        assert set(languages) <= {code}
        for item, swedish in zip(form.by_link_id.values(), definition.by_link_id.values(), strict=True):
            if not item.hidden:
                assert item.text == words.get(Address(item.link_id, Part.TEXT), swedish.text)


@generous
@given(st.data())
def test_the_same_answers_are_judged_alike_in_every_language(data: st.DataObject) -> None:
    definition = data.draw(definitions())
    translations = data.draw(translations_of(definition))
    answers = data.draw(all_answers(definition))
    expected = check(definition, answers)
    for code in translations.languages:
        found = check(form_in(definition, code, translations.current(code, form_texts(definition))), answers)
        assert found.answers == expected.answers
        assert [(one.place, one.problem.code) for one in (*found.errors, *found.warnings)] == [
            (one.place, one.problem.code) for one in (*expected.errors, *expected.warnings)
        ]
        assert (found.hidden_places, [stop.link_id for stop in found.stops]) == (
            expected.hidden_places,
            [stop.link_id for stop in expected.stops],
        )


@generous
@given(st.data())
def test_what_is_kept_comes_back(data: st.DataObject) -> None:
    definition = data.draw(definitions())
    translations = data.draw(translations_of(definition))
    assert translations_from_json(translations.to_json()) == translations


def test_answers_read_in_the_language_that_they_were_given_in() -> None:
    form = form_in(FORM, "en", whole(FORM).current("en", form_texts(FORM)))
    lines = summary(form, {"a": True, "b": "asked-unknown", "c": "2.5"})
    assert [(line.question, line.answer) for line in lines] == [
        ("en:Tar du den nu?", "en:Ja"),
        ("en:Vilken?", "en:Vet inte"),
        ("en:Hur mycket?", "2,5 en:mg"),
    ]
    assert [line.answer for line in summary(FORM, {"a": False, "b": "x"})] == ["Nej", "Alvedon"]


def test_a_text_whose_swedish_changed_is_stale_and_is_read_in_swedish() -> None:
    translations = whole(FORM)
    changed = replace(FORM, title="Förnya recept")
    texts = {text.address: text for text in form_texts(changed)}
    title = texts[Address("", Part.TITLE)]
    assert translations.state("en", title) is State.STALE
    assert translations.state("ar", title) is State.MISSING
    assert translations.state("en", texts[Address("p", Part.TEXT)]) is State.CURRENT
    form = form_in(changed, "en", translations.current("en", form_texts(changed)))
    assert (form.title, language_of(form.title)) == ("Förnya recept", "sv")
    # Said to hold still, or changed back, it is read again.
    assert translations.with_word("en", title, "Renew").state("en", title) is State.CURRENT
    assert translations.state("en", form_texts(FORM)[0]) is State.CURRENT


@pytest.mark.parametrize(
    ("missing", "is_offered"),
    [
        (Address("", Part.TITLE), False),
        (Address("a", Part.TEXT), False),
        (Address("b", Part.OPTION, "y"), False),
        (Address("", Part.UNKNOWN), False),
        (Address("a", Part.HELP), True),
        (Address("b", Part.ERROR, "missing"), True),
        (Address("c", Part.UNIT), True),
    ],
)
def test_a_language_is_offered_when_all_that_must_be_understood_is_there(missing: Address, is_offered: bool) -> None:
    texts = {text.address: text for text in form_texts(FORM)}
    translations = whole(FORM).with_word("en", texts[missing], "  ")
    assert (translations.offered(texts.values()) == ("en",)) is is_offered


def test_a_copied_question_brings_its_translations_and_a_deleted_one_takes_them_along() -> None:
    translations = whole(FORM)
    copied = Duplicate("b", new_id=lambda: "new").apply(FORM).definition
    fitted = translations.fitted(FORM, copied)
    assert fitted.offered(form_texts(copied)) == ("en",)
    back = fitted.fitted(copied, FORM)
    assert back == translations


def test_a_text_that_is_empty_for_a_while_keeps_its_translation() -> None:
    (page,) = FORM.items
    emptied = replace(FORM, items=(replace(page, text=""),))
    assert whole(FORM).fitted(FORM, emptied) == whole(FORM)


def test_without_translations_nothing_is_asked_of_the_form() -> None:
    for none in (Translations(), Translations({"en": {}})):
        assert none.fitted(None, None) is none  # type: ignore[arg-type]


def test_languages_are_known_by_their_tags() -> None:
    assert [language_of_tag(tag) for tag in ("en-GB", "AR", "sv_SE", "tlh", "")] == ["en", "ar", "sv", "", ""]
    assert [code for code in LANGUAGES if is_right_to_left(code)] == ["ar", "fa", "prs", "ckb", "yi"]
