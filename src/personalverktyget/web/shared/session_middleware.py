"""Who makes the request: built once, in one place. Limits are enforced here, for staff and residents alike."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode

from personalverktyget.base.actors import AnyActor, StaffActor, Visitor
from personalverktyget.domain.access import selectors, services
from personalverktyget.web.shared import errors, kept_writing, sessions
from personalverktyget.web.shared.addresses import address
from personalverktyget.web.shared.navigation import SessionLimits

BACKGROUND = "X-Bakgrund"
EVERYBODY = "everybody"
LONGEST_WARNING = 120
NAMESPACES = {sessions.STAFF: "staff", sessions.RESIDENT: "resident"}


def is_background(request: HttpRequest) -> bool:
    """Whether the page asked by itself, so that nobody need be sitting there."""
    return BACKGROUND in request.headers


class SessionActors:
    """Middleware: sets ``request.actor``, and leads those whose session has run out back to the sign-in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Find out who it is, go on, and keep the answer out of every cache."""
        try:
            request.actor = _actor(request)  # type: ignore[attr-defined]
        except (OperationalError, InterfaceError):
            request.actor = Visitor()  # type: ignore[attr-defined]
            return errors.service_unavailable(request)
        response = self.get_response(request)
        if not isinstance(request.actor, Visitor):  # type: ignore[attr-defined]
            response.headers["Cache-Control"] = "no-store"
            if request.method == "POST" and response.status_code < 500 and not is_background(request):
                _drop_what_was_sent(request)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """A page that needs a sign-in, asked for after the session ran out: keep what was written, and explain."""
        rule = getattr(view, "rule", None)
        lapsed = sessions.lapsed_key(request)
        if not lapsed or rule is None or rule.audience == EVERYBODY or sessions.person_in(request):
            return None
        kind = sessions.RESIDENT if rule.audience == sessions.RESIDENT else sessions.STAFF
        if is_background(request):
            return HttpResponse(status=204)
        if request.method == "POST" and lapsed.startswith(f"{kind}:"):
            _keep(request, lapsed)
        return _sign_in_again(request, kind)


def _actor(request: HttpRequest) -> AnyActor:
    person = sessions.person_in(request)
    if person is None:
        return Visitor()
    if person.seconds_left(sessions.now_in_seconds()) == 0:
        sessions.lapse(request, person)
        _record_end(person)
        return Visitor()
    actor = _actor_of(person)
    if actor is None:
        sessions.end_session(request)
        return Visitor()
    if not is_background(request):
        person = sessions.touch(request, person)
    request.session_limits = _limits(person)  # type: ignore[attr-defined]
    return actor


def _actor_of(person: sessions.SessionPerson) -> AnyActor | None:
    if person.kind == sessions.RESIDENT:
        return selectors.resident_actor(person.id)
    actor = selectors.actor_for_staff(person.id, person.workplace, person.commission)
    if isinstance(actor, StaffActor) and actor.unit_hsa_id in person.commissions:
        # Of several commissions the log is to name the one at the unit where the person works.
        return replace(actor, commission_hsa_id=person.commissions[actor.unit_hsa_id])
    return actor


def _record_end(person: sessions.SessionPerson) -> None:
    if person.kind == sessions.STAFF:
        services.sign_out(staff_id=person.id, commission=person.commission)
    else:
        services.sign_out(resident_id=person.id)


def _limits(person: sessions.SessionPerson) -> SessionLimits:
    namespace, idle = NAMESPACES[person.kind], sessions.limits(person.kind)[0]
    return SessionLimits(
        warn_seconds=min(LONGEST_WARNING, idle // 3),
        seconds_left=person.seconds_left(sessions.now_in_seconds()),
        extend_url=address(f"{namespace}:stay_signed_in"),
        keep_url=address(f"{namespace}:kept_writing"),
        sign_in_url=address(f"{namespace}:sign_in"),
    )


def _keep(request: HttpRequest, key: str) -> None:
    action = request.get_full_path()
    kept_writing.keep(request, key=key, action=action, page=page_of(request, action), fields=request.POST)


def page_of(request: HttpRequest, otherwise: str) -> str:
    """The page of this program that the request came from."""
    referrer = urlsplit(request.headers.get("HX-Current-URL") or request.headers.get("Referer") or "")
    own = urlsplit(settings.BASE_URL).netloc
    if not referrer.path or referrer.netloc not in (own, request.get_host()):
        return otherwise
    return f"{referrer.path}?{referrer.query}" if referrer.query else referrer.path


def _sign_in_again(request: HttpRequest, kind: str) -> HttpResponse:
    is_page = request.method == "GET" and "HX-Request" not in request.headers
    back_to = request.get_full_path() if is_page else page_of(request, "")
    query = {"utgangen": "1", **({"nasta": back_to} if back_to else {})}
    address = f"{reverse(f'{NAMESPACES[kind]}:sign_in')}?{urlencode(query)}"
    if "HX-Request" in request.headers:
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return HttpResponse(status=303, headers={"Location": address})


def _drop_what_was_sent(request: HttpRequest) -> None:
    """Once a form is sent, what was kept of it has served its purpose."""
    kept = request.session.get(sessions.KEPT)
    if kept and urlsplit(kept["action"]).path == request.path:
        kept_writing.drop(request)
