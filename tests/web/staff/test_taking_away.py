"""Before a case type is taken away: a page that says for whom, and nothing done until it is confirmed."""

import re
from uuid import UUID

import pytest
from django.test import Client

from personalverktyget.domain.case_types import services
from personalverktyget.domain.case_types.models import CaseType, OfferedCaseType
from personalverktyget.domain.case_types.selectors import offers_at
from personalverktyget.domain.cases import services as case_services
from personalverktyget.domain.cases.read_models import CaseTypeInUse
from tests.domain.case_types.publishing import central_draft, plan, tomorrow
from tests.domain.case_types.test_drafts import published
from tests.support.world import World


def rows_of(page: str) -> dict[str, str]:
    """What the page says of each thing that is concerned: the figure and what happens."""
    found = re.findall(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>", page)
    return {label: re.sub(r"<[^>]+>", " ", said).strip() for label, said in found}


def begin_form(world: World, case_type: UUID, **answers: str) -> UUID:
    resident = world.resident("helena")
    offered = OfferedCaseType.objects.get(case_type_id=case_type, unit_id=world.units["ang"])
    draft = case_services.begin_form(resident, offered.id)
    case_services.save_form(resident, draft, answers=dict(answers))
    return draft


class TestWithdrawing:
    def test_a_local_one_tells_of_open_cases_and_forms_and_waits_for_yes(
        self, small_world: World, client: Client
    ) -> None:
        made = published(small_world)
        case_services.submit_case(small_world.resident("helena"), begin_form(small_world, made, fever="true"))
        begin_form(small_world, made, fever="true")
        small_world.sign_in(client, "admin")
        address = f"/personal/arendetyper/{made}/ta-bort/"
        assert f'href="{address}"' in client.get(f"/personal/arendetyper/{made}/").content.decode()
        said = rows_of(client.get(address).content.decode())
        assert set(said) == {"Öppna ärenden", "Påbörjade formulär"}
        assert re.fullmatch(r"1 +De finns kvar hos enheten och ska besvaras som vanligt\.", said["Öppna ärenden"])
        assert said["Påbörjade formulär"].startswith("1 ")
        assert "går de att skicka" in said["Påbörjade formulär"]
        assert "Vaccination" in {offer.name for offer in offers_at(small_world.units["ang"])}
        assert client.post(address).status_code == 303
        assert "Vaccination" not in {offer.name for offer in offers_at(small_world.units["ang"])}

    def test_the_page_of_the_case_type_does_not_do_it_at_once(self, small_world: World, client: Client) -> None:
        made = published(small_world)
        small_world.sign_in(client, "admin")
        client.post(f"/personal/arendetyper/{made}/", {"action": "withdraw"})
        assert CaseType.objects.get(id=made).withdrawn_at is None

    def test_a_central_one_tells_of_its_units(self, small_world: World, client: Client) -> None:
        central = CaseType.objects.get(region_id=small_world.regions["klar"])
        services.change_offer(
            small_world.actor("admin"),
            OfferedCaseType.objects.get(unit_id=small_world.units["ang"]).id,
            is_active=False,
            seen_version=1,
        )
        small_world.sign_in(client, "regional_admin")
        said = rows_of(client.get(f"/personal/arendetyper/{central.id}/ta-bort/").content.decode())
        assert said["Enheter som har ärendetypen"].startswith("2 enheter, varav 1 tar emot den nu")
        assert said["Påbörjade formulär"] == "Inga"

    def test_a_publication_that_waits_is_told(self, small_world: World, client: Client) -> None:
        made = central_draft(small_world)
        plan(small_world, made, publish_at=tomorrow())
        small_world.sign_in(client, "regional_admin")
        assert "Den blir inte av" in client.get(f"/personal/arendetyper/{made}/ta-bort/").content.decode()

    def test_what_is_on_no_card_leads_back(self, small_world: World, client: Client) -> None:
        small_world.sign_in(client, "admin")
        never = services.create_case_type(small_world.actor("admin"), name="Aldrig ute")
        gone = published(small_world)
        services.withdraw_case_type(small_world.actor("admin"), gone)
        for made in (never, gone):
            answer = client.get(f"/personal/arendetyper/{made}/ta-bort/")
            assert (answer.status_code, answer["Location"]) == (303, f"/personal/arendetyper/{made}/")
        assert client.post(f"/personal/arendetyper/{gone}/ta-bort/").status_code == 409


class TestTakingBack:
    @pytest.fixture
    def central(self, small_world: World, client: Client) -> UUID:
        small_world.sign_in(client, "regional_admin")
        return CaseType.objects.get(region_id=small_world.regions["klar"]).id

    def test_from_all_units_is_told_and_then_done(self, small_world: World, client: Client, central: UUID) -> None:
        begin_form(small_world, central, medicine="Levaxin")
        address = f"/personal/regionen/arendetyper/{central}/enheter/ta-tillbaka/"
        for answer in (client.get(address), client.post(address, {"among": "all"})):
            page = answer.content.decode()
            assert answer.status_code == 200
            assert "från alla enheter som har den" in page
            assert rows_of(page)["Enheter som har ärendetypen"].startswith("2 enheter")
            assert rows_of(page)["Påbörjade formulär"].startswith("1 ")
        held = OfferedCaseType.objects.filter(case_type_id=central, taken_back_at=None)
        assert held.count() == 2
        chosen = re.findall(r'name="units" value="([^"]+)"', page)
        sent = {"among": "chosen", "units": chosen, "confirmed": "1"}
        page = client.post(address, sent, follow=True).content.decode()
        assert "tillbakatagen från 2 enheter" in page
        assert not held.exists()
        assert "Ingen av enheterna har ärendetypen" in client.get(address).content.decode()

    def test_from_one_says_so_of_that_one_alone(self, small_world: World, client: Client, central: UUID) -> None:
        address = f"/personal/regionen/arendetyper/{central}/enheter/ta-tillbaka/"
        page = client.post(address, {"among": "chosen", "units": [str(small_world.units["berg"])]}).content.decode()
        assert "från 1 enhet." in page
        assert rows_of(page)["Enheter som har ärendetypen"].startswith("1 enhet ")
        assert rows_of(page)["Öppna ärenden"].startswith("1 ")
        assert rows_of(page)["Påbörjade formulär"] == "Inga"

    def test_a_bounded_figure_is_said_as_more(
        self, small_world: World, client: Client, central: UUID, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(CaseTypeInUse, "BOUND", 1)
        page = client.get(f"/personal/regionen/arendetyper/{central}/enheter/ta-tillbaka/").content.decode()
        assert rows_of(page)["Öppna ärenden"].startswith("Fler än 1")
