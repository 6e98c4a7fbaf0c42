"""Bring the public cards up to date. Called by the worker, every few seconds."""

import json
import logging
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any, Final
from uuid import UUID

from personalverktyget.base.actors import SystemActor
from personalverktyget.base.clock import now
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.case_types.selectors import offers_at
from personalverktyget.domain.contact_cards.content import CardContent
from personalverktyget.domain.contact_cards.events import ContactCardsPublished
from personalverktyget.domain.contact_cards.facts import Facts, card_facts
from personalverktyget.domain.contact_cards.fingerprints import stale
from personalverktyget.domain.contact_cards.models import PublishedCard
from personalverktyget.domain.link_services.content import OUTSIDE
from personalverktyget.domain.link_services.selectors import links_at
from personalverktyget.domain.organisation.models import CareUnit

_log = logging.getLogger(__name__)
BATCH: Final = 200
# So many in a round, and the rest in the next: a whole nation of units is done in a minute or so.
BATCHES: Final = 5


def publish_cards() -> int:
    """Publish the cards whose rows have changed since they were published. Returns how many were looked at."""
    done = 0
    for _round in range(BATCHES):
        waiting = stale(BATCH)
        if not waiting:
            break
        done += len(waiting)
        failed = _publish(waiting)
        if failed or len(waiting) < BATCH:
            # One that fails waits for the next round instead of being tried again at once.
            break
    return done


def _publish(waiting: Sequence[tuple[UUID, str]]) -> int:
    ids = [unit_id for unit_id, _fingerprint in waiting]
    units = CareUnit.objects.select_related("provider", "region", "contact_card", "audience").in_bulk(ids)
    before = PublishedCard.objects.in_bulk(ids)
    at, rows = now(), []
    for unit_id, fingerprint in waiting:
        old = before.get(unit_id)
        try:
            rows.append(_made(units[unit_id], fingerprint, old, at))
        except Exception:
            # One unit's odd data must not keep the others' cards from being published.
            _log.exception("The card of %s could not be published.", unit_id)
            rows.append(_failed(unit_id, old, at))
    changed = sum(row.published_at == at for row in rows)
    failed = sum(row.failed_at is not None for row in rows)
    with unit_of_work(SystemActor("publish_cards")) as work:
        PublishedCard.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["unit"],
            update_fields=["fingerprint", "facts", "mark", "published_at", "tried_at", "failed_at"],
        )
        work.record(ContactCardsPublished(units=tuple(ids), changed=changed, failed=failed))
    return failed


def _made(unit: CareUnit, fingerprint: str, old: PublishedCard | None, at: datetime) -> PublishedCard:
    facts: Facts = {}
    if unit.is_active:
        content = CardContent.of(unit, getattr(unit, "contact_card", None))
        facts = card_facts(unit, content, offers_at(unit.id), links_at(unit.id, OUTSIDE))
    mark = mark_of(facts)
    # The time stays while what everybody reads stays: a change for residents alone is none out here.
    is_same = old is not None and old.mark == mark and old.published_at is not None
    published_at = old.published_at if old is not None and is_same else at
    return PublishedCard(
        unit_id=unit.id, fingerprint=fingerprint, facts=facts, mark=mark, published_at=published_at, tried_at=at
    )


def _failed(unit_id: UUID, old: PublishedCard | None, at: datetime) -> PublishedCard:
    row = old or PublishedCard(unit_id=unit_id)
    row.fingerprint, row.tried_at, row.failed_at = "", at, at
    return row


def mark_of(facts: dict[str, Any]) -> str:
    """A mark that is another as soon as a fact is."""
    return sha256(json.dumps(facts, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:32]
