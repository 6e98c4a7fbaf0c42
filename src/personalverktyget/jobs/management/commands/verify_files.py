"""Whether every attached file is there, whole and readable: after a restore, or when the store was moved."""

import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.db import Error

from personalverktyget.domain.attachments.services import verify_files
from personalverktyget.domain.attachments.stores import StoreUnavailable

WHOLE, FAULTY, UNCHECKED = 0, 1, 2
_WORDS = {"missing": "saknas", "altered": "går inte att läsa: ändrad, eller skriven med en nyckel som inte finns"}


class Command(BaseCommand):
    """``manage.py verify_files``: ends with 0 where all are whole, 1 where not, 2 where it cannot be said."""

    help = "Opens every attached file and shows nothing of it. Exit status: 0 all whole, 1 faults, 2 not checked."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        """Check, tell and exit."""
        count = faults = 0
        try:
            for file_id, fault in verify_files():
                count += 1
                if fault:
                    faults += 1
                    self.stdout.write(f"- {file_id} {_WORDS[fault]}")
        except (Error, StoreUnavailable) as error:
            self.stderr.write(f"Filerna kunde inte kontrolleras: {' '.join(str(error).split())}")
            sys.exit(UNCHECKED)
        self.stdout.write(f"{count} filer är lästa, {faults} har fel.")
        sys.exit(FAULTY if faults else WHOLE)
