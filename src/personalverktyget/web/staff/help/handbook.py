"""Hjälp och manualer: the handbook's chapters, those of the reader's own roles first.

They are shown in the language of the page. A chapter that nobody has written in it is shown in Swedish, and says so.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import nh3
from django.conf import settings
from django.http import HttpResponse
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from markdown_it import MarkdownIt

from personalverktyget.base.actors import SignedInStaff
from personalverktyget.base.errors import NotFound
from personalverktyget.web.shared.pages import SignedInStaffRequest, show, signed_in_staff_page

_REASON = "the manual holds no data and helps whoever is signed in"
# All languages share the pictures, which lie beside the Swedish chapters.
_PICTURE = re.compile(r'src="(?:\.\./)?images/([^"]+)"')


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of the handbook: its first line is the title, its first paragraph says what it is about."""

    slug: str
    language: str
    title: str
    about: str
    roles: frozenset[str]
    text: str


# In the order in which they stand; the roles that each is written for.
CHAPTERS = {
    "arendemottagare-och-arendehanterare": ("case_receiver", "case_handler"),
    "lokal-administrator": ("unit_admin",),
    "granskare": ("log_reviewer", "provider_reviewer"),
    "behorighetsadministrator": ("permission_admin",),
    "regional-administrator": ("regional_admin",),
    "nationell-administrator": ("national_admin",),
}


@lru_cache
def chapters(folder: Path, language: str) -> tuple[Chapter, ...]:
    """All chapters, read once per process and language."""
    return tuple(_read(folder, language, slug, frozenset(roles)) for slug, roles in CHAPTERS.items())


@signed_in_staff_page(reason=_REASON)
def contents(request: SignedInStaffRequest) -> HttpResponse:
    """The chapters: first those written for the reader's roles here, then the others."""
    roles = frozenset[str]() if isinstance(request.actor, SignedInStaff) else request.actor.roles
    found = _in_readers_language()
    own = [chapter for chapter in found if chapter.roles & roles]
    others = [chapter for chapter in found if not chapter.roles & roles]
    return show(request, "staff/help/contents.html", own=own, others=others, some_foreign=_some_foreign(found))


@signed_in_staff_page(reason=_REASON)
def chapter(request: SignedInStaffRequest, slug: str) -> HttpResponse:
    """One chapter."""
    found = next((chapter for chapter in _in_readers_language() if chapter.slug == slug), None)
    if found is None:
        raise NotFound
    return show(request, "staff/help/chapter.html", chapter=found, html=_drawn(found))


def _in_readers_language() -> tuple[Chapter, ...]:
    return chapters(settings.HANDBOOK_DIR, get_language() or settings.LANGUAGE_CODE)


def _some_foreign(found: tuple[Chapter, ...]) -> bool:
    return any(chapter.language != get_language() for chapter in found)


@lru_cache
def _drawn(chapter: Chapter) -> SafeString:
    html = nh3.clean(MarkdownIt("commonmark").enable("table").render(chapter.text))
    return mark_safe(_PICTURE.sub(lambda found: f'src="{static("handbook/" + found[1])}"', html))


def _read(folder: Path, language: str, slug: str, roles: frozenset[str]) -> Chapter:
    file = folder / language / f"{slug}.md"
    if language == settings.LANGUAGE_CODE or not file.exists():
        file, language = folder / f"{slug}.md", settings.LANGUAGE_CODE
    text = file.read_text(encoding="utf-8")
    title, _, rest = text.partition("\n")
    about = rest.strip().partition("\n\n")[0].replace("\n", " ")
    return Chapter(slug, language, title.lstrip("# ").strip(), about, roles, text)
