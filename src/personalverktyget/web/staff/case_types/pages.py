"""What the pages of one case type share: their tabs, and who changed the draft last."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from personalverktyget.domain.case_types.read_models import Draft
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.navigation import NavItem

_TABS: tuple[tuple[str, Callable[[], str]], ...] = (
    ("staff:case_types:build", lambda: _("Frågor")),
    ("staff:case_types:paths", lambda: _("Karta")),
    ("staff:case_types:texts", lambda: _("Texter")),
    ("staff:case_types:try_out", lambda: _("Prova")),
    ("staff:case_types:examples", lambda: _("Provfall")),
    ("staff:case_types:publish", lambda: _("Granska och publicera")),
)


def tabs(request: HttpRequest, case_type_id: UUID) -> tuple[NavItem, ...]:
    """The pages of a draft; the one that is open is marked."""
    found = []
    for route, words in _TABS:
        url = reverse(route, kwargs={"case_type_id": case_type_id})
        found.append(NavItem(label=words(), url=url, current=url == request.path))
    return tuple(found)


def saved_words(draft: Draft, own_name: str) -> str:
    """Sparat 10.42, or that somebody else has changed the draft."""
    when = {"when": formats.moment(draft.changed_at), "name": draft.changed_by}
    return _("Sparat %(when)s") % when if draft.changed_by == own_name else _("Ändrat av %(name)s %(when)s") % when


def live_words(live: int) -> str:
    """What residents see meanwhile."""
    if live:
        return _("Invånarna ser version %(number)s tills du publicerar.") % {"number": live}
    return _("Inget syns för invånarna förrän du publicerar.")
