"""Every question type on a page of its own: drawn, answered, refused with words beside it, told in words."""

import re
from uuid import UUID

import pytest
from django.test import Client

from personalverktyget.domain.case_types.services import publish_central_case_type
from personalverktyget.domain.case_types.services.publish_case_type import CaseTypeContent
from personalverktyget.domain.cases.models import Case, CaseAnswers, CaseDraft, CaseWords
from tests.support.world import SYSTEM, World
from tests.support.world_registers import CASE_TYPE, PREFIX, REGIONS

OPTIONS = [{"code": "a", "display": "Alfa"}, {"code": "b", "display": "Beta"}, {"code": "c", "display": "Gamma"}]
QUESTIONS: list[dict[str, object]] = [
    {"linkId": "string", "type": "string", "text": "Kort text", "required": True},
    {"linkId": "text", "type": "text", "text": "Lång text", "maxLength": 100},
    {"linkId": "boolean", "type": "boolean", "text": "Ja eller nej", "required": True},
    {"linkId": "choice", "type": "choice", "text": "Ett av flera", "answerOption": OPTIONS},
    {"linkId": "list", "type": "choice", "text": "Ur en lista", "appearance": "list", "answerOption": OPTIONS},
    {"linkId": "several", "type": "choice", "text": "Flera av flera", "repeats": True, "answerOption": OPTIONS},
    {"linkId": "integer", "type": "integer", "text": "Antal", "unit": "stycken", "minValue": 1, "maxValue": 20},
    {"linkId": "decimal", "type": "decimal", "text": "Vikt", "unit": "kg"},
    {"linkId": "date", "type": "date", "text": "Dag", "minValue": "2026-01-01"},
    {"linkId": "phone", "type": "phone", "text": "Telefon"},
    {"linkId": "email", "type": "email", "text": "E-post"},
    {"linkId": "moment", "type": "dateTime", "text": "När", "minValue": "2026-01-01T00:00:00+01:00"},
    {"linkId": "identity", "type": "identityNumber", "text": "Barnets personnummer"},
    {
        "linkId": "scale",
        "type": "scale",
        "text": "Smärta",
        "minValue": 0,
        "maxValue": 10,
        "minLabel": "Ingen",
        "maxLabel": "Värsta tänkbara",
    },
    {"linkId": "card", "type": "string", "text": "Kort", "pattern": "[A-Z]{3} [0-9]{3}", "entryFormat": "ABC 123"},
    {"linkId": "weeks", "type": "integer", "text": "Veckor", "mayBeUnknown": True},
]
FORM = {
    "title": "Allt",
    "item": [
        {
            "linkId": "page",
            "type": "group",
            "text": "Alla sorter",
            "help": "Om sidan.",
            "item": [
                {"linkId": "read", "type": "display", "text": "Bara att läsa."},
                *QUESTIONS,
                {
                    "linkId": "inner",
                    "type": "group",
                    "text": "Inre grupp",
                    "enableWhen": [{"question": "several", "operator": "=", "answer": "b"}],
                    "item": [{"linkId": "deep", "type": "string", "text": "Djupt inne", "required": True}],
                },
            ],
        },
        {
            "linkId": "extra",
            "type": "group",
            "text": "Extra sida",
            "enableWhen": [{"question": "integer", "operator": ">", "answer": 10}],
            "item": [{"linkId": "why_many", "type": "text", "text": "Varför så många?", "recommended": True}],
        },
    ],
}
# The display is the second item of the form, after its page; the questions follow.
FIELDS = {str(question["linkId"]): f"q{number}" for number, question in enumerate(QUESTIONS, start=3)}
GOOD: dict[str, object] = {
    "string": "Hej",
    "text": "Flera\nrader",
    "boolean": "false",
    "choice": "b",
    "list": "c",
    "several": ["a", "c"],
    "integer": "3",
    "decimal": "72,5",
    "date": "2026-11-23",
    "phone": "070-174 06 05",
    "email": "helena@brevkorgen.example",
    "moment": "2026-11-23T14:05",
    "identity": "19810228-2384",
    "scale": "7",
    "card": "ABC 123",
    "weeks": "",
    "q18-unknown": "on",
}
DEEP, WHY_MANY = "q20", "q22"


