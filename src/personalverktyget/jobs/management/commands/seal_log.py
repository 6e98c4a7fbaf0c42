"""Seal the log at once, for instance before a copy is taken; the worker otherwise does it every ten seconds."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from personalverktyget.domain.access_log.published_heads import HeadsDisagree
from personalverktyget.domain.access_log.services.seal_log import seal_log
from personalverktyget.domain.access_log.signing import KeyProblem


class Command(BaseCommand):
    """``manage.py seal_log``."""

    requires_system_checks = ()
    help = "Seals the access log and publishes the heads."

    def handle(self, *args: Any, **options: Any) -> None:
        """Seal, or say in one line why it cannot be done."""
        try:
            sealed = seal_log()
        except (KeyProblem, HeadsDisagree, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{sealed} poster förseglades.")
