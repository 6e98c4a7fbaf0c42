"""The page on which a resident sees who has opened what is hers, and the region's choice of what it says."""

import time_machine
from django.test import Client
from django.urls import reverse

from personalverktyget.base.clock import now
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.organisation.models import CareProvider, CareUnit
from personalverktyget.domain.people.models import StaffMember
from tests.support.world import World

PAGE = "/invanare/mina-uppgifter/vem-har-oppnat/"


def handlers_name(world: World) -> str:
    return StaffMember.objects.get(id=world.staff["handler"]).name


def test_she_sees_where_when_and_what_and_that_she_looked_is_logged(small_world: World) -> None:
    handler = small_world.sign_in(Client(), "handler")
    lennart = small_world.sign_in_resident(Client(), "lennart")
    handler.get(reverse("staff:cases:case", args=[small_world.cases["assigned"]]))
    page = lennart.get(PAGE).content.decode()
    assert "Öppnade ditt ärende" in page
    assert "Ängens vårdcentral" in page
    assert handlers_name(small_world) not in page
    assert LogEntry.objects.filter(event="log.own_read", residents=[small_world.residents["lennart"]]).count() == 1


def test_the_region_chooses_where_names_are_told(small_world: World) -> None:
    small_world.sign_in(Client(), "handler").get(reverse("staff:cases:case", args=[small_world.cases["assigned"]]))
    region = small_world.sign_in(Client(), "regional_admin")
    provider = CareUnit.objects.get(id=small_world.units["ang"]).provider_id
    address = reverse("staff:extract_policy")
    assert region.post(address, {"naming": [str(provider)]}).status_code == 303
    assert region.post(address, {"naming": [str(provider)]}).status_code == 303, "saving what is so already"
    assert "checked" in region.get(address).content.decode()
    lennart = small_world.sign_in_resident(Client(), "lennart")
    assert handlers_name(small_world) in lennart.get(PAGE).content.decode()
    assert region.post(address, {"naming": ["no such provider"]}).status_code == 422
    assert region.post(address, {}).status_code == 303
    assert handlers_name(small_world) not in lennart.get(PAGE).content.decode()


def test_another_regions_provider_is_left_alone(small_world: World) -> None:
    other = CareUnit.objects.get(id=small_world.units["hamn"]).provider_id
    region = small_world.sign_in(Client(), "regional_admin")
    assert region.post(reverse("staff:extract_policy"), {"naming": [str(other)]}).status_code == 422
    assert not CareProvider.objects.get(id=other).names_staff


def test_nobody_has_opened_anything_is_said_plainly(small_world: World) -> None:
    with time_machine.travel(now().replace(year=now().year + 2), tick=False):
        page = small_world.sign_in_resident(Client(), "helena").get(PAGE).content.decode()
    assert "Ingen har öppnat något än" in page


def test_a_forged_place_in_the_list_is_not_found(small_world: World) -> None:
    assert small_world.sign_in_resident(Client(), "helena").get(PAGE + "?efter=x").status_code == 404
