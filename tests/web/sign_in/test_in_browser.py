"""The sign-in in a real browser: the policy lets it through, the warning comes in time, Back shows nothing."""

import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from playwright.sync_api import Browser, Page, expect, sync_playwright
from pytest_django import Settings

from personalverktyget.adapters.sign_in import discovery
from tests.support.database import TestDatabase
from tests.support.identity_provider import LiveProvider
from tests.web.sign_in import urls

AXE = Path(__file__).parents[3] / "node_modules" / "axe-core" / "axe.min.js"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PICK = "TSTNMT2321000156-7001"
pytestmark = [pytest.mark.browser, pytest.mark.slow]


class _QuietHandler(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Keep the test's output clean."""


@dataclass(frozen=True)
class Reader:
    """Somebody at a browser. ``complaints`` is what the browser refused or could not do."""

    page: Page
    base: str
    complaints: list[str]

    def go(self, path: str) -> None:
        """Open a page of the program."""
        self.page.goto(self.base + path)

    def pick(self, key: str = PICK) -> None:
        """Be somebody, on the provider's page."""
        self.page.locator(f"button[value='{key}']").first.click()

    def open_sheet(self, path: str = "/personal/blad/") -> None:
        """Sign in, and have the page with its scripts before one."""
        self.go(path)
        self.pick()
        expect(self.page.get_by_role("heading", name="Blad")).to_be_visible()
        self.page.wait_for_load_state("load")


@pytest.fixture
def served(fresh_database: TestDatabase, identity_provider: LiveProvider, settings: Settings) -> Iterator[str]:
    """The program, served by this process on a database of its own."""
    discovery.forget_all()
    settings.ROOT_URLCONF = "tests.web.sign_in.urls"
    settings.STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    settings.WHITENOISE_USE_FINDERS = settings.WHITENOISE_AUTOREFRESH = True
    settings.STAFF_PROVIDER = replace(settings.STAFF_PROVIDER, issuer=identity_provider.issuer)
    settings.RESIDENT_PROVIDER = replace(settings.RESIDENT_PROVIDER, issuer=identity_provider.issuer)
    server = ThreadedWSGIServer(("127.0.0.1", 0), _QuietHandler)
    server.daemon_threads = True
    settings.BASE_URL = f"http://localhost:{server.server_port}"
    server.set_app(WSGIHandler())
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield settings.BASE_URL
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all tests."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        # The synchronous interface keeps a loop running, and Django takes that for asynchronous code.
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
        yield opened
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]
        opened.close()


@pytest.fixture
def reader(browser: Browser, served: str) -> Iterator[Reader]:
    """A browser of one's own, whose clock the test moves."""
    context = browser.new_context(locale="sv-SE")
    page = context.new_page()
    complaints: list[str] = []
    # The tests' own bare pages have no icon, which the browser may or may not ask for.
    page.on(
        "console",
        lambda said: (
            complaints.append(f"{said.text} {said.location.get('url')}")
            if said.type == "error" and not said.location.get("url", "").endswith("/favicon.ico")
            else None
        ),
    )
    page.clock.install()
    yield Reader(page, served, complaints)
    context.close()


def time_passes(reader: Reader, seconds: int) -> None:
    """For the browser, and for the session at the server."""
    for row in Session.objects.all():
        store = SessionStore(row.session_key)
        person = store["person"]
        store["person"] = person | {name: person[name] - seconds for name in ("seen_at", "started_at")}
        store.save()
    reader.page.clock.fast_forward(seconds * 1000)


def test_signing_in_and_out_and_back_again_shows_nothing(reader: Reader) -> None:
    reader.open_sheet()
    reader.page.get_by_role("button", name="Logga ut").click()
    expect(reader.page.get_by_role("heading", name="Du är utloggad")).to_be_visible()
    reader.page.go_back()
    expect(reader.page.get_by_role("heading", name="Logga in som vårdpersonal")).to_be_visible()
    reader.go("/personal/blad/")
    expect(reader.page.get_by_role("heading", name="Logga in som vårdpersonal")).to_be_visible()
    assert reader.complaints == []


