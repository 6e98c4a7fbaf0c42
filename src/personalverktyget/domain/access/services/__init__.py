"""Commands about sign-ins, terms and roles."""

from personalverktyget.domain.access.services.accept_terms import accept_terms
from personalverktyget.domain.access.services.appoint_regional_admin import (
    appoint_regional_admin,
    dismiss_regional_admin,
)
from personalverktyget.domain.access.services.choose_workplace import choose_workplace
from personalverktyget.domain.access.services.grant_role import grant_roles
from personalverktyget.domain.access.services.import_grants import ImportedAnalysis, ImportedGrant, import_grants
from personalverktyget.domain.access.services.record_analysis import record_needs_and_risk_analysis
from personalverktyget.domain.access.services.revoke_role import revoke_role
from personalverktyget.domain.access.services.sign_in import (
    Commission,
    SignInNotPossible,
    record_refused_sign_in,
    sign_in_resident,
    sign_in_staff,
    sign_out,
)

__all__ = [
    "Commission",
    "ImportedAnalysis",
    "ImportedGrant",
    "SignInNotPossible",
    "accept_terms",
    "appoint_regional_admin",
    "choose_workplace",
    "dismiss_regional_admin",
    "grant_roles",
    "import_grants",
    "record_needs_and_risk_analysis",
    "record_refused_sign_in",
    "revoke_role",
    "sign_in_resident",
    "sign_in_staff",
    "sign_out",
]
