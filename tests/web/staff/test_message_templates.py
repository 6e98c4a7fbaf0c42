"""Pages of message templates: written, looked at, published; followed with additions; a question with its form."""

import re
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from personalverktyget.domain.message_templates import selectors, services
from personalverktyget.domain.message_templates.kinds import TemplateKind
from tests.support.message_templates import TEXTS, begun, bring_along, changed, published
from tests.support.messages import let_go, written
from tests.support.world import World

LIST = "/personal/meddelandemallar/"
WRITTEN = {
    "name": "Provtagning",
    "summary": "Inför prov.",
    "subject": "Inför ditt prov",
    "body": "Hej {namn}, kom fastande {dag}.",
    "purpose": "Du ska lämna prov.",
    "contact": "Ring {telefon}.",
}


@pytest.fixture
def admin(small_world: World, client: Client) -> Client:
    return small_world.sign_in(client, "admin")


def text(client: Client, address: str, **data: str) -> str:
    return client.get(address, data).content.decode()


def version(page: str) -> str:
    found = re.search(r'name="version" value="(\d+)"', page)
    assert found
    return found[1]


def begin(client: Client, **data: str) -> str:
    """Begin one by the page; returns its address."""
    response = client.post(f"{LIST}ny/", {"name": "Provtagning", "kind": "information", **data})
    assert response.status_code == 303
    return response.headers["Location"].removesuffix("skriv/")


def test_a_template_is_begun_written_looked_at_and_published(small_world: World, admin: Client) -> None:
    assert "Enheten har inga egna mallar" in text(admin, LIST)
    address = begin(admin)
    seen = version(text(admin, f"{address}skriv/"))
    page = admin.post(f"{address}skriv/", {**WRITTEN, "version": seen, "then": "preview"}, follow=True)
    shown = page.content.decode()
    assert "Hej Anna Andersson, kom fastande {dag}." in shown
    assert "Så här går det inte att skicka" in shown
    filled = text(admin, f"{address}forhandsgranska/", **{"varde-dag": "på fredag"})
    assert "kom fastande på fredag." in filled
    assert "Så här går det inte att skicka" not in filled
    assert "TSTNMT2321000156-9001" in filled
    review = text(admin, f"{address}publicera/")
    page = admin.post(f"{address}publicera/", {"version": version(review)}, follow=True)
    assert "Version 1 är publicerad." in page.content.decode()
    assert [row.name for row in selectors.sendable_templates(small_world.actor("receiver"))] == ["Provtagning"]
    assert "Provtagning" in text(admin, LIST)
    assert "Så var texten" in text(admin, f"{address}versioner/1/")
    assert admin.get(f"{address}versioner/2/").status_code == 404


def test_what_is_lacking_is_told_and_leads_to_where_it_is_written(admin: Client) -> None:
    address = begin(admin)
    page = text(admin, f"{address}publicera/")
    assert "Skriv varför invånaren får meddelandet." in page
    assert f'href="{address}skriv/"' in page
    response = admin.post(f"{address}publicera/", {"version": "2"})
    assert response.status_code == 422
    assert "Inget är publicerat" in response.content.decode()


@pytest.mark.parametrize(
    ("field", "wrong", "said"),
    [
        ("name", " ", "Skriv vad mallen ska heta."),
        ("subject", "x" * 151, "högst 150 tecken"),
        ("body", "Kom {dag", "en klammer som inte omger något ord"),
        ("contact", "Ring {}.", "en klammer som inte omger något ord"),
    ],
)
def test_what_is_wrong_is_told_beside_its_field_and_nothing_is_lost(
    admin: Client, field: str, wrong: str, said: str
) -> None:
    address = begin(admin)
    seen = version(text(admin, f"{address}skriv/"))
    response = admin.post(f"{address}skriv/", {**WRITTEN, "version": seen, field: wrong})
    page = response.content.decode()
    assert response.status_code == 422
    assert said in page
    assert all(text in page for name, text in WRITTEN.items() if name != field)


def test_two_who_write_at_once_lose_nothing(small_world: World, admin: Client) -> None:
    address = begin(admin)
    seen = version(text(admin, f"{address}skriv/"))
    admin.post(f"{address}skriv/", {**WRITTEN, "version": seen, "body": "Det första."})
    late = {**WRITTEN, "version": seen, "body": "Det andra."}
    response = admin.post(f"{address}skriv/", late)
    page = response.content.decode()
    assert response.status_code == 409
    assert "Någon annan har ändrat samma mall" in page
    assert "Det första." in page
    assert "Det andra." in page
    assert admin.post(f"{address}skriv/", {**late, "overwrite": "1"}).status_code == 303
    template = UUID(address.split("/")[3])
    assert selectors.template_overview(small_world.actor("admin"), template).content.body == "Det andra."


@pytest.mark.parametrize("number", ["", "x", "-1", "9" * 30, "²"])
def test_a_version_that_is_none_breaks_nothing(small_world: World, admin: Client, number: str) -> None:
    address = f"{LIST}{begun(small_world)}/"
    assert admin.post(f"{address}skriv/", {**WRITTEN, "version": number}).status_code in (409, 422)
    assert admin.post(f"{address}publicera/", {"version": number}).status_code == 422
    assert admin.post(address, {"action": "discard", "version": number}).status_code == 409


