"""The digest of a review: over all that was chosen and all that was said, so that no part of it changes unnoticed."""

import json
from hashlib import sha256
from typing import Any

from personalverktyget.domain.log_review.models import ChosenEntry, EntryVerdict, LogReview


def digest(review: LogReview, conclusion: str) -> str:
    """The digest as hexadecimal."""
    entries = ChosenEntry.objects.filter(review=review).order_by("position")
    verdicts = EntryVerdict.objects.filter(entry__review=review).order_by("id")
    content: dict[str, Any] = {
        "review": [str(review.id), str(review.unit_id), review.kind, review.first_day, review.last_day],
        "how": [review.reason, review.seed, review.rules, review.population, review.begun_at],
        "about": [review.about_staff, review.about_resident],
        "entries": [[e.id, e.position, e.part, e.seq, e.at, e.staff_id, e.score, e.flags] for e in entries],
        "verdicts": [[v.entry_id, v.verdict, v.note, v.at, v.by_id] for v in verdicts],
        "conclusion": conclusion,
    }
    return sha256(json.dumps(content, default=str, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
