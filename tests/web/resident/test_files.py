"""Files in a resident's form: chosen, kept with the draft, taken away, read through, sent; hers and nobody else's."""

from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from personalverktyget.base.actors import SystemActor
from personalverktyget.base.errors import InvalidInput
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.attachments.models import Attachment
from personalverktyget.domain.attachments.places import Upload
from personalverktyget.domain.case_types.central.care_request import CONTENT
from personalverktyget.domain.case_types.models import CaseType, OfferedCaseType
from personalverktyget.domain.case_types.services import offer_case_types, publish_central_case_type
from personalverktyget.domain.cases import services
from personalverktyget.domain.cases.events import FormDraftSaved
from personalverktyget.domain.cases.models import Case, CaseAnswers, CaseDraft
from tests.support import files
from tests.support.form_in_hand import ANG, FormInHand
from tests.support.world import SYSTEM, World
from tests.support.world_registers import PREFIX, REGIONS

MATTER = {
    "heading": "Utslag på armen",
    "matter": "Röda prickar som kliar.",
    "since": "Tre veckor",
    "pain": "3",
    "effect": "Kliar.",
}
REST: tuple[dict[str, str], ...] = (
    {"care_before": "Nej.", "takes_medicines": "false"},
    {"goal": "Bli av med klådan.", "needs_interpreter": "false"},
)


@pytest.fixture
def care_world(small_world: World) -> World:
    """The small world, where the unit takes care requests."""
    publish_central_case_type(SYSTEM, PREFIX + REGIONS["klar"][1], CONTENT)
    offer_case_types(SYSTEM, ANG, [CONTENT.code])
    return small_world


@pytest.fixture
def helena(client: Client, care_world: World) -> Client:
    """Helena's browser."""
    return care_world.sign_in_resident(client, "helena")


@pytest.fixture
def form(helena: Client, care_world: World) -> FormInHand:
    """The form that Helena has begun."""
    offered = OfferedCaseType.objects.get(unit_id=care_world.units["ang"], case_type__code=CONTENT.code)
    return FormInHand(helena, services.begin_form(care_world.resident("helena"), offered.id))


def _send(form: FormInHand, *uploads: tuple[str, bytes], action: str = "next", **answers: str) -> HttpResponse:
    """Press a button on the page that asks for files."""
    asked = MATTER | answers
    names = [form.field(link_id) for link_id in (*asked, "pictures")]
    data: dict[str, Any] = {"action": action, "asked": names}
    data |= {form.field(link_id): answer for link_id, answer in asked.items()}
    data[form.field("pictures")] = [SimpleUploadedFile(name, content) for name, content in uploads]
    response = form.client.post(form.url(2), data)
    assert isinstance(response, HttpResponse)
    return response


def _page(form: FormInHand, page: int | str = 2) -> str:
    return form.client.get(form.url(page)).content.decode()


def _finish(form: FormInHand) -> UUID:
    assert form.send(1, {"urgent": "false"}).status_code == 303
    for number, answers in enumerate(REST, start=3):
        assert form.send(number, answers).status_code == 303
    response = form.client.post(form.url("granska"))
    assert response.status_code == 303, response.content.decode()
    return Case.objects.get(submission_key=form.draft_id).id


def test_files_go_with_the_form_and_both_sides_open_them(form: FormInHand, helena: Client, care_world: World) -> None:
    form.send(1, {"urgent": "false"})
    response = _send(form, ("nära.jpg", files.jpg()), ("långt ifrån.png", files.png()))
    assert response.status_code == 303
    for number, answers in enumerate(REST, start=3):
        form.send(number, answers)
    review = _page(form, "granska")
    assert "nära.jpg" in review
    assert "långt ifrån.png" in review
    case = _finish(form)
    assert not CaseDraft.objects.exists()
    receipt = helena.get(f"/invanare/arenden/{case}/kvitto/").content.decode()
    assert "nära.jpg" in receipt
    for browser, url in (
        (helena, f"/invanare/arenden/{case}/"),
        (care_world.sign_in(Client(), "receiver"), f"/personal/arenden/{case}/"),
    ):
        shown = browser.get(url).content.decode()
        assert shown.count('class="file"') == 2
        assert "ej viruskontrollerad" in shown
    first = Attachment.objects.get(kind="jpg")
    assert (first.case_id, first.question, first.message_id) == (case, "pictures", None)
    assert CaseAnswers.objects.get(case_id=case).answers["pictures"] == [
        str(row.id) for row in Attachment.objects.order_by("received_at", "id")
    ]


