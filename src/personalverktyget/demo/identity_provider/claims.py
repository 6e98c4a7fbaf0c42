"""What the provider vouches for about a person, in the claims of its ID token."""

import hashlib
import hmac
from typing import Any

from personalverktyget.demo.identity_provider import settings
from personalverktyget.demo.identity_provider.people import STAFF, Person, people


def claims_about(person: Person, client_id: str) -> dict[str, Any]:
    """The claims about a person for one client."""
    always = {"sub": _pairwise(person, client_id), "acr": settings.LEVEL, "amr": ["mfa"], "name": person.name}
    record = person.record
    if person.audience != STAFF:
        return always | {"personalIdentityNumber": person.key}
    return always | {
        "employeeHsaId": person.key,
        "given_name": record["given_name"],
        "family_name": record["surname"],
        "allCommissions": [_commission(item) for item in record["commissions"]],
    }


def _commission(item: dict[str, Any]) -> dict[str, str]:
    unit = people().units.get(item["unit"], {})
    provider = people().providers.get(unit.get("provider", ""), {})
    return {
        "commissionHsaId": item["hsa_id"],
        "commissionName": item["name"],
        "commissionPurpose": item["purpose"],
        "healthCareUnitHsaId": item["unit"],
        "healthCareUnitName": unit.get("name", ""),
        "healthCareProviderHsaId": provider.get("hsa_id", ""),
        "healthCareProviderName": provider.get("name", ""),
    }


def _pairwise(person: Person, client_id: str) -> str:
    """An opaque name for the person that is the same at every sign-in, and another at every client."""
    text = f"{client_id}\0{person.account}".encode()
    return hmac.new(settings.PAIRWISE_SALT.encode(), text, hashlib.sha256).hexdigest()
