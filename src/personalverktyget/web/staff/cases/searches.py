"""What a staff member has searched for, kept in the session under a word that says nothing.

A name or an identity number must not stand in an address, where the browser's history and the servers' logs keep it.
So a search is sent as a form, and the page that it leads to is known by a drawn word alone.
"""

import base64
import secrets

from django.http import HttpRequest

from personalverktyget.base.encryption import CannotDecrypt
from personalverktyget.web.shared import sessions

KEPT = "searches"
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
