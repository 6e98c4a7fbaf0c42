"""What may be wrong with an answer or a definition: a code and its figures. The web layer puts it in words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Code(StrEnum):
    """Why an answer is not accepted, or what a definition breaks."""

    # Answers.
    MISSING = "missing"
    RECOMMENDED = "recommended"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    NOT_LIKE_PATTERN = "not_like_pattern"
    UNREADABLE_CHARACTERS = "unreadable_characters"
    WRONG_KIND = "wrong_kind"
    NOT_AN_OPTION = "not_an_option"
    NOT_YES_OR_NO = "not_yes_or_no"
    NOT_WHOLE_NUMBER = "not_whole_number"
    NOT_NUMBER = "not_number"
    TOO_MANY_DECIMALS = "too_many_decimals"
    TOO_SMALL = "too_small"
    TOO_LARGE = "too_large"
    NOT_DATE = "not_date"
    NOT_DATE_TIME = "not_date_time"
    NO_SUCH_TIME = "no_such_time"
    TOO_EARLY = "too_early"
    TOO_LATE = "too_late"
    IN_FUTURE = "in_future"
    IN_PAST = "in_past"
    NOT_PHONE = "not_phone"
    NOT_EMAIL = "not_email"
    NOT_IDENTITY_NUMBER = "not_identity_number"
    NOT_A_TEST_NUMBER = "not_a_test_number"
    TOO_FEW = "too_few"
    TOO_MANY = "too_many"
    UNKNOWN_QUESTION = "unknown_question"
    TOO_MANY_ANSWERS = "too_many_answers"

    # Definitions.
    NOT_A_DEFINITION = "not_a_definition"
    UNKNOWN_KEY = "unknown_key"
    WRONG_VALUE = "wrong_value"
    MISSING_LINK_ID = "missing_link_id"
    DUPLICATE_LINK_ID = "duplicate_link_id"
    UNKNOWN_TYPE = "unknown_type"
    MISSING_TEXT = "missing_text"
    TOO_DEEP = "too_deep"
    TOO_MANY_ITEMS = "too_many_items"
    ITEMS_OUTSIDE_GROUP = "items_outside_group"
    EMPTY_GROUP = "empty_group"
    MISSING_OPTIONS = "missing_options"
    UNWANTED_OPTIONS = "unwanted_options"
    DUPLICATE_OPTION = "duplicate_option"
    CANNOT_REPEAT = "cannot_repeat"
    CANNOT_BE_REQUIRED = "cannot_be_required"
    LIMITS_CONTRADICT = "limits_contradict"
    CONDITION_ON_UNKNOWN = "condition_on_unknown"
    CONDITION_CANNOT_COMPARE = "condition_cannot_compare"
    CONDITION_WRONG_ANSWER = "condition_wrong_answer"
    CYCLIC_CONDITION = "cyclic_condition"
    HEADLINE_ON_UNKNOWN = "headline_on_unknown"
    NOT_AVAILABLE = "not_available"
    NOT_A_PATTERN = "not_a_pattern"
    MISSING_EXAMPLE = "missing_example"
    MISSING_LIMITS = "missing_limits"
    MISSING_INITIAL = "missing_initial"
    NESTED_REPETITION = "nested_repetition"
    STOP_WITHOUT_CONDITION = "stop_without_condition"


@dataclass(frozen=True, slots=True)
class Problem:
    """A code with the figures that its words need, such as ``Problem(Code.TOO_LONG, {"max": 600})``."""

    code: Code
    params: Mapping[str, str | int] = field(default_factory=dict, hash=False)


class Rejected(ValueError):
    """An answer cannot be accepted; ``problem`` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code.value)
        self.problem = problem


class InvalidDefinition(ValueError):
    """A form cannot be used. Each error names the item by its ``link_id`` ("" is the form itself)."""

    def __init__(self, errors: tuple[tuple[str, Problem], ...]) -> None:
        super().__init__("; ".join(f"{link_id or 'form'}: {problem.code}" for link_id, problem in errors[:10]))
        self.errors = errors
