"""What the log tells of each visit that the access matrix makes (L-01, L-04, G10).

``logged.txt`` says what every address is told as to those who are let in. Refusals need no table: each is an entry.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db.models import Max

from personalverktyget.domain.access_log.actions import LogAction, LogOutcome, LogPurpose
from personalverktyget.domain.access_log.events import OUTSIDE_SCOPE
from personalverktyget.domain.access_log.models import LogEntry

Address = tuple[str, str, str]
_FILE = Path(__file__).with_name("logged.txt")
# Why an address is told of in no entry. Each of them holds nothing of any resident.
REASONS = frozenset({"öppet", "eget", "uppsättning", "tomt", "ingen"})
_REFUSED = ("nej", "–")
# Opening any address ends a session that has run out; that is told of by itself.
_SESSIONS = frozenset({"staff.signed_out", "resident.signed_out"})


def _read() -> Iterator[tuple[Address, frozenset[str]]]:
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            method, route, what, *events = line.split()
            yield (method, route, what), frozenset(events)


TABLE = dict(_read())


@contextmanager
def told() -> Iterator[list[LogEntry]]:
    """The entries that come while the block lasts; to be looked at after it."""
    last = LogEntry.objects.aggregate(last=Max("seq"))["last"] or 0
    entries: list[LogEntry] = []
    yield entries
    entries += LogEntry.objects.filter(seq__gt=last).order_by("seq")


def trouble(address: Address, column: str, outcome: str, entries: list[LogEntry]) -> str:
    """What is wrong with the entries of one visit, or nothing."""
    if address not in TABLE:
        return ""
    entries = [entry for entry in entries if entry.event not in _SESSIONS or "sign_out" in address[1]]
    events = {entry.event for entry in entries}
    wrong = _wrong_fields(entries)
    if not wrong and outcome == "ja":
        allowed = {event.rstrip("?") for event in TABLE[address]} - REASONS
        needed = {event for event in TABLE[address] - REASONS if not event.endswith("?")}
        wrong = "" if needed <= events <= allowed else f"expected {sorted(TABLE[address])}"
    elif not wrong and outcome in _REFUSED:
        wrong = _wrong_refusal(address, outcome, entries)
    elif not wrong:
        wrong = "told of who was sent to sign in" if events else ""
    return f"{' '.join(address)} by {column} ({outcome}): {wrong}; the log tells {sorted(events)}" if wrong else ""


def _wrong_fields(entries: list[LogEntry]) -> str:
    """L-02, L-03: what every entry holds, and the closed lists."""
    for entry in entries:
        if entry.action not in set(LogAction) or entry.purpose not in set(LogPurpose):
            return f"{entry.event} has an action or a purpose of its own"
        if not (entry.system_id and entry.resource_type and entry.outcome in set(LogOutcome)):
            return f"{entry.event} leaves a field out"
        at_work = entry.actor_kind == "staff" and entry.unit_id
        if entry.actor_kind == "staff" and not (entry.actor_id and entry.actor_hsa_id):
            return f"{entry.event} does not say who"
        if at_work and not (entry.unit_hsa_id and entry.provider_hsa_id and entry.commission_hsa_id):
            return f"{entry.event} does not say from which unit, provider and assignment"
        if entry.residents and entry.unit_id and not entry.owner_unit_id:
            return f"{entry.event} does not say whose data it is"
    return ""


def _wrong_refusal(address: Address, outcome: str, entries: list[LogEntry]) -> str:
    """L-04: one entry, refused, which says who, where and what was missing."""
    if len(entries) != 1:
        return "a refusal is one entry"
    (entry,) = entries
    if address[1].endswith("sign_in_answer"):
        return "" if (entry.event, entry.outcome) == ("sign_in.refused", LogOutcome.REFUSED) else "not told as refused"
    outside = entry.details.get("permission") == OUTSIDE_SCOPE
    right = (
        entry.event == "access.refused"
        and entry.outcome == LogOutcome.REFUSED
        and entry.resource_id == address[1]
        and outside == (outcome == "–")
        and entry.actor_kind in ("staff", "resident")
    )
    return "" if right else "not told as such a refusal"
