"""A search tells of the first so many places, whole rows as long as they have room, and whether there are more."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from personalverktyget.domain.case_types.first_found import first_of, first_places
from personalverktyget.domain.case_types.text_places import TextPlace


@given(rows=st.lists(st.integers(0, 6), max_size=8), at_most=st.integers(1, 12))
def test_the_first_places_in_order_and_whether_there_are_more(rows: list[int], at_most: int) -> None:
    """Nothing is left out before the limit, nothing is told after it, and nothing is read that is not needed."""
    read: list[int] = []

    def in_order() -> Iterator[int]:
        for row in range(len(rows)):
            read.append(row)
            yield row

    def places_of(row: int) -> Iterator[TextPlace]:
        return (place(row, number) for number in range(rows[row]))

    found, has_more = first_places(in_order(), places_of, lambda row, places: (row, places), at_most=at_most)
    everything = [place(row, number) for row, count in enumerate(rows) for number in range(count)]
    assert [one for _row, places in found for one in places] == everything[:at_most]
    assert all(places and {one.path[0] for one in places} == {str(row)} for row, places in found)
    assert has_more is (len(everything) > at_most)
    if has_more:
        assert sum(rows[: read[-1]]) <= at_most
    assert first_of(everything, at_most=at_most) == (tuple(everything[:at_most]), has_more)


def place(row: int, number: int) -> TextPlace:
    """A text of a row."""
    return TextPlace((str(row), str(number)), f"{number}", 9)