def test_files_stay_with_the_draft_and_can_be_opened_there(form: FormInHand, helena: Client) -> None:
    response = _send(form, ("nära.jpg", files.jpg()), action=f"attach:{form.field('pictures')}")
    assert response["Location"] == f"{form.url(2)}#{form.field('pictures')}"
    shown = _page(form)
    assert "nära.jpg" in shown
    assert 'enctype="multipart/form-data"' in shown
    assert MATTER["matter"] in shown
    file = Attachment.objects.get()
    assert helena.get(f"/invanare/filer/{file.id}/").status_code == 200
    assert helena.get(f"/invanare/filer/{file.id}/hamta/").content.startswith(b"\xff\xd8\xff")


def test_a_file_is_taken_away_again_as_often_as_one_likes(form: FormInHand) -> None:
    _send(form, ("nära.jpg", files.jpg()))
    action = f"detach:{Attachment.objects.get().id}:{form.field('pictures')}"
    for _twice in range(2):
        assert _send(form, action=action, matter="Ändrat.").status_code == 303
    assert not Attachment.objects.exists()
    shown = _page(form)
    assert "nära.jpg" not in shown
    assert "Ändrat." in shown
    assert _send(form, action="detach:nonsense:q1").status_code == 303


@pytest.mark.parametrize("action", ["next", "later", "previous"])
def test_what_is_refused_is_told_beside_the_question_whatever_button_was_pressed(form: FormInHand, action: str) -> None:
    response = _send(form, ("sida.png", files.HTML), ("bra.png", files.png()), action=action)
    shown = response.content.decode()
    field = form.field("pictures")
    assert response.status_code == 422
    assert f'<a href="#{field}">sida.png är inte en fil som går att bifoga' in shown
    assert f'id="{field}-error"><li><span>sida.png är inte en fil' in shown
    assert "bra.png" in shown
    assert MATTER["matter"] in shown


@pytest.mark.slow
def test_more_files_than_the_question_takes_are_told(form: FormInHand) -> None:
    shown = _send(form, *((f"bild{n}.png", files.png(n + 5, 5)) for n in range(6))).content.decode()
    assert "bild5.png fick inte plats. Du kan bifoga högst 5 filer här." in shown
    assert Attachment.objects.count() == 5


def test_a_form_thrown_away_takes_its_files_along(form: FormInHand, helena: Client) -> None:
    _send(form, ("nära.jpg", files.jpg()))
    asks = helena.get(form.url("ta-bort")).content.decode()
    assert "1 fil" in asks
    assert helena.post(form.url("ta-bort")).status_code == 303
    assert not Attachment.objects.exists()
    assert LogEntry.objects.filter(event="attachment.removed").count() == 1


def test_another_residents_files_do_not_exist(form: FormInHand, care_world: World) -> None:
    _send(form, ("nära.jpg", files.jpg()))
    file = Attachment.objects.get().id
    other = care_world.sign_in_resident(Client(), "lennart")
    assert other.get(f"/invanare/filer/{file}/").status_code == 404
    assert other.get(f"/invanare/filer/{file}/hamta/").status_code == 404
    assert other.post(form.url(2), {"action": f"detach:{file}:q1"}).status_code == 404
    assert Attachment.objects.count() == 1


