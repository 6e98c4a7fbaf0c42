"""What every template is given beside its own context: language, look, mode. Nothing about any person."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

PRODUCT = "Personalverktyget"
THEME_COOKIE = "theme"
THEMES = (("auto", _("Som enheten")), ("light", _("Ljust")), ("dark", _("Mörkt")))
COLOR_SCHEMES = {"auto": "light dark", "light": "light", "dark": "dark"}


def page(request: HttpRequest) -> dict[str, Any]:
    """Context processor: ``page`` in every template.

    ``page.session`` is there when a middleware has set ``request.session_limits`` (``navigation.SessionLimits``).
    """
    theme = chosen_theme(request)
    return {
        "page": {
            "product": PRODUCT,
            "language": get_language() or settings.LANGUAGE_CODE,
            "languages": settings.LANGUAGES,
            "theme": theme,
            "themes": THEMES,
            "color_scheme": COLOR_SCHEMES[theme],
            "is_demo": settings.MODE == "demo",
            "session": getattr(request, "session_limits", None),
        }
    }


def chosen_theme(request: HttpRequest) -> str:
    """The look that the reader has chosen: ``auto`` (as the device), ``light`` or ``dark``."""
    theme = request.COOKIES.get(THEME_COOKIE, "auto")
    return theme if theme in COLOR_SCHEMES else "auto"