@pytest.fixture
def page(client: Client, small_world: World) -> str:
    """The address of the form's first page, in Helena's browser."""
    content = CaseTypeContent(
        code=CASE_TYPE.code,
        name="Allt",
        summary="Allt.",
        description="",
        not_for="",
        terms_text="Allt.",
        feedback_target="4h",
        form=FORM,
    )
    publish_central_case_type(SYSTEM, PREFIX + REGIONS["klar"][1], content)
    small_world.sign_in_resident(client, "helena")
    draft = UUID(client.post(f"/invanare/mottagning/{PREFIX}9001/{CASE_TYPE.code}/")["Location"].split("/")[3])
    return f"/invanare/formular/{draft}/1/"


def sent(answers: dict[str, object], *, asked: tuple[str, ...] = (), action: str = "next") -> dict[str, object]:
    data: dict[str, object] = {"action": action, "asked": [*FIELDS.values(), *asked]}
    return data | {FIELDS.get(link_id, link_id): answer for link_id, answer in answers.items()}


def test_every_type_is_drawn_with_its_own_control(client: Client, page: str) -> None:
    shown = client.get(page).content.decode()
    for link_id, sign in {
        "text": "<textarea",
        "list": "<select",
        "integer": 'inputmode="numeric"',
        "decimal": 'inputmode="decimal"',
        "date": 'type="date"',
        "phone": 'type="tel"',
        "email": 'type="email"',
        "moment": 'type="datetime-local"',
    }.items():
        block = shown.split(f'data-block="{FIELDS[link_id]}"')[1].split("</fieldset>")[0]
        assert sign in block, link_id
    assert "Antal (stycken)" in shown
    assert "Bara att läsa." in shown
    assert shown.count('type="checkbox"') == 4, "three alternatives, and one for not knowing"
    assert "Skriv så här: ABC 123" in shown
    scale = shown.split(f'data-block="{FIELDS["scale"]}"')[1].split('class="block"')[0]
    assert scale.count('type="radio"') == 11
    assert ">10<" in scale.replace('10<span class="visually-hidden">, Värsta tänkbara</span>', "10")


def test_good_answers_lead_to_the_review_in_words(client: Client, page: str) -> None:
    response = client.post(page, sent(GOOD))
    assert response["Location"] == page.replace("/1/", "/granska/")
    review = client.get(response["Location"]).content.decode()
    for words in ("Hej", "Flera\nrader", "Nej", "Beta", "Gamma", "Alfa, Gamma", "3 stycken", "72,5 kg"):
        assert f">{words}</span>" in review, words
    for words in ("23 november 2026", "23 november 2026 kl. 14.05", "19810228-2384", "7 av 10", "Vet inte"):
        assert f">{words}</span>" in review, words
    assert "070-174 06 05" in review
    client.post(response["Location"])
    answers = CaseAnswers.objects.get(case__submission_key=page.split("/")[3]).answers
    assert (answers["several"], answers["integer"], answers["boolean"]) == (["a", "c"], 3, False)
    assert (answers["scale"], answers["weeks"]) == (7, "asked-unknown")
    assert answers["moment"] == "2026-11-23T14:05:00+01:00"


def test_whom_an_answer_names_or_reaches_lies_encrypted_and_is_found_by_no_search(client: Client, page: str) -> None:
    """C-01: in the draft as in the case; the resident and the unit read it."""
    client.post(page, sent(GOOD))
    draft = CaseDraft.objects.get(id=page.split("/")[3])
    client.post(page.replace("/1/", "/granska/"))
    case = Case.objects.get(submission_key=draft.id)
    kept = str([draft.answers, case.answers.answers])
    words = CaseWords.objects.get(case=case).words
    for secret in ("070-174", "helena@brevkorgen", "19810228", "198102282384"):
        assert secret not in kept
        assert secret.casefold() not in str(words)
    shown = client.get(f"/invanare/arenden/{case.id}/").content.decode()
    for answer in ("070-174 06 05", "helena@brevkorgen.example", "19810228-2384"):
        assert answer in shown


