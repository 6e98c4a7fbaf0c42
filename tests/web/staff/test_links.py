"""Link services over HTTP: made by a region, handed out by a list, shown among a unit's e-services as leading away."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.utils import translation

from personalverktyget.domain.link_services.models import LinkService, UnitLink
from tests.support.world import World
from tests.support.world_registers import PREFIX
from tests.web.test_pages_in_english import swedish_in

LIST = "/personal/regionen/lanktjanster/"
ANG = PREFIX + "9001"
INSIDE, PUBLIC = f"/invanare/mottagning/{ANG}/", f"/mottagning/{ANG}/"
BOOKING = {
    "name": "Boka provtagning",
    "internal_name": "Tidbok 1",
    "description": "I tidboken.",
    "url": "https://tidbok.example/boka?a=1&b=2",
    "shown": "both",
}


@pytest.fixture
def region(small_world: World) -> Client:
    return small_world.sign_in(Client(), "regional_admin")


@pytest.fixture
def _language() -> Iterator[None]:
    # A request leaves its language behind.
    with translation.override("sv"):
        yield


def page(client: Client, address: str) -> str:
    return client.get(address, follow=True).content.decode()


def made(region: Client) -> str:
    """A link service; the address of its units."""
    return region.post(f"{LIST}ny/", BOOKING).headers["Location"]


def test_from_the_region_to_both_cards_and_back(small_world: World, region: Client) -> None:
    where = made(region)
    text = f"{ANG}\n{ANG}\n{PREFIX}9501\n<b>x</b>"
    shown = region.post(where, {"units": text}).content.decode()
    for words in ("1 av 4 rader kan få tjänsten", "Ängens vårdcentral", "på rad 1", "en annan region"):
        assert words in shown
    assert "<b>x</b>" not in shown.lower()
    assert not UnitLink.objects.exists()
    assert region.post(where, {"units": text, "hand_out": "1"}).status_code == 303
    for card in (
        page(small_world.sign_in_resident(Client(), "helena"), INSIDE),
        page(Client(), PUBLIC),
    ):
        assert 'href="https://tidbok.example/boka?a=1&amp;b=2"' in card
        assert "Leder till en annan webbplats" in card
        assert "Tidbok 1" not in card
    data = Client().get(f"{PUBLIC}kort.json").json()
    assert [link["url"] for link in data["links"]] == [BOOKING["url"]]
    assert "Boka provtagning" in Client().get(f"{PUBLIC}kort.jsonld").content.decode()
    assert ">1<" in page(region, LIST)
    unit = str(small_world.units["ang"])
    assert region.post(where, {"take_back": "1", "chosen": [unit, "x"]}).status_code == 303
    assert "Boka provtagning" not in page(Client(), PUBLIC)
    assert region.post(where, {"take_back": "1"}).status_code == 422


def test_the_unit_moves_it(small_world: World, region: Client) -> None:
    region.post(made(region), {"units": ANG, "hand_out": "1"})
    admin = small_world.sign_in(Client(), "admin")
    order = "/personal/enheten/kontaktkort/ordning/"
    assert "leder till en annan webbplats" in page(admin, order)
    moved = str(UnitLink.objects.get().id)
    assert admin.post(order, {"offered": moved, "step": "up"}).status_code == 303
    card = page(Client(), PUBLIC).partition("<main")[2]
    assert card.index("Boka provtagning") < card.index("Förnya recept")


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": ""}, "Skriv vad tjänsten ska heta"),
        ({"url": "http://tidbok.example"}, "börja med https://"),
        ({"url": ""}, "börja med https://"),
        ({"shown": "x"}, "Välj ett av alternativen"),
        ({"description": "å" * 301}, "Texten är för lång"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_lost(region: Client, wrong: dict[str, str], words: str) -> None:
    response = region.post(f"{LIST}ny/", BOOKING | wrong)
    assert response.status_code == 422
    assert words in response.content.decode()
    assert "Tidbok 1" in response.content.decode()
    assert not LinkService.objects.exists()


def test_another_region_finds_nothing(small_world: World, region: Client) -> None:
    where = made(region)
    other = small_world.sign_in(Client(), "regional_admin_2")
    for address in (where, where.removesuffix("enheter/")):
        assert other.get(address).status_code == 404
        assert other.post(address, BOOKING | {"units": ANG, "hand_out": "1"}).status_code == 404
    assert "Boka provtagning" not in page(other, LIST)


@pytest.mark.usefixtures("_language")
def test_the_steps_read_in_english(region: Client) -> None:
    region.cookies["django_language"] = "en"
    where = made(region)
    shown = [region.post(where, {"units": f"{ANG}\n{ANG}\n{PREFIX}9501\nx"})]
    region.post(where, {"units": ANG, "hand_out": "1"})
    shown += [region.get(where), region.get(LIST), region.get(where.removesuffix("enheter/"))]
    assert [swedish_in(answer.content.decode()) for answer in shown] == [[]] * len(shown)
