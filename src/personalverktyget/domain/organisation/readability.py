"""How hard to read a region lets the texts of case types be, before it is remarked on: an index of LIX."""

from typing import Final

# Plain Swedish for the public lies around 40; news papers at 40 to 50, authorities' texts above.
USUAL: Final = 45
LOWEST: Final = 30
HIGHEST: Final = 60
