"""Somebody without a pointer. Wherever Tab leads the focus can be seen, and nothing lies over it."""

import re
from typing import Final

from tests.journeys.browsing import Person

_FEW: Final = 60
# What has the focus: its words, whether a ring shows where it is, and whether something lies over it.
_FOCUS = """
() => {
  const now = document.activeElement;
  if (!now || now === document.body) return {words: '', seen: true, clear: true};
  const labels = [...(now.labels ?? [])].map(label => label.textContent).join(' ');
  const words = [now.getAttribute('aria-label') ?? '', labels, now.textContent, now.name ?? ''].join(' ');
  const around = [];
  for (let one = now.parentElement; one && one.tagName !== 'MAIN'; one = one.parentElement) around.push(one);
  const rings = [now, ...(now.labels ?? []), ...around].some(one => getComputedStyle(one).outlineStyle !== 'none');
  const box = now.getBoundingClientRect(), seenTo = Math.min(box.bottom, innerHeight);
  // A table that is higher than the window, and scrolls for itself, is looked at where it is in sight.
  const start = Math.max(box.top + Math.min(box.height, 24) / 2, 0);
  const y = box.height > innerHeight / 2 ? (Math.max(box.top, 0) + seenTo) / 2 : start;
  const above = document.elementFromPoint(box.left + Math.min(box.width, 24) / 2, y);
  const own = [now, ...(now.labels ?? [])];
  const clear = Boolean(above) && (above.contains(now) || own.some(one => one.contains(above)));
  // The button in a field for a day has a ring of the browser's own.
  const inside = ['date', 'time'].includes(now.type);
  return {words: words.replace(/\\s+/g, ' ').trim(), seen: rings || inside, clear};
}
"""


class Keyboard:
    """Somebody without a pointer."""

    def __init__(self, person: Person) -> None:
        self.person, self.page, self.keys = person, person.page, person.page.keyboard

    def comes_to(self, words: str) -> None:
        """Tab until the focus is on what begins with the words."""
        passed = []
        for _press in range(_FEW):
            self.keys.press("Tab")
            focus = self.page.evaluate(_FOCUS)
            passed.append(focus["words"][:60])
            assert focus["seen"], f"no ring around “{focus['words'][:60]}” at {self.page.url}"
            assert focus["clear"], f"something lies over “{focus['words'][:60]}” at {self.page.url}"
            if re.match(words, focus["words"]):
                return
        raise AssertionError(f"Tab never comes to “{words}” at {self.page.url}, only to {passed}")

    def presses(self, words: str, heading: str | re.Pattern[str]) -> None:
        """A button or a link, and then the page that it leads to."""
        self.comes_to(words)
        self.keys.press("Enter")
        self.person.is_on(heading)

    def tries(self, words: str, told: str) -> None:
        """A button or a link, after which the page says something where the focus is: what is wrong, or done."""
        self.comes_to(words)
        self.keys.press("Enter")
        self.is_told(told)

    def takes(self, words: str) -> bytes:
        """A link to a file."""
        self.comes_to(words)
        with self.page.expect_download() as taken:
            self.keys.press("Enter")
        return taken.value.path().read_bytes()

    def goes_by(self, key: str) -> None:
        """A key that leads to another address, whose own keys are ready when it is there."""
        here = self.page.url
        self.keys.press(key)
        self.page.wait_for_url(lambda url: url != here, wait_until="load")

    def writes(self, words: str, text: str) -> None:
        """In a field."""
        self.comes_to(words)
        self.keys.insert_text(text)

    def marks(self, words: str) -> None:
        """A checkbox."""
        self.comes_to(words)
        self.keys.press("Space")

    def chooses(self, group: str, words: str) -> None:
        """One of some: Tab comes to the first, or to what is chosen, and the arrows go on."""
        self.comes_to(group)
        for _press in range(_FEW):
            if re.match(words, self.page.evaluate(_FOCUS)["words"]):
                self.keys.press("Space")
                return
            self.keys.press("ArrowDown")
        raise AssertionError(f"the arrows never come to “{words}”")

    def is_told(self, words: str) -> None:
        """The focus is on what says what happened."""
        told = "words => [...document.querySelectorAll('main :focus')].some(one => one.textContent.includes(words))"
        self.page.wait_for_function(told, arg=words)
        assert self.page.evaluate(_FOCUS)["clear"]
