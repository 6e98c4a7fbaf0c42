"""From verified claims to who it is and in which commissions."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from personalverktyget.adapters.sign_in.provider import (
    ProviderSettings,
    Refusal,
    SignInRefused,
    VerifiedCommission,
    VerifiedIdentity,
)

Claims = Mapping[str, Any]


def lacks_expected(claims: Claims, provider: ProviderSettings) -> bool:
    """Whether a claim that is needed is absent, so that it must be asked for at the provider's second address."""
    wanted = [provider.subject_claim, *([provider.commission_claim] if provider.commission_claim else [])]
    return any(not claims.get(name) for name in wanted)


def identity_from(claims: Claims, provider: ProviderSettings, id_token: str) -> VerifiedIdentity:
    """Who it is. Raises ``SignInRefused`` where the subject, or an expected commission, is missing."""
    subject = claims.get(provider.subject_claim)
    if not isinstance(subject, str) or not subject.strip():
        raise SignInRefused(Refusal.SUBJECT_MISSING)
    commissions = commissions_in(claims, provider.commission_claim) if provider.commission_claim else ()
    if provider.commission_claim and not commissions:
        raise SignInRefused(Refusal.COMMISSION_MISSING)
    return VerifiedIdentity(
        subject=subject.strip(),
        acr=str(claims["acr"]),
        commissions=commissions,
        claims=claims,
        id_token=id_token,
        provider_session=str(claims.get("sid", "")),
    )


def commissions_in(claims: Claims, name: str) -> tuple[VerifiedCommission, ...]:
    """The commissions of a claim that is a list of objects, one object, either as JSON text, or a single HSA-id.

    With a single HSA-id the commission's other properties are claims of their own.
    """
    found = (_commission(item, claims) for item in _items(claims.get(name)))
    return tuple(commission for commission in found if commission is not None)


def _items(value: Any) -> Iterable[Any]:
    if isinstance(value, str) and value.lstrip()[:1] in ("[", "{"):
        try:
            value = json.loads(value)
        except ValueError:
            return []
    return value if isinstance(value, list) else [value]


def _commission(item: Any, claims: Claims) -> VerifiedCommission | None:
    source = item if isinstance(item, dict) else claims
    hsa_id = item.get("commissionHsaId") if isinstance(item, dict) else item
    if not isinstance(hsa_id, str) or not hsa_id.strip():
        return None
    return VerifiedCommission(
        hsa_id=hsa_id.strip(),
        name=str(source.get("commissionName") or ""),
        purpose=str(source.get("commissionPurpose") or ""),
        unit_hsa_id=str(source.get("healthCareUnitHsaId") or ""),
    )
