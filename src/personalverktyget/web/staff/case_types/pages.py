"""What the pages of one case type share: their tabs, and who changed the draft last."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from personalverktyget.base.errors import NotFound
from personalverktyget.domain.case_types import selectors, services
from personalverktyget.domain.case_types.read_models import Draft
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.navigation import NavItem
from personalverktyget.web.shared.pages import AdministrationRequest

_TABS: tuple[tuple[str, Callable[[], str]], ...] = (
    ("staff:case_types:build", lambda: _("Frågor")),
    ("staff:case_types:paths", lambda: _("Karta")),
    ("staff:case_types:texts", lambda: _("Texter")),
    ("staff:case_types:translations", lambda: _("Översättningar")),
    ("staff:case_types:try_out", lambda: _("Prova")),
    ("staff:case_types:examples", lambda: _("Provfall")),
    ("staff:case_types:publish", lambda: _("Granska och publicera")),
)
# A tab with pages of its own below it.
_HAS_PAGES = frozenset({"staff:case_types:translations"})


def tabs(request: HttpRequest, case_type_id: UUID) -> tuple[NavItem, ...]:
    """The pages of a draft; the one that is open is marked."""
    found = []
    for route, words in _TABS:
        url = reverse(route, kwargs={"case_type_id": case_type_id})
        is_here = url == request.path or (route in _HAS_PAGES and request.path.startswith(url))
        found.append(NavItem(label=words(), url=url, current=is_here))
    return tuple(found)


def draft_to_change(request: AdministrationRequest, case_type_id: UUID) -> Draft:
    """The draft; where it was published or thrown away while somebody worked on it, the next one begins."""
    try:
        return selectors.draft(request.actor, case_type_id)
    except NotFound:
        services.begin_draft(request.actor, case_type_id)
        if "seen" in request.POST:
            messages.warning(
                request,
                _("Utkastet publicerades eller slängdes medan du arbetade. Det du gjorde finns i ett nytt utkast."),
            )
        return selectors.draft(request.actor, case_type_id)


def saved_words(draft: Draft, own_name: str) -> str:
    """Sparat 10.42, or that somebody else has changed the draft."""
    when = {"when": formats.moment(draft.changed_at), "name": draft.changed_by}
    return _("Sparat %(when)s") % when if draft.changed_by == own_name else _("Ändrat av %(name)s %(when)s") % when


def live_words(live: int) -> str:
    """What residents see meanwhile."""
    if live:
        return _("Invånarna ser version %(number)s tills du publicerar.") % {"number": live}
    return _("Inget syns för invånarna förrän du publicerar.")
