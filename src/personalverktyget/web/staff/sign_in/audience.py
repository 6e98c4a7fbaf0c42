"""Staff: identified by HSA-id, let in with a commission that the staff directory knows."""

from django.conf import settings
from django.http import HttpRequest

from personalverktyget.adapters.sign_in.provider import ProviderSettings, VerifiedIdentity
from personalverktyget.domain.access import services
from personalverktyget.web.shared import sessions
from personalverktyget.web.shared.sign_in.audience import Audience


def _provider() -> ProviderSettings:
    return settings.STAFF_PROVIDER


def _let_in(request: HttpRequest, identity: VerifiedIdentity) -> None:
    commissions = [services.Commission(item.hsa_id, item.unit_hsa_id) for item in identity.commissions]
    staff = services.sign_in_staff(hsa_id=identity.subject, commissions=commissions)
    sessions.begin_staff_session(request, staff, identity)


STAFF = Audience(kind=sessions.STAFF, namespace="staff", home="/personal/", provider=_provider, let_in=_let_in)
