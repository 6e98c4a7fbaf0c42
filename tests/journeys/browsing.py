"""What people do in a browser, in words; and the watch that every page is under."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request, Response, expect

from tests.support.running_program import RunningProgram

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
_ANSWERED = re.compile(r"status of (4\d\d)")


@contextmanager
def watched(page: Page, program: RunningProgram) -> Iterator[Page]:
    """C-02: fail on a request to another origin, on a script error, on a refusal by the policy, on a 5xx."""
    own = {f"localhost:{program.ports.web}", f"localhost:{program.ports.identity_provider}"}
    faults: list[str] = []

    def requested(request: Request) -> None:
        if urlsplit(request.url).netloc not in own and not request.url.startswith("data:"):
            faults.append(f"asked for {request.url}")

    def answered(response: Response) -> None:
        if response.status >= 500:
            faults.append(f"{response.status} from {response.url}")

    def said(message: ConsoleMessage) -> None:
        # The browser itself notes every answer of 4xx, which errors in forms are meant to be.
        if message.type == "error" and not _ANSWERED.search(message.text):
            faults.append(f"console: {message.text}")

    page.on("request", requested)
    page.on("response", answered)
    page.on("console", said)
    page.on("pageerror", lambda error: faults.append(f"script: {error}"))
    yield page
    assert faults == []


class Person:
    """Somebody with a browser window."""

    def __init__(self, page: Page, program: RunningProgram) -> None:
        self.page, self.program = page, program

    def goes_to(self, address: str) -> Self:
        """Write an address."""
        self.page.goto(address)
        return self

    def signs_in(self, audience: str, hint: str) -> Self:
        """Sign in by the provider, as scripted clients do, and accept the terms where they are asked for."""
        self.page.goto(f"/{audience}/logga-in/?login_hint={hint}")
        if "/villkor/" in self.page.url:
            self.page.get_by_role("button", name=re.compile("Godkänn|godkänner")).click()
        expect(self.page.get_by_role("button", name="Logga ut")).to_be_visible()
        return self

    def presses(self, name: str) -> Self:
        """Press a button."""
        self.page.get_by_role("button", name=name, exact=True).click()
        return self

    def follows(self, name: str) -> Self:
        """Follow a link."""
        self.page.get_by_role("link", name=name, exact=True).first.click()
        return self

    def writes(self, label: str | re.Pattern[str], text: str) -> Self:
        """Write in a field."""
        self.page.get_by_label(label).first.fill(text)
        return self

    def chooses(self, question: str, answer: str) -> Self:
        """Choose one of the alternatives of a question."""
        group = self.page.get_by_role("group", name=re.compile(re.escape(question)))
        group.get_by_label(answer, exact=True).check()
        return self

    def sees(self, text: str | re.Pattern[str]) -> Self:
        """The page says it."""
        expect(self.page.locator("main")).to_contain_text(text)
        return self

    def does_not_see(self, text: str) -> Self:
        """The page does not say it."""
        expect(self.page.locator("body")).not_to_contain_text(text)
        return self

    def is_on(self, heading: str | re.Pattern[str]) -> Self:
        """The page's one heading of the first level."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading)
        return self

    @property
    def address(self) -> str:
        """Where the person is, without the host."""
        parts = urlsplit(self.page.url)
        return parts.path + (f"?{parts.query}" if parts.query else "")


def axe_faults(page: Page) -> list[str]:
    """What breaks WCAG 2.2 AA on the page, by axe."""
    if not page.evaluate("typeof window.axe === 'object'"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}, resultTypes: ['violations']})", _RULES
    )
    return [
        f"{fault['id']}: {fault['help']} ({', '.join(str(node['target'][0]) for node in fault['nodes'][:3])})"
        for fault in found["violations"]
    ]


def structure_faults(page: Page) -> list[str]:
    """What axe does not ask: one heading, a title, a language, no two links alike, no scrolling sideways."""
    faults: list[str] = page.evaluate(
        """() => {
          const faults = [];
          const headings = document.querySelectorAll('h1').length;
          if (headings !== 1) faults.push(headings + ' headings of level 1');
          if (!document.title.trim()) faults.push('no title');
          if (document.querySelector('.mark')?.textContent.trim() === '') faults.push('the product has no name');
          if (!document.documentElement.lang) faults.push('no language');
          const root = document.documentElement;
          if (root.scrollWidth > root.clientWidth) faults.push('scrolls sideways');
          const targets = new Map();
          for (const link of document.querySelectorAll('main a[href]')) {
            if (!link.checkVisibility()) continue;
            const name = (link.getAttribute('aria-label') || link.textContent).trim().replace(/\\s+/g, ' ');
            const row = link.closest('tr, li, dl > div, section');
            const key = name + (link.classList.contains('row-link') || row ? ' @ ' + (row ? row.textContent : '') : '');
            if (!name) faults.push('a link without words: ' + link.href);
            if (targets.has(key) && targets.get(key) !== link.href) faults.push('two links "' + name + '"');
            targets.set(key, link.href);
          }
          return faults;
        }"""
    )
    return faults


def require_accessible(page: Page) -> None:
    """Raise unless the page passes both."""
    faults = [*axe_faults(page), *structure_faults(page)]
    assert faults == [], f"{page.url}: {faults}"
