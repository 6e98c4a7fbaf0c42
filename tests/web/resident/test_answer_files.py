"""Files in the answer to a counter-question: attached, kept with what is written, taken away, sent, shown to staff."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from personalverktyget.base.actors import SystemActor
from personalverktyget.base.clock import now
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.attachments.models import Attachment
from personalverktyget.domain.case_types.models import CaseType
from personalverktyget.domain.cases import services
from personalverktyget.domain.cases.events import DraftSaved
from personalverktyget.domain.cases.models import AnswerDraft, Message
from personalverktyget.domain.cases.states import Action
from tests.support import files
from tests.support.world import SYSTEM, World

FIELD = "answer-files"
BODY = "Här är en bild på utslaget."


@pytest.fixture
def asked(prescription_world: World) -> UUID:
    """Helena's case, in which the unit asks her something."""
    case_id = prescription_world.cases["new"]
    prescription_world.assign(case_id, "handler")
    prescription_world.reply(case_id, Action.ASK, "Kan du skicka en bild?")
    return case_id


def _url(case_id: UUID, page: str = "") -> str:
    return f"/invanare/arenden/{case_id}/{page}"


def _send(
    browser: Client, case_id: UUID, *uploads: tuple[str, bytes], action: str = "send", body: str = BODY, key: str = ""
) -> HttpResponse:
    data = {
        "body": body,
        "key": key or str(uuid4()),
        "action": action,
        FIELD: [SimpleUploadedFile(name, content) for name, content in uploads],
    }
    response = browser.post(_url(case_id, "svara/"), data)
    assert isinstance(response, HttpResponse)
    return response


def _page(browser: Client, case_id: UUID) -> str:
    return browser.get(_url(case_id)).content.decode()


def test_files_go_with_the_answer_and_both_sides_open_them(
    helena: Client, asked: UUID, prescription_world: World
) -> None:
    assert 'enctype="multipart/form-data"' in _page(helena, asked)
    assert _send(helena, asked, ("utslag.jpg", files.jpg()), ("remiss.pdf", files.pdf())).status_code == 303
    message = Message.objects.get(case_id=asked, kind="answer")
    rows = Attachment.objects.order_by("received_at")
    assert {(row.case_id, row.message_id, row.sent_at, row.by_kind) for row in rows} == {
        (asked, message.id, message.sent_at, "resident")
    }
    receiver = prescription_world.sign_in(Client(), "receiver")
    for browser, url in ((helena, _url(asked)), (receiver, f"/personal/arenden/{asked}/")):
        shown = browser.get(url).content.decode()
        assert "utslag.jpg" in shown
        assert "remiss.pdf" in shown
        assert "ej viruskontrollerad" in shown
    picture = rows.get(kind="jpg").id
    assert receiver.get(f"/personal/arenden/{asked}/filer/{picture}/hamta/").content.startswith(b"\xff\xd8\xff")
    assert LogEntry.objects.filter(event="attachment.downloaded", actor_kind="staff").count() == 1


def test_what_is_attached_stays_with_what_is_written_until_it_is_sent(helena: Client, asked: UUID) -> None:
    response = _send(helena, asked, ("utslag.jpg", files.jpg()), action=f"attach:{FIELD}")
    assert response["Location"] == f"{_url(asked)}#{FIELD}"
    shown = _page(helena, asked)
    assert BODY in shown
    assert "utslag.jpg" in shown
    assert "Sparat" in shown
    assert _send(helena, asked).status_code == 303
    assert not AnswerDraft.objects.exists()
    assert Attachment.objects.get().sent_at is not None


def test_it_is_kept_for_later_without_files_too(helena: Client, asked: UUID) -> None:
    assert _send(helena, asked, action="later")["Location"] == "/invanare/"
    assert BODY in _page(helena, asked)
    assert BODY in helena.get(_url(asked, "svara/")).content.decode()
    _send(helena, asked, action="later", body=" ")
    assert not AnswerDraft.objects.exists()


def test_a_file_is_taken_away_again_as_often_as_one_likes(helena: Client, asked: UUID) -> None:
    _send(helena, asked, ("utslag.jpg", files.jpg()), action=f"attach:{FIELD}")
    action = f"detach:{Attachment.objects.get().id}:{FIELD}"
    for _twice in range(2):
        assert _send(helena, asked, action=action, body="Ändrat.").status_code == 303
    assert not Attachment.objects.exists()
    assert "Ändrat." in _page(helena, asked)
    assert _send(helena, asked, action="detach:nonsense").status_code == 303


