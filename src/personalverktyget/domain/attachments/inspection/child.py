"""The process that opens a stranger's file. It is started for one file, has little memory and time, and knows nothing.

It gets the kind on its command line and the content on its standard input, and answers with a line of JSON followed by
the file as it is kept. It has no environment, no keys and no connection to the database, and may open no more files
for writing: whoever takes it over by a fault in a decoder has taken over nothing.
"""

import json
import sys

from personalverktyget.domain.attachments import limits
from personalverktyget.domain.attachments.inspection.confinement import confine
from personalverktyget.domain.attachments.inspection.documents import rewritten_document
from personalverktyget.domain.attachments.inspection.pictures import rewritten_picture
from personalverktyget.domain.attachments.kinds import FileKind
from personalverktyget.domain.attachments.problems import Code, Unfit


def main() -> None:
    """Read, look, answer."""
    confine(memory=limits.INSPECTION_MEMORY, cpu_seconds=limits.INSPECTION_CPU_SECONDS)
    kind, content = FileKind(sys.argv[1]), sys.stdin.buffer.read()
    try:
        kept, rewritten, lacks_text = _rewritten(kind, content)
    except Unfit as unfit:
        _answer({"problem": unfit.code.value})
    except (MemoryError, RecursionError):
        _answer({"problem": Code.TOO_DEMANDING.value})
    else:
        _answer({"kind": kept.value, "lacks_text": lacks_text}, rewritten)


def _rewritten(kind: FileKind, content: bytes) -> tuple[FileKind, bytes, bool]:
    if kind is FileKind.PDF:
        return kind, *rewritten_document(content)
    return *rewritten_picture(kind, content), False


def _answer(header: dict[str, str | bool], content: bytes = b"") -> None:
    sys.stdout.buffer.write(json.dumps(header).encode() + b"\n")
    sys.stdout.buffer.write(content)
