"""Staying signed in, and what was being written when the time ran out."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.http import urlencode

from personalverktyget.base.actors import Visitor
from personalverktyget.web.shared import kept_writing, sessions
from personalverktyget.web.shared.sign_in.audience import Audience

# What is longer, or holds blanks, was written by hand; the rest are choices and identifiers of the form.
SHORTEST_TEXT = 40


def stay_signed_in(request: HttpRequest, audience: Audience) -> HttpResponse:
    """How much time is left. Asked by POST it counts as activity; in the background it does not."""
    person = sessions.person_in(request)
    if person is None or isinstance(request.actor, Visitor):  # type: ignore[attr-defined]
        return JsonResponse({"seconds_left": 0, "can_stay": False})
    now = sessions.now_in_seconds()
    if request.method == "POST":
        person = sessions.touch(request, person, at_once=True)
    _, absolute = sessions.limits(person.kind)
    left = person.seconds_left(now)
    return JsonResponse({"seconds_left": left, "can_stay": person.started_at + absolute - now > left})


def keep_writing(request: HttpRequest, audience: Audience) -> HttpResponse:
    """Put aside a half-written form of somebody whose session has run out, and lead her to the sign-in."""
    person = sessions.person_in(request)
    key = person.key if person else sessions.lapsed_key(request)
    page, action = request.GET.get("sida", ""), request.GET.get("till", "")
    if not kept_writing.is_internal(request, page) or not kept_writing.is_internal(request, action):
        page = action = audience.home
    if key:
        kept_writing.keep(request, key=key, action=action, page=page, fields=request.POST)
    kept = kept_writing.waiting(request)
    if kept:
        return HttpResponseRedirect(kept_writing.shown_at(kept, audience.address("kept_writing")))
    query = urlencode({"utgangen": "1", "nasta": page})
    return HttpResponse(status=303, headers={"Location": f"{audience.address('sign_in')}?{query}"})


def show_writing(request: HttpRequest, audience: Audience) -> HttpResponse:
    """What was written and never sent, to be read through and sent."""
    kept = kept_writing.waiting(request)
    if kept is None:
        return HttpResponseRedirect(audience.home)
    written = [(name, value) for name, values in kept.fields.lists() for value in values]
    context = {
        "action": kept.action,
        "page_path": urlsplit(kept.page).path,
        "discard": audience.address("discard_writing"),
        "texts": [pair for pair in written if _is_text(pair[1])],
        "others": [pair for pair in written if not _is_text(pair[1])],
    }
    return render(request, "shared/sign_in/kept_writing.html", context)


def discard_writing(request: HttpRequest, audience: Audience) -> HttpResponse:
    """Throw away what was kept, and go to the page that it was written on."""
    kept = kept_writing.waiting(request)
    kept_writing.drop(request)
    return HttpResponseRedirect(kept.page if kept else audience.home, status=303)


def _is_text(value: str) -> bool:
    return len(value) > SHORTEST_TEXT or any(character.isspace() for character in value.strip())
