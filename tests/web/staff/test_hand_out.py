"""Handing out over HTTP: to those that are ticked, to a kind, to all; and the mark at the unit."""

from dataclasses import replace

import pytest
from django.test import Client

from personalverktyget.domain.case_types.models import CaseType, OfferedCaseType
from personalverktyget.domain.case_types.services import publish_central_case_type
from tests.domain.case_types.test_hand_out import OTHER
from tests.support.world import SYSTEM, World
from tests.support.world_registers import CASE_TYPE, PREFIX


@pytest.fixture
def address(small_world: World, client: Client) -> str:
    publish_central_case_type(SYSTEM, PREFIX + "9000", OTHER)
    small_world.sign_in(client, "regional_admin")
    other = CaseType.objects.get(region_id=small_world.regions["klar"], code=OTHER.code)
    return f"/personal/regionen/arendetyper/{other.id}/enheter/"


def held(world: World) -> set[str]:
    rows = OfferedCaseType.objects.filter(case_type__code=OTHER.code, taken_back_at=None)
    units = set(rows.values_list("unit_id", flat=True))
    return {key for key, id_ in world.units.items() if id_ in units}


def test_to_those_that_are_ticked_and_back(small_world: World, client: Client, address: str) -> None:
    chosen = {"among": "chosen", "units": [str(small_world.units["ang"])]}
    assert client.post(address, chosen).status_code == 303
    assert held(small_world) == {"ang"}
    page = client.get(address).content.decode()
    assert "Ärendetypen är utdelad till 1 enhet." in page
    assert "Utdelad, inte öppnad av enheten" in page
    assert client.post(f"{address}ta-tillbaka/", chosen).status_code == 200
    assert held(small_world) == {"ang"}
    assert client.post(f"{address}ta-tillbaka/", chosen | {"confirmed": "1"}).status_code == 303
    assert held(small_world) == set()


@pytest.mark.parametrize("sent", [{"among": "all"}, {"among": "kind", "kind": "Vårdcentral"}])
def test_to_all_and_to_a_kind(small_world: World, client: Client, address: str, sent: dict[str, str]) -> None:
    assert client.post(address, sent | {"is_open": "on"}).status_code == 303
    assert held(small_world) == {"ang", "berg"}


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"among": "chosen"}, "Välj minst en enhet"),
        ({"among": "kind"}, "Välj ett slag"),
        ({"among": "kind", "kind": "Skola"}, "Välj ett slag"),
        ({"among": "x"}, "Välj ett av alternativen"),
        ({"among": "chosen", "units": "0b1b2f5e-0000-4000-8000-000000000000"}, "En av enheterna finns inte längre"),
    ],
)
def test_what_cannot_be_is_told(
    small_world: World, client: Client, address: str, sent: dict[str, str], words: str
) -> None:
    for response in (client.post(address, sent), client.post(f"{address}ta-tillbaka/", sent)):
        assert response.status_code == 422
        assert words in response.content.decode()
    assert held(small_world) == set()


@pytest.mark.parametrize("sent", [{}, {"confirmed": "1"}])
def test_what_no_unit_has_cannot_be_taken_back(
    small_world: World, client: Client, address: str, sent: dict[str, str]
) -> None:
    response = client.post(f"{address}ta-tillbaka/", {"among": "all"} | sent)
    assert response.status_code == 422
    assert "Ingen av enheterna har ärendetypen" in response.content.decode()


def test_the_unit_sees_what_the_region_has_changed_and_says_that_it_has_looked(
    small_world: World, client: Client
) -> None:
    publish_central_case_type(SYSTEM, PREFIX + "9000", replace(CASE_TYPE, summary="En <ny> sammanfattning."))
    small_world.sign_in(client, "admin")
    assert "Ändrad av regionen" in client.get("/personal/enheten/").content.decode()
    row = OfferedCaseType.objects.get(unit_id=small_world.units["ang"])
    where = f"/personal/enheten/arendetyper/{row.id}/"
    page = client.get(where).content.decode()
    assert f"<del>{CASE_TYPE.summary}</del>" in page
    assert "<ins>En &lt;ny&gt; sammanfattning.</ins>" in page
    assert client.post(where, {"looked_at": "x"}).status_code == 409
    assert client.post(where, {"looked_at": "2"}).status_code == 303
    assert "Ändrad av regionen" not in client.get("/personal/enheten/").content.decode()
