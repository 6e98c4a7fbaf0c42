"""One case: what is shown of it, and giving it on, closing it and opening it again."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from uuid import UUID

import pytest
from django.test import Client

from personalverktyget.base.clock import now
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.cases import services
from personalverktyget.domain.cases.models import Case
from personalverktyget.domain.cases.states import Action, State
from tests.support.world import World
from tests.web.staff.case_pages import ESCAPED, address, page, written


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

    @pytest.mark.parametrize("who", ["receiver", "handler", "both"])
    def test_opening_costs_few_statements(
        self,
        small_world: World,
        client: Client,
        who: str,
        django_assert_max_num_queries: Callable[..., AbstractContextManager[object]],
    ) -> None:
        browser = small_world.sign_in(client, who)
        page(browser, small_world.cases["assigned"])

        with django_assert_max_num_queries(9):
            page(browser, small_world.cases["assigned"])

    def test_the_title_says_nothing_about_the_resident(self, small_world: World, receiver: Client) -> None:
        """Titles stay in the browser's history, also when the next person sits down."""
        text = page(receiver, small_world.cases["new"])
        title = text[text.index("<title>") : text.index("</title>")]
        assert str(Case.objects.get(id=small_world.cases["new"]).number) in title
        assert not any(word in title for word in ("Levaxin", "Helena", "Sandberg"))

    def test_opening_is_logged(self, small_world: World, receiver: Client) -> None:
        since = now()
        page(receiver, small_world.cases["new"])

        entry = LogEntry.objects.get(at__gte=since, event="case.read")
        assert entry.residents == [small_world.residents["helena"]]

    @pytest.mark.parametrize("what", ["", "varfor-detta-datum/"])
    @pytest.mark.parametrize("case", ["berg", "hamn"])
    def test_another_units_case_is_not_found(self, small_world: World, receiver: Client, case: str, what: str) -> None:
        assert receiver.get(address(small_world.cases[case], what)).status_code == 404
        # L-04: whoever tries addresses leaves traces.
        entry = LogEntry.objects.get(event="access.refused")
        assert (entry.outcome, entry.actor_id) == ("refused", str(small_world.staff["receiver"]))
        assert entry.details == {"permission": "outside_scope", "thing": str(small_world.cases[case])}

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
