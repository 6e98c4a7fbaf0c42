"""To how many residents one person at a unit may send by herself: the region's choice."""

from typing import Final

USUAL: Final = 50
HIGHEST: Final = 10_000
