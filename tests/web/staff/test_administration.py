"""The administrators' pages: what cannot be done is said in the form, and what was written stays there."""

from django.test import Client

from personalverktyget.domain.access.models import Grant
from personalverktyget.domain.access.roles import Role
from tests.support.world import World


def _own_grant(world: World) -> Grant:
    return Grant.objects.get(staff_id=world.staff["admin"], role=Role.UNIT_ADMIN, revoked_at=None)


def test_the_last_administrator_stays_and_the_form_says_so(small_world: World, client: Client) -> None:
    """B-04"""
    small_world.sign_in(client, "admin")
    address = f"/personal/behorigheter/{_own_grant(small_world).id}/ta-bort/"
    response = client.post(address, {"reason": "Jag slutar på fredag."})
    page = response.content.decode()
    assert response.status_code == 422
    assert "Enheten måste ha minst en lokal administratör" in page
    assert "Jag slutar på fredag." in page
    assert _own_grant(small_world)


def test_a_missing_reason_is_said_beside_the_field(small_world: World, client: Client) -> None:
    small_world.sign_in(client, "admin")
    grant = Grant.objects.get(staff_id=small_world.staff["handler"], revoked_at=None)
    response = client.post(f"/personal/behorigheter/{grant.id}/ta-bort/", {"reason": " "})
    assert response.status_code == 422
    assert 'aria-invalid="true"' in response.content.decode()


def test_a_region_sees_what_is_missing_at_its_own_units_alone(small_world: World, client: Client) -> None:
    """B-03"""
    small_world.sign_in(client, "regional_admin")
    page = client.get("/personal/regionen/").content.decode()
    assert "Ängens vårdcentral" in page
    assert "Hamnens vårdcentral" not in page


def test_settings_of_a_unit_are_kept_and_a_stale_form_changes_nothing(small_world: World, client: Client) -> None:
    small_world.sign_in(client, "admin")
    first = client.post("/personal/enheten/", {"version": "1", "feedback_target": "1d"})
    assert first.status_code == 303
    late = client.post("/personal/enheten/", {"version": "1", "feedback_target": "4h"})
    assert late.status_code == 409
    assert "inom 1 arbetsdag" in client.get("/personal/enheten/").content.decode()


def test_a_closed_case_type_leaves_the_contact_card(small_world: World, client: Client) -> None:
    small_world.sign_in(client, "admin")
    page = client.get("/personal/enheten/").content.decode()
    address = page.split('href="/personal/enheten/arendetyper/')[1].split('"')[0]
    response = client.post(f"/personal/enheten/arendetyper/{address}", {"version": "1", "local_information": ""})
    assert response.status_code == 303
    assert "Förnya recept" not in client.get("/mottagning/TSTNMT2321000156-9001/").content.decode()
