"""The theme's colours hold the contrasts that were decided, in light and in dark."""

import re
from pathlib import Path

import pytest

CSS = Path(__file__).parents[3] / "src" / "personalverktyget" / "web" / "shared" / "static" / "shared" / "css"
TEXT, LARGE_OR_EDGE, ENHANCED = 4.5, 3.0, 7.0
ROLES = ("accent", "neutral", "info", "success", "warning", "danger", "note")


def _colours(file: str) -> dict[str, str]:
    return dict(re.findall(r"--ds-color-([a-z-]+): (#[0-9a-f]{6});", (CSS / file).read_text()))


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.fixture(params=["theme.css", "theme-dark.css"])
def colours(request: pytest.FixtureRequest) -> dict[str, str]:
    """The tokens of one look; what dark leaves out it takes from light."""
    return _colours("theme.css") | _colours(request.param)


def test_both_looks_set_the_same_colours() -> None:
    """Dark is a design of its own: no colour of light shines through."""
    assert _colours("theme.css").keys() == _colours("theme-dark.css").keys()


def test_what_can_be_done_stands_out(colours: dict[str, str]) -> None:
    """The accent reaches 7:1 on cards, and so does the text on buttons."""
    assert _contrast(colours["accent-text-subtle"], colours["neutral-surface-default"]) >= ENHANCED
    assert _contrast(colours["accent-base-contrast-default"], colours["accent-base-default"]) >= ENHANCED


@pytest.mark.parametrize("role", ROLES)
def test_text_can_be_read_on_every_ground_of_its_role(colours: dict[str, str], role: str) -> None:
    """Both texts of a role on page, card and tints; both neutral texts on the tints as well."""
    grounds = ("background-default", "background-tinted", "surface-default", "surface-tinted", "surface-hover")
    for ground in grounds:
        behind = colours[f"{role}-{ground}"]
        for text in (f"{role}-text-default", f"{role}-text-subtle", "neutral-text-default", "neutral-text-subtle"):
            assert _contrast(colours[text], behind) >= TEXT, (role, ground, text)


@pytest.mark.parametrize("role", ROLES)
def test_edges_that_carry_meaning_can_be_seen(colours: dict[str, str], role: str) -> None:
    """Borders of fields, choices and notices against page and card."""
    for ground in ("neutral-background-default", "neutral-surface-default"):
        for edge in ("border-default", "border-strong"):
            assert _contrast(colours[f"{role}-{edge}"], colours[ground]) >= LARGE_OR_EDGE, (role, edge, ground)


def test_focus_can_be_seen_on_every_ground(colours: dict[str, str]) -> None:
    """The ring's outer colour against page, card and button."""
    for ground in ("neutral-background-default", "neutral-surface-default", "accent-surface-tinted"):
        assert _contrast(colours["focus-outer"], colours[ground]) >= LARGE_OR_EDGE
