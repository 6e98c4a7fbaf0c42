"""Mobile numbers as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from personalverktyget.domain.people.mobiles import mobile_number, written_mobile

DIGITS = st.text("0123456789", min_size=7, max_size=7)


@pytest.mark.parametrize(
    "text",
    ["070-174 06 05", "0701740605", "+46 70 174 06 05", "0046701740605", "+46 (0)70-174 06 05", " 070 1740605 "],
)
def test_one_number_however_it_is_written(text: str) -> None:
    assert mobile_number(text) == "+46701740605"


@pytest.mark.parametrize(
    "text", ["", "08-465 004 00", "07012", "070174060512", "070-174 O6 05", "+", "0701740605\x00", "+4640123456"]
)
def test_what_no_text_message_reaches_is_none(text: str) -> None:
    assert mobile_number(text) == ""


def test_a_foreign_number_is_kept_as_it_is() -> None:
    assert mobile_number("+45 20 12 34 56") == written_mobile("+4520123456") == "+4520123456"


@given(st.sampled_from("02369"), DIGITS)
def test_what_is_shown_is_read_as_the_same_number(kind: str, digits: str) -> None:
    number = f"+467{kind}{digits}"
    assert mobile_number(written_mobile(number)) == number
