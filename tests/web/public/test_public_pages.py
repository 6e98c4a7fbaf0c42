"""What everybody may read: finding a unit, its card, the statements, the health page."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from unittest.mock import patch

import pytest
import time_machine
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.test.utils import CaptureQueriesContext

from personalverktyget.base.clock import STOCKHOLM
from personalverktyget.domain.case_types.models import OfferedCaseType
from personalverktyget.domain.case_types.services import change_offer
from tests.domain.case_types.test_drafts import published
from tests.domain.contact_cards.test_unit_wishes import in_the_name_of_nobody
from tests.support.world import World
from tests.support.world_registers import PREFIX

CARD = f"/mottagning/{PREFIX}9001/"
MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=STOCKHOLM)


def text_of(client: Client, path: str, **headers: str) -> str:
    return client.get(path, headers=headers).content.decode()


@pytest.mark.django_db
def test_the_start_page_asks_for_a_unit_and_looks_nothing_up(client: Client) -> None:
    with CaptureQueriesContext(connection) as queries:
        page = text_of(client, "/")
    assert "Mottagning, ort eller ärende" in page
    # What can be chosen: case types of regions, those of units, and municipalities. No unit.
    assert [query["sql"] for query in queries if '"organisation_careunit"."name"' in query["sql"]] == []
    assert len(queries) <= 3


def test_the_units_found_come_with_town_and_whether_they_are_open(client: Client, small_world: World) -> None:
    with time_machine.travel(MONDAY, tick=False):
        page = text_of(client, "/?q=ÄNGENS")
    assert "Ängens vårdcentral" in page
    assert "Provby" in page
    assert "Öppet nu, stänger 17.00" in page
    assert CARD in page
    assert "Bergets" not in page


def test_all_units_can_be_listed(client: Client, small_world: World) -> None:
    page = text_of(client, "/?q=")
    assert page.index("Bergets") < page.index("Hamnens") < page.index("Ängens")


def test_nothing_found_says_what_to_do(client: Client, small_world: World) -> None:
    page = text_of(client, "/?q=<b>finns inte</b>")
    assert "Ingen mottagning passar ”&lt;b&gt;finns inte&lt;/b&gt;”" in page
    assert "Visa alla mottagningar" in page


def test_the_list_alone_is_sent_to_a_page_that_has_the_rest(client: Client, small_world: World) -> None:
    part = text_of(client, "/?q=ängens", **{"HX-Request": "true"})
    assert "<html" not in part
    whole = text_of(client, "/?q=ängens")
    assert part.strip() in whole


def test_the_card_has_phone_hours_and_what_can_be_done(client: Client, small_world: World) -> None:
    with time_machine.travel(MONDAY, tick=False):
        page = text_of(client, CARD)
    assert 'href="tel:0313900699"' in page
    assert "Öppet nu, stänger 17.00" in page
    assert "8.00–17.00" in page
    assert f"/invanare/mottagning/{PREFIX}9001/fornya-recept/" in page
    assert "Svar inom 3 arbetsdagar" in page
    assert 'href="tel:1177"' in page
    assert 'href="tel:112"' in page


def test_a_unit_without_e_services_says_to_call(client: Client, small_world: World) -> None:
    offered = OfferedCaseType.objects.get(unit_id=small_world.units["ang"])
    change_offer(small_world.actor("admin"), offered.id, is_active=False, local_information="", seen_version=1)
    assert "Ring mottagningen i stället" in text_of(client, CARD)


def test_what_the_unit_adds_is_shown_to_the_letter(client: Client, small_world: World) -> None:
    offered = OfferedCaseType.objects.get(unit_id=small_world.units["ang"])
    words = "Stängt för <utbildning> 1 & 2 december."
    change_offer(small_world.actor("admin"), offered.id, is_active=True, local_information=words, seen_version=1)
    assert "Stängt för &lt;utbildning&gt; 1 &amp; 2 december." in text_of(client, CARD)


def test_what_is_wished_for_narrows_the_search_and_stays_in_the_form(client: Client, small_world: World) -> None:
    with time_machine.travel(MONDAY, tick=False):
        page = text_of(client, "/?q=&arende=fornya-recept&oppet=nu")
    assert "Mottagningar som passar din sökning" in page
    assert '<option value="fornya-recept" lang="sv" selected>' in page
    assert "Ängens vårdcentral" in page
    with time_machine.travel(MONDAY.replace(hour=20), tick=False):
        page = text_of(client, "/?q=&oppet=nu")
    assert "Ingen mottagning passar allt du har valt" in page
    assert "Visa utan valen" in page


def test_a_units_own_case_type_can_be_chosen_or_written(client: Client, small_world: World) -> None:
    published(small_world, "Vaccination inför resa")
    page = text_of(client, "/")
    assert '<option value="egen:Vaccination inför resa" lang="sv">Vaccination inför resa</option>' in page
    page = text_of(client, "/?q=&arende=egen:Vaccination%20inför%20resa")
    assert CARD in page
    assert "Bergets" not in page
    assert 'lang="sv" selected>Vaccination inför resa</option>' in page
    page = text_of(client, "/?q=vaccination")
    assert CARD in page
    assert 'Eget ärende: <span lang="sv">Vaccination inför resa</span>' in page
    assert "Bergets" not in page


def test_a_municipality_to_look_near_needs_no_script(client: Client, small_world: World) -> None:
    for ending, place in (("9001", (57.7, 12.0)), ("9002", (57.8, 12.0)), ("9501", (57.75, 12.0))):
        in_the_name_of_nobody("UPDATE organisation_careunit SET latitude = %s, longitude = %s WHERE hsa_id = %s",
                              [*place, f"{PREFIX}{ending}"])  # fmt: skip
    in_the_name_of_nobody("UPDATE organisation_careunit SET municipality = 'Åby' WHERE hsa_id = %s", [f"{PREFIX}9002"])
    assert '<option value="Åby">Åby kommun</option>' in text_of(client, "/")
    page = text_of(client, "/?q=&nara=Åby")
    assert "Mottagningar närmast Åby kommun" in page
    assert '<option value="Åby" selected>' in page
    assert page.index("Bergets") < page.index("Hamnens") < page.index("Ängens")
    assert "Mindre än 1 km bort" in page
    assert "Cirka 11 km bort" in page
    assert "räknat från mitten av mottagningarna i Åby kommun" in page
    assert text_of(client, "/?q=&nara=finns-inte").index("Bergets") > 0


def test_a_position_is_sent_as_a_form_and_stands_nowhere_afterwards(client: Client, small_world: World) -> None:
    in_the_name_of_nobody("UPDATE organisation_careunit SET latitude = 57.7, longitude = 12.0 WHERE hsa_id = %s",
                          [f"{PREFIX}9001"])  # fmt: skip
    response = client.post("/", {"q": "", "latitude": "57.71", "longitude": "12.1"})
    page = response.content.decode()
    assert response.status_code == 200
    assert "De närmaste mottagningarna" in page
    assert "Cirka 6 km bort" in page
    assert "Bergets" not in page
    assert "57.71" not in page
    assert response.headers["Cache-Control"] == "no-store"
    assert "geolocation=(self)" in response.headers["Permissions-Policy"]
    assert "geolocation=()" in client.get("/tillganglighet/").headers["Permissions-Policy"]


@pytest.mark.parametrize("sent", [("x", "12"), ("91", "12"), ("nan", "12"), ("", "12"), ("1e999", "1")])
def test_a_position_that_is_none_is_as_if_it_had_not_been_sent(
    client: Client, small_world: World, sent: tuple[str, str]
) -> None:
    response = client.post("/", {"q": "ängens", "latitude": sent[0], "longitude": sent[1]})
    assert response.status_code == 200
    assert "Ängens vårdcentral" in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/mottagning/finns-inte/", "/mottagning/%F0%9F%A9%BA/"])
def test_an_unknown_unit_is_not_found(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.django_db
def test_the_statements_name_whom_to_write_to(client: Client) -> None:
    accessibility = text_of(client, "/tillganglighet/")
    assert "mailto:support@personalverktyget.example" in accessibility
    assert "DIGG" in accessibility
    assert "IMY" in text_of(client, "/personuppgifter/")


@pytest.mark.django_db
def test_public_pages_leave_no_session_behind(client: Client) -> None:
    for path in ("/", "/?q=", "/tillganglighet/", "/personuppgifter/", "/halsa"):
        assert "sessionid" not in client.get(path).cookies


@pytest.mark.django_db
def test_health_is_ok_when_the_database_is_as_it_should_be(client: Client) -> None:
    response = client.get("/halsa")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


@pytest.mark.django_db
def test_health_says_when_the_database_is_not_migrated(client: Client) -> None:
    with applied_but_one():
        assert client.get("/halsa").status_code == 503


@contextmanager
def applied_but_one() -> Iterator[None]:
    applied = MigrationRecorder(connection).applied_migrations()
    applied.pop(("cases", "0001_initial"))
    with patch.object(MigrationRecorder, "applied_migrations", return_value=applied):
        yield


@pytest.mark.django_db
def test_health_says_when_the_database_does_not_answer(client: Client) -> None:
    with patch.object(MigrationRecorder, "applied_migrations", side_effect=OperationalError("gone")):
        response = client.get("/halsa")
    assert (response.status_code, response.json()["status"]) == (503, "database does not answer")
