"""Where an answer stands: at a question that is asked once, or in one repetition of its group."""

from typing import Final, NamedTuple, cast

from personalverktyget.domain.forms.definitions import Answer, Answers, Repetition

_NONE: Final[tuple[Repetition, ...]] = ()


class Place(NamedTuple):
    """An item, and in which repetition of its group, counted from 0. Outside of groups that repeat there is none."""

    link_id: str
    repetition: int | None = None


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
