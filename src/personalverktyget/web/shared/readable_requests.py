"""Requests that no browser makes of what people write: refused at the door, before anything reads them."""

from collections.abc import Callable, Iterator

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse

_NUL = "\0"
_UTF_8 = ("", "utf-8", "utf8")


def readable_requests(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: refuse a NUL in address or cookies, which the database cannot take, and forms not in UTF-8.

    What is written in a form goes on, so that its page can say beside the field what is wrong and lose nothing.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        charset = (request.content_params or {}).get("charset", "")
        if charset.lower() not in _UTF_8 or any(_NUL in text for text in _outside_forms(request)):
            raise BadRequest("The request is not in characters that can be kept.")
        return get_response(request)

    return middleware


def _outside_forms(request: HttpRequest) -> Iterator[str]:
    yield request.path_info
    for name, values in request.GET.lists():
        yield from (name, *values)
    yield from request.COOKIES.values()
