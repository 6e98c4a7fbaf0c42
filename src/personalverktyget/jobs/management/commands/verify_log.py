"""Check the access log against its seals and the published heads."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import Error

from personalverktyget.domain.access_log.findings import Report
from personalverktyget.domain.access_log.verification import verify

HONEST, TAMPERED, UNCHECKED = 0, 1, 2


class Command(BaseCommand):
    """``manage.py verify_log``: ends with 0 where the log is honest, 1 where not, 2 where it cannot be said."""

    help = "Checks the access log. Exit status: 0 honest, 1 tampered with, 2 could not be checked."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The published heads can be a copy that is kept elsewhere, which is the stronger proof."""
        parser.add_argument(
            "--published-heads", type=Path, default=settings.PUBLISHED_HEADS_DIR, help="the folder with heads and keys"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Check, tell and exit."""
        try:
            report = verify(options["published_heads"])
        except (Error, OSError) as error:
            self.stderr.write(f"Loggen kunde inte kontrolleras: {' '.join(str(error).split())}")
            sys.exit(UNCHECKED)
        self._tell(report)
        sys.exit(TAMPERED if report.findings else UNCHECKED if report.unchecked else HONEST)

    def _tell(self, report: Report) -> None:
        self.stdout.write(f"{report.entries} poster och {report.batches} förseglingar är lästa.")
        if report.removed_months:
            told = f"{report.removed} poster från {report.removed_months} månader är gallrade när deras tid var ute."
            self.stdout.write(told)
        if report.unsealed:
            self.stdout.write(f"{report.unsealed} poster är ännu inte förseglade.")
        if report.unpublished:
            self.stdout.write(f"{report.unpublished} förseglingar är ännu inte publicerade.")
        for finding in report.findings:
            self.stdout.write(f"- {finding.words}")
        if report.more:
            self.stdout.write(f"- och {report.more} fel till")
        for reason in report.unchecked:
            self.stdout.write(f"Kunde inte kontrolleras: {reason}")
        if report.findings:
            self.stdout.write("Loggen är inte som den förseglades. Spara databasen och mappen som de är.")
        elif not report.unchecked:
            self.stdout.write("Inga fel: loggen är som den förseglades.")
