"""Error pages: what happened, what to do, what is kept; and the plain ones that lean on nothing."""

from collections.abc import Iterator

import pytest
from django.http import HttpRequest
from django.test import RequestFactory, override_settings

from personalverktyget.web.shared import errors


@pytest.fixture(autouse=True)
def _plain_static_files() -> Iterator[None]:
    storages = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    with override_settings(STORAGES=storages, ROOT_URLCONF="tests.web.shared.urls"):
        yield


def _request(**headers: str) -> HttpRequest:
    request = RequestFactory().get("/personal/arenden/", headers=headers)
    request._messages = []  # type: ignore[attr-defined]
    return request


def test_a_colleagues_change_gives_back_what_was_written() -> None:
    """Text of every script comes back to the letter, and nothing in it is taken for markup."""
    written = (("answer", "Hej <b>Åsa</b>\n مرحبا"),)
    response = errors.changed_meanwhile(_request(), link="/personal/arenden/1/", written=written)
    text = response.content.decode()
    assert response.status_code == 409
    assert "Hej &lt;b&gt;Åsa&lt;/b&gt;\n مرحبا" in text
    assert 'href="/personal/arenden/1/"' in text
    assert "Någon annan hann före" in text


def test_the_reason_of_the_domain_is_shown() -> None:
    """What stands in the way is said in the domain's words."""
    response = errors.not_possible_now(_request(), "Ärendet är redan avslutat.")
    assert response.status_code == 409
    assert "Ärendet är redan avslutat." in response.content.decode()


def test_htmx_gets_a_notice_and_the_page_stays() -> None:
    """The notice goes to the message region, whatever the request was aimed at."""
    response = errors.not_allowed(_request(**{"HX-Request": "true"}))
    assert response.status_code == 403
    assert response.headers["HX-Retarget"] == "#messages"
    assert "<html" not in response.content.decode()
    assert "Lokal administratör på enheten kan ge den" in response.content.decode()


@pytest.mark.parametrize(
    ("path", "start"), [("/personal/logg/", "/personal/"), ("/invanare/x/", "/invanare/"), ("/x/", "/")]
)
def test_a_closed_or_missing_page_leads_to_the_start_of_its_part(path: str, start: str) -> None:
    """Neither a refusal nor a wrong address is a dead end: staff come back to their work, residents to their inbox."""
    for answer in (errors.not_allowed, errors.not_found):
        request = RequestFactory().get(path)
        request._messages = []  # type: ignore[attr-defined]
        main = answer(request).content.decode().split("<main")[1].split("</main")[0]
        assert f'href="{start}"' in main
        assert "Till startsidan" in main


def _refused(site: str) -> str:
    posted = {"csrfmiddlewaretoken": "t" * 64, "answer": "En lång text. " * 5, "kind": "kort"}
    request = RequestFactory().post("/", posted, headers={"Sec-Fetch-Site": site})
    request._messages = []  # type: ignore[attr-defined]
    return errors.csrf_failure(request).content.decode()


def test_an_old_form_says_that_nothing_was_sent() -> None:
    """The longer texts of the refused form are given back; tokens and short choices are not shown."""
    text = _refused("same-origin")
    assert "Ingenting har skickats" in text
    assert "En lång text." in text
    assert "t" * 64 not in text
    assert "kort" not in text


def test_what_another_site_posted_is_not_repeated() -> None:
    """Nobody else's words appear under our name."""
    text = _refused("cross-site")
    assert "Ingenting har skickats" in text
    assert "En lång text." not in text


@pytest.mark.parametrize(("view", "status"), [(errors.server_error, 500), (errors.service_unavailable, 503)])
def test_the_plain_pages_ask_no_database_and_no_session(view: object, status: int) -> None:
    """# L-09, R-01: no fixture gives a database here, and the request has neither session nor person."""
    response = view(HttpRequest())  # type: ignore[operator]
    text = response.content.decode()
    assert response.status_code == status
    assert "Försök igen om en stund" in text
    assert "Try again in a while" in text
    assert 'href="tel:112"' in text


def test_unavailable_says_when_to_come_back() -> None:
    """Machines wait as well."""
    assert errors.service_unavailable(HttpRequest()).headers["Retry-After"] == "30"
