"""One case: what is shown of it, what can be done to it, and that nothing that was written is lost."""

from uuid import UUID, uuid4

import pytest
from django.test import Client

from personalverktyget.base.clock import now
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.cases import services
from personalverktyget.domain.cases.models import Case, Message, Note, ReplyDraft
from personalverktyget.domain.cases.states import Action, State
from tests.support.world import World

TEXT = "Hej! Vi har förnyat receptet. <b>Hämta</b> det på apoteket."
ESCAPED = "&lt;b&gt;Hämta&lt;/b&gt;"


def address(case: UUID, what: str = "") -> str:
    return f"/personal/arenden/{case}/{what}"


def page(client: Client, case: UUID) -> str:
    response = client.get(address(case))
    assert response.status_code == 200
    return response.content.decode()


def written(world: World, case: UUID, kind: Action, body: str = TEXT, **more: object) -> dict[str, object]:
    return {"version": world.version(case), "key": str(uuid4()), "kind": kind.value, "body": body, **more}


@pytest.fixture
def own(small_world: World) -> UUID:
    return small_world.cases["assigned"]


@pytest.fixture
def handler(small_world: World) -> Client:
    return small_world.sign_in(Client(), "handler")


@pytest.fixture
def receiver(small_world: World) -> Client:
    return small_world.sign_in(Client(), "receiver")


class TestWhatIsShown:
    def test_questions_answers_person_and_clock(self, small_world: World, receiver: Client) -> None:
        shown = page(receiver, small_world.cases["new"])

        for part in (
            "Vilket läkemedel?",
            "Levaxin 100 mikrogram",
            "Tabletterna är slut",
            "Helena Sandberg",
            "Svar senast",
        ):
            assert part in shown

    def test_opening_is_logged(self, small_world: World, receiver: Client) -> None:
        since = now()
        page(receiver, small_world.cases["new"])

        entry = LogEntry.objects.get(at__gte=since, event="case.read")
        assert entry.residents == [small_world.residents["helena"]]

    @pytest.mark.parametrize("what", ["", "varfor-detta-datum/"])
    @pytest.mark.parametrize("case", ["berg", "hamn"])
    def test_another_units_case_is_not_found(self, small_world: World, receiver: Client, case: str, what: str) -> None:
        assert receiver.get(address(small_world.cases[case], what)).status_code == 404

    @pytest.mark.parametrize("who", ["admin", "reviewer"])
    def test_those_without_the_role_may_not(self, small_world: World, client: Client, who: str) -> None:
        browser = small_world.sign_in(client, who)

        assert browser.get(address(small_world.cases["new"])).status_code == 403
        assert LogEntry.objects.filter(event="access.refused").exists()

    def test_a_protected_person_is_shown_after_asking_and_that_is_logged(
        self, small_world: World, receiver: Client
    ) -> None:
        case = small_world.cases["protected"]
        assert "Personsson" not in page(receiver, case)
        since = now()

        shown = receiver.post(address(case, "person/")).content.decode()

        assert "Hemliga Personsson" in shown
        assert LogEntry.objects.filter(at__gte=since, event="protected_identity.shown").count() == 1
        assert "Personsson" not in page(receiver, case), "hidden again at the next opening"

    def test_why_the_date(self, small_world: World, receiver: Client) -> None:
        response = receiver.get(address(small_world.cases["new"], "varfor-detta-datum/"))
        part = receiver.get(
            address(small_world.cases["new"], "varfor-detta-datum/"), headers={"HX-Request": "true"}
        ).content.decode()

        assert response.status_code == 200
        assert "inom 3 arbetsdagar" in part
        assert "<html" not in part
        assert part.strip() in response.content.decode()

    def test_only_what_can_be_done_is_offered(self, small_world: World, receiver: Client, handler: Client) -> None:
        for_receiver = page(receiver, small_world.cases["new"])
        for_handler = page(handler, small_world.cases["assigned"])

        assert "Tilldela ärendet" in for_receiver
        assert not any(words in for_receiver for words in ("Skicka och avsluta", "Ta ärendet", "Lämna tillbaka"))
        assert all(words in for_handler for words in ("Skicka och avsluta", "Skicka delsvar", "Lämna tillbaka"))
        assert not any(words in for_handler for words in ("Tilldela ärendet", "Öppna igen"))

    def test_the_addresses_of_forms_lead_back_to_the_case(self, own: UUID, handler: Client) -> None:
        response = handler.get(address(own, "svara/"))

        assert response.status_code == 302
        assert response.headers["Location"] == address(own)


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


