"""The files that pages need, gathered as in production."""

from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.test import override_settings

NODE_MODULES = Path(__file__).parents[3] / "node_modules"
pytestmark = pytest.mark.skipif(not NODE_MODULES.exists(), reason="node_modules is missing: run npm ci")


def test_every_file_that_a_style_sheet_names_exists(tmp_path: Path) -> None:
    """Gathering fails on an address that leads nowhere; fonts and sheets get addresses that can be kept for good."""
    storages = {"staticfiles": {"BACKEND": "personalverktyget.web.shared.static_addresses.KeptAddresses"}}
    with override_settings(STORAGES=storages, STATIC_ROOT=tmp_path):
        call_command("collectstatic", interactive=False, verbosity=0)
        theme = tmp_path / staticfiles_storage.stored_name("shared/css/theme.css")  # type: ignore[attr-defined]
        font = staticfiles_storage.stored_name("inter/inter-latin-wght-normal.woff2")  # type: ignore[attr-defined]
    assert font != "inter/inter-latin-wght-normal.woff2"
    assert f'url("../../{font}")' in theme.read_text()
    assert Path(f"{theme}.gz").exists()
