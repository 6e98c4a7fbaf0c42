"""Headers of every answer of the provider."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from personalverktyget.demo.identity_provider import settings

GetResponse = Callable[[HttpRequest], HttpResponse]


def protecting_headers(get_response: GetResponse) -> GetResponse:
    """Nothing from elsewhere, nothing kept; a form may end in a redirect back to the program."""
    # The program of a test run may answer on any port of this machine.
    policy = "; ".join(
        [
            "default-src 'none'",
            "style-src 'self'",
            "img-src 'self' data:",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            f"form-action 'self' {settings.BASE_URL} http://localhost:* http://127.0.0.1:*",
        ]
    )

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers["Content-Security-Policy"] = policy
        # Not "no-referrer": with that a browser hides the origin of forms, and Django refuses them.
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return middleware