def test_throwing_it_away_takes_text_and_files(helena: Client, asked: UUID) -> None:
    assert "Ta bort det påbörjade" not in _page(helena, asked)
    _send(helena, asked, ("utslag.jpg", files.jpg()), action=f"attach:{FIELD}")
    assert "Ta bort det påbörjade" in _page(helena, asked)
    assert _send(helena, asked, action="discard").status_code == 303
    assert not AnswerDraft.objects.exists()
    assert not Attachment.objects.exists()
    assert LogEntry.objects.filter(event="case.draft_discarded", actor_kind="resident").count() == 1


@pytest.mark.parametrize("action", ["send", "later", f"attach:{FIELD}"])
def test_what_is_refused_is_told_beside_the_field_and_nothing_is_lost(helena: Client, asked: UUID, action: str) -> None:
    response = _send(helena, asked, ("sida.png", files.HTML), ("bra.png", files.png()), action=action)
    shown = response.content.decode()
    assert response.status_code == 422
    assert f'<a href="#{FIELD}">sida.png är inte en fil som går att bifoga' in shown
    assert f'id="{FIELD}-error"><li><span>sida.png är inte en fil' in shown
    assert "bra.png" in shown
    assert BODY in shown
    assert not Message.objects.filter(case_id=asked, kind="answer").exists()
    assert AnswerDraft.objects.get().body == BODY


def test_an_answer_without_words_keeps_its_files(helena: Client, asked: UUID) -> None:
    response = _send(helena, asked, ("utslag.jpg", files.jpg()), body="")
    shown = response.content.decode()
    assert response.status_code == 422
    assert "Skriv ditt svar innan du skickar." in shown
    assert "utslag.jpg" in shown


@pytest.mark.slow
def test_more_files_than_an_answer_takes_are_told_however_they_come(helena: Client, asked: UUID) -> None:
    first, rest = (
        [(f"bild{n}.png", files.png(n + 5, 5)) for n in range(9)],
        [("a.gif", files.gif()), ("b.pdf", files.pdf())],
    )
    assert _send(helena, asked, *first, action=f"attach:{FIELD}").status_code == 303
    shown = _send(helena, asked, *rest).content.decode()
    assert "b.pdf fick inte plats. Du kan bifoga högst 10 filer här." in shown
    assert Attachment.objects.count() == 10


def test_the_same_answer_sent_twice_is_one_with_its_files(helena: Client, asked: UUID) -> None:
    key = str(uuid4())
    for _twice in range(2):
        assert _send(helena, asked, ("utslag.jpg", files.jpg()), key=key).status_code == 303
    assert Attachment.objects.count() == 1
    assert Message.objects.filter(case_id=asked, kind="answer").count() == 1


