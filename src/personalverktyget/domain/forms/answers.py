"""Finding an answer: of a question that is asked once, or in one repetition of its group."""

from typing import Final, cast

from personalverktyget.domain.forms.definitions import Answer, Answers, Repetition

_NONE: Final[tuple[Repetition, ...]] = ()


def answer_to(answers: Answers, link_id: str) -> Answer | None:
    """The answer to a question that is asked once."""
    found = answers.get(link_id)
    if isinstance(found, list) and any(not isinstance(part, str) for part in found):
        return None
    return cast("Answer | None", found)


def repetitions_of(answers: Answers, link_id: str) -> tuple[Repetition, ...]:
    """The answers of a group that repeats, one mapping for each repetition."""
    found = answers.get(link_id)
    if not isinstance(found, list):
        return _NONE
    return tuple(part for part in found if not isinstance(part, str))
