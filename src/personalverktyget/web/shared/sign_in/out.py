"""The way out: the session ends at the server, in the browser and at the provider."""

import logging

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from personalverktyget.adapters.sign_in import flow
from personalverktyget.adapters.sign_in.provider import SignInRefused
from personalverktyget.domain.access import services
from personalverktyget.web.shared import sessions
from personalverktyget.web.shared.sign_in.audience import Audience

_log = logging.getLogger(__name__)
# Not "cookies": that would take those of every service under the same registered domain. Ours are deleted by name.
CLEAR = '"cache", "storage"'


def sign_out(request: HttpRequest, audience: Audience) -> HttpResponse:
    """End the session here first, so that nothing that happens afterwards can keep it alive."""
    person = sessions.person_in(request)
    token = sessions.provider_token(person) if person else ""
    sessions.end_session(request)
    if person is not None:
        if person.kind == sessions.STAFF:
            services.sign_out(staff_id=person.id, commission=person.commission)
        else:
            services.sign_out(resident_id=person.id)
    response = HttpResponseRedirect(_where_to(audience, token) if person else audience.address("signed_out"))
    response.status_code = 303
    response.headers["Clear-Site-Data"] = CLEAR
    response.delete_cookie(settings.CSRF_COOKIE_NAME, samesite="Lax")
    return response


def signed_out(request: HttpRequest, audience: Audience) -> HttpResponse:
    """The page that says that nobody is signed in any more."""
    context = {"again": audience.address("sign_in"), "provider_was_told": "lokalt" not in request.GET}
    return render(request, "shared/sign_in/signed_out.html", context)


def _where_to(audience: Audience, token: str) -> str:
    """The provider's own way out, or our last page when the provider has none or does not answer."""
    try:
        address = flow.end_session_url(audience.provider(), token, audience.outside_address("signed_out"))
    except SignInRefused as refused:
        _log.warning("The provider's session could not be ended: %s", refused)
        address = None
    return address or f"{audience.address('signed_out')}?lokalt=1"
