"""The directory outside the program that knows regions, care providers and units, as the domain sees it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryRegion:
    """A region in the directory; ``county`` is its code in the population register, empty where it is not told."""

    hsa_id: str
    name: str
    county: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryProvider:
    """A care provider in the directory; ``region`` is the region's HSA-id."""

    hsa_id: str
    name: str
    region: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryUnit:
    """A care unit in the directory; ``provider`` is the provider's HSA-id.

    ``opening_hours`` maps monday…sunday to lists of [from, to] such as ["08:00", "17:00"].
    """

    hsa_id: str
    name: str
    provider: str
    kind: str
    address: str
    postal_code: str
    town: str
    municipality: str
    phone: str
    opening_hours: Mapping[str, Any]
    presentation: str
    # Degrees north and east, both or neither.
    latitude: float | None = None
    longitude: float | None = None


class UnitDirectory(Protocol):
    """The part of the staff directory that tells of the organisation."""

    def regions(self) -> Iterable[DirectoryRegion]:
        """All regions."""

    def providers(self) -> Iterable[DirectoryProvider]:
        """All care providers."""

    def units(self) -> Iterable[DirectoryUnit]:
        """All care units."""
