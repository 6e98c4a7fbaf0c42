"""A form in another language than Swedish: hers to read and to answer, theirs to read in Swedish."""

import re
from collections.abc import Iterator
from dataclasses import asdict, replace

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from personalverktyget.domain.case_types import services as case_types
from personalverktyget.domain.case_types.central import CENTRAL_CASE_TYPES
from personalverktyget.domain.case_types.central.in_english import translated
from personalverktyget.domain.case_types.central.renew_prescription import CONTENT
from personalverktyget.domain.case_types.content import content_from_json
from personalverktyget.domain.case_types.models import CaseType
from personalverktyget.domain.case_types.services import publish_central_case_type
from personalverktyget.domain.case_types.translated_texts import all_texts
from personalverktyget.domain.cases.models import Case, CaseAnswers, CaseDraft
from personalverktyget.domain.forms.translations.kept import translations_from_json
from personalverktyget.domain.forms.translations.texts import Part
from tests.support.form_in_hand import ANG, ANSWERS, INTRO, MEDICINE, begin
from tests.support.world import SYSTEM, World
from tests.support.world_registers import PREFIX, REGIONS

TEXTS = all_texts(content_from_json(asdict(CONTENT)), {})
# All of it in English; of Arabic what must be understood, so that help is still in Swedish.
ENGLISH = translated(asdict(CONTENT), "en", {text.swedish: f"EN {text.swedish}" for text in TEXTS})
ARABIC = translated(asdict(CONTENT), "ar", {text.swedish: f"ع {text.swedish}" for text in TEXTS if text.is_needed})
NAME = CONTENT.name


@pytest.fixture
def helena(small_world: World, client: Client) -> Iterator[Client]:
    """Helena's browser, and a form that is offered in English and Arabic."""
    content = replace(CONTENT, translations=ENGLISH | ARABIC)
    publish_central_case_type(SYSTEM, PREFIX + REGIONS["klar"][1], content)
    # A request leaves its language behind.
    with translation.override(settings.LANGUAGE_CODE):
        yield small_world.sign_in_resident(client, "helena")


def text_of(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined,no-any-return]


def in_english(client: Client) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"


def test_on_pages_in_english_card_first_page_and_form_are_english(helena: Client) -> None:
    in_english(helena)
    card = text_of(helena.get(f"/invanare/mottagning/{ANG}/"))
    assert f'lang="en">EN {NAME}</a>' in card
    intro = text_of(helena.get(INTRO))
    assert f'<h1 lang="en">EN {NAME}</h1>' in intro
    assert 'lang="en">EN ' + CONTENT.terms_text[:20] in intro
    page = text_of(helena.get(begin(helena).url(2)))
    assert "EN Styrka" in page
    assert not re.search(r">\s*Styrka", page)


def test_on_swedish_pages_the_form_is_swedish_and_says_what_else_it_can_be_read_in(helena: Client) -> None:
    assert f"EN {NAME}" not in text_of(helena.get(f"/invanare/mottagning/{ANG}/"))
    assert "العربية" in text_of(helena.get(INTRO))
    page = text_of(helena.get(begin(helena).url(2)))
    assert 'value="language:ar" lang="ar" dir="rtl">العربية</button>' in page
    assert 'value="language:en" lang="en">English</button>' in page
    assert "EN Styrka" not in page


def test_another_language_is_chosen_for_the_form_alone_and_what_is_written_stays(helena: Client) -> None:
    form = begin(helena)
    response = form.send(2, MEDICINE, action="language:ar")
    assert response["Location"] == form.url(2)
    page = text_of(helena.get(form.url(2)))
    assert '<html lang="sv"' in page
    assert 'dir="rtl"' in page
    assert '<span lang="ar" dir="rtl">ع Styrka</span>' in page
    # Written before, kept after.
    assert 'value="Levaxin"' in page
    # What is not translated is Swedish: on this page it needs no mark.
    assert "ع " + next(text.swedish for text in TEXTS if text.address.part == Part.HELP) not in page
    assert 'value="language:sv" lang="sv">svenska</button>' in page
    # It holds for this form, on every page of hers.
    in_english(helena)
    assert "ع " in text_of(helena.get(form.url(2)))


def test_help_that_is_not_translated_is_marked_as_swedish_on_a_page_in_english(helena: Client) -> None:
    form = begin(helena)
    form.send(2, MEDICINE, action="language:ar")
    in_english(helena)
    page = text_of(helena.get(form.url(2)))
    asked = content_from_json(asdict(CONTENT)).form.items[1]
    help_text = next(item.help for item in asked.walk() if item.help and item.asks and not item.hidden)
    assert f'<span lang="sv">{help_text}</span>' in page


