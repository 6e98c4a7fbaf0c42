"""The configuration as a Django app, so that its checks are among Django's."""

from django.apps import AppConfig

from personalverktyget.config.start_checks import register_checks


class ConfigurationConfig(AppConfig):
    """Settings, addresses, checks."""

    name = "personalverktyget.config"
    label = "configuration"

    def ready(self) -> None:
        """Let Django know the checks."""
        register_checks()