class TestDistributing:
    def test_assigning(self, small_world: World, receiver: Client, handler: Client) -> None:
        case = small_world.cases["new"]
        form = {"version": small_world.version(case), "handler": str(small_world.staff["handler"])}
        response = receiver.post(address(case, "tilldela/"), form, follow=True)

        assert "Ärendet är tilldelat" in response.content.decode()
        assert handler.get(address(case)).status_code == 200

    @pytest.mark.parametrize("whom", ["", "hittepa", "receiver", "handler_berg"])
    def test_assigning_to_nobody_or_to_one_who_may_not(self, small_world: World, receiver: Client, whom: str) -> None:
        case = small_world.cases["new"]
        chosen = str(small_world.staff.get(whom, whom))
        response = receiver.post(address(case, "tilldela/"), {"version": small_world.version(case), "handler": chosen})

        assert response.status_code == 422
        assert 'href="#assign-handler"' in response.content.decode()
        assert Case.objects.get(id=case).handler_id is None

    def test_the_choice_holds_the_units_handlers_and_no_others(self, small_world: World, receiver: Client) -> None:
        shown = page(receiver, small_world.cases["new"])

        assert all(name in shown for name in ("Hanna Handläggare", "Hugo Handläggare", "Berit Båda", "Tove Tvåställen"))
        assert not any(name in shown for name in ("Hilda Berg", "Astrid Administratör"))

    def test_a_colleague_was_first(self, small_world: World, receiver: Client) -> None:
        case = small_world.cases["new"]
        form = {"version": small_world.version(case), "handler": str(small_world.staff["handler"])}
        small_world.assign(case, "handler_2")

        response = receiver.post(address(case, "tilldela/"), form)

        assert response.status_code == 409
        assert "Hugo Handläggare" in response.content.decode()
        assert Case.objects.get(id=case).handler_id == small_world.staff["handler_2"]

    def test_taking(self, small_world: World, client: Client) -> None:
        case = small_world.cases["new"]
        browser = small_world.sign_in(client, "both")
        response = browser.post(address(case, "ta/"), {"version": small_world.version(case)}, follow=True)

        assert "Ärendet är ditt" in response.content.decode()
        assert Case.objects.get(id=case).handler_id == small_world.staff["both"]

    def test_taking_needs_the_handlers_role(self, small_world: World, receiver: Client) -> None:
        case = small_world.cases["new"]
        assert receiver.post(address(case, "ta/"), {"version": small_world.version(case)}).status_code == 403

    def test_returning_says_why_and_leads_to_the_list(
        self, small_world: World, own: UUID, handler: Client, receiver: Client
    ) -> None:
        form = {"version": small_world.version(own), "reason": "Hör till psykosociala teamet."}
        response = handler.post(address(own, "lamna-tillbaka/"), form, follow=True)

        assert response.redirect_chain == [("/personal/arenden/", 303)]
        assert "väntar på att fördelas" in response.content.decode()
        assert "Hör till psykosociala teamet." in page(receiver, own)


class TestClosing:
    def test_closing_and_opening_again_with_reasons(self, small_world: World, receiver: Client) -> None:
        case = small_world.cases["new"]
        form = {"version": small_world.version(case), "reason": "Dubblett av ett annat ärende."}
        closed = receiver.post(address(case, "avsluta/"), form, follow=True).content.decode()
        form = {"version": small_world.version(case), "reason": "Det var ingen dubblett."}
        opened = receiver.post(address(case, "oppna-igen/"), form, follow=True).content.decode()

        assert "Ärendet är avslutat" in closed
        assert "Dubblett av ett annat ärende." in closed
        assert "Ärendet är öppet igen" in opened
        assert "Det var ingen dubblett." in opened
        assert Case.objects.get(id=case).state == State.RECEIVED

    @pytest.mark.parametrize(
        ("case", "what", "form_name"), [("new", "avsluta/", "close"), ("closed", "oppna-igen/", "reopen")]
    )
    def test_a_reason_is_needed_and_wrong_ones_are_kept(
        self, small_world: World, receiver: Client, case: str, what: str, form_name: str
    ) -> None:
        for reason in ("", "y" * 501, "z\0z"):
            form = {"version": small_world.version(small_world.cases[case]), "reason": reason}
            response = receiver.post(address(small_world.cases[case], what), form)
            shown = response.content.decode()

            assert response.status_code == 422
            assert f'href="#{form_name}-reason"' in shown
            assert reason.replace("\0", "") in shown.replace("\0", "").replace("\ufffd", "")

    def test_a_closed_case_takes_no_reply(self, small_world: World, own: UUID, handler: Client) -> None:
        services.close_case(small_world.actor("handler"), own, reason="Löst.", seen_version=small_world.version(own))

        response = handler.post(address(own, "svara/"), written(small_world, own, Action.ASK))

        assert response.status_code == 409
        assert ESCAPED in response.content.decode()

    @pytest.mark.parametrize("what", ["tilldela/", "avsluta/", "oppna-igen/", "anteckna/", "utkast/", "person/"])
    @pytest.mark.parametrize("case", ["berg", "hamn"])
    def test_another_units_case_cannot_be_touched(
        self, small_world: World, receiver: Client, case: str, what: str
    ) -> None:
        target = small_world.cases[case]
        before = Case.objects.get(id=target).version
        form = {
            **written(small_world, target, Action.NOTE),
            "reason": "Fel enhet.",
            "handler": str(small_world.staff["handler"]),
        }

        assert receiver.post(address(target, what), form).status_code == 404
        assert Case.objects.get(id=target).version == before