def test_a_language_that_the_form_is_not_offered_in_cannot_be_chosen(helena: Client) -> None:
    form = begin(helena)
    assert form.send(2, MEDICINE, action="language:fi").status_code == 404
    assert CaseDraft.objects.get(id=form.draft_id).language == ""


def test_faults_are_told_with_the_words_of_the_form(helena: Client) -> None:
    form = begin(helena)
    form.send(2, MEDICINE, action="language:en")
    response = form.send(2, MEDICINE | {"strength": ""})
    assert response.status_code == 422
    assert "EN Skriv styrkan" in text_of(response) or '<span lang="en">EN ' in text_of(response)


def test_what_is_sent_in_arabic_is_read_in_swedish_by_staff_and_in_arabic_by_her(
    helena: Client, small_world: World
) -> None:
    form = begin(helena)
    for number, answers in enumerate(ANSWERS, start=1):
        form.send(number, answers)
    form.send(1, ANSWERS[0], action="language:ar")
    review = text_of(helena.get(form.url("granska")))
    assert "ع Styrka" in review
    assert ">ع Ja<" in review
    receipt = text_of(helena.get(helena.post(form.url("granska"))["Location"]))
    case = Case.objects.get(submission_key=form.draft_id)
    assert (case.form_language, case.case_type_name, case.headline) == ("ar", NAME, case.headline)
    assert "ع" not in case.headline
    assert CaseAnswers.objects.get(case=case).answers["works_well"] is True
    assert f'<span lang="ar" dir="rtl">ع {NAME}</span>' in receipt
    assert "ع Styrka" in text_of(helena.get(f"/invanare/arenden/{case.id}/"))
    receiver = small_world.sign_in(Client(), "receiver")
    page = text_of(receiver.get(f"/personal/arenden/{case.id}/"))
    assert "Styrka" in page
    assert "ع" not in page
    assert "Ifyllt på arabiska" in page
    # A new version without the language changes nothing of what was sent.
    publish_central_case_type(SYSTEM, PREFIX + REGIONS["klar"][1], replace(CONTENT, summary="Annat."))
    assert "ع Styrka" in text_of(helena.get(f"/invanare/arenden/{case.id}/"))


def test_in_a_newer_version_without_the_language_the_form_goes_on_in_swedish(helena: Client) -> None:
    form = begin(helena)
    form.send(2, MEDICINE, action="language:ar")
    publish_central_case_type(SYSTEM, PREFIX + REGIONS["klar"][1], replace(CONTENT, summary="Annat."))
    page = text_of(helena.get(form.url(2), follow=True))
    assert "ع" not in page
    assert 'value="Levaxin"' in text_of(helena.get(form.url(2)))


def test_a_new_name_is_read_in_swedish_until_it_is_translated(helena: Client, small_world: World) -> None:
    central = CaseType.objects.get(region_id=small_world.regions["klar"])
    case_types.rename_case_type(small_world.administrator("regional_admin"), central.id, name="Recept")
    in_english(helena)
    card = text_of(helena.get(f"/invanare/mottagning/{ANG}/"))
    assert 'lang="sv">Recept</a>' in card
    assert "EN " + CONTENT.summary[:20] in card


def test_a_form_in_another_language_asks_no_more_of_the_database_than_one_in_swedish(helena: Client) -> None:
    form = begin(helena)
    helena.get(form.url(2))
    with CaptureQueriesContext(connection) as swedish:
        helena.get(form.url(2))
    form.send(2, MEDICINE, action="language:ar")
    helena.get(form.url(2))
    with CaptureQueriesContext(connection) as arabic:
        helena.get(form.url(2))
    assert len(arabic) == len(swedish)


@pytest.mark.parametrize("content", CENTRAL_CASE_TYPES, ids=lambda content: content.code)
def test_the_translations_that_come_with_the_program_are_whole(content: case_types.CaseTypeContent) -> None:
    texts = all_texts(content_from_json(asdict(content)), {})
    translations = translations_from_json(content.translations)
    for code in translations.languages:
        assert [text.swedish for text in texts if text.address not in translations.current(code, texts)] == []


def test_one_central_type_comes_translated() -> None:
    assert [content.code for content in CENTRAL_CASE_TYPES if content.translations] == ["synpunkter-och-klagomal"]
