"""The yearly reminder on the pages: in the menu, in the list and at the case type."""

from datetime import timedelta

import time_machine
from django.test import Client

from personalverktyget.base.clock import now
from personalverktyget.domain.case_types.models import CaseType
from tests.domain.case_types.test_drafts import published
from tests.support.world import World


def test_the_unit_is_reminded_and_says_that_it_stands(small_world: World, client: Client) -> None:
    made = published(small_world)
    page = f"/personal/arendetyper/{made}/"
    small_world.sign_in(client, "admin")
    assert "behöver gås igenom" not in client.get("/personal/arendetyper/").content.decode()
    assert "Senast genomgången när den publicerades" in client.get(page).content.decode()
    with time_machine.travel(now() + timedelta(days=367)):
        client = small_world.sign_in(Client(), "admin")
        shown = client.get("/personal/arendetyper/").content.decode()
        assert "1 ärendetyp behöver gås igenom" in shown
        assert '<span class="count">1</span>' in client.get("/personal/enheten/").content.decode()
        assert "Den skulle ha gåtts igenom senast" in client.get(page).content.decode()
        shown = client.post(page, {"action": "review", "number": "1"}, follow=True).content.decode()
        assert "Om ett år är det dags igen" in shown
        assert "av Astrid Administratör" in shown
        assert "behöver gås igenom" not in client.get("/personal/arendetyper/").content.decode()


def test_a_region_is_not_asked_and_hostile_numbers_change_nothing(small_world: World, client: Client) -> None:
    made = published(small_world)
    small_world.sign_in(client, "admin")
    for number in ("", "x", "²", "9" * 50, "-1"):
        assert client.post(f"/personal/arendetyper/{made}/", {"action": "review", "number": number}).status_code == 409
    assert CaseType.objects.get(id=made).reviewed_at is None
    small_world.sign_in(client, "regional_admin")
    central = CaseType.objects.get(region_id=small_world.regions["klar"])
    assert client.post(f"/personal/arendetyper/{central.id}/", {"action": "review"}).status_code == 303
    assert "genomgång" not in client.get(f"/personal/arendetyper/{central.id}/").content.decode()
