"""The browser that journeys drive: every page is watched for foreign requests, script errors and faults of ours."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.journeys.browsing import Person, watched
from tests.support.running_program import RunningProgram, chromium

_FLAGS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture(scope="module")
def chrome() -> Iterator[Browser]:
    """One browser for the journeys of a file; each person has a context of her own in it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(_FLAGS))
        yield browser
        browser.close()


class People:
    """Opens a browser window for somebody."""

    def __init__(self, browser: Browser, program: RunningProgram, stack: ExitStack) -> None:
        self.browser, self.program, self.stack = browser, program, stack

    def anybody(self, *, script: bool = True, width: int = 1440, dark: bool = False) -> Person:
        """Somebody who is not signed in."""
        context = self.browser.new_context(
            base_url=self.program.url,
            locale="sv-SE",
            viewport={"width": width, "height": 900},
            java_script_enabled=script,
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
        )
        self.stack.callback(context.close)
        page = self.stack.enter_context(watched(context.new_page(), self.program))
        return Person(page, self.program)

    def staff(self, hint: str, *, script: bool = True, width: int = 1440, dark: bool = False) -> Person:
        """A staff member who has signed in and accepted the terms."""
        return self.anybody(script=script, width=width, dark=dark).signs_in("personal", hint)

    def resident(self, hint: str, *, script: bool = True, width: int = 390, dark: bool = False) -> Person:
        """A resident who has signed in and accepted the terms."""
        return self.anybody(script=script, width=width, dark=dark).signs_in("invanare", hint)


@pytest.fixture
def people(chrome: Browser, running_program: RunningProgram) -> Iterator[People]:
    """Windows for the people of one journey, closed after it."""
    with ExitStack() as stack:
        yield People(chrome, running_program, stack)
