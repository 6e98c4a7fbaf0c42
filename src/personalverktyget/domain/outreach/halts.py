"""Why the program stopped a dispatch by itself: it was not what had been released."""

from enum import StrEnum
from typing import Final

from personalverktyget.domain.attachments.frozen import FileFault


class Halt(StrEnum):
    """What was found. Texts, form, recipients, values and which files there are count as what was changed."""

    CHANGED = "changed"
    FILE_MISSING = "file_missing"
    FILE_ALTERED = "file_altered"


OF_FILES: Final = {FileFault.MISSING: Halt.FILE_MISSING, FileFault.ALTERED: Halt.FILE_ALTERED}
