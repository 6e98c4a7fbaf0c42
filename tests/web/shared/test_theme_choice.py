"""Choosing the look."""

from collections.abc import Iterator

import pytest
from django.test import Client, override_settings

ADDRESS = "/installningar/utseende/"


@pytest.fixture
def client() -> Client:
    """A visitor's browser."""
    return Client()


@pytest.fixture(autouse=True)
def _own_addresses() -> Iterator[None]:
    with override_settings(ROOT_URLCONF="tests.web.shared.urls"):
        yield


@pytest.mark.parametrize("theme", ["light", "dark", "auto"])
def test_the_choice_is_kept_in_a_cookie(client: Client, theme: str) -> None:
    """And one comes back to the page that one was on."""
    response = client.post(ADDRESS, {"theme": theme, "next": "/personal/?vy=mina"})
    assert response.cookies["theme"].value == theme
    assert response.cookies["theme"]["httponly"]
    assert response.headers["Location"] == "/personal/?vy=mina"


def test_an_unknown_look_is_not_kept(client: Client) -> None:
    """Nothing from outside reaches the page."""
    assert "theme" not in client.post(ADDRESS, {"theme": '"><script>', "next": "/"}).cookies


@pytest.mark.parametrize("target", ["https://example.org/", "//example.org/", "javascript:alert(1)", ""])
def test_the_way_back_never_leads_elsewhere(client: Client, target: str) -> None:
    """An address of another origin becomes the start page."""
    assert client.post(ADDRESS, {"theme": "dark", "next": target}).headers["Location"] == "/"


def test_it_is_changed_by_post_alone(client: Client) -> None:
    """A link cannot change it."""
    assert client.get(ADDRESS).status_code == 405
