"""Bring the copy of the published heads from its bucket, to verify the log against what nobody can have changed."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.module_loading import import_string

from personalverktyget.domain.attachments.stores import FileMissing, StoreUnavailable


class Command(BaseCommand):
    """``manage.py fetch_heads FOLDER``, and then ``verify_log --published-heads FOLDER``."""

    requires_system_checks = ()
    help = "Brings the copy of the published heads into an empty folder."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to."""
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Fetch, or say in one line why it cannot be done."""
        if not settings.COPY_OF_HEADS:
            raise CommandError("PUBLISHED_HEADS_S3_BUCKET names no bucket.")
        disagrees = import_string(f"{settings.COPY_OF_HEADS}.CopyDisagrees")
        try:
            count = import_string(f"{settings.COPY_OF_HEADS}.fetch_heads")(options["folder"])
        except (disagrees, OSError, StoreUnavailable, FileMissing) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{count} objects are fetched.")
