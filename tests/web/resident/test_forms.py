"""Filling in a form: forwards and backwards, follow-up questions, faults, the review, sending it."""

import re
from uuid import UUID

import pytest
from django.test import Client

from personalverktyget.domain.case_types.models import CaseType, OfferedCaseType
from personalverktyget.domain.case_types.services import change_offer
from personalverktyget.domain.cases.models import Case, CaseAnswers, CaseDraft
from tests.domain.case_types.test_drafts import published
from tests.support.form_in_hand import ANG, ANSWERS, INTRO, MEDICINE, begin
from tests.support.world import World


def text_of(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined,no-any-return]


def test_the_first_page_says_whom_it_goes_to_and_when_it_is_answered(helena: Client) -> None:
    page = text_of(helena.get(INTRO))
    assert "Ängens vårdcentral" in page
    assert "Inom 3 arbetsdagar" in page
    assert "Använd inte formuläret för ett läkemedel som du inte har haft tidigare" in page
    assert "Klars vård ansvarar för dina personuppgifter" in page.replace("Region ", "")


def test_the_first_page_says_who_answers_for_what_it_asks(helena: Client, prescription_world: World) -> None:
    assert "Region Klar ansvarar för frågorna och texterna" in text_of(helena.get(INTRO))
    code = CaseType.objects.get(id=published(prescription_world)).code
    page = text_of(helena.get(INTRO.replace("fornya-recept", code)))
    assert "Ängens vårdcentral har gjort formuläret och ansvarar för frågorna och texterna" in page
    assert "Region Klar ansvarar" not in page


def test_a_form_leads_from_page_to_page_to_the_review_and_to_the_receipt(helena: Client) -> None:
    form = begin(helena)
    for number, answers in enumerate(ANSWERS, start=1):
        assert f"Steg {number} av 5" in text_of(helena.get(form.url(number)))
        following = form.url(number + 1 if number < 4 else "granska")
        assert form.send(number, answers)["Location"] == following
    review = text_of(helena.get(form.url("granska")))
    assert "Levaxin" in review
    assert "1 tablett varje morgon" in review
    assert "Ja" in review
    sent = helena.post(form.url("granska"))
    case = Case.objects.get(submission_key=form.draft_id)
    assert sent["Location"] == f"/invanare/arenden/{case.id}/kvitto/"
    receipt = text_of(helena.get(sent["Location"]))
    assert str(case.number) in receipt
    assert "senast" in receipt
    assert CaseAnswers.objects.get(case=case).answers["medicine"] == "Levaxin"


def test_begun_twice_it_is_the_same_form(helena: Client) -> None:
    assert begin(helena).draft_id == begin(helena).draft_id


def test_what_is_missing_is_said_beside_the_field_and_in_the_summary_and_nothing_is_lost(helena: Client) -> None:
    form = begin(helena)
    response = form.send(2, MEDICINE | {"strength": "", "works_well": ""})
    page = text_of(response)
    assert response.status_code == 422
    for link_id, words in (("strength", "till exempel 50 mg."), ("works_well", "Svara ja eller nej")):
        field = form.field(link_id)
        assert re.search(rf'<a href="#{field}">[^<]*{words}', page), link_id
        assert f'id="{field}-error"' in page
    assert 'value="1 tablett varje morgon"' in page
    assert CaseDraft.objects.get(id=form.draft_id).answers["dosage"] == "1 tablett varje morgon"


@pytest.mark.parametrize("link_id", list(MEDICINE))
def test_every_required_question_is_asked_for(helena: Client, link_id: str) -> None:
    form = begin(helena)
    page = text_of(form.send(2, MEDICINE | {link_id: ""}))
    assert page.count('class="field-error"') == 1
    assert f'href="#{form.field(link_id)}"' in page


def test_a_follow_up_question_comes_when_the_page_is_sent(helena: Client) -> None:
    form = begin(helena)
    assert_hidden(text_of(helena.get(form.url(2))), form.field("works_badly_how"))
    response = form.send(2, MEDICINE | {"works_well": "false"})
    page = text_of(response)
    assert response.status_code == 200
    assert "Ditt svar ledde till en följdfråga" in page
    assert "field-error" not in page
    assert f'data-block="{form.field("works_badly_how")}" data-new' in page
    assert_hidden(page, form.field("side_effects"))
    both = MEDICINE | {"works_well": "false", "works_badly_how": ""}
    assert "Beskriv kort på vilket sätt." in text_of(form.send(2, both))
    assert form.send(2, both | {"works_badly_how": "Jag är trött."})["Location"] == form.url(3)


