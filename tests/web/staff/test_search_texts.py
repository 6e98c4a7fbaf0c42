"""Search and change in all texts, as pages: seen before it is done, nothing lost, and hostile input is only text."""

import re
from dataclasses import replace

import pytest
from django.test import Client

from personalverktyget.domain.case_types import selectors, services
from personalverktyget.domain.case_types.models import CaseType, CaseTypeDraft, CaseTypeVersion
from personalverktyget.domain.case_types.settings import CaseTypeSettings
from personalverktyget.domain.contact_cards.selectors import own_card
from personalverktyget.domain.contact_cards.services import change_card_texts
from tests.support.message_templates import bring_along
from tests.support.world import World

PAGE, DRAFTS = "/personal/arendetyper/sok-och-andra/", "/personal/arendetyper/utkast/"


@pytest.fixture
def central(small_world: World, client: Client) -> CaseType:
    small_world.sign_in(client, "regional_admin")
    return CaseType.objects.get(region_id=small_world.regions["klar"])


def shown(client: Client, **query: str) -> str:
    return client.get(PAGE, query).content.decode()


def places(page: str) -> list[str]:
    return re.findall(r'name="place" value="([^"]+)"', page)


def test_it_is_searched_seen_changed_and_published(small_world: World, client: Client, central: CaseType) -> None:
    page = shown(client, text="läkemedel", replacement="medicin")
    assert "4 ställen" in page
    assert places(page) == []
    assert "<mark>läkemedel</mark>" in page
    page = shown(client, text="läkemedel", replacement="medicin", preview="1")
    assert len(places(page)) == 4
    assert "Skriv vilket <del>läkemedel</del> det gäller." in page
    assert "Skriv vilket <ins>medicin</ins> det gäller." in page
    assert not CaseTypeDraft.objects.exists()
    sent = {"text": "läkemedel", "replacement": "medicin", "place": places(page)}
    response = client.post(PAGE, sent, follow=True)
    page = response.content.decode()
    assert "4 texter är ändrade i utkastet till 1 ärendetyp. Inget är publicerat än." in page
    assert "Förnya recept" in page
    drafts = re.findall(r'name="draft" value="([^"]+)" checked', page)
    page = client.post(DRAFTS, {"draft": drafts}, follow=True).content.decode()
    assert "1 ärendetyp är publicerad." in page
    assert "Det finns inga utkast" in page
    central.refresh_from_db()
    assert central.current is not None
    assert central.current.description == "Skriv vilket medicin det gäller."


def test_cards_are_seen_ticked_by_hand_and_changed_at_once(
    small_world: World, client: Client, central: CaseType
) -> None:
    change_card_texts(
        small_world.actor("admin"),
        presentation="Ring 031-11 11.",
        other_information="",
        urgent_text="",
        seen_version=0,
    )
    page = shown(client, text="031-11", replacement="031-22", preview="1")
    (value,) = re.findall(r'name="card" value="([^"]+)"(?! checked)', page)
    assert "På enhetens kontaktkort." in page
    assert "Ändringen syns på kontaktkortet direkt" in page
    assert "Ring <ins>031-22</ins> 11." in page
    sent = {"text": "031-11", "replacement": "031-22", "card": [value]}
    page = client.post(PAGE, sent, follow=True).content.decode()
    assert "1 text på kontaktkort är ändrad och gäller nu." in page
    assert own_card(small_world.actor("admin")).presentation == "Ring 031-22 11."
    again = client.post(PAGE, sent)
    assert again.status_code == 409
    assert "1 ställe har ändrats sedan du såg det." in again.content.decode()


def test_templates_are_changed_in_drafts_and_it_is_undone_on_the_templates_page(
    small_world: World, client: Client, central: CaseType
) -> None:
    template = bring_along()["provsvar"]
    page = shown(client, text="ditt prov", replacement="ditt test", preview="1")
    assert "Meddelandemall." in page
    ticked = re.findall(r'name="template" value="([^"]+)" checked', page)
    assert any(value.startswith(str(template)) for value in ticked)
    sent = {"text": "ditt prov", "replacement": "ditt test", "template": ticked}
    response = client.post(PAGE, sent, follow=True)
    assert response.redirect_chain == [("/personal/meddelandemallar/", 303)]
    assert "1 text är ändrad i utkastet till 1 meddelandemall. Inget är publicerat än." in response.content.decode()
    again = client.post(PAGE, sent)
    assert again.status_code == 409
    assert "Till meddelandemallarna" in again.content.decode()
    page = client.get(f"/personal/meddelandemallar/{template}/").content.decode()
    assert "Ångra sök och ändra" in page
    version = re.findall(r'name="version" value="(\d+)"', page)[0]
    where = f"/personal/meddelandemallar/{template}/"
    page = client.post(where, {"action": "undo", "version": version}, follow=True).content.decode()
    assert "Ändringen är ångrad." in page
    assert "Ångra sök och ändra" not in page
    assert client.post(where, {"action": "undo", "version": version}).status_code == 409


