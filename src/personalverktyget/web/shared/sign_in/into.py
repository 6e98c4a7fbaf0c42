"""The way in: to the provider, and back with an answer that is checked before anybody is let in."""

import logging

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language

from personalverktyget.adapters.sign_in import flow
from personalverktyget.adapters.sign_in.provider import Refusal, SignInRefused
from personalverktyget.base.actors import Visitor
from personalverktyget.domain.access import services
from personalverktyget.domain.people.registers import RegisterUnavailable
from personalverktyget.web.shared import kept_writing, sessions
from personalverktyget.web.shared.sign_in import pending
from personalverktyget.web.shared.sign_in.audience import Audience
from personalverktyget.web.shared.sign_in.texts import text_for

_log = logging.getLogger(__name__)


def sign_in(request: HttpRequest, audience: Audience) -> HttpResponse:
    """Send the browser to the provider; first a word of explanation to those whose session ran out."""
    next_path = request.GET.get("nasta", "")
    if not kept_writing.is_internal(request, next_path):
        next_path = audience.home
    hint = request.GET.get("login_hint") if settings.PASS_LOGIN_HINT else None
    if _is_signed_in(request, audience) and not hint:
        return HttpResponseRedirect(next_path)
    if request.GET.get("utgangen") and not hint:
        return _explain_end(request, audience, next_path)
    try:
        back_to = audience.outside_address("sign_in_answer")
        begun = flow.begin(audience.provider(), back_to, hint, get_language())
    except SignInRefused as refused:
        return refuse(request, audience, refused.reason, refused)
    pending.remember(request, audience.kind, begun, next_path)
    return HttpResponseRedirect(begun.url)


def sign_in_answer(request: HttpRequest, audience: Audience) -> HttpResponse:
    """What the provider sent the browser back with. A state is used once, whatever comes of it."""
    answer = request.GET.dict()
    waiting = pending.use(request, audience.kind, answer.get("state", ""))
    if waiting is None:
        return refuse(request, audience, Refusal.UNKNOWN_STATE)
    try:
        identity = flow.complete(audience.provider(), waiting.begun, answer)
        audience.let_in(request, identity)
    except SignInRefused as refused:
        return refuse(request, audience, refused.reason, refused)
    except services.SignInNotPossible as refused:
        return refuse(request, audience, refused.reason, refused)
    except RegisterUnavailable as unavailable:
        return refuse(request, audience, "register_unavailable", unavailable)
    return HttpResponseRedirect(_way_on(request, audience, waiting.next_path))


def refuse(request: HttpRequest, audience: Audience, reason: str, cause: Exception | None = None) -> HttpResponse:
    """Record that nobody was let in, and say why and what to do."""
    _log.warning("Sign-in refused (%s): %s", audience.kind, cause or reason)
    services.record_refused_sign_in(audience=audience.kind, reason=str(reason))
    text = text_for(audience.kind, reason)
    context = {"text": text, "again": audience.address("sign_in")}
    return render(request, "shared/sign_in/refused.html", context, status=text.status)


def _is_signed_in(request: HttpRequest, audience: Audience) -> bool:
    person = sessions.person_in(request)
    return person is not None and person.kind == audience.kind and not isinstance(request.actor, Visitor)  # type: ignore[attr-defined]


def _explain_end(request: HttpRequest, audience: Audience, next_path: str) -> HttpResponse:
    context = {
        "again": audience.address("sign_in"),
        "next": next_path,
        "has_writing": kept_writing.is_for_somebody(request),
    }
    return render(request, "shared/sign_in/session_over.html", context)


def _way_on(request: HttpRequest, audience: Audience, next_path: str) -> str:
    """To where the person was going, or to what she was writing."""
    kept = kept_writing.waiting(request)
    if kept is None:
        return next_path
    return kept_writing.shown_at(kept, audience.address("kept_writing"))
