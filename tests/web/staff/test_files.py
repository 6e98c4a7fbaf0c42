"""Files on a case: attached to replies, opened, fetched, logged; lost with the case; never handed out as a page."""

import json
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.attachments import limits
from personalverktyget.domain.attachments.models import Attachment
from personalverktyget.domain.attachments.places import Upload
from personalverktyget.domain.attachments.stores import StoreUnavailable
from personalverktyget.domain.cases import services
from personalverktyget.domain.cases.models import Message
from personalverktyget.domain.cases.states import Action
from tests.support import files
from tests.support.attaching import Finds, scanner
from tests.support.world import World
from tests.web.staff.case_pages import ESCAPED, page, written


def address(case: UUID, what: str) -> str:
    return f"/personal/arenden/{case}/{what}/"


def _sent(
    client: Client, world: World, case: UUID, *uploads: tuple[str, bytes], what: str = "svara", **more: Any
) -> Any:
    """What the composer sends, with files."""
    kind = more.pop("kind", Action.REPLY_PARTIALLY)
    form: dict[str, Any] = {**written(world, case, kind), **more}
    form["files"] = [SimpleUploadedFile(name, content, "text/html") for name, content in uploads]
    return client.post(address(case, what), form, follow=True)


def _text(response: HttpResponse) -> str:
    return response.content.decode()


def _attach(world: World, case: UUID, name: str = "råd.pdf", content: bytes | None = None) -> UUID:
    return services.attach_to_reply(world.actor("handler"), case, Upload(name, content or files.pdf()))


def test_a_reply_with_files_reaches_the_resident(
    small_world: World, own: UUID, handler: Client, client: Client
) -> None:
    shown = _text(_sent(handler, small_world, own, ("råd & tips.pdf", files.pdf()), ("bild.png", files.png())))
    assert "råd &amp; tips.pdf" in shown
    assert "ej viruskontrollerad" in shown
    small_world.sign_in_resident(client, "lennart")
    inbox = client.get(f"/invanare/arenden/{own}/").content.decode()
    assert "råd &amp; tips.pdf" in inbox
    assert inbox.count('class="file"') == 2
    row = Attachment.objects.get(kind="pdf")
    assert row.message_id == Message.objects.get(case_id=own).id
    fetched = client.get(f"/invanare/filer/{row.id}/hamta/")
    assert fetched.content.startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (Action.REPLY_FINALLY, "Svaret är skickat och ärendet avslutat"),
        (Action.REPLY_PARTIALLY, "Delsvaret är skickat"),
        (Action.ASK, "Motfrågan är skickad"),
    ],
)
def test_sent_twice_with_its_files_is_sent_once(
    small_world: World, own: UUID, handler: Client, kind: Action, said: str
) -> None:
    """By a double click, or by going back and sending again."""
    form: dict[str, Any] = {"key": str(uuid4()), "version": small_world.version(own)}
    for _twice in range(2):
        response = _sent(handler, small_world, own, ("råd.pdf", files.pdf()), kind=kind, **form)
        assert [status for _url, status in response.redirect_chain] == [303]
        assert said in _text(response)
    assert Message.objects.filter(case_id=own).count() == 1
    row = Attachment.objects.get()
    assert row.message_id == Message.objects.get(case_id=own).id, "nothing is left over for the next message"