def assert_hidden(page: str, field: str) -> None:
    assert f'data-block="{field}" hidden disabled' in page


def test_a_follow_up_that_is_hidden_again_keeps_its_answer_and_is_not_sent(helena: Client) -> None:
    form = begin(helena)
    form.fill_in()
    form.send(2, MEDICINE | {"works_well": "false"})
    form.send(2, MEDICINE | {"works_well": "false", "works_badly_how": "Jag är trött."})
    form.send(2, MEDICINE)
    assert CaseDraft.objects.get(id=form.draft_id).answers["works_badly_how"] == "Jag är trött."
    assert "Jag är trött." not in text_of(helena.get(form.url("granska")))
    helena.post(form.url("granska"))
    assert "works_badly_how" not in CaseAnswers.objects.get(case__submission_key=form.draft_id).answers


def test_autosave_answers_which_questions_show(helena: Client) -> None:
    form = begin(helena)
    response = form.send(2, MEDICINE | {"works_well": "false", "medicine": ""}, action="autosave")
    shown = response.json()["shown"]  # type: ignore[attr-defined]
    assert form.field("works_badly_how") in shown
    assert form.field("side_effects") not in shown
    assert CaseDraft.objects.get(id=form.draft_id).answers["works_well"] == "false"


@pytest.mark.parametrize("action", ["previous", "later"])
def test_going_back_or_away_keeps_also_what_is_wrong(helena: Client, action: str) -> None:
    form = begin(helena)
    form.send(2, MEDICINE | {"medicine": "x" * 5000}, action=action)
    assert CaseDraft.objects.get(id=form.draft_id).answers["medicine"] == "x" * 5000
    assert "x" * 5000 in text_of(helena.get(form.url(2)))


def test_too_long_is_said_with_both_figures(helena: Client) -> None:
    form = begin(helena)
    page = text_of(form.send(2, MEDICINE | {"medicine": "å" * 201}))
    assert "Texten är 201 tecken lång. Korta den till högst 200 tecken." in page
    assert "å" * 201 in page


def test_a_date_that_is_none_is_shown_as_it_was_written(helena: Client) -> None:
    form = begin(helena)
    page = text_of(form.send(1, {"exemption_card_number": "", "exemption_card_valid_until": "31 februari"}))
    assert "Skriv datumet med år, månad och dag" in page
    assert re.search(r'type="text"[^>]*value="31 februari"', page)


def test_an_answer_that_is_no_alternative_is_refused(helena: Client) -> None:
    form = begin(helena)
    assert "Välj ett av alternativen." in text_of(form.send(3, {"pickup": "somewhere"}))


def test_the_review_cannot_be_sent_with_answers_missing(helena: Client) -> None:
    form = begin(helena)
    form.send(1, ANSWERS[0])
    response = helena.post(form.url("granska"))
    page = text_of(response)
    assert response.status_code == 422
    assert "Skriv vad läkemedlet heter." in page
    assert f"{form.url(2)}?granska=1#{form.field('medicine')}" in page
    assert not Case.objects.filter(submission_key=form.draft_id).exists()


def test_changing_one_answer_leads_back_to_the_review(helena: Client) -> None:
    form = begin(helena)
    form.fill_in()
    response = form.send(2, MEDICINE | {"medicine": "Euthyrox"}, query="?granska=1")
    assert response["Location"] == form.url("granska")
    assert "Euthyrox" in text_of(helena.get(form.url("granska")))


def test_sent_twice_it_is_one_case_with_one_receipt(helena: Client) -> None:
    form = begin(helena)
    form.fill_in()
    first, second = helena.post(form.url("granska")), helena.post(form.url("granska"))
    assert first["Location"] == second["Location"]
    assert Case.objects.filter(submission_key=form.draft_id).count() == 1


