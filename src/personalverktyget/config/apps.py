"""The configuration as a Django app, so that its checks are among Django's."""

from django.apps import AppConfig
from django.conf import settings

from personalverktyget.config.start_checks import register_checks
from personalverktyget.domain.forms.question_types import IdentityNumberType


class ConfigurationConfig(AppConfig):
    """Settings, addresses, checks."""

    name = "personalverktyget.config"
    label = "configuration"

    def ready(self) -> None:
        """Let Django know the checks, and forms which identity numbers pass."""
        register_checks()
        IdentityNumberType.accepts_real_numbers = settings.MODE == "production"
