"""Put everything under the current key of the key ring, and say which keys can be taken out of it."""

import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from personalverktyget.base.actors import SystemActor
from personalverktyget.base.encryption import CannotDecrypt, load_keyring
from personalverktyget.domain.access_log.keys_in_use import keys_in_use
from personalverktyget.domain.access_log.services.renew_keys import BATCH, renew_keys

DONE, LACKING = 0, 1


class Command(BaseCommand):
    """``manage.py renew_keys``: ends with 0 when nothing needs an older key, 1 when something does."""

    help = "Encrypts anew what an older key has encrypted. Can be ended anywhere and begun again, while people work."

    def add_arguments(self, parser: CommandParser) -> None:
        """How many rows a transaction takes, and whether only to look."""
        parser.add_argument("--batch", type=int, default=BATCH, help="rows a transaction")
        parser.add_argument("--check", action="store_true", help="only say which keys are needed")

    def handle(self, *args: Any, **options: Any) -> None:
        """Renew, tell and exit."""
        if not options["check"]:
            self._renew(max(1, options["batch"]))
        ring, needed = load_keyring(settings.KEYRING_FILE), keys_in_use()
        for name, tables in needed.items():
            there = "" if name in ring.ciphers else ", och saknas i nyckelringen"
            self.stdout.write(f"{name} behövs{there}: {', '.join(tables)}")
        for name in sorted(ring.ciphers.keys() - needed.keys() - {ring.current}):
            self.stdout.write(f"{name} behövs inte längre i databasen.")
        sys.exit(DONE if needed.keys() <= {ring.current} else LACKING)

    def _renew(self, batch: int) -> None:
        def tell(table: str, count: int) -> None:
            self.stdout.write(f"{table}: {count} rader")
            self.stdout.flush()

        try:
            renew_keys(SystemActor("renew_keys"), batch=batch, tell=tell)
        except CannotDecrypt as error:
            self.stderr.write(f"Allt kunde inte krypteras om: {error}")