def test_the_form_of_a_question_is_told_to_be_one(client: Client, central: CaseType) -> None:
    bring_along()
    assert "Formuläret till en fråga i meddelanden." in shown(client, text="hudförändring")


def test_somebody_who_was_first_is_told_and_nothing_of_hers_is_lost(
    small_world: World, client: Client, central: CaseType
) -> None:
    page = shown(client, text="läkemedel", replacement="medicin", preview="1")
    actor = small_world.administrator("regional_admin")
    services.begin_draft(actor, central.id)
    texts = selectors.draft(actor, central.id).content.texts
    services.change_texts(actor, central.id, replace(texts, description="Hennes om läkemedel."), seen=None)
    response = client.post(PAGE, {"text": "läkemedel", "replacement": "medicin", "place": places(page)})
    page = response.content.decode()
    assert response.status_code == 409
    assert "1 ställe har ändrats sedan du såg det." in page
    assert "3 texter är ändrade" in page
    assert "Hennes om <del>läkemedel</del>." in page
    assert selectors.draft(actor, central.id).content.texts.description == "Hennes om läkemedel."


def test_what_is_settled_is_told_to_hold_at_once_and_is_ticked_by_hand(
    small_world: World, client: Client, central: CaseType
) -> None:
    actor = small_world.administrator("regional_admin")
    services.change_case_type_settings(actor, central.id, CaseTypeSettings(receipt_text="Tack."), seen_version=1)
    page = shown(client, text="Tack.", replacement="Tack!", preview="1")
    assert "Ändringen gäller från nästa ärende." in page
    assert "checked" not in page.split('name="place"')[1].split(">")[0]
    page = client.post(
        PAGE, {"text": "Tack.", "replacement": "Tack för det.", "place": places(page)}, follow=True
    ).content.decode()
    assert "gäller från nästa ärende" in page
    assert selectors.case_type_settings(actor, central.id).settings.receipt_text == "Tack för det."


def test_a_text_that_would_be_too_long_cannot_be_ticked(client: Client, central: CaseType) -> None:
    page = shown(client, text="Förnya recept", replacement="x" * 150, preview="1")
    assert "50 tecken för lång" in page
    assert places(page) == []


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"text": ""}, "Skriv minst 2 tecken"),
        ({"text": " "}, "Skriv minst 2 tecken"),
        ({"text": "x" * 5000}, "Sök efter högst 200 tecken"),
        ({"text": "recept", "replacement": "x" * 5000, "preview": "1"}, "Den får ha högst 200 tecken"),
    ],
)
def test_what_cannot_be_searched_is_told_beside_the_field(
    client: Client, central: CaseType, query: dict[str, str], said: str
) -> None:
    response = client.get(PAGE, query)
    assert response.status_code == 422
    assert said in response.content.decode()


HOSTILE = [
    "(((((((((((((a+)+)+)+",
    ".*",
    "<script>alert(1)</script>",
    "{{ 7*7 }}",
    "%s%n",
    "\\",
    "'; DROP TABLE",
    "🙂" * 90,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_texts(client: Client, central: CaseType, text: str) -> None:
    page = shown(client, text=text if len(text) > 1 else text * 2, replacement=text)
    assert "Texten finns inte i någon central ärendetyp" in page
    assert "<script>alert" not in page
    found = shown(client, text="recept", replacement=text, preview="1")
    response = client.post(PAGE, {"text": "recept", "replacement": text, "place": places(found)}, follow=True)
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()
    assert text in str(CaseTypeDraft.objects.get().content["name"])


@pytest.mark.parametrize(
    "place",
    ["", "x", "..", "a.b.c", "00000000-0000-0000-0000-000000000000.a.b", "x" * 10_000, "\u0000.b.c"],
)
def test_what_came_from_no_page_changes_nothing(client: Client, central: CaseType, place: str) -> None:
    response = client.post(PAGE, {"text": "recept", "replacement": "x", "place": [place] * 50})
    assert response.status_code in {400, 409, 422}
    assert not CaseTypeDraft.objects.exists()
    assert client.post(DRAFTS, {"draft": [place, f"{place}.1", f"{central.id}.1", f"{central.id}.²"]}).status_code in {
        400,
        409,
    }
    assert CaseTypeVersion.objects.filter(case_type=central).count() == 1


def test_nothing_ticked_is_told(client: Client, central: CaseType) -> None:
    response = client.post(PAGE, {"text": "recept", "replacement": "x"})
    assert response.status_code == 422
    assert "Kryssa för minst ett ställe" in response.content.decode()
    response = client.post(DRAFTS, {})
    assert response.status_code == 422
