"""Swedish word forms for search, as PostgreSQL makes them."""

from collections.abc import Iterable

from django.contrib.postgres.search import SearchVectorField
from django.db.models import F, Func, Value

_CONFIG = Value("swedish")


def word_forms(text: str) -> Func:
    """The word forms of a text."""
    return Func(_regconfig(), Value(text), function="to_tsvector", output_field=SearchVectorField())


def with_word_forms(text: str) -> Func:
    """The column ``words`` with a text's word forms added."""
    added = word_forms(text)
    return Func(F("words"), added, template="%(expressions)s", arg_joiner=" || ", output_field=SearchVectorField())


def joined_word_forms(texts: Iterable[str]) -> Func:
    """The word forms of several texts, as if they had been added one after another."""
    forms = [word_forms(text) for text in texts]
    return Func(*forms, template="%(expressions)s", arg_joiner=" || ", output_field=SearchVectorField())


def _regconfig() -> Func:
    return Func(_CONFIG, template="%(expressions)s::regconfig")
