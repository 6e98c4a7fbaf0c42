"""What a staff member has searched for, kept in the session under a word that says nothing.

A name or an identity number must not stand in an address, where the browser's history and the servers' logs keep it.
So a search is sent as a form, and the page that it leads to is known by a drawn word alone. What was found is kept
beside it, for whoever goes on to write to those residents: to whom she has seen, and to nobody who matches since.
"""

import base64
import secrets
from collections.abc import Iterable
from uuid import UUID

from django.http import HttpRequest

from personalverktyget.base.encryption import CannotDecrypt
from personalverktyget.web.shared import sessions

KEPT, SEEN = "searches", "cases_seen"
# Enough for going back and forth; what is older is forgotten.
MOST = 10


def keep(request: HttpRequest, text: str) -> str:
    """Keep what was searched for, encrypted, and give the word that it is found by."""
    word = secrets.token_urlsafe(9)
    sealed = sessions.keyring().encrypt(text, context=f"search.{word}")
    earlier = request.session.get(KEPT, [])[-MOST + 1 :]
    request.session[KEPT] = [*earlier, [word, base64.b64encode(sealed).decode()]]
    return word


def kept(request: HttpRequest, word: str) -> str:
    """What was searched for; empty where the word is unknown or forgotten."""
    for known, sealed in request.session.get(KEPT, []):
        if known == word:
            try:
                return sessions.keyring().decrypt(base64.b64decode(sealed), context=f"search.{word}")
            except CannotDecrypt:
                return ""
    return ""


def keep_seen(request: HttpRequest, word: str, cases: Iterable[UUID]) -> None:
    """Keep which cases the search has shown. Of a search that is forgotten they are forgotten too."""
    known = {one for one, _sealed in request.session.get(KEPT, [])}
    earlier = {one: ids for one, ids in request.session.get(SEEN, {}).items() if one in known}
    request.session[SEEN] = {**earlier, word: [str(case) for case in cases]}


def seen(request: HttpRequest, word: str) -> frozenset[UUID] | None:
    """The cases that the search has shown; ``None`` where it is unknown or forgotten."""
    ids = request.session.get(SEEN, {}).get(word)
    return None if ids is None else frozenset(map(UUID, ids))
