"""Sign-ins that are under way in this browser: kept in its session at the server, used once, and not for long."""

from dataclasses import asdict, dataclass
from typing import Any

from django.http import HttpRequest

from personalverktyget.adapters.sign_in.provider import Begun
from personalverktyget.web.shared.sessions import KEPT, LAPSED, PERSON, now_in_seconds

PENDING = "sign_ins_under_way"
# As long as somebody may need to find her card and remember her code.
LONGEST_SECONDS = 15 * 60
# Several tabs may be signing in at once.
MOST = 4


@dataclass(frozen=True, slots=True)
class PendingSignIn:
    """A sign-in under way, and where it was to lead."""

    begun: Begun
    next_path: str


def remember(request: HttpRequest, kind: str, begun: Begun, next_path: str) -> None:
    """Keep what is needed when the browser comes back."""
    details = {name: value for name, value in asdict(begun).items() if name != "url"}
    entry = {**details, "kind": kind, "next": next_path}
    request.session[PENDING] = [*_fresh(request), entry][-MOST:]
    if not any(name in request.session for name in (PERSON, LAPSED, KEPT)):
        # Whoever only opens the address, as robots do, leaves a row for as long as it is of use and no longer.
        request.session.set_expiry(LONGEST_SECONDS)


def use(request: HttpRequest, kind: str, state: str) -> PendingSignIn | None:
    """What was begun under this state, once: the second time there is nothing."""
    fresh = _fresh(request)
    found = next((entry for entry in fresh if entry["kind"] == kind and entry["state"] == state), None)
    if found is None:
        return None
    request.session[PENDING] = [entry for entry in fresh if entry is not found]
    # At once, and not when the answer is ready: two answers with the same state must not both find it.
    request.session.save()
    begun = Begun(
        url="",
        state=found["state"],
        nonce=found["nonce"],
        verifier=found["verifier"],
        redirect_uri=found["redirect_uri"],
        begun_at=found["begun_at"],
    )
    return PendingSignIn(begun, found["next"])


def _fresh(request: HttpRequest) -> list[dict[str, Any]]:
    oldest = now_in_seconds() - LONGEST_SECONDS
    return [entry for entry in request.session.get(PENDING, []) if entry["begun_at"] >= oldest]
