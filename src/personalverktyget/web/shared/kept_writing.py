"""What somebody was writing when the session ran out: kept encrypted, and given back to the same person only.

A view whose form can show it again says so with ``restores_writing`` and fills its form from ``take``. For every
other form there is a page that shows what was written and sends it on.
"""

import base64
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, QueryDict
from django.urls import resolve
from django.utils.http import url_has_allowed_host_and_scheme

from personalverktyget.base.encryption import CannotDecrypt
from personalverktyget.web.shared import sessions

V = TypeVar("V", bound=Callable[..., object])
_NOT_WRITTEN = ("csrfmiddlewaretoken",)


@dataclass(frozen=True, slots=True)
class KeptWriting:
    """What was written. ``action`` is where it was on its way to, ``page`` the page that it was written on."""

    action: str
    page: str
    fields: QueryDict


def restores_writing(view: V) -> V:
    """The view shows ``take(request)`` in its form again."""
    view.restores_writing = True  # type: ignore[attr-defined]
    return view


def is_internal(request: HttpRequest, address: str) -> bool:
    """Whether an address is a path of this program, and of nothing else."""
    return address.startswith("/") and url_has_allowed_host_and_scheme(
        address, allowed_hosts=None, require_https=request.is_secure()
    )


def keep(request: HttpRequest, *, key: str, action: str, page: str, fields: QueryDict) -> None:
    """Put aside what the person with this key (``sessions.SessionPerson.key``) has written."""
    fields = fields.copy()
    for name in _NOT_WRITTEN:
        fields.pop(name, None)
    sealed = sessions.keyring().encrypt(fields.urlencode(), context=_context(key))
    request.session[sessions.KEPT] = {
        "key": key,
        "action": action,
        "page": page if is_internal(request, page) else action,
        "sealed": base64.b64encode(sealed).decode(),
    }


def waiting(request: HttpRequest) -> KeptWriting | None:
    """What is kept for the person who is signed in."""
    held = request.session.get(sessions.KEPT)
    person = sessions.person_in(request)
    if not held or person is None or held["key"] != person.key:
        return None
    try:
        text = sessions.keyring().decrypt(base64.b64decode(held["sealed"]), context=_context(person.key))
    except CannotDecrypt:
        drop(request)
        return None
    return KeptWriting(held["action"], held["page"], QueryDict(text))


def take(request: HttpRequest) -> QueryDict | None:
    """What was written on this page, for its form to show again. It stays kept until the form is sent."""
    kept = waiting(request)
    if kept and request.path in (urlsplit(kept.page).path, urlsplit(kept.action).path):
        return kept.fields
    return None


def drop(request: HttpRequest) -> None:
    """Keep it no longer."""
    request.session.pop(sessions.KEPT, None)


def is_for_somebody(request: HttpRequest) -> bool:
    """Whether something is kept in this session, whoever it belongs to."""
    return sessions.KEPT in request.session


def shown_at(kept: KeptWriting, otherwise: str) -> str:
    """Where the person meets it again: the page that it was written on, if that shows it by itself."""
    try:
        restores = getattr(resolve(urlsplit(kept.page).path).func, "restores_writing", False)
    except Http404:
        restores = False
    return kept.page if restores else otherwise


def _context(key: str) -> str:
    return f"session.kept_writing:{key}"
