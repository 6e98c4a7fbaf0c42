"""The counts in the menu."""

import pytest

from personalverktyget.domain.cases.read_models import QueueCounts
from personalverktyget.web.staff.navigation import count_in_words


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, ""), (1, "1"), (QueueCounts.BOUND, "300"), (QueueCounts.BOUND + 1, "300+")],
)
def test_a_count_says_where_it_stopped(count: int, words: str) -> None:
    """Counting goes on no further than a bound, however many cases there are."""
    assert count_in_words(count) == words
