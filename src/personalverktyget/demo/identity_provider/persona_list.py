"""What the page shows: the personas first, then everybody else that the search finds."""

from itertools import groupby
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from personalverktyget.demo.identity_provider.people import STAFF, people

MOST_FOUND = 40


def persona_list(request: HttpRequest, audience: str) -> dict[str, Any]:
    """The context of the page."""
    everybody = people().by_audience[audience]
    search = request.GET.get("sok", "").strip()
    words = search.casefold().split()
    found = [person for person in everybody if person.matches(words)] if words else []
    others = sorted((p for p in everybody if not p.hint), key=lambda p: (_swedish(p.place), _swedish(p.name)))
    return {
        "title": _("Logga in som vårdpersonal") if audience == STAFF else _("Logga in som invånare"),
        "is_staff": audience == STAFF,
        "personas": [person for person in everybody if person.hint],
        "others": [(place, list(group)) for place, group in groupby(others, key=lambda person: person.place)],
        "total": len(everybody),
        "search": search,
        "found": found[:MOST_FOUND],
        "found_count": len(found),
        "most_found": MOST_FOUND,
        "unknown_hint": "" if request.method == "POST" else request.GET.get("login_hint", ""),
        "here": request.get_full_path(),
        "carried": [(name, value) for name, values in request.GET.lists() for value in values if name != "sok"],
    }


def _swedish(text: str) -> str:
    """A key that sorts å, ä and ö last, in that order."""
    return text.casefold().translate(str.maketrans("åäö", "{|}"))
