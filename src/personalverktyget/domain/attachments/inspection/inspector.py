"""Having a file looked into: starts the process, bounds how many run, and turns its answer or its end into words."""

import json
import subprocess
from threading import BoundedSemaphore
from typing import Final, NamedTuple

from personalverktyget.domain.attachments import limits
from personalverktyget.domain.attachments.inspection.confinement import ENVIRONMENT, command
from personalverktyget.domain.attachments.kinds import FileKind
from personalverktyget.domain.attachments.problems import Code, Unfit

_CHILD: Final = "personalverktyget.domain.attachments.inspection.child"
# So many at a time in each process of the web server; others wait for their turn.
_turns: Final = BoundedSemaphore(2)


class Inspected(NamedTuple):
    """What a file is, as it is kept; ``lacks_text`` of a PDF that is but pictures of pages."""

    kind: FileKind
    content: bytes
    lacks_text: bool


def rewritten(kind: FileKind, content: bytes) -> Inspected:
    """The content as it is kept, and what it then is. Raises ``Unfit``."""
    with _turns:
        try:
            ended = subprocess.run(
                command(_CHILD, kind.value),
                input=content,
                stdout=subprocess.PIPE,
                # What a decoder complains of may quote the file.
                stderr=subprocess.DEVNULL,
                env=ENVIRONMENT,
                cwd="/",
                timeout=limits.INSPECTION_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise Unfit(Code.TOO_DEMANDING) from error
    return _read(ended)


def _read(ended: "subprocess.CompletedProcess[bytes]") -> Inspected:
    header, _line_end, content = ended.stdout.partition(b"\n")
    try:
        answer = json.loads(header)
    except ValueError:
        # Ended by its bounds, or by a fault in a decoder: nothing is known of the file but that it was too much.
        raise Unfit(Code.TOO_DEMANDING) from None
    if "problem" in answer:
        raise Unfit(Code(answer["problem"]))
    if ended.returncode or not content:
        raise Unfit(Code.TOO_DEMANDING)
    return Inspected(FileKind(answer["kind"]), content, bool(answer["lacks_text"]))
