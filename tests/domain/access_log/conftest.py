"""Every test of the log has its own published heads, as it has its own database."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings


@pytest.fixture(autouse=True)
def own_heads(settings: Settings, tmp_path: Path) -> None:
    """A folder of its own for what is published."""
    settings.PUBLISHED_HEADS_DIR = tmp_path / "published-heads"