def test_the_second_of_two_clicks_that_cross_is_as_if_sent(
    helena: Client, asked: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first is sent after the second has been let in, while its files are looked into."""
    key, let_in, known = str(uuid4()), iter([False]), services.is_answered
    _send(helena, asked, ("utslag.jpg", files.jpg()), key=key)
    monkeypatch.setattr(services, "is_answered", lambda *args: next(let_in, None) is not False and known(*args))
    assert _send(helena, asked, ("annan.jpg", files.jpg()), key=key).status_code == 303
    assert Attachment.objects.count() == Message.objects.filter(case_id=asked, kind="answer").count() == 1


def test_nobody_else_sees_or_takes_away_what_is_not_sent(
    helena: Client, other_browser: Client, asked: UUID, prescription_world: World
) -> None:
    _send(helena, asked, ("utslag.jpg", files.jpg()), action=f"attach:{FIELD}")
    file = Attachment.objects.get().id
    receiver = prescription_world.sign_in(Client(), "receiver")
    assert receiver.get(f"/personal/arenden/{asked}/filer/{file}/").status_code == 404
    assert "utslag.jpg" not in receiver.get(f"/personal/arenden/{asked}/").content.decode()
    assert BODY not in receiver.get(f"/personal/arenden/{asked}/").content.decode()
    assert other_browser.get(f"/invanare/filer/{file}/").status_code == 404
    for action in (f"detach:{file}", "discard", "later"):
        assert _send(other_browser, asked, action=action).status_code == 404
    assert Attachment.objects.count() == 1


def test_where_the_case_type_takes_no_files_none_are_asked_for_and_none_are_sent(
    helena: Client, asked: UUID, prescription_world: World
) -> None:
    """Settled by the owner while the answer is half written, with a file in it."""
    _send(helena, asked, ("utslag.jpg", files.jpg()), action=f"attach:{FIELD}")
    _take_no_files(prescription_world, asked)
    shown = _page(helena, asked)
    assert 'type="file"' not in shown
    assert "utslag.jpg" not in shown
    assert BODY in shown
    refused = _send(helena, asked, ("en.gif", files.gif()))
    assert refused.status_code == 422
    assert "Det går inte att bifoga filer i det här ärendet." in refused.content.decode()
    assert _send(helena, asked).status_code == 303
    assert not Attachment.objects.exists()


def test_a_question_that_is_no_longer_asked_takes_no_file_and_gives_the_text_back(
    helena: Client, asked: UUID, prescription_world: World
) -> None:
    _send(helena, asked, ("utslag.jpg", files.jpg()), action=f"attach:{FIELD}")
    prescription_world.reply(asked, Action.REPLY_FINALLY, "Vi har ringt dig.")
    response = _send(helena, asked, ("en.gif", files.gif()))
    assert response.status_code == 409
    assert BODY in response.content.decode()
    assert services.clear_unsent_files(SystemActor("test")) == 1
    assert services.clear_unsent_answers(SystemActor("test")) == 1
    assert not Attachment.objects.exists()
    assert not AnswerDraft.objects.exists()


def test_what_nobody_goes_on_with_is_cleared_away_after_a_month(helena: Client, asked: UUID) -> None:
    _send(helena, asked, ("utslag.jpg", files.jpg()), action=f"attach:{FIELD}")

    def cleared() -> tuple[int, int]:
        actor = SystemActor("test")
        return services.clear_unsent_files(actor), services.clear_unsent_answers(actor)

    with time_machine.travel(now() + timedelta(days=29)):
        assert cleared() == (0, 0)
    with time_machine.travel(now() + timedelta(days=31)):
        assert cleared() == (1, 1)


def _take_no_files(world: World, case_id: UUID) -> None:
    with unit_of_work(SYSTEM) as work:
        CaseType.objects.update(takes_attachments=False)
        work.record(DraftSaved(case=case_id, resident=world.residents["helena"], unit=world.units["ang"]))


def test_files_that_come_ahead_are_attached_and_what_is_refused_is_told_by_the_form(
    helena: Client, asked: UUID
) -> None:
    """As the page's script sends them: nothing but the files, then the form with what it was told."""
    uploads = [SimpleUploadedFile("bra.png", files.png()), SimpleUploadedFile("sida.png", files.HTML)]
    response = helena.post(_url(asked, "svara/"), {FIELD: uploads}, headers={"X-Filer-Forst": "1"})
    assert response.status_code == 200
    assert Attachment.objects.count() == 1
    assert not AnswerDraft.objects.exists()
    data = {"body": BODY, "key": str(uuid4()), "action": "send", "refused-files": response.json()["refused"]}
    shown = helena.post(_url(asked, "svara/"), data)
    assert shown.status_code == 422
    assert f'id="{FIELD}-error"><li><span>sida.png är inte en fil' in shown.content.decode()
    assert "bra.png" in shown.content.decode()
    for token in ("", "nonsense", data["refused-files"] + "x"):
        assert not Message.objects.filter(case_id=asked, kind="answer").exists()
        data["refused-files"] = token
    assert helena.post(_url(asked, "svara/"), data).status_code == 303
    assert Attachment.objects.get().sent_at is not None


def test_files_that_come_ahead_where_nobody_asks_any_longer_are_refused_as_a_page(
    helena: Client, prescription_world: World
) -> None:
    closed = prescription_world.cases["closed"]
    data = {FIELD: SimpleUploadedFile("bra.png", files.png())}
    assert helena.post(_url(closed, "svara/"), data, headers={"X-Filer-Forst": "1"}).status_code == 409