def test_it_is_withdrawn_taken_back_gone_through_and_thrown_away(small_world: World, admin: Client) -> None:
    address = f"{LIST}{published(small_world)}/"
    assert "Noterat." in admin.post(address, {"action": "review", "number": "1"}, follow=True).content.decode()
    assert "Senast genomgången" in text(admin, address)
    page = admin.post(address, {"action": "withdraw"}, follow=True).content.decode()
    assert "Ingen kan skicka med mallen." in page
    assert selectors.sendable_templates(small_world.actor("receiver")) == ()
    page = admin.post(address, {"action": "restore"}, follow=True).content.decode()
    assert "Mallen går att använda igen." in page
    other = begin(admin)
    response = admin.post(other, {"action": "discard", "version": version(text(admin, other))}, follow=True)
    assert "Provtagning är borttagen." in response.content.decode()
    assert admin.get(other).status_code == 404


def test_a_central_one_is_used_added_to_looked_at_and_left(small_world: World, admin: Client) -> None:
    central = bring_along()
    address = f"{LIST}regionens/{central['provsvar']}/"
    assert "Används inte" in text(admin, LIST)
    admin.post(address, {"action": "follow"})
    page = text(admin, address)
    assert page.count(">Låst<") == 2
    sent = {"version": version(page), "addition_contact": "Ring före nio."}
    assert "Tillägget är sparat" in admin.post(address, sent, follow=True).content.decode()
    assert "Ring före nio." in text(admin, f"{address}forhandsgranska/")
    response = admin.post(address, {**sent, "version": "2", "addition_contact": "Ring {"})
    assert response.status_code == 422
    assert "Ring {" in response.content.decode()
    region = small_world.administrator("regional_admin")
    found = selectors.template_overview(region, central["provsvar"])
    mended = changed(found.content, subject="Provsvaret är klart")
    seen = services.save_template(region, found.id, mended, seen_version=found.version)
    services.publish_template(region, found.id, seen_version=seen)
    assert "Regionen har ändrat mallar som ni använder" in text(admin, LIST)
    page = text(admin, address)
    assert "Svar på ditt prov" in page
    assert "Provsvaret är klart" in page
    admin.post(address, {"action": "looked_at", "number": "2"})
    assert "Regionen har ändrat" not in text(admin, address)
    assert "Används inte" in admin.post(address, {"action": "leave"}, follow=True).content.decode() + text(admin, LIST)
    assert selectors.followed_template(small_world.actor("admin"), found.id).additions == {}


def test_a_copy_begins_under_the_same_name_and_kind(admin: Client) -> None:
    central = bring_along()["bifoga-bild-till-varden"]
    page = text(admin, f"{LIST}ny/", kopia=str(central))
    assert 'value="Bifoga bild till vården"' in page
    assert re.search(rf'<option value="{central}" selected>En kopia av regionens Bifoga bild', page)
    address = begin(admin, copy_of=str(central))
    assert "Kopia av regionens" in text(admin, address)


def test_a_questions_form_is_built_by_the_builder_and_leads_back(small_world: World, admin: Client) -> None:
    address = begin(admin, kind="question")
    form = re.findall(r'href="(/personal/arendetyper/[0-9a-f-]{36}/)fragor/"', text(admin, address))[0]
    page = text(admin, form)
    assert f'href="{address}"' in page
    assert "Formuläret till en fråga." in page
    assert "Ta bort från kontaktkorten" not in page
    assert "Släng utkastet och ärendetypen" not in page
    assert "Sedan går frågan att skicka med mallen." in text(admin, f"{form}publicera/")
    admin.post(f"{form}publicera/", {"version": "1", "when": "now"})
    page = text(admin, form)
    assert "Gäller nu" in page
    assert "Dela i biblioteket" not in page
    assert "Provtagning" not in text(admin, "/personal/arendetyper/")
    assert "Provtagning" not in text(admin, "/personal/enheten/")


def test_the_settings_of_a_questions_form_do_not_ask_whom_it_is_for(small_world: World, admin: Client) -> None:
    actor = small_world.actor("admin")
    made = services.create_template(actor, name="Hur mår du", kind=TemplateKind.QUESTION)
    form = selectors.template_overview(actor, made).form
    assert form is not None
    address = reverse("staff:case_type_settings", kwargs={"case_type_id": form.case_type_id})
    page = text(admin, address)
    assert 'name="audience"' not in page
    sent = {"version": version(page), "receipt_text": "Tack, vi läser ditt svar."}
    response = admin.post(address, sent)
    assert response.status_code in (302, 303)
    assert response.headers["Location"] == f"/personal/arendetyper/{form.case_type_id}/"
    assert "Tack, vi läser ditt svar." in text(admin, address)


def test_how_much_it_is_used_is_told_to_whoever_may_change_it(small_world: World, admin: Client) -> None:
    """Sent and begun apart, and nobody else's template by its side."""
    used, unused = published(small_world), published(small_world, changed(TEXTS, name="Kvällsföreläsning"))
    let_go(small_world, written(small_world, used, values={"dag": "i måndags"}))
    written(small_world, used)
    page = text(admin, f"{LIST}{used}/")
    assert "1 utskick, i dag" in page
    assert "1 utskick är påbörjat och inte skickat." in page
    page = text(admin, f"{LIST}{unused}/")
    assert "Inget har skickats med mallen än." in page
    assert "påbörjat" not in page


def test_the_region_sees_where_its_templates_are_used(small_world: World, client: Client) -> None:
    central = bring_along()
    services.follow_template(small_world.actor("admin"), central["provsvar"])
    small_world.sign_in(client, "regional_admin")
    page = text(client, LIST)
    assert "Alla enheter" in page
    assert "1 enhet" in page
    page = text(client, f"{LIST}{central['provsvar']}/")
    assert "Ängens vårdcentral" in page
    assert TEXTS.name not in page
    general = text(client, f"{LIST}{central['information']}/")
    assert "Dra tillbaka mallen" not in general
