"""What was asked about chosen entries, and what was handed on: in two statements for however many entries."""

from collections.abc import Iterable
from uuid import UUID

from personalverktyget.domain.log_review.models import EntryQuestion, Escalation
from personalverktyget.domain.log_review.read_models import HandedOn, QuestionAndAnswer


def asked_about(entries: Iterable[UUID]) -> dict[UUID, tuple[QuestionAndAnswer, ...]]:
    """The questions with their answers, by the entry that they are about."""
    rows = EntryQuestion.objects.filter(entry_id__in=list(entries)).select_related("by", "answer").order_by("at", "id")
    found: dict[UUID, tuple[QuestionAndAnswer, ...]] = {}
    for row in rows:
        found[row.entry_id] = (*found.get(row.entry_id, ()), question_and_answer(row))
    return found


def question_and_answer(row: EntryQuestion) -> QuestionAndAnswer:
    """One question as it is handed out; who asked and the answer are joined already."""
    answer = getattr(row, "answer", None)
    return QuestionAndAnswer(
        id=row.id,
        question=row.question,
        asked_at=row.at,
        asked_by=row.by.name,
        answer=answer.answer if answer else "",
        answered_at=answer.at if answer else None,
    )


def handed_on(entries: Iterable[UUID]) -> dict[UUID, HandedOn]:
    """What the care provider was given, with its outcome, by the entry."""
    rows = Escalation.objects.filter(entry_id__in=list(entries)).select_related("by", "outcome__by")
    return {row.entry_id: as_handed_on(row) for row in rows}


def as_handed_on(row: Escalation) -> HandedOn:
    """One of them; who handed it on and the outcome are joined already."""
    outcome = getattr(row, "outcome", None)
    if outcome is None:
        return HandedOn(note=row.note, at=row.at, by=row.by.name)
    return HandedOn(
        note=row.note,
        at=row.at,
        by=row.by.name,
        verdict=outcome.verdict,
        outcome_note=outcome.note,
        settled_at=outcome.at,
        settled_by=outcome.by.name,
    )
