"""What every template of the program keeps to, whoever wrote it."""

import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[3] / "src" / "personalverktyget"
ICONS = SOURCE / "web" / "shared" / "static" / "shared" / "css" / "icons.css"
TEMPLATES = sorted(SOURCE.rglob("templates/**/*.html"))
# Data for search engines is no script: nothing runs it, and the policy does not concern it.
DATA = 'type="application/ld+json"'
COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)


def _markup(template: Path) -> str:
    return COMMENT.sub("", template.read_text())


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_nothing_stands_inline(template: Path) -> None:
    """# C-02: the policy would refuse it, and the page would be broken without a word."""
    markup = _markup(template)
    assert not re.search(r"\sstyle\s*=", markup)
    assert not re.search(r"\son[a-z]+\s*=\s*[\"']", markup)
    assert not re.search(r"<style\b", markup)
    assert all("src=" in tag or DATA in tag for tag in re.findall(r"<script\b[^>]*>", markup))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_nothing_is_taken_from_elsewhere(template: Path) -> None:
    """# C-02: no style sheet, script, image or frame of another origin."""
    assert not re.search(r"<(?:script|img|iframe|source|audio|video)\b[^>]*\ssrc=\"(?:https?:)?//", _markup(template))
    assert not re.search(r"<link\b[^>]*\shref=\"(?:https?:)?//", _markup(template))


def test_every_icon_that_is_asked_for_is_drawn() -> None:
    """A misspelt name would leave a filled square."""
    drawn = set(re.findall(r"\.icon-([a-z-]+)[ ,]", ICONS.read_text()))
    asked: dict[str, str] = {}
    for template in TEMPLATES:
        markup = _markup(template)
        for name in re.findall(r"\bicon-([a-z-]+)\b(?![{-])", markup) + re.findall(r"\sicon=\"([a-z-]+)\"", markup):
            asked[name] = template.name
    assert {name: place for name, place in asked.items() if name not in drawn} == {}
