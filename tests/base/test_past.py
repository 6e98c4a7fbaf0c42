"""Standing at another time: it stays, it ends, and it never lies ahead."""

from datetime import timedelta

import pytest

from personalverktyget.base.clock import now, today
from personalverktyget.base.past import standing_at


def test_it_stays_that_time_until_the_end() -> None:
    before = now()
    then = before - timedelta(days=40)
    with standing_at(then):
        assert now() == now() == then
        with standing_at(then - timedelta(days=1)):
            assert now() < then
        assert now() == then
        assert today() < before.date()
    assert now() >= before


def test_what_has_not_been_cannot_be_told() -> None:
    with pytest.raises(ValueError, match="has not been"), standing_at(now() + timedelta(minutes=1)):
        pass
