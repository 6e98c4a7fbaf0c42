"""The virus scanner, as the domain sees it. ``settings.VIRUS_SCANNER`` names the adapter, or nothing.

Production does not start without one (``config/unsafe_settings.py``).
"""

from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string


class ScannerUnavailable(Exception):
    """The scanner did not answer, or could not tell. The message says what, for operators."""


class VirusScanner(Protocol):
    """Looks through one content at a time."""

    def finding(self, content: bytes) -> str:
        """What was found, by the scanner's name for it; "" where nothing was. Raises ``ScannerUnavailable``."""


def virus_scanner() -> VirusScanner | None:
    """The scanner that the settings name; ``None`` where files are taken in unchecked, which the pages then say."""
    if not settings.VIRUS_SCANNER:
        return None
    scanner: VirusScanner = import_string(settings.VIRUS_SCANNER)()
    return scanner
