"""The headers that protect every answer."""

from dataclasses import replace

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory, override_settings

from personalverktyget.web.shared.middleware import security_headers


def _answer(path: str = "/", inner: HttpResponse | None = None) -> HttpResponse:
    response = inner or HttpResponse("ok")
    return security_headers(lambda request: response)(RequestFactory().get(path))


def _policy() -> dict[str, set[str]]:
    parts = _answer().headers["Content-Security-Policy"].split("; ")
    return {name: set(values) for name, *values in (part.split() for part in parts)}


def test_nothing_is_taken_from_elsewhere_and_nothing_inline_runs() -> None:
    """# C-02: the policy names no other origin and no unsafe source."""
    policy = _policy()
    assert policy["default-src"] == policy["script-src"] == policy["style-src"] == {"'self'"}
    assert policy["img-src"] == {"'self'", "data:"}
    assert policy["object-src"] == policy["base-uri"] == policy["frame-ancestors"] == {"'none'"}


def test_forms_may_lead_to_the_identity_providers_alone() -> None:
    """# C-02: signing in is a post that ends in a redirect to the provider, so its origin (no more) is named."""
    with override_settings(
        STAFF_PROVIDER=replace(settings.STAFF_PROVIDER, issuer="https://id.region.example/staff/v2"),
        RESIDENT_PROVIDER=replace(settings.RESIDENT_PROVIDER, issuer="https://eid.example:8443"),
    ):
        assert _policy()["form-action"] == {"'self'", "https://id.region.example", "https://eid.example:8443"}


def test_pages_are_kept_by_no_cache_but_static_files_may_be() -> None:
    """# A-04: whoever uses the computer next finds nothing in the browser's store."""
    assert _answer("/personal/arenden/").headers["Cache-Control"] == "no-store"
    assert "Cache-Control" not in _answer("/static/shared/css/base.css").headers


def test_what_a_view_says_itself_is_left_alone() -> None:
    """A page that needs a wider policy says so itself."""
    own = HttpResponse("ok", headers={"Cache-Control": "private, max-age=5"})
    assert _answer(inner=own).headers["Cache-Control"] == "private, max-age=5"


@pytest.mark.parametrize(("mode", "expected"), [("production", True), ("demo", False)])
def test_only_production_insists_on_tls(mode: str, expected: bool) -> None:
    """# C-01: HSTS in production; the demo runs on loopback without TLS."""
    with override_settings(MODE=mode):
        assert ("Strict-Transport-Security" in _answer().headers) is expected


def test_the_rest_is_set() -> None:
    """Sniffing, framing, referrer, features and openers."""
    headers = _answer().headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


def test_a_request_reaches_the_view() -> None:
    """The middleware hands on the very request."""
    seen: list[HttpRequest] = []

    def view(request: HttpRequest) -> HttpResponse:
        seen.append(request)
        return HttpResponse()

    request = RequestFactory().get("/")
    security_headers(view)(request)
    assert seen == [request]
