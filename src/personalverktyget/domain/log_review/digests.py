"""The digest of a review: over all that was chosen and all that was said, so that no part of it changes unnoticed."""

import json
from hashlib import sha256
from typing import Any

from personalverktyget.domain.log_review.models import ChosenEntry, EntryQuestion, EntryVerdict, Escalation, LogReview


def digest(review: LogReview, conclusion: str) -> str:
    """The digest as hexadecimal."""
    entries = ChosenEntry.objects.filter(review=review).order_by("position")
    verdicts = EntryVerdict.objects.filter(entry__review=review).order_by("id")
    content: dict[str, Any] = {
        "review": [str(review.id), str(review.unit_id), review.kind, review.first_day, review.last_day],
        "how": [review.reason, review.seed, review.rules, review.population, review.begun_at],
        "about": [review.about_staff, review.about_resident],
        "entries": [_entry(e) for e in entries],
        "verdicts": [[v.entry_id, v.verdict, v.note, v.at, v.by_id] for v in verdicts],
        "conclusion": conclusion,
    }
    content |= {name: rows for name, rows in _said(review).items() if rows}
    return sha256(json.dumps(content, default=str, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _entry(e: ChosenEntry) -> list[Any]:
    elsewhere = [e.unit_id] if e.unit_id else []
    return [e.id, e.position, e.part, e.seq, e.at, e.staff_id, e.score, e.flags, *elsewhere]


def _said(review: LogReview) -> dict[str, list[Any]]:
    """Questions with their answers, and what was handed on. What the care provider makes of that may come after the
    signature, and stands in the log by an entry of its own.
    """
    asked = EntryQuestion.objects.filter(entry__review=review).select_related("answer").order_by("at", "id")
    given = Escalation.objects.filter(entry__review=review).order_by("at", "id")
    return {
        "asked": [[q.id, q.entry_id, q.staff_id, q.question, q.at, q.by_id, *_answer(q)] for q in asked],
        "handed_on": [[g.id, g.entry_id, g.provider_id, g.note, g.at, g.by_id] for g in given],
    }


def _answer(question: EntryQuestion) -> list[Any]:
    answer = getattr(question, "answer", None)
    return [answer.answer, answer.at] if answer else []
