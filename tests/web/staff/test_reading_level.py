"""How hard to read texts may be: the region's choice, logged, and told to whoever builds, in region and unit."""

from dataclasses import replace
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.case_types import selectors, services
from personalverktyget.domain.organisation.models import Region
from personalverktyget.domain.organisation.readability import USUAL
from tests.domain.case_types.publishing import central_draft
from tests.domain.case_types.test_drafts import begun, finish_texts
from tests.domain.forms.test_lint import HARD
from tests.support.world import World

SETTINGS = {"feedback_days": "3", "highest_lix": str(USUAL), "approval_above": "50"}
# About 48, and long enough to be judged.
MIDDLING = (
    "Skriv vilka läkemedel du använder och hur länge du har tagit dem. Berätta också om du har några biverkningar, "
    "vilka sjukdomar du behandlas för och vilken mottagning som följer upp behandlingen."
)


def advice(world: World, client: Client, who: str, case_type: UUID) -> list[tuple[str, str]]:
    world.sign_in(client, who)
    page = client.get(reverse("staff:case_types:publish", kwargs={"case_type_id": case_type}))
    return [(one["place"], one["text"]) for one in page.context["advice"] if "LIX" in one["text"]]


def settle(world: World, client: Client, limit: int) -> None:
    world.sign_in(client, "regional_admin")
    sent = SETTINGS | {"highest_lix": str(limit)}
    assert client.post(reverse("staff:region_settings"), sent).status_code == 303


def test_the_limit_holds_for_central_and_local_ones(small_world: World, client: Client) -> None:
    central = central_draft(small_world, terms=MIDDLING)
    local = begun(small_world)
    finish_texts(small_world, local)
    admin = small_world.actor("admin")
    texts = selectors.draft(admin, local).content.texts
    services.change_texts(admin, local, replace(texts, description=MIDDLING), seen=None)

    settle(small_world, client, 60)
    assert advice(small_world, client, "regional_admin", central) == []
    assert advice(small_world, client, "admin", local) == []
    settle(small_world, client, 30)
    for who, case_type, place in (("regional_admin", central, "Det här gäller"), ("admin", local, "Beskrivning")):
        ((where, text),) = [one for one in advice(small_world, client, who, case_type) if one[0] == place]
        assert where == place
        assert "gränsen är 30" in text


def test_a_hard_text_leads_to_its_field(small_world: World, client: Client) -> None:
    local = begun(small_world)
    finish_texts(small_world, local)
    admin = small_world.actor("admin")
    texts = selectors.draft(admin, local).content.texts
    services.change_texts(admin, local, replace(texts, not_for=HARD), seen=None)
    small_world.sign_in(client, "admin")
    of = {"case_type_id": local}
    (told,) = client.get(reverse("staff:case_types:publish", kwargs=of)).context["advice"]
    assert told["url"] == reverse("staff:case_types:texts", kwargs=of) + "#id_not_for"


def test_the_choice_is_logged_and_another_regions_stays(small_world: World, client: Client) -> None:
    settle(small_world, client, 38)
    assert Region.objects.get(id=small_world.regions["klar"]).highest_lix == 38
    assert Region.objects.get(id=small_world.regions["annan"]).highest_lix == USUAL
    entry = LogEntry.objects.filter(event="region.settings_changed").latest("at")
    assert entry.details["highest_lix"] == 38


@pytest.mark.parametrize("written", ["", "x", "29", "61", "-40", "40,5", "9" * 40, "٤٠٠"])
def test_what_is_no_sensible_limit_is_told_beside_its_field(small_world: World, client: Client, written: str) -> None:
    small_world.sign_in(client, "regional_admin")
    answer = client.post(reverse("staff:region_settings"), SETTINGS | {"highest_lix": written})
    assert answer.status_code == 422
    assert "LIX-värde" in str(answer.context["form"].errors["highest_lix"])
    assert not written or f'value="{written}"' in answer.content.decode()
    assert Region.objects.get(id=small_world.regions["klar"]).highest_lix == USUAL
