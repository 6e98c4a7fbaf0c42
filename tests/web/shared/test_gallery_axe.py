"""Every component in every state, in a real browser: accessible, nothing refused by the policy, nothing too wide."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.test import override_settings
from playwright.sync_api import Browser, sync_playwright

AXE = Path(__file__).parents[3] / "node_modules" / "axe-core" / "axe.min.js"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
PAGES = ("", "personal/", "personal/?visa=arende", "personal/?visa=tomt", "invanare/", "fel/", "trasig/")
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not AXE.exists(), reason=f"axe-core is missing: run npm ci ({AXE})"),
]


class _QuietHandler(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Keep the test's output clean."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The gallery, served by this process: it asks no database."""
    storages = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    with override_settings(
        ROOT_URLCONF="tests.web.shared.urls",
        STORAGES=storages,
        WHITENOISE_USE_FINDERS=True,
        WHITENOISE_AUTOREFRESH=True,
    ):
        server = ThreadedWSGIServer(("127.0.0.1", 0), _QuietHandler)
        server.daemon_threads = True
        server.set_app(WSGIHandler())
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/demo/komponenter/"
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all pages."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield opened
        opened.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("path", PAGES)
def test_no_fault_is_found(address: str, browser: Browser, path: str, width: int, scheme: Any) -> None:
    """WCAG 2.2 A and AA as far as axe can tell, and no sideways scrolling."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, locale="sv-SE", bypass_csp=True
    )
    page = context.new_page()
    page.goto(address + path)
    page.add_script_tag(path=AXE)
    found = page.evaluate("tags => axe.run({runOnly: {type: 'tag', values: tags}})", STANDARD)
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    context.close()
    assert [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found["violations"]] == []
    assert wider == 0


@pytest.mark.parametrize("path", PAGES)
def test_the_policy_refuses_nothing_of_ours(address: str, browser: Browser, path: str) -> None:
    """# C-02: no inline style or script, no request to another origin, no script that fails."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="sv-SE")
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + path)
    page.wait_for_load_state("networkidle")
    context.close()
    status_of_the_page = "Failed to load resource: the server responded with a status of"
    assert [text for text in said if not text.startswith(status_of_the_page)] == []
    origin = address.removesuffix("/demo/komponenter/")
    assert [url for url in asked if not url.startswith((origin, "data:"))] == []


def test_focus_goes_to_the_error_summary_and_on_into_the_field(address: str, browser: Browser) -> None:
    """A summary link puts the cursor in the field that it names."""
    page = browser.new_page(locale="sv-SE")
    page.goto(address)
    page.wait_for_function("document.activeElement.matches('[data-error-summary]')")
    page.get_by_role("link", name="Välj ja, nej eller jag vet inte").click()
    assert page.evaluate("document.activeElement.id") == "reason-error-0"
    page.close()


def test_twenty_rows_fit_on_the_staffs_screen(address: str, browser: Browser) -> None:
    """Rows of 40 pixels, twenty of them whole, at 1440 by 900."""
    page = browser.new_page(viewport={"width": 1440, "height": 900}, locale="sv-SE")
    page.goto(address + "personal/")
    page.evaluate("document.fonts.ready")
    bottoms = page.eval_on_selector_all(
        ".table.rows tbody tr", "rows => rows.map(row => row.getBoundingClientRect()).map(r => [r.height, r.bottom])"
    )
    page.close()
    assert {height for height, _ in bottoms} == {40}
    assert sum(bottom <= 900 for _, bottom in bottoms) >= 20


def test_the_look_is_changed_without_leaving_the_page(address: str, browser: Browser) -> None:
    """What is being written stays, and the next page has the same look."""
    page = browser.new_page(locale="sv-SE", color_scheme="light")
    page.goto(address)
    page.fill("#medicine", "Levaxin")
    with page.expect_response("**/installningar/utseende/"):
        page.select_option("#theme", "dark")
    page.wait_for_function("getComputedStyle(document.documentElement).colorScheme === 'dark'")
    assert page.input_value("#medicine") == "Levaxin"
    page.reload()
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    page.close()
