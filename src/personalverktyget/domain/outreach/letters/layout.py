"""Where things stand on the paper, in millimetres from its upper left corner. Pure.

A4, folded once for C5 or twice for C6/5 (long). Swedish window envelopes for letters have the window to the right. An
envelope is larger than the folded paper, which can slide in it; what stands in the window must do so wherever it slid.
"""

from dataclasses import asdict, dataclass
from typing import Final

PAPER_WIDTH: Final = 210


@dataclass(frozen=True, slots=True)
class Envelope:
    """An envelope with a window: its size, and how far the window is from its right and upper edges."""

    width: float
    height: float
    window_right: float
    window_top: float
    window_width: float
    window_height: float
    folded_height: float

    def always_seen(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of what of the paper shows wherever the paper has slid."""
        left = self.width - self.window_right - self.window_width
        sideways, up = self.width - PAPER_WIDTH, self.height - self.folded_height
        return (
            left,
            self.window_top,
            left + self.window_width - sideways,
            self.window_top + self.window_height - up,
        )

    def ever_seen(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of what of the paper shows if it slides the wrong way."""
        left, top, right, bottom = self.always_seen()
        sideways, up = self.width - PAPER_WIDTH, self.height - self.folded_height
        return left - sideways, top - up, right + sideways, bottom + up


C5: Final = Envelope(229, 162, 15, 44, 105, 35, 148.5)
C65: Final = Envelope(229, 114, 15, 39, 100, 35, 99)


@dataclass(frozen=True, slots=True)
class Layout:
    """The measures that the template reads."""

    margin: float = 22
    top: float = 16
    address_left: float = 116
    address_top: float = 45
    address_width: float = 77
    address_height: float = 19.5
    address_size: float = 10.5
    # Smaller than this no name is read by hand or machine; a longer one is broken.
    address_least: float = 7.5
    # So narrow that nothing of it comes into the window; above it, the region's name on one line stays clear of it.
    sender_width: float = 65
    body_top: float = 92

    def as_data(self) -> dict[str, float]:
        """By name, for the template."""
        return asdict(self)


LAYOUT: Final = Layout()
MAX_ADDRESS_LINES: Final = 5
MAX_ADDRESS_LINE: Final = 70
