"""One place that turns the domain's errors into pages, and a refusal into a log entry."""

import logging
from collections.abc import Callable
from uuid import UUID

from django.db import DataError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse

from personalverktyget.base.actors import Visitor
from personalverktyget.base.errors import ChangedMeanwhile, InvalidInput, NotAllowed, NotFound, NotPossibleNow
from personalverktyget.domain.access_log.actions import LogOutcome
from personalverktyget.domain.access_log.events import OUTSIDE_SCOPE, AccessRefused
from personalverktyget.domain.access_log.unit_of_work import record_at_once
from personalverktyget.domain.attachments.stores import StoreUnavailable
from personalverktyget.domain.people.registers import RegisterUnavailable
from personalverktyget.web.shared import errors

_log = logging.getLogger(__name__)
_NOT_WRITTEN = frozenset({"csrfmiddlewaretoken", "version", "key", "kind", "action", "next"})


class DomainErrors:
    """Middleware: a page for each of the domain's errors. Nothing that was written is lost on the way."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on; errors come back through ``process_exception``."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page for the error, or ``None`` for what is a fault of ours."""
        match exception:
            case NotFound():
                record_nothing_found(request)
                return errors.not_found(request, written=_written(request))
            case NotAllowed():
                _record_refusal(request, exception.permission)
                return errors.not_allowed(request)
            case ChangedMeanwhile():
                return errors.changed_meanwhile(request, link=_page_of(request), written=_written(request))
            case NotPossibleNow() | InvalidInput():
                return errors.not_possible_now(request, str(exception), written=_written(request))
            case DataError():
                # What the database cannot hold: a number, a time or a character that a form should have refused.
                # Its message quotes the statement, and so perhaps what somebody wrote: it is not logged (L-08).
                code = getattr(exception.__cause__, "sqlstate", "")
                _log.error("A value that cannot be kept came as far as the database: %s %s", request.path, code)
                return errors.bad_request(request)
            case OperationalError() | InterfaceError() | RegisterUnavailable() | StoreUnavailable():
                return errors.service_unavailable(request)
        return None


def record_nothing_found(request: HttpRequest) -> None:
    """Record that somebody who is signed in asked for a thing that is not there, or not hers to know of (L-04).

    The page does not tell which of the two it was, and neither does the entry: it names what was asked for.
    """
    match = request.resolver_match
    thing = next((value for value in match.kwargs.values() if isinstance(value, UUID)), None) if match else None
    if thing and not isinstance(getattr(request, "actor", Visitor()), Visitor):
        _record_refusal(request, OUTSIDE_SCOPE, thing)


def _record_refusal(request: HttpRequest, permission: str, thing: UUID | None = None) -> None:
    actor = getattr(request, "actor", Visitor())
    name = request.resolver_match.view_name if request.resolver_match else ""
    event = AccessRefused(page=name, permission=permission, thing=thing)
    record_at_once(actor, event, outcome=LogOutcome.REFUSED)


def _page_of(request: HttpRequest) -> str:
    """The page of the thing that changed: that of the case, where the address names one."""
    match = request.resolver_match
    if match and "case_id" in match.kwargs:
        audience = match.view_name.split(":")[0]
        try:
            return reverse(f"{audience}:cases:case", kwargs={"case_id": match.kwargs["case_id"]})
        except NoReverseMatch:
            return request.path
    return request.path


def _written(request: HttpRequest) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name, value)
        for name, value in request.POST.items()
        if isinstance(value, str) and name not in _NOT_WRITTEN and len(value.strip()) > 1
    )
