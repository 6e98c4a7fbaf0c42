"""Files on the pages of a message: nothing that is wrong with one loses anything, and each is opened and told of."""

from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from personalverktyget.domain.attachments.models import Attachment
from personalverktyget.domain.outreach import services
from personalverktyget.domain.outreach.models import Dispatch, FileOpening, Recipient
from personalverktyget.domain.outreach.states import DispatchState
from tests.support import files
from tests.support.attaching import MemoryStore, memory_store
from tests.support.many import approval_above, let_many_go, numbers, written_to_many
from tests.support.message_templates import bring_along
from tests.support.messages import WORKER, after_the_hold, delivered, let_go, with_file, written
from tests.support.world import World

__all__ = ["memory_store"]

ONE, MANY = "write", "many_write"


class Pages:
    """A handler's browser at one dispatch."""

    def __init__(self, world: World, dispatch: UUID, who: str = "handler") -> None:
        self.client, self.dispatch = world.sign_in(Client(), who), dispatch

    def url(self, route: str, **more: Any) -> str:
        return reverse(f"staff:outreach:{route}", kwargs={"dispatch_id": self.dispatch, **more})

    def reads(self, route: str) -> str:
        return self.client.get(self.url(route)).content.decode()

    def sends(self, route: str, *, status: int = 303, **data: Any) -> str:
        """With what somebody writes on every page."""
        of = {"version": Dispatch.objects.get(id=self.dispatch).version, "subject": "Ny tid", "body": "Hej"}
        answer = self.client.post(self.url(route), of | data)
        assert answer.status_code == status, answer.content.decode()
        return answer.content.decode()


@pytest.fixture(params=[ONE, MANY])
def route(request: pytest.FixtureRequest) -> str:
    """The page where one writes, to one and to many."""
    return str(request.param)


@pytest.fixture
def pages(small_world: World, memory_store: MemoryStore, route: str) -> Pages:
    template = bring_along()["information"]
    if route == ONE:
        return Pages(small_world, written(small_world, template))
    return Pages(small_world, written_to_many(small_world, template, numbers("helena", "lennart")))


def _file(name: str = "provsvar.pdf", content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, files.pdf() if content is None else content)


def test_files_are_attached_shown_and_taken_away(pages: Pages, route: str) -> None:
    """With each of the form's buttons; and what is written is kept on the way."""
    pages.sends(route, files=[_file(), _file("karta.png", files.png())], action="attach")
    found = pages.reads(route)
    assert "provsvar.pdf" in found
    assert "karta.png" in found
    assert 'value="Ny tid"' in found
    file = Attachment.objects.get(kind="png")
    pages.sends(route, action=f"detach:{file.id}", subject="Annan tid")
    pages.sends(route, action=f"detach:{file.id}")
    pages.sends(route, action="detach:nonsense")
    assert "karta.png" not in pages.reads(route)
    assert "provsvar.pdf" in pages.reads("review" if route == ONE else "many_review")


def test_what_is_refused_is_told_beside_the_field_and_nothing_is_lost(pages: Pages, route: str) -> None:
    """The text stays, the other file too, and the next try goes through."""
    sent = {"files": [_file(), _file("brev.docx", b"PK")], "subject": "Min rubrik"}
    told = pages.sends(route, status=422, action="later", **sent)
    assert told.count("brev.docx är inte en fil som går att bifoga") == 2
    assert 'href="#id_files"' in told
    assert "provsvar.pdf" in told
    assert 'value="Min rubrik"' in told
    version = Dispatch.objects.get(id=pages.dispatch).version
    assert f'name="version" value="{version}"' in told
    told = pages.sends(route, status=422, subject="x" * 151, files=[_file("b.png", files.png())])
    assert "b.png" in told


def test_what_comes_ahead_is_attached_and_what_is_refused_told_by_the_form(pages: Pages, route: str) -> None:
    """As ``upload.js`` sends it."""
    sent = {"files": [_file(), _file("brev.docx", b"PK")]}
    ahead = pages.client.post(pages.url(route), sent, headers={"X-Filer-Forst": "1"})
    assert Attachment.objects.count() == 1
    told = pages.sends(route, status=422, **{"refused-files": ahead.json()["refused"]})
    assert "brev.docx är inte en fil" in told


def test_a_file_is_handed_out_to_be_saved_and_its_page_leads_back(pages: Pages, small_world: World) -> None:
    file = with_file(small_world, pages.dispatch, name="karta.png", content=files.png())
    found = pages.client.get(pages.url("download_file", attachment_id=file))
    assert found.headers["Content-Disposition"] == 'attachment; filename="karta.png"'
    assert found.headers["Content-Security-Policy"].startswith("sandbox")
    assert found.headers["X-Content-Type-Options"] == "nosniff"
    shown = pages.client.get(pages.url("file", attachment_id=file) + "?fran=review").content.decode()
    assert f'href="{pages.url("review")}"' in shown
    assert "data:image/png" in shown
    other = small_world.sign_in(Client(), "receiver")
    assert other.get(pages.url("file", attachment_id=file)).status_code == 404


