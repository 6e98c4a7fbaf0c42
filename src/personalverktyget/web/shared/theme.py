"""Choosing the look: as the device, light or dark. Kept in a cookie, so that no one needs to be signed in."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from personalverktyget.web.shared.context import COLOR_SCHEMES, THEME_COOKIE
from personalverktyget.web.shared.pages import open_page

ONE_YEAR = 365 * 24 * 3600


@open_page(reason="how pages look is nobody's secret, and nothing about anyone is kept")
@require_POST
def set_theme(request: HttpRequest) -> HttpResponse:
    """Keep the chosen look and go back to the page that it was chosen on."""
    target = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure()):
        target = "/"
    response = HttpResponseRedirect(target)
    theme = request.POST.get("theme", "")
    if theme in COLOR_SCHEMES:
        response.set_cookie(
            THEME_COOKIE,
            theme,
            max_age=ONE_YEAR,
            samesite="Lax",
            httponly=True,
            secure=settings.MODE == "production",
        )
    return response