def test_going_back_after_sending_leads_to_the_receipt(helena: Client) -> None:
    form = begin(helena)
    form.fill_in()
    receipt = helena.post(form.url("granska"))["Location"]
    for page in (1, "granska", "ta-bort"):
        assert helena.get(form.url(page))["Location"] == receipt
    assert form.client.post(form.url(2), {"action": "next"})["Location"] == receipt


def test_resuming_leads_to_the_first_page_that_needs_something(helena: Client) -> None:
    form = begin(helena)
    resume = f"/invanare/formular/{form.draft_id}/"
    assert helena.get(resume)["Location"] == form.url(1)
    form.send(1, ANSWERS[0])
    assert helena.get(resume)["Location"] == form.url(2)
    form.send(2, MEDICINE)
    assert helena.get(resume)["Location"] == form.url(3)
    form.fill_in()
    assert helena.get(resume)["Location"] == form.url("granska")


def test_a_withdrawn_case_type_shows_what_was_written_and_the_phone(helena: Client, prescription_world: World) -> None:
    form = begin(helena)
    form.fill_in()
    withdraw(prescription_world)
    for response in (helena.get(form.url(2)), helena.get(form.url("granska")), helena.post(form.url("granska"))):
        page = text_of(response)
        assert response.status_code == 409
        assert "går inte att skicka just nu" in page
        assert "1 tablett varje morgon" in page
        assert "tel:0313900699" in page
    assert form.send(2, MEDICINE | {"medicine": "Skrivet efteråt"}).status_code == 303
    assert "Skrivet efteråt" in text_of(helena.get(form.url(2)))
    assert not Case.objects.filter(submission_key=form.draft_id).exists()


def test_beginning_what_was_withdrawn_leads_to_the_card(helena: Client, prescription_world: World) -> None:
    withdraw(prescription_world)
    response = helena.post(INTRO, follow=True)
    assert response.redirect_chain == [(f"/invanare/mottagning/{ANG}/", 303)]
    assert "Du kan inte skicka ett sådant ärende till mottagningen just nu" in text_of(response)


def withdraw(world: World) -> None:
    offered = OfferedCaseType.objects.get(unit_id=world.units["ang"])
    change_offer(world.actor("admin"), offered.id, is_active=False, local_information="", seen_version=offered.version)


def test_somebody_elses_form_does_not_exist(helena: Client, other_browser: Client) -> None:
    form = begin(helena)
    form.send(1, ANSWERS[0])
    for page in (1, 2, "granska", "ta-bort"):
        assert other_browser.get(form.url(page)).status_code == 404
        assert other_browser.post(form.url(page), {"action": "next", "asked": "q1"}).status_code == 404
    assert other_browser.get(f"/invanare/formular/{form.draft_id}/").status_code == 404
    assert CaseDraft.objects.filter(id=form.draft_id).exists()


def test_pages_that_the_form_does_not_have_do_not_exist(helena: Client) -> None:
    form = begin(helena)
    assert [helena.get(form.url(number)).status_code for number in (0, 5, 99)] == [404, 404, 404]


def test_throwing_it_away_names_it_first(helena: Client) -> None:
    form = begin(helena)
    form.send(2, MEDICINE)
    page = text_of(helena.get(form.url("ta-bort")))
    assert "Ta bort Förnya recept" in page
    assert "Levaxin" in page
    assert CaseDraft.objects.filter(id=form.draft_id).exists()
    response = helena.post(form.url("ta-bort"), follow=True)
    assert "Förnya recept är borttaget." in text_of(response)
    assert not CaseDraft.objects.filter(id=form.draft_id).exists()


def test_a_page_that_did_not_show_a_question_says_nothing_about_it(helena: Client) -> None:
    form = begin(helena)
    form.send(2, MEDICINE)
    helena.post(form.url(2), {"action": "later"})
    assert CaseDraft.objects.get(id=form.draft_id).answers["medicine"] == "Levaxin"


def test_the_offer_is_that_of_the_unit(helena: Client, prescription_world: World) -> None:
    form = begin(helena)
    offered = OfferedCaseType.objects.get(unit_id=prescription_world.units["ang"])
    assert CaseDraft.objects.get(id=form.draft_id).offered_id == offered.id
    assert isinstance(form.draft_id, UUID)
