"""What can be wrong with a file. Knows no Django: the process that looks into files reads this too."""

from enum import StrEnum


class Code(StrEnum):
    """What is wrong with a file, or with so many of them."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TOO_MANY = "too_many"
    TOO_MUCH = "too_much"
    WRONG_KIND = "wrong_kind"
    UNREADABLE = "unreadable"
    TOO_MANY_PIXELS = "too_many_pixels"
    TOO_DEMANDING = "too_demanding"
    LOCKED = "locked"
    ACTIVE = "active"
    HOLDS_FILES = "holds_files"
    TOO_MANY_PAGES = "too_many_pages"
    INFECTED = "infected"
    SCANNER_SILENT = "scanner_silent"


class Unfit(Exception):
    """What the inspection finds wrong with a content; ``RefusedFile`` is made of it where the name is known."""

    def __init__(self, code: Code) -> None:
        super().__init__(code.value)
        self.code = code
