"""Units ask regions, regions ask the nation: over HTTP, without a script, in both languages, and by mail."""

from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import translation

from personalverktyget.adapters import email_notices
from personalverktyget.base.clock import today
from personalverktyget.domain.case_types import selectors, services
from personalverktyget.domain.case_types.models import CaseType, NationalConsultation, OfferedCaseType, RemovalRequest
from personalverktyget.domain.case_types.requests import TellOffice
from personalverktyget.domain.notifications.kinds import OfficeMailKind
from personalverktyget.domain.notifications.models import OfficeMail
from personalverktyget.domain.notifications.services import OfficeLetter
from personalverktyget.domain.organisation.services import change_region_settings
from personalverktyget.jobs.handlers import HANDLERS
from tests.domain.case_types.publishing import central_draft, live_terms
from tests.support.world import World
from tests.web.test_pages_in_english import swedish_in

ADDRESS = "e-tjanster@region.example"


class Desk:
    """Somebody's browser."""

    def __init__(self, world: World, who: str, unit: str = "") -> None:
        self.world, self.client = world, world.sign_in(Client(), who, unit)

    def reads(self, name: str, **of: Any) -> str:
        answer = self.client.get(reverse(name, kwargs=of or None))
        assert answer.status_code == 200, answer.status_code
        return answer.content.decode()

    def sends(self, name: str, data: dict[str, str], **of: Any) -> HttpResponse:
        return self.client.post(reverse(name, kwargs=of or None), data, follow=True)  # type: ignore[return-value]


@pytest.fixture
def unit(small_world: World) -> Desk:
    return Desk(small_world, "admin")


@pytest.fixture
def region(small_world: World) -> Desk:
    return Desk(small_world, "regional_admin")


@pytest.fixture
def nation(small_world: World) -> Desk:
    return Desk(small_world, "national_admin")


@pytest.fixture
def offered(small_world: World) -> UUID:
    return OfferedCaseType.objects.get(unit_id=small_world.units["ang"]).id


@pytest.fixture
def central(small_world: World) -> UUID:
    return CaseType.objects.get(region_id=small_world.regions["klar"]).id


def with_address(world: World, address: str = ADDRESS) -> None:
    change_region_settings(
        world.administrator("regional_admin"),
        feedback_days=3,
        uses_permission_admin=False,
        working_eves=(),
        contact_address=address,
    )


class TestRequests:
    def ask(self, unit: Desk, offered: UUID, reason: str = "Vi använder den inte.") -> HttpResponse:
        return unit.sends("staff:removal", {"action": "ask", "reason": reason}, offered_id=offered)

    def test_asked_answered_yes_and_gone_from_the_card(self, unit: Desk, region: Desk, offered: UUID) -> None:
        assert "Begär att den tas bort" in unit.reads("staff:offer", offered_id=offered)
        assert "Begäran är skickad till regionen." in self.ask(unit, offered).content.decode()
        page = region.reads("staff:removals")
        assert "Ängens vårdcentral" in page
        assert "Vi använder den inte." in page
        request = RemovalRequest.objects.get().id
        answer = region.sends("staff:removal_answer", {"verdict": "yes", "answer": ""}, request_id=request)
        assert "Ärendetypen är tillbakatagen från enheten." in answer.content.decode()
        page = unit.reads("staff:unit")
        assert "Ja, borttagen" in page
        assert "Enheten tar inte emot några ärenden än" in page
        assert unit.client.get(reverse("staff:removal", kwargs={"offered_id": offered})).status_code == 404

    def test_a_no_is_read_by_the_unit(self, unit: Desk, region: Desk, offered: UUID) -> None:
        self.ask(unit, offered)
        request = RemovalRequest.objects.get().id
        answer = region.sends("staff:removal_answer", {"verdict": "no", "answer": " "}, request_id=request)
        assert answer.status_code == 422
        assert "Skriv varför enheten ska ha kvar ärendetypen." in answer.content.decode()
        answer = region.sends("staff:removal_answer", {"answer": "Behåll <den>."}, request_id=request)
        assert "Välj ja eller nej." in answer.content.decode()
        assert "Behåll &lt;den&gt;." in answer.content.decode()
        region.sends("staff:removal_answer", {"verdict": "no", "answer": "Behåll <den>."}, request_id=request)
        for page in (unit.reads("staff:unit"), unit.reads("staff:removal", offered_id=offered)):
            assert "Nej, finns kvar" in page
            assert "Behåll &lt;den&gt;." in page
        answer = region.sends("staff:removal_answer", {"verdict": "yes", "answer": ""}, request_id=request)
        assert "redan besvarad" in answer.content.decode()

    def test_what_is_missing_is_told_and_what_was_written_stays(self, unit: Desk, offered: UUID) -> None:
        answer = self.ask(unit, offered, " ")
        assert answer.status_code == 422
        assert "Skriv varför ni inte vill ha kvar ärendetypen." in answer.content.decode()
        long = "Ett långt skäl. " * 80
        answer = self.ask(unit, offered, long)
        assert answer.status_code == 422
        assert long.strip() in answer.content.decode()

    def test_twice_is_told_and_it_can_be_taken_back(self, unit: Desk, region: Desk, offered: UUID) -> None:
        self.ask(unit, offered)
        assert "Ni har redan skickat en begäran" in self.ask(unit, offered).content.decode()
        unit.sends("staff:removal", {"action": "retract"}, offered_id=offered)
        assert "Ingen begäran väntar på svar" in region.reads("staff:removals")

    def test_a_local_one_is_not_the_regions(self, small_world: World, unit: Desk, central: UUID) -> None:
        actor = small_world.actor("admin")
        made = services.create_case_type(actor, name="Eget", copy_of=central)
        services.publish_draft(actor, made, seen_version=1)
        own = OfferedCaseType.objects.get(case_type_id=made).id
        assert "Begär att den tas bort" not in unit.reads("staff:offer", offered_id=own)
        assert unit.client.get(reverse("staff:removal", kwargs={"offered_id": own})).status_code == 404

    def test_where_to_turn_stands_by_central_ones(self, small_world: World, unit: Desk, offered: UUID) -> None:
        assert "inte angett någon kontaktadress" in unit.reads("staff:unit")
        assert "inget mejl skickas" in unit.reads("staff:removal", offered_id=offered)
        with_address(small_world)
        pages: tuple[tuple[str, dict[str, UUID]], ...] = (
            ("staff:unit", {}),
            ("staff:offer", {"offered_id": offered}),
            ("staff:removal", {"offered_id": offered}),
        )
        assert all(f"mailto:{ADDRESS}" in unit.reads(name, **named) for name, named in pages)


