"""A file or a picture. The files lie in ``attachments``; the answer is their ids, in the order in which they came."""

from typing import ClassVar, Final
from uuid import UUID

from personalverktyget.domain.attachments import limits
from personalverktyget.domain.forms.definitions import Answer, Item, Operator
from personalverktyget.domain.forms.problems import Code, Problem, Rejected
from personalverktyget.domain.forms.question_types.kind import Control, QuestionType, Widget

_ONE: Final = "1 fil"


def room_for_files(item: Item) -> tuple[int, int]:
    """How many files a question takes, and how many bytes each."""
    return min(item.most, limits.MAX_FILES), min(item.max_size or limits.MAX_FILE_BYTES, limits.MAX_FILE_BYTES)


class AttachmentType(QuestionType):
    """One file, or several where the question repeats."""

    operators: ClassVar[frozenset[Operator]] = frozenset({Operator.EXISTS})
    takes_several = True
    takes_initial = False

    def read(self, item: Item, raw: object) -> Answer | None:
        """The ids of the files. Whether the files are there and whose they are, the caller has seen to."""
        if raw is None or raw == "":
            return None
        if not isinstance(raw, list | tuple) or len(raw) > limits.MAX_FILES:
            raise Rejected(Problem(Code.WRONG_KIND))
        ids = [_id(part) for part in raw]
        if ids and len(ids) < item.fewest:
            raise Rejected(Problem(Code.TOO_FEW, {"min": item.fewest}))
        most, _bytes = room_for_files(item)
        if len(ids) > most:
            raise Rejected(Problem(Code.TOO_MANY, {"max": most}))
        return ids or None

    def describe(self, item: Item) -> Widget:
        """A field that files are chosen in, with those that are attached already."""
        return Widget(control=Control.FILES)

    def in_words(self, item: Item, answer: Answer) -> str:
        """How many there are: what they are called is not in the answer."""
        count = len(answer) if isinstance(answer, list) else 1
        return _ONE if count == 1 else f"{count} filer"


def _id(part: object) -> str:
    try:
        return str(UUID(part)) if isinstance(part, str) else _reject()
    except ValueError:
        return _reject()


def _reject() -> str:
    raise Rejected(Problem(Code.WRONG_KIND))