def test_a_file_from_another_tab_is_seen_before_it_leaves(small_world: World, memory_store: MemoryStore) -> None:
    """The page says so and shows it; then it goes."""
    pages = Pages(small_world, written(small_world, bring_along()["information"]))
    release: dict[str, Any] = {"template": Dispatch.objects.get().template_version_id, "confirms_contact": "on"}
    file = with_file(small_world, pages.dispatch)
    told = pages.sends("review", status=422, attached="", **release)
    assert "Bilagorna har ändrats i en annan flik" in told
    assert f'name="attached" value="{file}"' in told
    pages.sends("review", status=422, attached="nonsense", **release)
    pages.sends("review", attached=str(file), **release)


def test_the_resident_opens_it_and_the_sender_sees_when(small_world: World, memory_store: MemoryStore) -> None:
    """A document when it is fetched, a picture when it is shown. Recalled, neither is there."""
    pages = Pages(small_world, written(small_world, bring_along()["information"]))
    pdf = with_file(small_world, pages.dispatch)
    png = with_file(small_world, pages.dispatch, name="karta.png", content=files.png())
    came = delivered(small_world, pages.dispatch)
    assert "provsvar.pdf, inte öppnad än" in pages.reads("sent")
    helena = small_world.sign_in_resident(Client(), "helena")

    def url(route: str, file: UUID) -> str:
        return reverse(f"resident:messages:{route}", kwargs={"message_id": came, "attachment_id": file})

    services.recall_message(small_world.actor("handler"), pages.dispatch)
    assert helena.get(url("download", pdf)).status_code == 404
    pages = Pages(small_world, written(small_world, bring_along()["information"]))
    pdf = with_file(small_world, pages.dispatch)
    png = with_file(small_world, pages.dispatch, name="karta.png", content=files.png())
    came = delivered(small_world, pages.dispatch)
    inside = helena.get(reverse("resident:messages:message", kwargs={"message_id": came})).content.decode()
    assert url("file", pdf) in inside
    assert helena.get(url("file", pdf)).status_code == 200
    assert not FileOpening.objects.exists()
    found = helena.get(url("download", pdf))
    assert found.headers["Content-Disposition"] == 'attachment; filename="provsvar.pdf"'
    assert helena.get(url("file", png)).status_code == 200
    assert helena.get(url("download", png)).status_code == 200
    assert FileOpening.objects.count() == 2
    assert "provsvar.pdf, öppnad i dag" in pages.reads("sent")
    lennart = small_world.sign_in_resident(Client(), "lennart")
    assert lennart.get(url("file", png)).status_code == 404


def test_who_approves_sees_the_files(small_world: World, memory_store: MemoryStore) -> None:
    approval_above(small_world, 1)
    dispatch = written_to_many(small_world, bring_along()["information"], numbers("helena", "lennart"))
    file = with_file(small_world, dispatch)
    let_many_go(small_world, dispatch)
    receiver = Pages(small_world, dispatch, "receiver")
    assert receiver.url("file", attachment_id=file) in receiver.reads("many_approve")
    assert receiver.client.get(receiver.url("download_file", attachment_id=file)).status_code == 200


@pytest.mark.parametrize("route", [ONE, MANY])
def test_why_the_program_stopped_it_is_told(
    small_world: World, memory_store: MemoryStore, pages: Pages, route: str
) -> None:
    file = with_file(small_world, pages.dispatch)
    (let_go if route == ONE else let_many_go)(small_world, pages.dispatch)
    after_the_hold(pages.dispatch)
    del memory_store.kept[file]
    services.deliver_due(WORKER)
    assert "en bilaga saknas där filerna förvaras" in pages.reads("sent" if route == ONE else "many")
    assert Dispatch.objects.get(id=pages.dispatch).state == DispatchState.STOPPED
    assert not Recipient.objects.filter(dispatch_id=pages.dispatch, delivered_at__isnull=False).exists()


def test_a_document_without_text_is_told_of_and_confirmed(small_world: World, memory_store: MemoryStore) -> None:
    """Where it is attached, where it is sent, and where it is approved."""
    approval_above(small_world, 1)
    long = "Provsvaren som du lämnade ser bra ut, och du behöver inte göra något mer förrän i vår."
    template, to = bring_along()["information"], numbers("helena", "lennart")
    pages = Pages(small_world, written_to_many(small_world, template, to, body=long))
    file = with_file(small_world, pages.dispatch, content=files.pdf())
    told = "har ingen text som går att få uppläst"
    assert told in pages.reads("many_write")
    assert told in pages.reads("many_review")
    release: dict[str, Any] = {"template": Dispatch.objects.get().template_version_id, "when": "now"}
    release |= {"confirms_contact": "on"}
    release |= {"attached": str(file)}
    assert "Bekräfta att det viktigaste" in pages.sends("many_review", status=422, **release)
    pages.sends("many_review", confirms_essentials="on", **release)
    assert told in Pages(small_world, pages.dispatch, "receiver").reads("many_approve")
