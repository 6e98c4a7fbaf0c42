"""From what a person wrote to answers in their one stored form. What cannot be understood keeps its place."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from personalverktyget.domain.forms.answers import Place
from personalverktyget.domain.forms.definitions import Answer, FormDefinition, Item, Repetition
from personalverktyget.domain.forms.problems import Code, Problem, Rejected
from personalverktyget.domain.forms.question_types import read_answer

MAX_UNKNOWN: Final = 20


class Reading:
    """What was written, read. A group that repeats holds as many repetitions as a page shows: at least one."""

    def __init__(self, definition: FormDefinition, raw: Mapping[Any, Any]) -> None:
        self.definition = definition
        self.raw = raw
        self.answers: dict[str, Answer] = {}
        self.repetitions: dict[str, list[Repetition]] = {}
        self.problems: dict[Place, Problem] = {}
        for item in definition.asked_once:
            if item.is_repeatable_group:
                self.repetitions[item.link_id] = self._repetitions(item)
            else:
                self._read(item, raw.get(item.link_id), Place(item.link_id), self.answers)

    @property
    def everything(self) -> dict[str, Answer | list[Repetition]]:
        """All answers, those of groups that repeat in the places where they were written."""
        return {**self.answers, **self.repetitions}

    def is_blank(self, group: Item, number: int) -> bool:
        """Whether nothing at all is written in a repetition, beside what its questions begin with."""
        repetition = self.repetitions[group.link_id][number]
        asked = (item for item in group.questions if not item.hidden)
        return not any(
            Place(item.link_id, number) in self.problems or repetition.get(item.link_id, item.initial) != item.initial
            for item in asked
        )

    def unknown(self) -> Iterator[Place]:
        """Answers to what is no question of the form."""
        known = {item.link_id for item in self.definition.asked_once}
        yield from (Place(str(key)[:100]) for key in self.raw if key not in known)
        for link_id in self.repetitions:
            group = self.definition.by_link_id[link_id]
            known = {item.link_id for item in group.questions}
            for number, row in enumerate(_rows(self.raw.get(link_id), group.most)):
                yield from (Place(str(key)[:100], number) for key in row if key not in known)

    def _read(self, item: Item, raw: object, place: Place, into: dict[str, Answer]) -> None:
        try:
            answer = item.initial if item.hidden else read_answer(item, raw)
        except Rejected as rejected:
            self.problems[place] = rejected.problem
        else:
            if answer is not None:
                into[item.link_id] = answer

    def _repetitions(self, group: Item) -> list[Repetition]:
        raw = self.raw.get(group.link_id)
        if raw is not None and not (isinstance(raw, list) and all(isinstance(row, Mapping) for row in raw)):
            self.problems[Place(group.link_id)] = Problem(Code.WRONG_KIND)
        elif raw is not None and len(raw) > group.most:
            self.problems[Place(group.link_id)] = Problem(Code.TOO_MANY, {"max": group.most})
        rows = list(_rows(raw, group.most))
        rows += [{}] * (max(group.fewest, 1) - len(rows))
        return [self._repetition(group, number, row) for number, row in enumerate(rows)]

    def _repetition(self, group: Item, number: int, row: Mapping[Any, Any]) -> Repetition:
        into: dict[str, Answer] = {}
        for item in group.questions:
            self._read(item, row.get(item.link_id), Place(item.link_id, number), into)
        return into


def _rows(raw: object, most: int) -> Iterator[Mapping[Any, Any]]:
    """The repetitions that can be one, no more than there may be."""
    return (row for row in raw[:most] if isinstance(row, Mapping)) if isinstance(raw, list) else iter(())
