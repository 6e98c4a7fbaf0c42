"""What a unit sees of a changed central case type: whether its own additions still fit, one by one."""

from dataclasses import replace

import pytest
from django.test import Client

from personalverktyget.domain.case_types.central import complaint
from personalverktyget.domain.case_types.models import CaseTypeVersion
from personalverktyget.domain.case_types.services import CaseTypeContent, look_at_offer, publish_central_case_type
from personalverktyget.web.staff.administration.offer_news import Addition
from tests.domain.case_types.test_settings import MORNINGS, add, offered, settle
from tests.support.world import SYSTEM, World
from tests.support.world_registers import CASE_TYPE, PREFIX

IN_ENGLISH = replace(complaint.CONTENT, code=CASE_TYPE.code)


@pytest.fixture(autouse=True)
def signed_in(small_world: World, client: Client) -> None:
    small_world.sign_in(client, "admin")


def change(**changes: str) -> None:
    publish_central_case_type(SYSTEM, PREFIX + "9000", replace(content(), **changes))  # type: ignore[arg-type]


def content() -> CaseTypeContent:
    return replace(CASE_TYPE, summary="En ny sammanfattning.")


def look(world: World) -> None:
    """The unit has looked at what is live."""
    row = offered(world)
    latest = CaseTypeVersion.objects.filter(case_type=row.case_type_id).latest("number")
    look_at_offer(world.actor("admin"), row.id, number=latest.number)


def seen(world: World, client: Client) -> dict[str, Addition]:
    news = client.get(f"/personal/enheten/arendetyper/{offered(world).id}/").context["news"]
    return {addition.label: addition for addition in news["additions"]}


def test_a_target_that_is_still_shorter_fits_and_one_that_is_not_is_pointed_out(
    small_world: World, client: Client
) -> None:
    add(small_world, feedback_target="2d")
    change()
    told = seen(small_world, client)["Svarstid"]
    assert told.fits
    assert "fortfarande kortare" in told.verdict
    change(feedback_target="1d", summary="Ännu en.")
    told = seen(small_world, client)["Svarstid"]
    assert not told.fits
    assert "gör ingen skillnad" in told.verdict
    page = client.get(f"/personal/enheten/arendetyper/{offered(small_world).id}/").content.decode()
    assert "1 sak behöver ses över." in page


def test_a_target_in_hours_is_shorter_than_one_in_days(small_world: World, client: Client) -> None:
    add(small_world, feedback_target="4h")
    change(feedback_target="1d")
    assert seen(small_world, client)["Svarstid"].fits
    change(feedback_target="2h")
    assert not seen(small_world, client)["Svarstid"].fits


def test_hours_and_texts_are_shown_to_be_read(small_world: World, client: Client) -> None:
    add(small_world, hours=MORNINGS, closed_message="Ring i stället.", local_terms="Våra villkor.")
    change()
    told = seen(small_world, client)
    (label,) = [label for label, addition in told.items() if addition.hours]
    assert label == "Tider då den går att skicka"
    assert told[label].hours[0][0] == "Måndag"
    assert {text for addition in told.values() for text in addition.texts} == {"Ring i stället.", "Våra villkor."}


def test_a_standard_reply_that_the_region_has_settled_is_pointed_out(small_world: World, client: Client) -> None:
    add(small_world, standard_replies=("Receptet är förnyat.", "Ring oss."))
    change()
    (told,) = seen(small_world, client).values()
    assert (told.texts, told.fits) == (("Receptet är förnyat.", "Ring oss."), True)
    settle(small_world, fixed_replies=("Receptet är förnyat.",))
    (told,) = seen(small_world, client).values()
    assert not told.fits
    assert "”Receptet är förnyat.”" in told.verdict
    assert "Ring oss" not in told.verdict


def test_languages_that_come_and_go_are_told(small_world: World, client: Client) -> None:
    add(small_world, local_information="Lämna provet först.")
    change()
    assert "Översättningar" not in seen(small_world, client)
    publish_central_case_type(SYSTEM, PREFIX + "9000", IN_ENGLISH)
    told = seen(small_world, client)["Översättningar"]
    assert (told.fits, "nu att läsa på engelska" in told.verdict) == (False, True)
    look(small_world)
    publish_central_case_type(SYSTEM, PREFIX + "9000", replace(IN_ENGLISH, feedback_target="2d"))
    assert "På engelska visas det ni har skrivit på svenska" in seen(small_world, client)["Översättningar"].verdict
    look(small_world)
    change()
    assert "inte längre att läsa på engelska" in seen(small_world, client)["Översättningar"].verdict


def test_who_has_added_nothing_has_only_read(small_world: World, client: Client) -> None:
    change()
    assert seen(small_world, client) == {}
    page = client.get(f"/personal/enheten/arendetyper/{offered(small_world).id}/").content.decode()
    assert "Vi har läst det nya" in page
    assert "Det vi har lagt till stämmer" not in page
