"""The language of the provider's pages: what the program asks for, otherwise what the browser prefers."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import translation

PARAMETER = "ui_locales"
GetResponse = Callable[[HttpRequest], HttpResponse]


def in_readers_language(get_response: GetResponse) -> GetResponse:
    """Answer in the first language that is asked for and that the provider speaks."""

    def middleware(request: HttpRequest) -> HttpResponse:
        language = _asked_for(request.GET) or translation.get_language_from_request(request)
        with translation.override(language):
            response = get_response(request)
        response.headers["Content-Language"] = language
        response.headers["Vary"] = "Accept-Language, Cookie"
        return response

    return middleware


def other_languages(request: HttpRequest) -> dict[str, list[tuple[str, str, str]]]:
    """The same address in the other languages, for the head of every page: code, name and where."""
    others = [(code, name) for code, name in settings.LANGUAGES if code != translation.get_language()]
    return {"other_languages": [(code, name, _address_in(request, code)) for code, name in others]}


def _asked_for(query: QueryDict) -> str | None:
    """OpenID Connect: a list of languages, the one that is liked best first."""
    for wanted in query.get(PARAMETER, "").split():
        try:
            return translation.get_supported_language_variant(wanted)
        except LookupError:
            continue
    return None


def _address_in(request: HttpRequest, code: str) -> str:
    query = request.GET.copy()
    query[PARAMETER] = code
    return f"{request.path}?{query.urlencode()}"