@pytest.mark.parametrize("kind", [Action.REPLY_FINALLY, Action.REPLY_PARTIALLY])
def test_the_second_of_two_clicks_that_cross_is_as_if_sent(
    small_world: World, own: UUID, handler: Client, kind: Action, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first is sent after the second has been let in, while its files are looked into."""
    form: dict[str, Any] = {"key": str(uuid4()), "version": small_world.version(own)}
    _sent(handler, small_world, own, ("råd.pdf", files.pdf()), kind=kind, **form)
    asked = iter([False])
    known = services.is_replied
    monkeypatch.setattr(services, "is_replied", lambda *args: next(asked, None) is not False and known(*args))
    response = _sent(handler, small_world, own, ("annan.pdf", files.pdf()), kind=kind, **form)
    assert [status for _url, status in response.redirect_chain] == [303]
    assert Attachment.objects.count() == Message.objects.filter(case_id=own).count() == 1


def test_files_that_come_ahead_of_what_has_been_sent_are_not_taken_in(
    small_world: World, own: UUID, handler: Client
) -> None:
    key = str(uuid4())
    _sent(handler, small_world, own, key=key)
    ahead = {"key": key, "files": [SimpleUploadedFile("råd.pdf", files.pdf())]}
    response = handler.post(address(own, "utkast"), ahead, headers={"X-Filer-Forst": "1"})
    assert response.json() == {"refused": ""}
    assert not Attachment.objects.exists()
    ahead = {"key": "x", "files": [SimpleUploadedFile("råd.pdf", files.pdf())]}
    assert handler.post(address(own, "utkast"), ahead, headers={"X-Filer-Forst": "1"}).status_code == 200
    assert Attachment.objects.count() == 1


def test_a_file_is_handed_out_to_be_saved_and_nothing_else(small_world: World, own: UUID, handler: Client) -> None:
    file = _attach(small_world, own, 'råd "1"\u202e.pdf')
    response = handler.get(address(own, f"filer/{file}/hamta"))
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == "attachment; filename*=utf-8''r%C3%A5d%20_1_.pdf"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_a_picture_is_shown_as_part_of_its_page(small_world: World, own: UUID, handler: Client) -> None:
    file = _attach(small_world, own, "bild.jpg", files.jpg())
    shown = handler.get(address(own, f"filer/{file}")).content.decode()
    assert '<img src="data:image/jpeg;base64,/9j/' in shown
    assert "Hämta filen" in shown


def test_what_is_attached_stays_with_the_draft_until_it_is_sent(
    small_world: World, own: UUID, handler: Client, client: Client
) -> None:
    said = _text(_sent(handler, small_world, own, ("råd.pdf", files.pdf()), what="utkast"))
    assert "inte skickad än" in said
    small_world.sign_in_resident(client, "lennart")
    assert "råd.pdf" not in client.get(f"/invanare/arenden/{own}/").content.decode()
    file = Attachment.objects.get()
    assert client.get(f"/invanare/filer/{file.id}/").status_code == 404
    colleague = small_world.sign_in(Client(), "both")
    assert "råd.pdf" not in page(colleague, own)
    assert colleague.get(address(own, f"filer/{file.id}")).status_code == 404


def test_a_file_is_taken_away_and_the_text_stays(small_world: World, own: UUID, handler: Client) -> None:
    file = _attach(small_world, own)
    for _twice in range(2):
        said = _text(_sent(handler, small_world, own, what="utkast/ta-bort-fil", file=str(file)))
        assert "Filen är borttagen" in said
        assert ESCAPED in said
    assert not Attachment.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("sida.png", files.HTML, "sida.png är inte en fil som går att bifoga"),
        ("tom.pdf", b"", "tom.pdf är tom"),
        ("stor.pdf", b"%PDF-" + bytes(limits.MAX_FILE_BYTES), "stor.pdf är för stor. En fil får vara högst 15 MB"),
    ],
)
def test_what_is_refused_is_said_beside_the_field_and_nothing_is_sent(
    small_world: World, own: UUID, handler: Client, name: str, content: bytes, said: str
) -> None:
    response = _sent(handler, small_world, own, (name, content), ("bild.png", files.png()))
    shown = _text(response)
    assert response.status_code == 422
    assert f'<a href="#composer-files">{said}' in shown
    assert f'id="composer-files-error"><li><span>{said}' in shown
    assert ESCAPED in shown
    assert "bild.png" in shown
    assert not Message.objects.filter(case_id=own).exists()


@pytest.mark.slow
def test_many_files_are_too_many_and_those_that_fit_stay(small_world: World, own: UUID, handler: Client) -> None:
    uploads = [(f"bild{number}.png", files.png(number + 5, 5)) for number in range(limits.MAX_FILES + 2)]
    shown = _text(_sent(handler, small_world, own, *uploads))
    assert "bild11.png fick inte plats. Du kan bifoga högst 10 filer här." in shown
    assert Attachment.objects.count() == limits.MAX_FILES


def test_an_infected_file_is_refused_and_logged(small_world: World, own: UUID, handler: Client, settings: Any) -> None:
    settings.VIRUS_SCANNER = scanner(Finds)
    shown = _text(_sent(handler, small_world, own, ("råd.pdf", files.pdf() + files.EICAR)))
    assert "viruskontrollen hittade något farligt" in shown
    entry = LogEntry.objects.get(event="attachment.refused")
    assert entry.actor_id == str(small_world.staff["handler"])
    assert not Message.objects.filter(case_id=own).exists()


def test_a_handler_who_loses_the_case_loses_its_files(small_world: World, own: UUID, handler: Client) -> None:
    """A11: at the next click, those that she attached herself among them."""
    sent = _attach(small_world, own)
    small_world.reply(own, Action.REPLY_PARTIALLY, "Se filen.")
    unsent = _attach(small_world, own, "bild.png", files.png())
    for file in (sent, unsent):
        assert handler.get(address(own, f"filer/{file}/hamta")).status_code == 200
    small_world.assign(own, "handler_2")
    for file in (sent, unsent):
        for what in (f"filer/{file}", f"filer/{file}/hamta"):
            assert handler.get(address(own, what)).status_code == 404
    assert _sent(handler, small_world, own, ("bild.png", files.png(9, 9))).status_code == 404
    assert Attachment.objects.count() == 2


def test_opening_and_fetching_are_logged_with_the_case_and_without_the_name(
    small_world: World, own: UUID, handler: Client
) -> None:
    file = _attach(small_world, own, "Lennart Östberg.pdf")
    handler.get(address(own, f"filer/{file}"))
    handler.get(address(own, f"filer/{file}/hamta"))
    for event in ("attachment.received", "attachment.shown", "attachment.downloaded"):
        entry = LogEntry.objects.get(event=event)
        assert entry.details["case"] == str(own)
        assert entry.residents == [small_world.residents["lennart"]]
        assert "Östberg" not in json.dumps(entry.details, ensure_ascii=False)
    log = small_world.sign_in(Client(), "reviewer").get("/personal/logg/").content.decode()
    assert "Hämtade en bifogad fil" in log


def test_no_log_entry_no_file(small_world: World, own: UUID, handler: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """L-09: what cannot be recorded is not shown."""
    file = _attach(small_world, own)

    def fails(*args: object, **more: object) -> None:
        raise RuntimeError("the log cannot be written")

    monkeypatch.setattr("personalverktyget.domain.access_log.disclosure.record_at_once", fails)
    for what in (f"filer/{file}", f"filer/{file}/hamta"):
        with pytest.raises(RuntimeError, match="cannot be written"):
            handler.get(address(own, what))


def test_a_store_that_does_not_answer_loses_nothing(
    small_world: World, own: UUID, handler: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = _attach(small_world, own)
    monkeypatch.setattr("personalverktyget.adapters.file_stores.on_disk.DiskStore.get", _unavailable)
    monkeypatch.setattr("personalverktyget.adapters.file_stores.on_disk.DiskStore.put", _unavailable)
    assert handler.get(address(own, f"filer/{file}/hamta")).status_code == 503
    assert _sent(handler, small_world, own, ("bild.png", files.png())).status_code == 503
    assert not Message.objects.filter(case_id=own).exists()


def _unavailable(*args: object) -> None:
    raise StoreUnavailable("away")


def test_a_file_whose_content_is_gone_says_so(small_world: World, own: UUID, handler: Client, settings: Any) -> None:
    file = _attach(small_world, own)
    for path in settings.ATTACHMENTS_DIR.glob(f"??/{file.hex}"):
        path.unlink()
    response = handler.get(address(own, f"filer/{file}/hamta"))
    assert response.status_code == 409
    assert "Filen går inte att öppna" in response.content.decode()


def test_a_call_and_a_note_take_no_files_along(small_world: World, own: UUID, handler: Client, client: Client) -> None:
    for kind, what in ((Action.NOTE, "anteckna"), (Action.RECORD_CALL, "svara")):
        _sent(handler, small_world, own, ("råd.pdf", files.pdf()), what=what, kind=kind, key=str(uuid4()))
    small_world.sign_in_resident(client, "lennart")
    assert "råd.pdf" not in client.get(f"/invanare/arenden/{own}/").content.decode()


def test_files_sent_where_nothing_takes_them_are_dropped(small_world: World, own: UUID, receiver: Client) -> None:
    upload = SimpleUploadedFile("a.png", files.png())
    response = receiver.post(address(own, "avsluta"), {**written(small_world, own, Action.NOTE), "files": upload})
    assert response.status_code < 500
    assert not response.wsgi_request.FILES


def test_files_that_come_ahead_are_kept_with_the_draft_and_what_is_refused_stops_the_reply(
    small_world: World, own: UUID, handler: Client
) -> None:
    """As the page's script sends them."""
    uploads = [SimpleUploadedFile("råd.pdf", files.pdf()), SimpleUploadedFile("sida.png", files.HTML)]
    response = handler.post(address(own, "utkast"), {"files": uploads}, headers={"X-Filer-Forst": "1"})
    token = response.json()["refused"]
    assert Attachment.objects.get().sent_at is None
    shown = _text(_sent(handler, small_world, own, **{"refused-files": token}))
    assert 'id="composer-files-error"><li><span>sida.png är inte en fil' in shown
    assert not Message.objects.filter(case_id=own).exists()
    _sent(handler, small_world, own)
    assert Attachment.objects.get().message_id == Message.objects.get(case_id=own).id
