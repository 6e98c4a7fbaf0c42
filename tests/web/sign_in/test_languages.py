"""The provider's pages follow the language that the program is read in, and say nothing in any other."""

import json
import re
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from django.conf import settings as configured
from django.test import Client
from pytest_django import Settings

from personalverktyget.demo.layout import CHECKOUT
from tests.support.identity_provider import LiveProvider
from tests.support.swedish import swedish_in

pytestmark = pytest.mark.slow
SIDES = ("personal", "invanare")
_DATA = CHECKOUT / "src" / "personalverktyget" / "demo" / "data"


def _proper_names() -> re.Pattern[str]:
    staff = json.loads((_DATA / "staff_directory.json").read_text(encoding="utf-8"))
    residents = json.loads((_DATA / "population_register.json").read_text(encoding="utf-8"))
    people = [*staff["staff"], *residents["residents"]]
    places = [*staff["units"], *staff["regions"]]
    names = {item["name"] for item in places} | {f"{item['given_name']} {item['surname']}" for item in people}
    return re.compile("|".join(map(re.escape, sorted({*names, "Svenska"}, key=len, reverse=True))))


_NAMES = _proper_names()


def _swedish_in(page: str) -> list[str]:
    return swedish_in(page, lambda text: _NAMES.sub("", text))


def _to_provider(side: str, language: str = "", hint: str = "") -> str:
    client = Client()
    if language:
        client.cookies[configured.LANGUAGE_COOKIE_NAME] = language
    return client.get(f"/{side}/logga-in/", {"login_hint": hint} if hint else {}).headers["Location"]


def _page(address: str, accept: str = "sv") -> str:
    return httpx.get(address, headers={"Accept-Language": accept}).text


@pytest.mark.parametrize("side", SIDES)
def test_the_program_says_which_language_it_is_read_in(program: Settings, side: str) -> None:
    for language in ("sv", "en"):
        assert parse_qs(urlsplit(_to_provider(side, language)).query)["ui_locales"] == [language]


@pytest.mark.parametrize("side", SIDES)
def test_every_page_is_english_for_whoever_reads_english(
    program: Settings, identity_provider: LiveProvider, side: str
) -> None:
    """Whatever the browser itself prefers."""
    address = _to_provider(side, "en", hint="nobody")
    searches = [f"{address}&sok={text}" for text in ("a", "qwertz", "Tallmo", "Sandberg")]
    for page in map(_page, [address, *searches, f"{identity_provider.issuer}/?ui_locales=en"]):
        assert '<html lang="en">' in page
        assert _swedish_in(page) == []
    assert _swedish_in(_page(_to_provider(side, "sv")).replace('lang="sv"', "")) != []


def test_what_cannot_be_served_is_said_in_english(program: Settings) -> None:
    address = _to_provider("personal", "en").replace("client_id=", "client_id=un")
    answer = httpx.get(address)
    assert answer.status_code == 400
    assert "Go back to the program" in answer.text
    assert _swedish_in(answer.text) == []


def test_without_a_word_from_the_program_the_browser_decides(identity_provider: LiveProvider) -> None:
    for accepted, language in (("en-GB,sv;q=0.5", "en"), ("sv", "sv"), ("fi", "sv"), ("nonsense;;q", "sv")):
        assert f'<html lang="{language}">' in _page(f"{identity_provider.issuer}/", accepted)


@pytest.mark.parametrize(
    ("wanted", "language"), [("de en-GB sv", "en"), ("sv-FI", "sv"), ("tlh", "sv"), ("../x %00", "sv")]
)
def test_the_first_language_that_it_speaks_is_taken(
    identity_provider: LiveProvider, wanted: str, language: str
) -> None:
    assert f'<html lang="{language}">' in _page(f"{identity_provider.issuer}/?ui_locales={wanted}")


def test_the_reader_can_switch_and_still_comes_in(program: Settings, client: Client) -> None:
    address = client.get("/personal/logga-in/").headers["Location"]
    with httpx.Client(headers={"Accept-Language": "sv"}) as browser:
        page = browser.get(address).text
        switch = re.search(r'<a href="([^"]+)" lang="en" hreflang="en">English</a>', page)
        assert switch
        there = httpx.URL(address).join(switch[1].replace("&amp;", "&"))
        assert "Choose who you want to be." in browser.get(there).text
        token = browser.cookies["provider-csrf"]
        person = {"person": "arendemottagare", "csrfmiddlewaretoken": token}
        back = browser.post(there, data=person, headers={"Referer": str(there)}).headers["Location"]
    assert client.get(f"{urlsplit(back).path}?{urlsplit(back).query}").headers["Location"] == "/personal/"
