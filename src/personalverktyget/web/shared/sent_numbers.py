"""Whole numbers that a page carries back."""

from typing import Final

from django.http import HttpRequest

# PostgreSQL's whole numbers end at ten digits.
_LONGEST_NUMBER: Final = 10


def sent_number(request: HttpRequest, name: str) -> int:
    """The version or number that a page carries back; 0 for what is none, which no row has."""
    text = request.POST.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < _LONGEST_NUMBER else 0
