"""Commands about attached files. Those that take a ``work`` are parts of another package's unit of work."""

from personalverktyget.domain.attachments.services.attach import attach
from personalverktyget.domain.attachments.services.clear_away import clear_strays, forget_files
from personalverktyget.domain.attachments.services.hand_over import hand_over, remove_rows
from personalverktyget.domain.attachments.services.remove import remove
from personalverktyget.domain.attachments.services.verify_files import verify_files

__all__ = [
    "attach",
    "clear_strays",
    "forget_files",
    "hand_over",
    "remove",
    "remove_rows",
    "verify_files",
]
