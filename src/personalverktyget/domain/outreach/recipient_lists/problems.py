"""What can be wrong with a list or with one of its rows. Knows no Django: the process that opens workbooks reads this.

The problems of a row that come from its identity number have the same codes as in ``base.identity_numbers``.
"""

from enum import StrEnum


class RowProblem(StrEnum):
    """Why nobody can be found by a row."""

    MISSING = "missing"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    NOT_DIGITS = "not_digits"
    WRONG_DATE = "wrong_date"
    FUTURE_DATE = "future_date"
    WRONG_CHECK_DIGIT = "wrong_check_digit"
    NOT_A_TEST_NUMBER = "not_a_test_number"
    # Shown as 1,91212E+11: the last digits are gone.
    DIGITS_LOST = "digits_lost"
    # 0506071234 became 506071234, in a text where that is a guess.
    ZEROS_LOST = "zeros_lost"
    NO_VALUE = "no_value"
    MERGED = "merged"
    HIDDEN = "hidden"
    TOO_MANY_CELLS = "too_many_cells"
    CELL_TOO_LONG = "cell_too_long"


class ListProblem(StrEnum):
    """Why a list cannot be read at all."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TOO_MANY_ROWS = "too_many_rows"
    TOO_MANY_COLUMNS = "too_many_columns"
    NOT_A_LIST = "not_a_list"
    UNREADABLE = "unreadable"
    TOO_DEMANDING = "too_demanding"
    LOCKED = "locked"
    MACROS = "macros"
    BINARY_WORKBOOK = "binary_workbook"
    UNKNOWN_SHEET = "unknown_sheet"
    OPEN_QUOTE = "open_quote"
    NO_NUMBERS = "no_numbers"
    WHICH_COLUMN = "which_column"


class Unread(Exception):
    """What is found wrong with a list; ``UnreadableList`` says it in words."""

    def __init__(self, code: ListProblem, *, row: int = 0, columns: tuple[str, ...] = ()) -> None:
        super().__init__(code.value)
        self.code = code
        self.row = row
        self.columns = columns
