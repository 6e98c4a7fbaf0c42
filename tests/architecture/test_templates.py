"""Templates can be read: what the browser gives a line of its own has one in the source."""

import re
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src"
_LONG = 160
_BLOCK = "(?:p|div|section|ul|ol|dl|li|tr|td|th|dt|dd|h[1-6]|form|header|fieldset|c-summary-row|c-notice)"
_SIDE_BY_SIDE = re.compile(rf"</{_BLOCK}>(?:{{% \w+[^%]* %}})*<{_BLOCK}\b")


def test_long_lines_hold_no_two_blocks_side_by_side() -> None:
    found = [
        f"{file.relative_to(SOURCE)}:{number}"
        for file in sorted(SOURCE.rglob("*.html"))
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if len(line) > _LONG and _SIDE_BY_SIDE.search(line)
    ]
    assert found == []
