"""A unit's card for other sites: schema.org data, JSON, marks that save a second fetch, and helpful refusals."""

import json
import re
from datetime import date, datetime

import pytest
import time_machine
from django.test import Client

from personalverktyget.base.clock import STOCKHOLM
from personalverktyget.domain.calendars.opening_hours import Deviation, Interval, OpeningHours
from personalverktyget.domain.contact_cards import services
from personalverktyget.domain.contact_cards.services import publish_cards
from tests.domain.contact_cards.test_publishing import close_down
from tests.support.world import World
from tests.support.world_registers import PREFIX

CARD = f"/mottagning/{PREFIX}9001/"
DATA, LINKED = f"{CARD}kort.json", f"{CARD}kort.jsonld"
MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=STOCKHOLM)


@pytest.fixture
def published(small_world: World) -> World:
    with time_machine.travel(MONDAY, tick=False):
        publish_cards()
    return small_world


def linked(client: Client) -> dict[str, object]:
    with time_machine.travel(MONDAY, tick=False):
        data: dict[str, object] = json.loads(client.get(LINKED).content)
    return data


def test_the_clinic_is_told_in_the_words_of_schema_org(published: World, client: Client) -> None:
    data = linked(client)
    assert (data["@context"], data["@type"]) == ("https://schema.org", "MedicalClinic")
    assert data["@id"] == f"http://testserver{CARD}"
    assert data["address"] == {
        "@type": "PostalAddress",
        "addressCountry": "SE",
        "streetAddress": "Provgatan 1",
        "postalCode": "999 99",
        "addressLocality": "Provby",
        "addressRegion": "Provby",
    }
    offer = data["makesOffer"][0]["itemOffered"]  # type: ignore[index]
    assert offer["name"] == "Förnya recept"
    address = f"http://testserver/invanare{CARD}fornya-recept/"
    assert offer["availableChannel"] == {"@type": "ServiceChannel", "serviceUrl": address}
    assert data["openingHoursSpecification"][0] == {  # type: ignore[index]
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": "https://schema.org/Monday",
        "opens": "08:00",
        "closes": "17:00",
    }


def test_days_that_deviate_and_holidays_are_told(published: World, client: Client) -> None:
    with time_machine.travel(MONDAY, tick=False):
        short = Deviation(date(2026, 11, 30), date(2026, 11, 30), (Interval(480, 720),), "Utbildning.")
        services.add_deviation(published.actor("admin"), short, seen_version=0)
        publish_cards()
    special = linked(client)["specialOpeningHoursSpecification"]
    assert isinstance(special, list)
    assert special[0] == {
        "@type": "OpeningHoursSpecification",
        "validFrom": "2026-11-30",
        "validThrough": "2026-11-30",
        "opens": "08:00",
        "closes": "12:00",
        "description": "Utbildning.",
    }
    assert [(entry["validFrom"], entry["opens"], entry["closes"]) for entry in special[1:3]] == [
        ("2026-12-24", "00:00", "00:00"),
        ("2026-12-25", "00:00", "00:00"),
    ]
    plain = json.loads(client.get(DATA).content)
    assert plain["special_hours"][0]["hours"] == [["08:00", "12:00"]]


def test_round_the_clock_ends_at_the_last_minute(published: World, client: Client) -> None:
    always = OpeningHours(((Interval(0, 1440),),) * 7)
    services.change_card_hours(published.actor("admin"), own_hours=always, phone_hours=OpeningHours(), seen_version=0)
    publish_cards()
    hours = linked(client)["openingHoursSpecification"]
    assert isinstance(hours, list)
    assert (len(hours), hours[6]["opens"], hours[6]["closes"]) == (7, "00:00", "23:59")


def test_the_page_holds_the_same_data_and_nothing_in_it_ends_the_element(published: World, client: Client) -> None:
    words = "</script><script>alert(1)</script> & <!--"
    services.change_card_texts(
        published.actor("admin"), presentation=words, other_information="", urgent_text="", seen_version=0
    )
    publish_cards()
    with time_machine.travel(MONDAY, tick=False):
        page = client.get(CARD).content.decode()
    held = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert held
    assert json.loads(held[1]) == linked(client)
    assert json.loads(held[1])["description"] == words
    assert "<script>alert" not in page


@pytest.mark.parametrize("address", [DATA, LINKED])
def test_other_sites_may_fetch_it_and_ask_again_for_nothing(published: World, client: Client, address: str) -> None:
    with time_machine.travel(MONDAY, tick=False):
        first = client.get(address)
        assert first.headers["Access-Control-Allow-Origin"] == "*"
        assert first.headers["Cache-Control"] == "public, max-age=60"
        again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        services.change_card_texts(
            published.actor("admin"), presentation="Ny.", other_information="", urgent_text="", seen_version=0
        )
        assert client.get(address, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
        publish_cards()
        changed = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert changed.status_code == 200
    assert "Ny." in changed.content.decode()
    assert "sessionid" not in changed.cookies


def test_the_page_is_not_sent_again_while_it_says_the_same(published: World, client: Client) -> None:
    with time_machine.travel(MONDAY, tick=False):
        client.get(CARD)
        first = client.get(CARD)
        assert first.headers["Cache-Control"] == "private, no-cache"
        assert client.get(CARD, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
    with time_machine.travel(MONDAY.replace(hour=18), tick=False):
        evening = client.get(CARD, headers={"If-None-Match": first.headers["ETag"]})
    assert evening.status_code == 200
    assert "Stängt nu, öppnar i morgon 8.00" in evening.content.decode()


def test_the_page_says_what_was_published_until_the_next_round(published: World, client: Client) -> None:
    services.change_card_texts(
        published.actor("admin"), presentation="Alldeles nytt.", other_information="", urgent_text="", seen_version=0
    )
    assert "Alldeles nytt." not in client.get(CARD).content.decode()
    inside = published.sign_in_resident(Client(), "helena").get(f"/invanare{CARD}").content.decode()
    assert "Alldeles nytt." in inside
    publish_cards()
    assert "Alldeles nytt." in client.get(CARD).content.decode()


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/mottagning/finns-inte/", 404, "Mottagningen finns inte här"),
        ("/mottagning/finns-inte/kort.json", 404, "unknown_unit"),
        (CARD, 410, "Ängens vårdcentral har stängt"),
        (DATA, 410, "closed_down"),
        (LINKED, 410, "closed_down"),
    ],
)
def test_what_is_not_there_gets_an_answer_that_helps(
    published: World, client: Client, path: str, status: int, words: str
) -> None:
    close_down()
    publish_cards()
    response = client.get(path)
    page = response.content.decode()
    assert response.status_code == status
    assert words in page
    assert path.endswith(("json", "jsonld")) or 'role="search"' in page


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_it_is_for_reading_only(published: World, client: Client, method: str) -> None:
    assert getattr(client, method)(DATA).status_code == 405


def test_the_administrator_sees_since_when_or_why_not_yet(published: World, client: Client) -> None:
    published.sign_in(client, "admin")
    address = "/personal/enheten/kontaktkort/"
    with time_machine.travel(MONDAY.replace(hour=11), tick=True):
        assert "Publicerat i dag 10.00" in client.get(address).content.decode()
        client.post(address, {"presentation": "Ny.", "version": "0", "action": "save"})
        assert "syns för alla inom en minut" in client.get(address).content.decode()
    with time_machine.travel(MONDAY.replace(hour=11, minute=5), tick=True):
        assert "Ändringen från i dag 11.00 är inte publicerad än" in client.get(address).content.decode()
        publish_cards()
        assert "Publicerat i dag 11.05" in client.get(address).content.decode()