# What is about the log or about a test says nothing of what it was; the letter's reader signs in to see.
OF_NO_CASE_TYPE = {
    OfficeMailKind.LOG_QUESTION_ASKED,
    OfficeMailKind.LOG_ENTRY_HANDED_ON,
    OfficeMailKind.LOG_HELP_ASKED,
    OfficeMailKind.TRIAL_CAME,
}


class TestMail:
    def told(self, world: World, kind: str) -> list[OfficeMail]:
        request = TellOffice(kind, UUID(int=7), world.regions["klar"], "Förnya recept", "Ängens vårdcentral")
        HANDLERS[TellOffice](request)
        HANDLERS[TellOffice](request)
        return list(OfficeMail.objects.all())

    def test_it_goes_to_the_address_that_the_region_has_named(self, small_world: World) -> None:
        assert self.told(small_world, "removal_requested") == []
        with_address(small_world)
        assert [mail.address for mail in self.told(small_world, "removal_requested")] == [ADDRESS]

    def test_to_the_nation_where_no_region_is_named(self, small_world: World, settings: Any) -> None:
        settings.NATIONAL_CONTACT_ADDRESS = "nationell@forvaltning.example"
        HANDLERS[TellOffice](TellOffice("consultation_asked", UUID(int=8), None, "Förnya recept"))
        assert [mail.address for mail in OfficeMail.objects.all()] == ["nationell@forvaltning.example"]

    @pytest.mark.parametrize("kind", OfficeMailKind)
    def test_it_names_case_type_and_page_in_swedish(
        self, kind: OfficeMailKind, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        sent: list[tuple[str, str, str]] = []
        monkeypatch.setattr(email_notices, "_send", lambda *parts: sent.append(parts))
        with translation.override("en"):
            email_notices.send_email_to_office(
                OfficeLetter(ADDRESS, kind, "Förnya\nrecept %(x)s", "Ängens vårdcentral")
            )
        ((address, subject, text),) = sent
        assert address == ADDRESS
        assert "\n" not in subject
        assert ("Förnya recept %(x)s" in text) == (kind not in OF_NO_CASE_TYPE)
        assert f"{settings.BASE_URL}/personal/" in text
        assert "Logga in" in text


class TestConsulting:
    def test_asked_answered_and_kept(self, small_world: World, region: Desk, nation: Desk) -> None:
        central = central_draft(small_world, "Nytt.")
        answer = region.sends("staff:consultations", {"action": "ask", "question": "Är den bra?"}, case_type_id=central)
        assert "Frågan är skickad" in answer.content.decode()
        assert "Nationell nivå har inte svarat" in region.reads("staff:case_types:publish", case_type_id=central)
        assert "Är den bra?" in nation.reads("staff:nation_consultations")
        made = NationalConsultation.objects.get().id
        page = nation.reads("staff:nation_consultation", consultation_id=made)
        assert "Nytt." in page
        assert "Vilket läkemedel?" in page
        answer = nation.sends("staff:nation_consultation", {"outcome": "", "answer": "Ja."}, consultation_id=made)
        assert answer.status_code == 422
        assert "Välj vad svaret blev." in answer.content.decode()
        assert "Ja." in answer.content.decode()
        nation.sends("staff:nation_consultation", {"outcome": "no_objection", "answer": "Ja."}, consultation_id=made)
        assert "Nationell nivå, Nina Nation" in region.reads("staff:case_types:case_type", case_type_id=central)
        assert "Nationell nivå har inte svarat" not in region.reads("staff:case_types:publish", case_type_id=central)

    def test_a_publication_is_warned_of_and_goes_through(self, small_world: World, region: Desk) -> None:
        central = central_draft(small_world, "Nytt.")
        region.sends("staff:consultations", {"action": "ask", "question": "Är den bra?"}, case_type_id=central)
        version = selectors.draft(small_world.administrator("regional_admin"), central).version
        region.sends("staff:case_types:publish", {"version": str(version), "when": "now"}, case_type_id=central)
        assert live_terms(central) == "Nytt."

    def test_an_answer_that_came_another_way(self, region: Desk, central: UUID) -> None:
        region.sends("staff:consultations", {"action": "ask", "question": "Är den bra?"}, case_type_id=central)
        said = {"action": "record", "outcome": "advised_against", "answer": "Vänta.", "answered_by": "Nils",
                "answered_on": "2020-01-01"}  # fmt: skip
        answer = region.sends("staff:consultations", said, case_type_id=central)
        assert answer.status_code == 422
        assert "Dagen måste ligga mellan" in answer.content.decode()
        said["answered_on"] = today().isoformat()
        page = region.sends("staff:consultations", said, case_type_id=central).content.decode()
        assert "Avråder från att publicera" in page
        assert "Inskrivet av Rebecka Region" in page

    def test_it_is_taken_back(self, region: Desk, nation: Desk, central: UUID) -> None:
        region.sends("staff:consultations", {"action": "ask", "question": "Är den bra?"}, case_type_id=central)
        region.sends("staff:consultations", {"action": "call_off"}, case_type_id=central)
        assert "Ingen fråga väntar på svar" in nation.reads("staff:nation_consultations")
        assert "tog sedan tillbaka frågan" in region.reads("staff:case_types:case_type", case_type_id=central)

    def test_a_local_one_has_no_such_page(self, small_world: World, region: Desk) -> None:
        made = services.create_case_type(small_world.actor("admin"), name="Eget")
        address = reverse("staff:consultations", kwargs={"case_type_id": made})
        assert region.client.get(address).status_code == 404


def test_all_of_it_in_english(
    small_world: World, unit: Desk, region: Desk, nation: Desk, offered: UUID, central: UUID
) -> None:
    for desk in (unit, region, nation):
        desk.client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    of_unit, of_type = {"offered_id": offered}, {"case_type_id": central}
    found: list[str] = []
    with translation.override(settings.LANGUAGE_CODE):
        for reason in (" ", "Bort.", "Bort."):
            answer = unit.sends("staff:removal", {"action": "ask", "reason": reason}, **of_unit)
            found += swedish_in(answer.content.decode())
        of_request = {"request_id": RemovalRequest.objects.get().id}
        found += swedish_in(region.reads("staff:removals"))
        for verdict in ("", "no"):
            said = {"verdict": verdict, "answer": " "}
            found += swedish_in(region.sends("staff:removal_answer", said, **of_request).content.decode())
        services.answer_removal(
            small_world.administrator("regional_admin"), of_request["request_id"], is_granted=False, answer="Nej."
        )
        found += [*swedish_in(unit.reads("staff:removal", **of_unit)), *swedish_in(unit.reads("staff:unit"))]
        found += swedish_in(region.reads("staff:removals"))
        for question in (" ", "Bra?"):
            data = {"action": "ask", "question": question}
            found += swedish_in(region.sends("staff:consultations", data, **of_type).content.decode())
        found += swedish_in(region.sends("staff:consultations", {"action": "record"}, **of_type).content.decode())
        of_asked = {"consultation_id": NationalConsultation.objects.get().id}
        found += swedish_in(nation.sends("staff:nation_consultation", {}, **of_asked).content.decode())
        nation.sends("staff:nation_consultation", {"outcome": "changes_wanted", "answer": "Nej."}, **of_asked)
        found += [*swedish_in(nation.reads("staff:nation_consultations")),
                  *swedish_in(nation.reads("staff:nation_consultation", **of_asked)),
                  *swedish_in(region.reads("staff:consultations", **of_type)),
                  *swedish_in(region.reads("staff:case_types:case_type", **of_type))]  # fmt: skip
    assert found == []