@pytest.mark.parametrize(
    ("link_id", "answer", "words"),
    [
        ("string", "", "Fyll i: Kort text"),
        ("string", "x" * 251, "Korta den till högst 250 tecken."),
        ("text", "x" * 101, "Korta den till högst 100 tecken."),
        ("boolean", "", "Svara ja eller nej: Ja eller nej"),
        ("boolean", "kanske", "Välj ja eller nej."),
        ("choice", "d", "Välj ett av alternativen."),
        ("list", "d", "Välj ett av alternativen."),
        ("several", ["a", "d"], "Välj ett av alternativen."),
        ("integer", "tre", "Skriv ett heltal med siffror"),
        ("integer", "0", "Skriv ett tal som är minst 1."),
        ("integer", "21", "Skriv ett tal som är högst 20."),
        ("decimal", "72,5,5", "Skriv ett tal med siffror"),
        ("date", "2026-02-30", "Skriv datumet med år, månad och dag"),
        ("date", "2025-12-31", "Välj ett datum som är tidigast 1 januari 2026."),
        ("phone", "ring mig", "Skriv telefonnumret med siffror"),
        ("email", "helena", "Skriv hela e-postadressen"),
        ("moment", "i går", "Skriv datum och klockslag, till exempel"),
        ("moment", "2026-03-29T02:30", "så 02.30 fanns inte"),
        ("moment", "2025-12-31T23:59", "Välj ett datum som är tidigast"),
        ("identity", "19810228-2385", "Någon siffra i personnumret stämmer inte."),
        ("identity", "19811218-9876", "Här går det bara att använda Skatteverkets testpersonnummer."),
        ("scale", "11", "Skriv ett tal som är högst 10."),
        ("card", "abc", "Skriv svaret på det här sättet: ABC 123"),
        ("weeks", "två", "Skriv ett heltal med siffror"),
    ],
)
def test_what_is_wrong_is_said_in_words_and_shown_again(
    client: Client, page: str, link_id: str, answer: object, words: str
) -> None:
    response = client.post(page, sent(GOOD | {link_id: answer}))
    shown = response.content.decode()
    assert response.status_code == 422
    assert shown.count(words) == 2, "beside the field and in the summary"
    assert shown.count('class="field-error"') == 1
    assert f'href="#{FIELDS[link_id]}"' in shown
    if isinstance(answer, str) and link_id not in {"boolean", "choice", "list", "scale"}:
        assert answer in shown


def test_what_is_written_counts_for_more_than_not_knowing(client: Client, page: str) -> None:
    client.post(page, sent(GOOD | {"weeks": "12"}))
    review = client.get(page.replace("/1/", "/granska/")).content.decode()
    assert ">12</span>" in review
    assert "Vet inte" not in review


def test_a_page_that_is_opened_again_shows_what_was_written(client: Client, page: str) -> None:
    client.post(page, sent(GOOD))
    shown = client.get(page).content.decode()
    assert 'value="2026-11-23T14:05"' in shown
    assert re.search(r'name="q18-unknown" checked', shown)
    assert re.search(rf'name="{FIELDS["scale"]}" value="7" checked', shown)


def test_a_group_comes_with_its_condition(client: Client, page: str) -> None:
    shown = client.post(page, sent(GOOD | {"several": ["b"]})).content.decode()
    assert "Inre grupp" in shown
    assert "Ditt svar ledde till en följdfråga" in shown
    assert client.post(page, sent(GOOD | {"several": ["b"]}, asked=(DEEP,))).status_code == 422
    done = client.post(page, sent(GOOD | {"several": ["b"], DEEP: "Här"}, asked=(DEEP,)))
    assert done["Location"].endswith("/granska/")


def test_a_page_comes_with_its_condition_and_is_advised_only(client: Client, page: str) -> None:
    response = client.post(page, sent(GOOD | {"integer": "11"}))
    assert response["Location"] == page.replace("/1/", "/2/")
    assert "Steg 2 av 3" in client.get(response["Location"]).content.decode()
    advised = client.post(response["Location"], {"action": "next", "asked": WHY_MANY})
    assert "Vill du inte svara går du vidare utan." in advised.content.decode()
    again = {"action": "next", "asked": WHY_MANY, "advised": WHY_MANY}
    assert client.post(response["Location"], again)["Location"].endswith("/granska/")
    review = client.get(page.replace("/1/", "/granska/")).content.decode()
    assert "Varför så många?" in review
    assert "Det går att skicka ändå." not in review, "said once, where it is asked"
    assert client.post(page.replace("/1/", "/granska/")).status_code == 303


def test_a_page_whose_condition_is_gone_leads_on(client: Client, page: str) -> None:
    client.post(page, sent(GOOD))
    response = client.get(page.replace("/1/", "/2/"), follow=True)
    assert response.redirect_chain[-1][0].endswith("/granska/")


def test_a_target_in_hours_is_told_in_words(client: Client, page: str) -> None:
    intro = client.get(f"/invanare/mottagning/{PREFIX}9001/{CASE_TYPE.code}/").content.decode()
    assert "Inom 4 timmar när mottagningen är öppen" in intro
