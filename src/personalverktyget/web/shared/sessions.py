"""The session of somebody who is signed in: who it is, since when, and how long it lasts.

A session belongs to one person at a time. It lives at the server; the browser holds a random key and nothing else.
In the database it holds opaque ids only: the provider's token, which names the person, is encrypted.
"""

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.middleware.csrf import rotate_token

from personalverktyget.adapters.sign_in.provider import VerifiedIdentity
from personalverktyget.base import clock
from personalverktyget.base.actors import AnyActor, ResidentActor, SignedInStaff
from personalverktyget.base.encryption import CannotDecrypt, Keyring, load_keyring

STAFF, RESIDENT = "staff", "resident"
# What a session holds: who is signed in; who was, before the time ran out; what that person was writing.
PERSON, LAPSED, KEPT = "person", "lapsed", "kept"
# The time of the latest request is written down at most this often, so that reading pages costs no write.
TOUCH_SECONDS = 60


@dataclass(frozen=True, slots=True)
class SessionPerson:
    """Whose session it is. Times are whole seconds since 1970."""

    kind: str
    id: UUID
    started_at: int
    seen_at: int
    workplace: UUID | None = None
    commission: str = ""
    commissions: Mapping[str, str] = field(default_factory=dict)
    id_token: str = field(default="", repr=False)

    @property
    def key(self) -> str:
        """What tells persons apart, residents and staff together."""
        return f"{self.kind}:{self.id}"

    def seconds_left(self, now: int) -> int:
        """Until the session runs out, by whichever limit comes first; zero when it has."""
        idle, absolute = limits(self.kind)
        return max(0, min(self.seen_at + idle, self.started_at + absolute) - now)


def limits(kind: str) -> tuple[int, int]:
    """How many seconds a session lasts without a request, and how many in all."""
    if kind == STAFF:
        return settings.STAFF_IDLE_SECONDS, settings.STAFF_ABSOLUTE_SECONDS
    return settings.RESIDENT_IDLE_SECONDS, settings.RESIDENT_ABSOLUTE_SECONDS


def now_in_seconds() -> int:
    """The present moment in whole seconds since 1970."""
    return int(clock.now().timestamp())


def keyring() -> Keyring:
    """The keys that what a session holds about a person is encrypted with."""
    return load_keyring(settings.KEYRING_FILE)


def person_in(request: HttpRequest) -> SessionPerson | None:
    """Whose session it is, whether or not it has run out."""
    held = request.session.get(PERSON)
    if not held:
        return None
    return SessionPerson(
        kind=held["kind"],
        id=UUID(held["id"]),
        started_at=held["started_at"],
        seen_at=held["seen_at"],
        workplace=UUID(held["workplace"]) if held.get("workplace") else None,
        commission=held.get("commission", ""),
        commissions=held.get("commissions", {}),
        id_token=held.get("id_token", ""),
    )


def begin_staff_session(request: HttpRequest, staff: SignedInStaff, identity: VerifiedIdentity) -> None:
    """Make the session that of a staff member. Nothing of anybody else's remains in it."""
    commissions = {item.unit_hsa_id: item.hsa_id for item in reversed(identity.commissions) if item.unit_hsa_id}
    details = {"commission": staff.commission_hsa_id, "commissions": commissions}
    _begin(request, STAFF, staff.staff_id, identity.id_token, details)


def begin_resident_session(request: HttpRequest, resident: ResidentActor, identity: VerifiedIdentity) -> None:
    """Make the session that of a resident. Nothing of anybody else's remains in it."""
    _begin(request, RESIDENT, resident.resident_id, identity.id_token, {})


def end_session(request: HttpRequest) -> None:
    """Delete the session at the server, with everything in it. Its key opens nothing any more."""
    request.session.flush()


def lapse(request: HttpRequest, person: SessionPerson) -> None:
    """The time has run out: nobody is signed in any more. Only whose session it was is remembered.

    That lets the same person, and nobody else, have back what she was writing.
    """
    workplace = str(person.workplace) if person.workplace else ""
    kept = request.session.get(KEPT)
    request.session.flush()
    request.session[LAPSED] = {"key": person.key, "workplace": workplace}
    if kept:
        request.session[KEPT] = kept


def lapsed_key(request: HttpRequest) -> str:
    """Whose session it was before the time ran out; empty where nobody's."""
    return str(request.session.get(LAPSED, {}).get("key", ""))


def touch(request: HttpRequest, person: SessionPerson, *, at_once: bool = False) -> SessionPerson:
    """Note that the person is still there; ``at_once`` to the second."""
    idle, _ = limits(person.kind)
    now = now_in_seconds()
    if not at_once and now - person.seen_at < min(TOUCH_SECONDS, idle // 10):
        return person
    _change(request, seen_at=now)
    return person_in(request) or person


def work_at(request: HttpRequest, workplace_id: UUID | None) -> None:
    """Remember at which unit or region the staff member works from now on (``None``: the nation)."""
    _change(request, workplace=str(workplace_id) if workplace_id else "")


def provider_token(person: SessionPerson) -> str:
    """The token that the provider gave, for ending its session too; empty where it cannot be read any more."""
    try:
        return keyring().decrypt(base64.b64decode(person.id_token), context=_token_context(person.key))
    except CannotDecrypt:
        return ""


def actor_key(actor: AnyActor) -> str:
    """The same as ``SessionPerson.key``, from an actor; empty for those that have no session."""
    if isinstance(actor, ResidentActor):
        return f"{RESIDENT}:{actor.resident_id}"
    staff_id = getattr(actor, "staff_id", None)
    return f"{STAFF}:{staff_id}" if staff_id else ""


def _begin(request: HttpRequest, kind: str, person_id: UUID, id_token: str, details: dict[str, Any]) -> None:
    key, now = f"{kind}:{person_id}", now_in_seconds()
    before, kept = _same_person_before(request, key)
    request.session.flush()
    sealed = keyring().encrypt(id_token, context=_token_context(key))
    request.session[PERSON] = {
        "kind": kind,
        "id": str(person_id),
        "started_at": now,
        "seen_at": now,
        "workplace": before,
        "id_token": base64.b64encode(sealed).decode(),
        **details,
    }
    if kept:
        request.session[KEPT] = kept
    rotate_token(request)


def _same_person_before(request: HttpRequest, key: str) -> tuple[str, dict[str, Any] | None]:
    """The workplace and the kept writing of the same person, if the session was hers."""
    signed_in, lapsed = request.session.get(PERSON, {}), request.session.get(LAPSED, {})
    kept = request.session.get(KEPT)
    if f"{signed_in.get('kind')}:{signed_in.get('id')}" == key:
        workplace = signed_in.get("workplace", "")
    elif lapsed.get("key") == key:
        workplace = lapsed.get("workplace", "")
    else:
        workplace = ""
    return workplace, kept if kept and kept.get("key") == key else None


def _change(request: HttpRequest, **changes: Any) -> None:
    request.session[PERSON] = {**request.session[PERSON], **changes}


def _token_context(key: str) -> str:
    return f"session.id_token:{key}"
