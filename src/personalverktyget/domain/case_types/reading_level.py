"""How hard to read a case type may be, and which of the texts around its form are harder."""

from collections.abc import Iterator
from typing import Final

from personalverktyget.domain.case_types.content import CaseTypeTexts
from personalverktyget.domain.case_types.models import CaseType
from personalverktyget.domain.forms.readability import index_if_hard
from personalverktyget.domain.organisation import readability

# What is read along with a case type whose limit is asked for.
READ_ALONG: Final = ("case_type__region", "case_type__unit__region")
_AROUND: Final = ("summary", "description", "not_for", "terms_text")


def highest_lix(case_type: CaseType) -> int:
    """The limit of the region that owns it, or in which its unit lies."""
    region = case_type.region or (case_type.unit.region if case_type.unit else None)
    return region.highest_lix if region else readability.USUAL


def hard_texts(texts: CaseTypeTexts, highest: int) -> Iterator[tuple[str, int]]:
    """The texts around the form that are too hard to read, each with its index."""
    for name in _AROUND:
        index = index_if_hard(getattr(texts, name), highest)
        if index is not None:
            yield name, index
