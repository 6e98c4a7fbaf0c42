"""Nobody without GR reaches the log in any way (K-03, G8): attacked with the right addresses, by every way to ask.

The matrix opens each page as its links do. Here they are opened by those who know the ids of what they want, with every
method, as htmx and as other programs ask, and with forms that would do something if they were let in.
"""

import re
from typing import Any, Final

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from personalverktyget.base.clock import today
from personalverktyget.config.route_rules import routes
from personalverktyget.domain.access.models import Grant
from personalverktyget.domain.access.services import revoke_role
from personalverktyget.domain.log_review import services
from personalverktyget.domain.log_review.models import (
    ChosenEntry,
    EntryQuestion,
    EntryVerdict,
    Escalation,
    EscalationOutcome,
    LogExtract,
    LogReview,
    ReviewHelp,
    ReviewSchedule,
    ReviewSignature,
)
from tests.support.log_reviews import begun_review, handed_on, opens, taken_extract
from tests.support.world import World
from tests.support.world_registers import RESIDENTS, hsa_id_of

CANARY: Final = "Qvintessens"
# Told to some without GR, as the matrix says, and nothing of what is in the log: how far reviews have come, how often
# they are made and how they choose, who judges for another unit, one's own questions, how far the log service has come.
STANDING: Final = {"list", "schedule", "weights", "log_service", "name_helper", "to_help", "questions", "handed_on"}
STAFF: Final = (
    "receiver", "handler", "handler_2", "both", "admin", "permission_admin", "regional_admin", "national_admin",
    "reviewer_hamn", "provider_reviewer",
)  # fmt: skip
WAYS: Final[tuple[dict[str, str], ...]] = (
    {},
    {"HX-Request": "true", "HX-Target": "main", "HX-Boosted": "true"},
    {"X-HTTP-Method-Override": "GET", "X-Original-URL": "/personal/logg/", "Accept": "application/json"},
)
METHODS: Final = [*(("get", way) for way in WAYS), *(("post", way) for way in WAYS[:2]),
                  ("head", {}), ("put", {}), ("delete", {}), ("options", {})]  # fmt: skip
KEPT: Final[tuple[type[Model], ...]] = (
    ChosenEntry, EntryQuestion, EntryVerdict, Escalation, EscalationOutcome, LogExtract, LogReview, ReviewHelp,
    ReviewSchedule, ReviewSignature,
)  # fmt: skip


def _world_of_reviews(world: World) -> dict[str, dict[str, Any]]:
    """The unit's reviews with something in each; the ids by which an address is told."""
    escalation, by_hand = handed_on(world), begun_review(world)
    opens(world, "handler_2", "assigned")
    days = {"first_day": today(), "last_day": today()}
    reviewer = world.actor("reviewer")
    suspicion = services.begin_suspicion(reviewer, hsa_id=hsa_id_of("handler_2"), number="", reason=CANARY, **days)
    services.ask_colleague(reviewer, by_hand, 1, question="Varför?")
    services.judge_entry(reviewer, by_hand, 1, verdict="unclear", note=CANARY)
    return {
        "review_id": {"review_id": by_hand},
        "suspicion": {"review_id": suspicion},
        "position": {"review_id": by_hand, "position": 1},
        "extract_id": {"extract_id": taken_extract(world)},
        "escalation_id": {"escalation_id": escalation},
    }


def _addresses(world: World) -> list[tuple[str, str]]:
    """Every address of the log and its reviews, with ids that are there; files in each of their forms."""
    ids = _world_of_reviews(world)
    found = []
    for route in routes():
        if not route.name.startswith(("staff:log_review:", "staff:log")) or route.name.startswith("staff:logi"):
            continue
        name = route.name.rpartition(":")[2]
        for key in [key for key in reversed(ids) if f":{key}>" in route.address][:1] or [""]:
            for of in [ids[key], ids["suspicion"]] if key == "review_id" else [ids.get(key, {})]:
                at = reverse(route.name, kwargs=of or None)
                found += [(name, at), (name, f"{at}?format=csv&format=fhir&efter=&form=pdf")]
    return found


def _form(world: World) -> dict[str, Any]:
    """What would do something on any of the pages."""
    numbers = list(ChosenEntry.objects.values_list("seq", flat=True))
    return {
        "take_up": "1", "numbers": numbers, "everyone": "on", "shown": " ".join(map(str, numbers)),
        "verdict": "justified", "note": "x", "question": "x", "version": 1, "conclusion": "x", "months": 3,
        "helper": str(world.staff["receiver"]), "hsa_id": hsa_id_of("handler"), "number": RESIDENTS["helena"][0],
        "first_day": today().isoformat(), "last_day": today().isoformat(), "reason": "x",
    }  # fmt: skip


def _intruders(world: World) -> dict[str, Client]:
    found = {who: world.sign_in(Client(), who) for who in STAFF}
    found |= {f"resident {who}": world.sign_in_resident(Client(), who) for who in ("lennart", "other")}
    found["nobody"] = Client()
    # She was the unit's reviewer until a moment ago, and has her windows open still.
    found["former"] = world.sign_in(Client(), "reviewer")
    for grant in Grant.objects.filter(staff_id=world.staff["reviewer"], revoked_at=None):
        revoke_role(world.actor("admin"), grant.id, reason="Slutar.")
    return found


def _counts() -> list[Any]:
    rows = LogReview.objects.order_by("id").values_list("id", "version", "state")
    return [*(model._default_manager.count() for model in KEPT), *rows]


@pytest.mark.slow
def test_nobody_without_gr_reaches_the_log_in_any_way(small_world: World) -> None:
    """K-03, L-04: what is refused tells nothing of the log, changes nothing, and is an entry itself."""
    addresses, form = _addresses(small_world), _form(small_world)
    assert len({name for name, _at in addresses}) >= 22
    reached = []
    for who, client in _intruders(small_world).items():
        before = _counts()
        for name, at in addresses:
            own = who == "reviewer_hamn" and not re.search("[0-9a-f]{8}-", at)
            if own or (name == "handed_on_entry" and who == "provider_reviewer"):
                continue
            for method, headers in METHODS[:1] if "?" in at else METHODS:
                if not (name in STANDING and method == "post"):
                    answer = getattr(client, method)(at, form if method == "post" else None, headers=headers)
                    if _reached(name, method, answer):
                        reached.append((who, method, at, answer.status_code))
        if before != _counts():
            reached.append((who, "changed something", "", 0))
    assert reached == []


def _reached(name: str, method: str, answer: Any) -> bool:
    """Whether the answer is more than a refusal, or holds anything of what is in the reviews."""
    # Whom htmx asks for is sent to sign in by an answer without content.
    let_in = answer.status_code < 300 and answer.status_code != 204 and name not in STANDING and method != "options"
    return let_in or CANARY.encode() in answer.content or answer.content.startswith(b"%PDF")
