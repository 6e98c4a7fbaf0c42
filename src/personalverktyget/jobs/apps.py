"""The jobs as a Django app: their commands."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Queued and scheduled work."""

    name = "personalverktyget.jobs"
    label = "jobs"
