"""Residents: identified by their identity number, let in when the population register knows them."""

from django.conf import settings
from django.http import HttpRequest

from personalverktyget.adapters.sign_in.provider import ProviderSettings, VerifiedIdentity
from personalverktyget.domain.access import services
from personalverktyget.web.shared import sessions
from personalverktyget.web.shared.sign_in.audience import Audience


def _provider() -> ProviderSettings:
    return settings.RESIDENT_PROVIDER


def _let_in(request: HttpRequest, identity: VerifiedIdentity) -> None:
    resident = services.sign_in_resident(number=identity.subject)
    sessions.begin_resident_session(request, resident, identity)


RESIDENT = Audience(kind=sessions.RESIDENT, namespace="resident", home="/invanare/", provider=_provider, let_in=_let_in)
