"""Lines of the log as log control shows them."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from personalverktyget.web.staff.log_review.rows import LineRow, folded

ROW = LineRow(
    when="lördag 28 november 15.27",
    day="28 nov",
    time="15.27",
    iso="2026-11-28T15:27:00+01:00",
    who="Hilda Berg",
    what="Skickade ett meddelande",
    case_number="",
    persons="Lennart Östberg",
    was_refused=False,
    is_this=False,
)
rows = st.builds(
    lambda what, second, was_refused, is_this: replace(
        ROW, what=what, iso=f"2026-11-28T15:27:{second:02d}+01:00", was_refused=was_refused, is_this=is_this
    ),
    st.sampled_from(("Öppnade ärendet", "Skickade ett meddelande")),
    st.integers(0, 59),
    st.booleans(),
    st.booleans(),
)


@given(st.lists(rows, max_size=12))
def test_folding_loses_no_line_and_joins_only_what_reads_the_same(lines: list[LineRow]) -> None:
    found = folded(lines)
    unfolded = [replace(row, count=1, iso="") for row in found for _ in range(row.count)]
    assert unfolded == [replace(row, iso="") for row in lines]
    assert all(a != b for a, b in zip(unfolded_keys(found), unfolded_keys(found)[1:], strict=False))


def unfolded_keys(found: list[LineRow]) -> list[LineRow]:
    return [replace(row, count=1, iso="") for row in found]
