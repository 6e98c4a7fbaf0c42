"""What is found of each row of a list, and what it comes to: to send to, or not.

``reachability`` says what a sender may be told; here it is only given a name for the list. A resident with a protected
identity is never among many (S-01): those who may know are told to write to her alone, to all others she is not here.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

from personalverktyget.domain.outreach.values import LONGEST_VALUE
from personalverktyget.domain.people.reachability import Reachability, ReachWarning, Reason


class Verdict(StrEnum):
    """What is found of a row, in the order in which the counts are read."""

    VALID = "valid"
    # It can be, and is left out until its sender has said why (``guidelines``).
    OUTSIDE = "outside"
    VALUE_LACKING = "value_lacking"
    VALUE_UNUSABLE = "value_unusable"
    NO_NUMBER = "no_number"
    DOUBLE = "double"
    UNKNOWN = "unknown"
    NOT_HERE = "not_here"
    ONE_AT_A_TIME = "one_at_a_time"
    CHILD = "child"
    DECEASED = "deceased"
    EMIGRATED = "emigrated"


_BY_REASON: Final[Mapping[Reason, Verdict]] = {
    Reason.UNKNOWN_NUMBER: Verdict.UNKNOWN,
    Reason.DECEASED: Verdict.DECEASED,
    Reason.EMIGRATED: Verdict.EMIGRATED,
    Reason.NO_GUARDIAN: Verdict.CHILD,
}


def verdict_on(found: Reachability) -> Verdict:
    """What it means for a list that somebody is reached like this."""
    if not found.can_be_reached:
        return _BY_REASON.get(found.reason, Verdict.NOT_HERE)
    if ReachWarning.PROTECTED_IDENTITY in found.warnings:
        return Verdict.ONE_AT_A_TIME
    return Verdict.VALID


def verdict_on_values(values: Mapping[str, str], asked: Sequence[str]) -> tuple[Verdict, str]:
    """Whether each variable has a value that can be sent, and the first that has not."""
    for name in asked:
        text = values.get(name, "")
        if not text:
            return Verdict.VALUE_LACKING, name
        if len(text) > LONGEST_VALUE or any(sign in text for sign in "\0{}"):
            return Verdict.VALUE_UNUSABLE, name
    return Verdict.VALID, ""
