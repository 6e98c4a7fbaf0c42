"""The part of django-oauth-toolkit that says what goes into a token."""

from typing import Any

from oauth2_provider.oauth2_validators import OAuth2Validator

from personalverktyget.demo.identity_provider.claims import claims_about
from personalverktyget.demo.identity_provider.people import people


class PersonaValidator(OAuth2Validator):  # type: ignore[misc]
    """Puts the persona's claims into the ID token and into the answer of the second address."""

    oidc_claim_scope = None

    def get_additional_claims(self, request: Any) -> dict[str, Any]:
        """What is vouched for about the one that signed in."""
        audience, _, key = request.user.username.partition("/")
        person = people().find(audience, key)
        return claims_about(person, request.client.client_id) if person else {}

    def get_discovery_claims(self, request: Any) -> list[str]:
        """The claims that are announced."""
        return [
            "sub",
            "acr",
            "amr",
            "name",
            "given_name",
            "family_name",
            "employeeHsaId",
            "allCommissions",
            "personalIdentityNumber",
        ]
