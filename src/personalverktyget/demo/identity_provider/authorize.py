"""The page where one picks who to be. With a known login hint there is no page at all."""

from typing import Any

from django.contrib.auth import login
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from oauth2_provider.exceptions import OAuthToolkitError
from oauth2_provider.models import Application
from oauth2_provider.views.base import AuthorizationView

from personalverktyget.demo.identity_provider.clients import audience_of
from personalverktyget.demo.identity_provider.people import Person, people
from personalverktyget.demo.identity_provider.persona_list import persona_list

BACKEND = "personalverktyget.demo.identity_provider.backend.PersonaBackend"


class PickPersonView(AuthorizationView):  # type: ignore[misc]
    """The authorization endpoint."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Check what the program asks for, find out who it is, and send the browser back with a code."""
        self.oauth2_data: dict[str, Any] = {}
        try:
            scopes, credentials = self.validate_authorization_request(request)
        except OAuthToolkitError as error:
            return self._refused(error, None)
        audience = audience_of(credentials["client_id"])
        person = self._picked(audience)
        if person is None:
            person = self._signed_in_already(audience)
        else:
            account, _ = User.objects.get_or_create(username=person.account)
            login(request, account, backend=BACKEND)
        if person is None:
            return render(request, "identity_provider/pick_person.html", persona_list(request, audience))
        return self._send_back(" ".join(scopes), credentials)

    def _picked(self, audience: str) -> Person | None:
        """Whom the page, or the hint, names."""
        picked = self.request.POST.get("person") or self.request.GET.get("login_hint") or ""
        return people().find(audience, picked) if picked else None

    def _signed_in_already(self, audience: str) -> Person | None:
        """The person of the provider's own session, unless the program wants a new sign-in."""
        if "login" in self.request.GET.get("prompt", "").split() or not self.request.user.is_authenticated:
            return None
        kind, _, key = self.request.user.get_username().partition("/")
        return people().find(audience, key) if kind == audience else None

    def _send_back(self, scopes: str, credentials: dict[str, Any]) -> HttpResponse:
        application = Application.objects.get(client_id=credentials["client_id"])
        try:
            address, _headers, _body, _status = self.create_authorization_response(
                request=self.request, scopes=scopes, credentials=credentials, allow=True
            )
        except OAuthToolkitError as error:
            return self._refused(error, application)
        sent_back: HttpResponse = self.redirect(address, application)
        return sent_back

    def _refused(self, error: OAuthToolkitError, application: Application | None) -> HttpResponse:
        answer: HttpResponse = self.error_response(error, application)
        return answer

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        """The page about a request that cannot be served (an unknown client, a wrong address to return to)."""
        return render(self.request, "identity_provider/refused.html", context, status=kwargs.get("status", 400))
