"""What no browser sends is refused at the door; nothing that comes as an address ends in a fault of ours (G11)."""

from uuid import uuid4

import pytest
from django.db import DataError
from django.test import Client

from personalverktyget.domain.cases import selectors, services
from tests.support.world import World

UNSENDABLE = '"\\000aaaaaaaaaaaa"'


@pytest.mark.parametrize(
    "address", ["/?q=%00", "/?q=a%00b", "/?%00=a", "/invanare/?efter=%00", "/personal/logga-in/?nasta=/%00", "/%00"]
)
def test_a_nul_in_the_address_is_refused(client: Client, address: str) -> None:
    assert client.get(address).status_code == 400


@pytest.mark.parametrize("name", ["sessionid", "csrftoken", "theme"])
def test_a_nul_in_a_cookie_is_refused(client: Client, name: str) -> None:
    """A cookie may write any character as a number; the session's key would go to the database as it is."""
    assert client.get("/personal/", HTTP_COOKIE=f"{name}={UNSENDABLE}").status_code == 400


@pytest.mark.parametrize("charset", ["raw_unicode_escape", "utf-7", "latin-1"])
def test_a_form_in_other_characters_is_refused(client: Client, charset: str) -> None:
    """Some would bring half characters with them, which nothing can keep."""
    body = b'--B\r\nContent-Disposition: form-data; name="theme"\r\n\r\n\\ud800\r\n--B--\r\n'
    sent = client.post(
        "/installningar/utseende/", body, content_type=f"multipart/form-data; boundary=B; charset={charset}"
    )
    assert sent.status_code == 400


def test_a_form_in_utf_8_goes_on(client: Client) -> None:
    body = "theme=dark&next=/tillganglighet/"
    sent = client.post(
        "/installningar/utseende/", body, content_type="application/x-www-form-urlencoded; charset=UTF-8"
    )
    assert sent.status_code == 302


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("9999-12-31", "9999-12-31"),
        ("0001-01-01", "0001-01-03"),
        ("", "0001-01-01"),
        ("", "1999-12-31"),
        ("9999-01-01", ""),
    ],
)
def test_days_beyond_every_log_are_said_to_be_wrong(small_world: World, first: str, last: str) -> None:
    reviewer = small_world.sign_in(Client(), "reviewer")
    assert reviewer.get("/personal/logg/", {"fran": first, "till": last}).status_code == 422


def test_the_first_days_of_all_can_be_asked_for(small_world: World) -> None:
    """The week before the last day would begin before there is any log."""
    reviewer = small_world.sign_in(Client(), "reviewer")
    assert reviewer.get("/personal/logg/", {"till": "2000-01-03"}).status_code == 200


@pytest.mark.parametrize("text", ["\0", "Levaxin\0", "191212121212\0", "'\0|&!*:"])
def test_a_search_takes_any_characters(small_world: World, text: str) -> None:
    selectors.cases_found(small_world.actor("receiver"), text)


def test_what_the_database_cannot_hold_is_not_our_fault(small_world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last net: where a form forgets to refuse a value, the answer is still that the request makes no sense."""

    def unheld(*_args: object, **_kwargs: object) -> None:
        raise DataError("value out of range")

    monkeypatch.setattr(services, "take_case", unheld)
    handler = small_world.sign_in(Client(), "both")
    case = small_world.cases["new"]
    assert handler.post(f"/personal/arenden/{case}/ta/", {"version": 1, "key": str(uuid4())}).status_code == 400
