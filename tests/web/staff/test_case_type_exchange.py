"""A form from a file becomes a draft, with every remark in words; a form goes out as a file that comes in again."""

import json
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from personalverktyget.base.errors import NotFound
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.case_types import selectors, services
from personalverktyget.domain.case_types.models import CaseType, CaseTypeImport
from personalverktyget.domain.forms.exchange.documents import MAX_BYTES
from personalverktyget.domain.forms.exchange.imports import import_form
from personalverktyget.domain.forms.exchange.remarks import Remark, Said
from personalverktyget.web.staff.case_types.import_words import by_item, refusal_text, remark_text
from tests.support.foreign_form import FOREIGN_FORM
from tests.support.world import World

BRING_IN = reverse("staff:case_types:bring_in")
_REFUSALS = 21


def sent(content: bytes, **more: str) -> dict[str, object]:
    return {"file": SimpleUploadedFile("form.json", content), "name": "", **more}


def page(name: str, case_type_id: UUID) -> str:
    return reverse(f"staff:case_types:{name}", kwargs={"case_type_id": case_type_id})


def test_a_file_becomes_a_draft_with_a_report_that_names_each_question(small_world: World, client: Client) -> None:
    small_world.sign_in(client, "admin")
    response = client.post(BRING_IN, sent(FOREIGN_FORM), follow=True)
    made = CaseType.objects.get(unit_id=small_world.units["ang"])
    assert response.redirect_chain[-1][0] == page("import_report", made.id)
    text = response.content.decode()
    assert made.name == "Frågor om sömn"
    for words in ("Hela formuläret", "publisher", "timmar", "”readOnly” finns inte här", "Vad väcker dig?"):
        assert words in text
    draft = selectors.draft(small_world.actor("admin"), made.id)
    assert [question.link_id for question in draft.content.form.questions] == ["timmar", "klockan", "orsak"]
    assert LogEntry.objects.filter(event="case_type.imported", resource_id=str(made.id)).count() == 1
    assert page("import_report", made.id) in client.get(page("case_type", made.id)).content.decode()


def test_another_name_can_be_given_and_a_name_that_is_too_long_is_told_beside_its_field(
    small_world: World, client: Client
) -> None:
    small_world.sign_in(client, "admin")
    client.post(BRING_IN, sent(FOREIGN_FORM, name="Sömn"))
    assert CaseType.objects.get(unit_id=small_world.units["ang"]).name == "Sömn"
    response = client.post(BRING_IN, sent(FOREIGN_FORM, name="x" * 101))
    assert response.status_code == 422
    assert "Namnet är 101 tecken långt" in response.context["form"].errors["name"][0]
    assert response.context["form"]["name"].value() == "x" * 101


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "Filen är tom"),
        (b"x" * (MAX_BYTES + 5_000), "Den får vara högst 1\u00a0000\u00a0000"),
        (b"hej", "varken JSON eller XML"),
        (b'{"resourceType": "Patient"}', "inget formulär"),
        (b"<!DOCTYPE a><a/>", "dokumenttyp"),
        (b"\xff\xfe\x00", "inte går att läsa"),
    ],
)
def test_a_file_that_is_no_form_is_refused_beside_its_field_and_nothing_is_kept(
    small_world: World, client: Client, content: bytes, words: str
) -> None:
    small_world.sign_in(client, "admin")
    response = client.post(BRING_IN, sent(content, name="Mitt namn"))
    assert response.status_code == 422
    assert words in " ".join(response.context["form"].errors["file"])
    assert 'value="Mitt namn"' in response.content.decode()
    assert not CaseType.objects.filter(unit_id=small_world.units["ang"]).exists()


def test_no_file_is_told(small_world: World, client: Client) -> None:
    small_world.sign_in(client, "admin")
    response = client.post(BRING_IN, {"name": ""})
    assert response.context["form"].errors["file"] == ["Välj filen med formuläret."]


def test_what_goes_out_comes_in_as_the_same_form(small_world: World, client: Client) -> None:
    small_world.sign_in(client, "admin")
    made = services.import_case_type(small_world.actor("admin"), FOREIGN_FORM)
    response = client.get(page("export", made))
    assert response["Content-Type"].startswith("application/fhir+json")
    assert 'filename="fragor-om-somn-utkast.json"' in response["Content-Disposition"]
    questionnaire = json.loads(response.content)
    assert (questionnaire["status"], questionnaire["url"].endswith(f"/fhir/Questionnaire/{made}")) == ("draft", True)
    again = import_form(response.content)
    assert [(remark.said, remark.params["details"]) for remark in again.remarks] == [(Said.FORM_DETAILS, "publisher")]
    assert again.definition == selectors.draft(small_world.actor("admin"), made).content.form


def test_a_draft_that_lacks_something_says_so_instead_of_going_out(small_world: World, client: Client) -> None:
    small_world.sign_in(client, "admin")
    made = services.create_case_type(small_world.actor("admin"), name="Tom")
    response = client.get(page("export", made))
    assert response.status_code == 409
    assert "Utkastet är inte färdigt" in response.content.decode()


def test_a_draft_that_is_thrown_away_takes_its_report_with_it(small_world: World) -> None:
    actor = small_world.actor("admin")
    made = services.import_case_type(actor, FOREIGN_FORM)
    services.discard_draft(actor, made, seen_version=1)
    assert not CaseTypeImport.objects.exists()
    with pytest.raises(NotFound):
        selectors.import_report(actor, made)


def test_everything_that_can_be_said_has_words_with_its_figures_in_place() -> None:
    figures: dict[str, str | int] = {
        "key": "k",
        "value": "v",
        "max": 5,
        "line": 1,
        "count": 2,
        "type": "time",
        "instead": "string",
    }
    for said in Said:
        remark = Remark("q1", "Fråga", said, figures)
        texts = {refusal_text(remark), remark_text(remark)}
        assert len(texts) == 2
        assert not any("%(" in text for text in texts)
    fallback = remark_text(Remark("", "", Said.EMPTY))
    assert sum(remark_text(Remark("", "", said)) == fallback for said in Said) == _REFUSALS


def test_the_remarks_of_an_item_stand_together() -> None:
    remarks = (Remark("a", "A", Said.REPEATS), Remark("b", "B", Said.REQUIRED), Remark("a", "A", Said.HIDDEN))
    assert [(item.link_id, len(item.texts)) for item in by_item(remarks)] == [("a", 2), ("b", 1)]
