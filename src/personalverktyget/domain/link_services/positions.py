"""Where links stand among what a unit offers."""

from typing import Final

# After everything else, until the unit moves it.
LAST: Final = 32_000
