"""Ending the provider's own session when the program asks for it."""

from typing import Any

from oauth2_provider.views.oidc import RPInitiatedLogoutView


class EndSessionView(RPInitiatedLogoutView):  # type: ignore[misc]
    """Ends the session without a question and sends the browser back to the program."""

    template_name = "identity_provider/refused.html"

    def must_prompt(self, token_user: Any) -> bool:
        """Never: the person has just asked for it at the program."""
        return False

    def validate_logout_request_user(self, id_token_hint: str | None, client_id: str | None) -> Any:
        """The token only says whose tokens to withdraw. One that is no longer known must not keep anybody signed in."""
        if not client_id:
            return super().validate_logout_request_user(id_token_hint, client_id)
        try:
            return super().validate_logout_request_user(id_token_hint, client_id)
        except Exception:
            return None
