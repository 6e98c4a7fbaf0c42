"""What is around every answer: headers that protect it, and an end to waiting for the database."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from personalverktyget.adapters.database_patience import patience, seems_silent
from personalverktyget.web.shared import errors

GetResponse = Callable[[HttpRequest], HttpResponse]
TWO_YEARS = 2 * 365 * 24 * 3600
# Nobody is left without an answer for ten seconds; the page that says so needs a moment too.
DATABASE_PATIENCE = 8.0


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def content_security_policy(*, frames: str = "'none'") -> str:
    """The policy of every page: nothing from elsewhere, nothing inline. ``frames`` says who may show it inside a page.

    Forms may also lead to the identity providers, since signing in and out are posts that end in a redirect there.
    """
    providers = sorted({_origin(settings.STAFF_PROVIDER.issuer), _origin(settings.RESIDENT_PROVIDER.issuer)})
    return "; ".join(
        [
            "default-src 'self'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "object-src 'none'",
            "base-uri 'none'",
            f"frame-ancestors {frames}",
            " ".join(["form-action 'self'", *providers]),
        ]
    )


def protecting_headers() -> dict[str, str]:
    """The headers, worked out once at start: they do not differ between answers."""
    headers = {
        "Content-Security-Policy": content_security_policy(),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": settings.X_FRAME_OPTIONS,
    }
    if settings.MODE == "production":
        headers["Strict-Transport-Security"] = f"max-age={TWO_YEARS}; includeSubDomains"
    return headers


def security_headers(get_response: GetResponse) -> GetResponse:
    """Middleware: set the protecting headers, and keep pages about persons out of every cache."""
    headers = protecting_headers()

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in headers.items():
            response.headers.setdefault(name, value)
        if not request.path.startswith(settings.STATIC_URL):
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    return middleware


def database_patience(get_response: GetResponse) -> GetResponse:
    """Middleware: a request waits for the database so long and no longer, however many questions it has."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if seems_silent():
            return errors.service_unavailable(request)
        with patience(DATABASE_PATIENCE):
            return get_response(request)

    return middleware
