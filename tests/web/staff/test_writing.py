"""The composer: each tab does what its button says, and nothing that was written is lost."""

from uuid import UUID

import pytest
from django.test import Client

from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.cases.models import Case, Message, Note, ReplyDraft
from personalverktyget.domain.cases.states import Action, State
from tests.support.world import World
from tests.web.staff.case_pages import ESCAPED, TEXT, address, page, written


class TestWriting:
    @pytest.mark.parametrize(
        ("kind", "state", "said"),
        [
            (Action.REPLY_PARTIALLY, State.IN_PROGRESS, "Delsvaret är skickat"),
            (Action.ASK, State.AWAITING_RESIDENT, "Motfrågan är skickad"),
            (Action.RECORD_CALL, State.IN_PROGRESS, "Telefonsamtalet är sparat"),
            (Action.REPLY_FINALLY, State.CLOSED, "Svaret är skickat och ärendet avslutat"),
        ],
    )
    def test_each_kind_does_what_its_button_says(
        self, small_world: World, own: UUID, handler: Client, kind: Action, state: State, said: str
    ) -> None:
        response = handler.post(address(own, "svara/"), written(small_world, own, kind, vy="mina"), follow=True)
        shown = response.content.decode()

        assert response.redirect_chain == [(address(own) + "?vy=mina", 303)]
        assert said in shown
        assert ESCAPED in shown
        assert Case.objects.get(id=own).state == state
        assert "Hanna Handläggare\nSjuksköterska" in Message.objects.get(case_id=own).signature

    def test_sent_twice_is_one_message(self, small_world: World, own: UUID, handler: Client) -> None:
        form = written(small_world, own, Action.REPLY_PARTIALLY)

        for _time in range(2):
            assert handler.post(address(own, "svara/"), form).status_code == 303

        assert Message.objects.filter(case_id=own).count() == 1

    @pytest.mark.parametrize("body", ["", "   ", "x" * 10_001, "a\0b"])
    def test_what_is_wrong_is_said_and_the_text_kept(
        self, small_world: World, own: UUID, handler: Client, body: str
    ) -> None:
        form = written(small_world, own, Action.ASK, body)
        response = handler.post(address(own, "svara/"), form)
        shown = response.content.decode()

        assert response.status_code == 422
        assert 'href="#composer-body"' in shown
        assert 'value="ask" checked' in shown
        assert str(form["key"]) in shown
        assert body.strip().replace("\0", "") in shown.replace("\0", "")
        assert not Message.objects.filter(case_id=own).exists()

    def test_a_colleague_was_first_and_the_text_is_kept(self, small_world: World, own: UUID, handler: Client) -> None:
        form = written(small_world, own, Action.REPLY_PARTIALLY)
        small_world.reply(own, Action.RECORD_CALL, "Ringde upp.")

        response = handler.post(address(own, "svara/"), form)
        shown = response.content.decode()

        assert response.status_code == 409
        assert "Ärendet har ändrats sedan du öppnade det" in shown
        assert ESCAPED in shown
        assert f'name="version" value="{small_world.version(own)}"' in shown
        again = handler.post(address(own, "svara/"), {**form, "version": small_world.version(own)})
        assert again.status_code == 303

    def test_a_case_that_was_given_away_while_writing_gives_the_text_back(
        self, small_world: World, own: UUID, handler: Client
    ) -> None:
        form = written(small_world, own, Action.REPLY_PARTIALLY)
        small_world.assign(own, "handler_2")

        response = handler.post(address(own, "svara/"), form)

        assert response.status_code == 404
        assert ESCAPED in response.content.decode()
        assert LogEntry.objects.filter(event="access.refused", details__thing=str(own)).exists()
        assert not Message.objects.filter(case_id=own).exists()

    def test_a_note_stays_inside(self, small_world: World, own: UUID, handler: Client) -> None:
        response = handler.post(address(own, "anteckna/"), written(small_world, own, Action.NOTE), follow=True)

        assert "Anteckningen är sparad" in response.content.decode()
        assert Note.objects.get(case_id=own).body == TEXT
        assert not Message.objects.filter(case_id=own).exists()

    @pytest.mark.parametrize(("what", "kind"), [("svara/", Action.NOTE), ("anteckna/", Action.REPLY_FINALLY)])
    def test_a_note_is_never_taken_for_a_reply_nor_the_other_way_round(
        self, small_world: World, own: UUID, handler: Client, what: str, kind: Action
    ) -> None:
        response = handler.post(address(own, what), written(small_world, own, kind))

        assert response.status_code == 422
        assert ESCAPED in response.content.decode()
        assert not Message.objects.filter(case_id=own).exists()
        assert not Note.objects.filter(case_id=own).exists()

    def test_one_who_only_distributes_cannot_answer(self, small_world: World, own: UUID, receiver: Client) -> None:
        assert receiver.post(address(own, "svara/"), written(small_world, own, Action.ASK)).status_code == 403

    def test_a_draft_is_kept_by_the_page_itself_and_shown_again(
        self, small_world: World, own: UUID, handler: Client
    ) -> None:
        form = {"kind": "ask", "body": TEXT}
        response = handler.post(address(own, "utkast/"), form, headers={"X-Utkast": "1"})
        shown = page(handler, own)

        assert response.json()["words"].startswith("Utkast sparat")
        assert ESCAPED in shown
        assert 'value="ask" checked' in shown

    def test_a_draft_is_kept_by_its_button_and_gone_when_sent(
        self, small_world: World, own: UUID, handler: Client
    ) -> None:
        form = written(small_world, own, Action.REPLY_PARTIALLY)
        said = handler.post(address(own, "utkast/"), form, follow=True).content.decode()
        assert "Utkastet är sparat" in said
        assert ReplyDraft.objects.filter(case_id=own).count() == 1

        handler.post(address(own, "svara/"), form)

        assert not ReplyDraft.objects.filter(case_id=own).exists()

    def test_what_was_written_when_the_session_ran_out_is_in_the_form_again(
        self, small_world: World, own: UUID, handler: Client
    ) -> None:
        session = handler.session
        session["person"] = {**session["person"], "seen_at": 0}
        session.save()
        here = {"Referer": f"http://testserver{address(own)}"}
        handler.post(address(own, "svara/"), written(small_world, own, Action.ASK), headers=here)
        assert not Message.objects.filter(case_id=own).exists()

        small_world.sign_in(handler, "handler")

        shown = page(handler, own)
        assert ESCAPED in shown
        assert 'value="ask" checked' in shown
