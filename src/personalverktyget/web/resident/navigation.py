"""The resident's header: built when a page draws it, without asking the database for anything."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from personalverktyget.base.actors import ResidentActor
from personalverktyget.web.shared.navigation import NavItem, ResidentNavigation


def resident_navigation(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: give residents' pages their header."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if isinstance(getattr(request, "actor", None), ResidentActor):
            request.navigation = SimpleLazyObject(lambda: _navigation(request.path))  # type: ignore[attr-defined]
        return get_response(request)

    return middleware


def _navigation(path: str) -> ResidentNavigation:
    places = (
        (_("Inkorg"), reverse("resident:start"), "inbox", "/invanare/arenden/"),
        (_("Hitta mottagning"), reverse("resident:units:find"), "search", "/invanare/mottagning/"),
        (_("Mina uppgifter"), reverse("resident:details"), "user", reverse("resident:details")),
    )
    return ResidentNavigation(
        person_name=_("Inloggad"),
        home_url=reverse("resident:start"),
        sign_out_url=reverse("resident:sign_out"),
        items=tuple(
            NavItem(label=label, url=url, icon=icon, current=path == url or path.startswith(part))
            for label, url, icon, part in places
        ),
    )
