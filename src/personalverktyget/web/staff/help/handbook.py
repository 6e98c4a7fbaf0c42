"""Hjälp och manualer: the handbook's chapters, those of the reader's own roles first."""

from dataclasses import dataclass
from functools import lru_cache

import nh3
from django.conf import settings
from django.http import HttpResponse
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

from personalverktyget.base.actors import SignedInStaff
from personalverktyget.base.errors import NotFound
from personalverktyget.web.shared.pages import SignedInStaffRequest, show, signed_in_staff_page

_REASON = "the manual holds no data and helps whoever is signed in"
IMAGES = "images/"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of the handbook: its first line is the title, its first paragraph says what it is about."""

    slug: str
    title: str
    about: str
    roles: frozenset[str]
    text: str


# In the order in which they stand; the roles that each is written for.
CHAPTERS = {
    "arendemottagare-och-arendehanterare": ("case_receiver", "case_handler"),
    "lokal-administrator": ("unit_admin",),
    "granskare": ("log_reviewer",),
    "behorighetsadministrator": ("permission_admin",),
    "regional-administrator": ("regional_admin",),
    "nationell-administrator": ("national_admin",),
}


@lru_cache(maxsize=1)
def chapters() -> tuple[Chapter, ...]:
    """All chapters, read once per process."""
    return tuple(_read(slug, frozenset(roles)) for slug, roles in CHAPTERS.items())


@signed_in_staff_page(reason=_REASON)
def contents(request: SignedInStaffRequest) -> HttpResponse:
    """The chapters: first those written for the reader's roles here, then the others."""
    roles = frozenset[str]() if isinstance(request.actor, SignedInStaff) else request.actor.roles
    own = [chapter for chapter in chapters() if chapter.roles & roles]
    others = [chapter for chapter in chapters() if not chapter.roles & roles]
    return show(request, "staff/help/contents.html", own=own, others=others)


@signed_in_staff_page(reason=_REASON)
def chapter(request: SignedInStaffRequest, slug: str) -> HttpResponse:
    """One chapter."""
    found = next((chapter for chapter in chapters() if chapter.slug == slug), None)
    if found is None:
        raise NotFound
    return show(request, "staff/help/chapter.html", chapter=found, html=_drawn(found.slug))


@lru_cache(maxsize=len(CHAPTERS))
def _drawn(slug: str) -> SafeString:
    text = next(chapter.text for chapter in chapters() if chapter.slug == slug)
    html = nh3.clean(MarkdownIt("commonmark").enable("table").render(text))
    html = html.replace(f'src="{IMAGES}', f'src="{static("handbook/")}')
    return mark_safe(html)


def _read(slug: str, roles: frozenset[str]) -> Chapter:
    text = (settings.HANDBOOK_DIR / f"{slug}.md").read_text(encoding="utf-8")
    title, _, rest = text.partition("\n")
    about = rest.strip().partition("\n\n")[0].replace("\n", " ")
    return Chapter(slug, title.lstrip("# ").strip(), about, roles, text)
