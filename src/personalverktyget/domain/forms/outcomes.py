"""What comes of a set of answers, and whether it is what somebody expects of the form. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from personalverktyget.domain.forms.definitions import FormDefinition
from personalverktyget.domain.forms.rules import check


@dataclass(frozen=True, slots=True)
class Outcome:
    """Which questions show, which errors there are, which stops. ``known`` is what the form asked at that time."""

    shown: frozenset[str]
    errors: frozenset[tuple[str, str]]
    stops: frozenset[str]
    known: frozenset[str]

    def to_json(self) -> dict[str, Any]:
        """As it is kept."""
        return {
            "shown": sorted(self.shown),
            "errors": sorted(map(list, self.errors)),
            "stops": sorted(self.stops),
            "known": sorted(self.known),
        }


@dataclass(frozen=True, slots=True)
class Deviation:
    """What is otherwise than expected; ids of items, and of errors also the code."""

    no_longer_shown: tuple[str, ...] = ()
    now_shown: tuple[str, ...] = ()
    errors_gone: tuple[tuple[str, str], ...] = ()
    errors_new: tuple[tuple[str, str], ...] = ()
    stops_gone: tuple[str, ...] = ()
    stops_new: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is otherwise."""
        return self != Deviation()


def outcome_from_json(data: Mapping[str, Any]) -> Outcome:
    """What ``to_json`` wrote."""
    return Outcome(
        shown=frozenset(data["shown"]),
        errors=frozenset((link_id, code) for link_id, code in data["errors"]),
        stops=frozenset(data["stops"]),
        known=frozenset(data["known"]),
    )


def outcome_of(form: FormDefinition, answers: Mapping[str, Any]) -> Outcome:
    """What comes of the answers. Answers to questions that are gone say nothing."""
    known = frozenset(item.link_id for item in form.questions)
    asked = {link_id: answer for link_id, answer in answers.items() if link_id in form.by_link_id}
    checked = check(form, asked)
    return Outcome(
        shown=frozenset(link_id for link_id in known if link_id not in checked.hidden),
        errors=frozenset((finding.link_id, finding.problem.code.value) for finding in checked.errors),
        stops=frozenset(item.link_id for item in checked.stops),
        known=known,
    )


def deviation(expected: Outcome, found: Outcome) -> Deviation:
    """What is otherwise. A question that is new is no deviation, nor is what it asks for."""
    new = found.known - expected.known
    return Deviation(
        no_longer_shown=tuple(sorted(expected.shown - found.shown)),
        now_shown=tuple(sorted(found.shown - expected.shown - new)),
        errors_gone=tuple(sorted(expected.errors - found.errors)),
        errors_new=tuple(sorted(error for error in found.errors - expected.errors if error[0] not in new)),
        stops_gone=tuple(sorted(expected.stops - found.stops)),
        stops_new=tuple(sorted(found.stops - expected.stops)),
    )