def test_staff_see_nothing_of_what_is_not_sent(form: FormInHand, care_world: World) -> None:
    _send(form, ("nära.jpg", files.jpg()))
    file, case = Attachment.objects.get().id, care_world.cases["new"]
    receiver = care_world.sign_in(Client(), "receiver")
    assert receiver.get(f"/personal/arenden/{case}/filer/{file}/").status_code == 404


def test_a_session_that_ended_takes_no_file(form: FormInHand) -> None:
    form.client.cookies.clear()
    response = _send(form, ("nära.jpg", files.jpg()))
    assert response.status_code in (302, 303, 200)
    assert not Attachment.objects.exists()


def test_what_a_script_sends_by_itself_leaves_the_files_alone(form: FormInHand) -> None:
    _send(form, ("nära.jpg", files.jpg()))
    asked = [form.field(link_id) for link_id in (*MATTER, "pictures")]
    form.client.post(form.url(2), {"action": "autosave", "asked": asked, form.field("pictures"): "[object File]"})
    assert "nära.jpg" in _page(form)


def test_files_without_a_form_are_cleared_away(form: FormInHand, care_world: World) -> None:
    """As after a cut between two databases; the services themselves leave none behind."""
    _send(form, ("nära.jpg", files.jpg()))
    assert services.clear_unsent_files(SystemActor("test")) == 0
    helena = care_world.resident("helena")
    with unit_of_work(helena) as work:
        CaseDraft.objects.filter(id=form.draft_id).delete()
        work.record(FormDraftSaved(draft=form.draft_id, resident=helena.resident_id, unit=care_world.units["ang"]))
    assert services.clear_unsent_files(SystemActor("test")) == 1
    assert not Attachment.objects.exists()


def test_where_files_are_not_taken_none_are_asked_for_and_none_are_sent(form: FormInHand, care_world: World) -> None:
    """Settled by the owner while the form is half filled in, with files in it."""
    form.send(1, {"urgent": "false"})
    _send(form, ("nära.jpg", files.jpg()))
    with unit_of_work(SYSTEM) as work:
        CaseType.objects.filter(code=CONTENT.code).update(takes_attachments=False)
        work.record(
            FormDraftSaved(draft=form.draft_id, resident=care_world.residents["helena"], unit=care_world.units["ang"])
        )
    page = _page(form)
    assert 'type="file"' not in page
    assert "nära.jpg" not in page
    with pytest.raises(InvalidInput):
        services.attach_to_form(
            care_world.resident("helena"), form.draft_id, question="pictures", upload=Upload("en.jpg", files.jpg())
        )
    for number, answers in enumerate(REST, start=3):
        form.send(number, answers)
    case = _finish(form)
    assert "pictures" not in CaseAnswers.objects.get(case_id=case).answers
    assert not Attachment.objects.filter(case_id=case).exists()


def test_files_that_come_ahead_of_the_page_are_attached_and_what_is_refused_is_told_by_it(form: FormInHand) -> None:
    """As the page's script sends them."""
    field = form.field("pictures")
    uploads = [SimpleUploadedFile("nära.jpg", files.jpg()), SimpleUploadedFile("sida.png", files.HTML)]
    response = form.client.post(form.url(2), {field: uploads}, headers={"X-Filer-Forst": "1"})
    token = response.json()["refused"]
    assert Attachment.objects.count() == 1
    names = [form.field(link_id) for link_id in (*MATTER, "pictures")]
    data: dict[str, Any] = {"action": "next", "asked": names, "refused-files": token}
    data |= {form.field(link_id): answer for link_id, answer in MATTER.items()}
    shown = form.client.post(form.url(2), data)
    assert shown.status_code == 422
    assert f'id="{field}-error"><li><span>sida.png är inte en fil' in shown.content.decode()
    assert MATTER["matter"] in shown.content.decode()
    assert form.client.post(form.url(2), data | {"refused-files": ""}).status_code == 303
