"""The accessibility statement and the page about personal data."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from personalverktyget.web.shared.pages import open_page, show


@require_GET
@open_page(reason="the law asks for it, and it concerns everybody")
def accessibility(request: HttpRequest) -> HttpResponse:
    """How accessible the service is, what is known to be amiss, and how to report a fault."""
    return show(request, "public/about/accessibility.html", email=settings.SUPPORT_EMAIL)


@require_GET
@open_page(reason="it concerns everybody")
def privacy(request: HttpRequest) -> HttpResponse:
    """Which personal data are kept, why, for how long, and who sees them."""
    minutes = settings.RESIDENT_IDLE_SECONDS // 60
    return show(request, "public/about/privacy.html", email=settings.SUPPORT_EMAIL, idle_minutes=minutes)
