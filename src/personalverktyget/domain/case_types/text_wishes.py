"""Which of the places that a search found are to change, and to what. Pure."""

from collections.abc import Iterable, Mapping

from personalverktyget.domain.case_types.text_places import TextPlace
from personalverktyget.domain.case_types.text_search import TextSearch

# The places that were chosen in one thing: each by its key, with the fingerprint of what the actor saw there.
Chosen = Mapping[str, str]


class Wanted:
    """Which places are to change, and to what."""

    def __init__(self, search: TextSearch, replacement: str, chosen: Chosen) -> None:
        self.search, self.replacement, self.chosen = search, replacement, chosen

    def among(self, places: Iterable[TextPlace]) -> dict[tuple[str, ...], str]:
        """The new text of each chosen place that says what was seen, and has room for it."""
        found = {}
        for place in places:
            if not place.text or self.chosen.get(place.key) != place.fingerprint:
                continue
            after = self.search.replaced(place.text, self.replacement)
            if after != place.text and place.takes(after):
                found[place.path] = after
        return found