def test_a_warning_comes_and_one_can_stay(reader: Reader) -> None:
    reader.open_sheet()
    warning = reader.page.get_by_role("alertdialog", name="Du loggas snart ut")
    time_passes(reader, 1600)
    expect(warning).not_to_be_visible()
    time_passes(reader, 100)
    expect(warning).to_be_visible()
    expect(warning).to_be_focused()
    reader.page.get_by_role("button", name="Fortsätt arbeta").click()
    expect(warning).not_to_be_visible()
    time_passes(reader, 1600)
    expect(warning).not_to_be_visible()


def test_who_writes_is_not_interrupted(reader: Reader) -> None:
    reader.open_sheet()
    time_passes(reader, 1700)
    expect(reader.page.get_by_role("alertdialog")).to_be_visible()
    reader.page.get_by_label("Svar").press_sequentially("Hej")
    reader.page.clock.run_for(5000)
    expect(reader.page.get_by_role("alertdialog")).not_to_be_visible()
    assert reader.page.get_by_label("Svar").input_value() == "Hej"


def test_towards_the_very_end_the_warning_says_so(reader: Reader, settings: Settings) -> None:
    settings.STAFF_ABSOLUTE_SECONDS = 1800
    reader.open_sheet()
    time_passes(reader, 1700)
    expect(reader.page.get_by_text("Du har varit inloggad länge")).to_be_visible()
    expect(reader.page.get_by_role("button", name="Fortsätt arbeta")).not_to_be_visible()


def test_when_the_time_is_out_the_page_is_covered_and_the_writing_follows(reader: Reader) -> None:
    reader.open_sheet()
    reader.page.get_by_label("Svar").fill("Vi har förnyat ditt recept.")
    time_passes(reader, 1800)
    dialog = reader.page.get_by_role("dialog", name="Du har loggats ut")
    expect(dialog).to_be_visible()
    reader.page.keyboard.press("Escape")
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="Logga in igen").click()
    expect(reader.page.get_by_text("Det du skrev finns kvar")).to_be_visible()
    reader.page.get_by_role("link", name="Logga in igen").click()
    reader.pick()
    expect(reader.page.get_by_label("Det du skrev")).to_have_value("Vi har förnyat ditt recept.")
    urls.SENT.clear()
    reader.page.get_by_role("button", name="Skicka").click()
    expect(reader.page.get_by_text("sent")).to_be_visible()
    assert urls.SENT[0]["reply"] == "Vi har förnyat ditt recept."
    assert reader.complaints == []


def test_without_anything_written_one_comes_back_to_the_page(reader: Reader) -> None:
    reader.open_sheet("/personal/blad/?a=1")
    time_passes(reader, 1800)
    reader.page.get_by_role("button", name="Logga in igen").click()
    reader.page.get_by_role("link", name="Logga in igen").click()
    reader.pick()
    expect(reader.page).to_have_url(f"{reader.base}/personal/blad/?a=1")


AXE_RUN = "tags => axe.run({runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})"
LOOKS: list[tuple[int, Any]] = [(390, "dark"), (1440, "light")]
PAGES = (
    "/personal/legitimering/?state=x",
    "/personal/utloggad/",
    "/invanare/utloggad/?lokalt=1",
    "/personal/logga-in/?utgangen=1&nasta=/personal/blad/",
    # The provider's own pages.
    "/personal/logga-in/",
    "/invanare/logga-in/",
)


@pytest.mark.skipif(not AXE.exists(), reason=f"axe-core is missing: run npm ci ({AXE})")
@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_every_page_is_accessible(browser: Browser, served: str, width: int, scheme: Any) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, locale="sv-SE", bypass_csp=True
    )
    page = context.new_page()
    faults = {}
    for path in PAGES:
        page.goto(served + path)
        page.add_script_tag(path=AXE)
        found = page.evaluate(AXE_RUN, STANDARD)
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        broken = [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found["violations"]]
        if broken or wider:
            faults[path] = (broken, wider)
    context.close()
    assert faults == {}
