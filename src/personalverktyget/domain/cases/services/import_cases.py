"""Bring cases in with their whole lives, set-based: the demo world now, moves from other systems later.

Each step goes by the same table, policies and clock as when somebody takes it on a page; only the writing is done for
all at once. Nobody is notified of what is long past.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from django.db import connection
from django.db.models import Model

from personalverktyget.base.actors import SystemActor
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.attachments.models import Attachment
from personalverktyget.domain.cases import clock
from personalverktyget.domain.cases.events import CasesImported
from personalverktyget.domain.cases.imported_cases import ImportedCase, Surroundings
from personalverktyget.domain.cases.imported_lives import Life, live
from personalverktyget.domain.cases.models import (
    Case,
    CaseAnswers,
    CaseTransition,
    CaseWords,
    Message,
    MessageReading,
    Note,
)
from personalverktyget.domain.cases.sealed_answers import sealed
from personalverktyget.domain.cases.words import joined_word_forms

_BATCH = 2000


def import_cases(
    actor: SystemActor,
    cases: Sequence[ImportedCase],
    *,
    commissions: Mapping[tuple[str, str], str],
    source: str,
) -> int:
    """Bring the cases in, all or none. ``commissions`` gives the commission's HSA-id by staff and unit.

    Raises ``ImpossibleCase``, which names the case by its place among ``cases``. Returns how many came in.
    """
    around = Surroundings(commissions)
    in_order = sorted(enumerate(cases, 1), key=lambda placed: placed[1].steps[0].at)
    numbers = _numbers(len(in_order))
    lives = [live(around, case, place, number) for number, (place, case) in zip(numbers, in_order, strict=True)]
    with unit_of_work(actor) as work:
        _write(lives)
        happened = chain.from_iterable(life.happened for life in lives)
        for at, by, event in sorted(happened, key=lambda entry: entry[0]):
            work.record(event, at=at, by=by)
        work.record(CasesImported(source=source, count=len(lives)))
    return len(lives)


def _numbers(count: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('cases_case_number') FROM generate_series(1, %s)", [count])
        return [number for (number,) in cursor.fetchall()]


def _write(lives: Iterable[Life]) -> None:
    lives = list(lives)
    _create(Case, (life.case for life in lives))
    _create(Attachment, (file for life in lives for file in life.files))
    _create(CaseAnswers, (_sealed(life) for life in lives))
    steps = sorted((step for life in lives for step in life.steps), key=lambda step: step.at)
    _create(CaseTransition, steps)
    _create(Message, (message for life in lives for message in life.messages))
    _create(MessageReading, (reading for life in lives for reading in life.readings))
    _create(Note, (note for life in lives for note in life.notes))
    _create(CaseWords, (_words(life) for life in lives))
    _free_the_waiting([life.case for life in lives if life.case.unit.pauses_while_waiting])


def _create(model: type[Model], rows: Iterable[Model]) -> None:
    model._default_manager.bulk_create(rows, batch_size=_BATCH)


def _sealed(life: Life) -> CaseAnswers:
    life.answers.answers = sealed(life.form, life.case.resident_id, life.answers.answers)
    return life.answers


def _words(life: Life) -> CaseWords:
    owner = {"case": life.case, "unit_id": life.case.unit_id, "resident_id": life.case.resident_id}
    return CaseWords(**owner, words=joined_word_forms(life.texts))


def _free_the_waiting(cases: list[Case]) -> None:
    """Where a unit has chosen that waiting for the resident is free, the dates need the steps that are now kept."""
    for case in cases:
        clock.set_due(case)
    Case.objects.bulk_update(cases, ["closing_due_at", "due_at"], batch_size=_BATCH)
