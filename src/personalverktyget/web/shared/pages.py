"""What every view leans on: who may open it, showing residents' data with its log entry, and going on afterwards.

Every view carries one rule, put there by one of the decorators here. ``config/route_rules`` refuses to start the
program with a route that has none (B-01), and a test walks them all.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, TypeVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from personalverktyget.base.actors import AdministratorActor, AnyActor, ResidentActor, SignedInStaff, StaffActor
from personalverktyget.base.errors import DomainError, InvalidInput, NotAllowed
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import Disclosure, disclose
from personalverktyget.web.shared.page_rules import PageRule

View = Callable[..., HttpResponse]
T = TypeVar("T")
SEE_OTHER = 303


class StaffRequest(HttpRequest):
    """A request of a staff member at work at a unit."""

    actor: StaffActor


class AdministrationRequest(HttpRequest):
    """A request of somebody who administers a unit, a region or the nation."""

    actor: StaffActor | AdministratorActor


class SignedInStaffRequest(HttpRequest):
    """A request of a staff member, wherever she works."""

    actor: SignedInStaff | StaffActor | AdministratorActor


class ResidentRequest(HttpRequest):
    """A request of a resident."""

    actor: ResidentActor


def open_page(*, reason: str) -> Callable[[View], View]:
    """Everybody may open the page, for the reason given."""
    return _ruled(PageRule("everybody", reason=reason), lambda request: None)


def staff_page(*needs: Permission) -> Callable[[View], View]:
    """A staff member at work at a unit, who holds any one of the permissions there."""
    return _ruled(PageRule("staff", frozenset(needs)), lambda request: _let_staff_in(request, needs, (StaffActor,)))


def administration_page(*needs: Permission) -> Callable[[View], View]:
    """Somebody who administers a unit, a region or the nation, and holds any one of the permissions."""
    both = (StaffActor, AdministratorActor)
    return _ruled(PageRule("administration", frozenset(needs)), lambda request: _let_staff_in(request, needs, both))


def signed_in_staff_page(*, reason: str) -> Callable[[View], View]:
    """A staff member who is signed in, whatever she may do, for the reason given."""
    kinds = (SignedInStaff, StaffActor, AdministratorActor)
    return _ruled(PageRule("signed_in_staff", reason=reason), lambda request: _let_staff_in(request, (), kinds))


def resident_page(*, before_terms: bool = False) -> Callable[[View], View]:
    """A resident who is signed in and, unless the page comes ``before_terms``, has accepted the terms."""

    def let_in(request: HttpRequest) -> HttpResponse | None:
        actor: AnyActor = request.actor  # type: ignore[attr-defined]
        if not isinstance(actor, ResidentActor):
            return _to_sign_in(request, "resident:sign_in")
        if not (actor.terms_accepted or before_terms):
            return _with_next(request, reverse("resident:terms"))
        return None

    return _ruled(PageRule("resident", reason="her own"), let_in)


def _ruled(rule: PageRule, let_in: Callable[[HttpRequest], HttpResponse | None]) -> Callable[[View], View]:
    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            return let_in(request) or view(request, *args, **kwargs)

        guarded.rule = rule  # type: ignore[attr-defined]
        return guarded

    return decorate


def _let_staff_in(
    request: HttpRequest, needs: tuple[Permission, ...], kinds: tuple[type[AnyActor], ...]
) -> HttpResponse | None:
    actor: AnyActor = request.actor  # type: ignore[attr-defined]
    if isinstance(actor, kinds):
        if needs and not any(actor.may(permission) for permission in needs):  # type: ignore[union-attr]
            raise NotAllowed(needs[0])
        return None
    if isinstance(actor, SignedInStaff):
        return _with_next(request, reverse("staff:workplace"))
    if isinstance(actor, (StaffActor, AdministratorActor)):
        raise NotAllowed(needs[0] if needs else "staff")
    return _to_sign_in(request, "staff:sign_in")


def _to_sign_in(request: HttpRequest, name: str) -> HttpResponse:
    if request.headers.get("X-Bakgrund"):
        raise PermissionDenied
    return _with_next(request, reverse(name))


def _with_next(request: HttpRequest, url: str) -> HttpResponse:
    target = request.get_full_path() if request.method == "GET" else ""
    address = f"{url}?{urlencode({'nasta': target})}" if target else url
    if request.headers.get("HX-Request"):
        response = HttpResponse(status=204)
        response.headers["HX-Redirect"] = address
        return response
    return HttpResponseRedirect(address)


def show(
    request: HttpRequest,
    template: str,
    disclosure: Disclosure[Any] | None = None,
    /,
    *,
    fragment: str = "",
    status: int = 200,
    present: Callable[[Any], Any] | None = None,
    **context: Any,
) -> HttpResponse:
    """Render a page. Residents' data comes as a disclosure, whose log entry is committed before anything is drawn.

    ``present`` turns what was disclosed into what the template shows, such as rows of ready strings.
    With ``fragment``, a request by HTMX gets that named part of the same template instead of the whole page.
    """
    if disclosure is not None:
        content = disclose(request.actor, disclosure)  # type: ignore[attr-defined]
        context[disclosure.name] = present(content) if present else content
    if fragment and request.headers.get("HX-Request"):
        template = f"{template}#{fragment}"
    return render(request, template, context, status=status)


def done(request: HttpRequest, message: str, *, to: str, **kwargs: Any) -> HttpResponse:
    """Say what was done and go on to another page."""
    if message:
        messages.success(request, message)
    response = HttpResponseRedirect(reverse(to, kwargs=kwargs or None))
    response.status_code = SEE_OTHER
    return response


@contextmanager
def said_in(form: BaseForm, *, also: type[DomainError] | tuple[type[DomainError], ...] = ()) -> Iterator[None]:
    """Turn what a service finds wrong with the input into an error beside its field; what was written stays.

    Errors named in ``also`` are said of the whole form, where there is nothing new that the page must show for them.
    """
    try:
        yield
    except InvalidInput as error:
        for field, words in error.problems.items():
            form.add_error(field if field in form.fields else None, words)
    except also as error:
        form.add_error(None, str(error))
