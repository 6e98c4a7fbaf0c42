"""The answers to a dispatch one by one: a page of them, and all of them as a table to take along."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from personalverktyget.base.actors import StaffActor
from personalverktyget.domain.access_log.disclosure import Disclosure
from personalverktyget.domain.forms.definitions import FormDefinition
from personalverktyget.domain.outreach.events.answers import AnswersExported, AnswersShown
from personalverktyget.domain.outreach.gathering import rows
from personalverktyget.domain.outreach.gathering.answer_rows import answer_rows, form_of
from personalverktyget.domain.outreach.gathering.filters import EVERYTHING, Chosen, condition_of
from personalverktyget.domain.outreach.gathering.questions import AskedQuestion, asked_questions, columns_for
from personalverktyget.domain.outreach.gathering.read_models import AnswerExport, AnswerPage, AnswerRow
from personalverktyget.domain.outreach.models import Dispatch
from personalverktyget.domain.outreach.selectors.gathered import asking
from personalverktyget.domain.reading.cursors import read_cursor, write_cursor

PAGE_SIZE: Final = 50
_BATCH: Final = 1000


@dataclass(frozen=True, slots=True)
class AnswerOrder:
    """By when they came, by their place in the list, or by the answer to a question."""

    by: str = "received"
    descending: bool = True


LATEST_FIRST: Final = AnswerOrder()


def answer_table(
    actor: StaffActor,
    dispatch_id: UUID,
    chosen: Chosen = EVERYTHING,
    *,
    order: AnswerOrder = LATEST_FIRST,
    after: str = "",
) -> Disclosure[AnswerPage]:
    """Some of the answers that are chosen, in order. Raises ``NotFound`` as ``gathered_answers``."""
    dispatch = asking(actor, dispatch_id)
    form = form_of(dispatch)
    questions = asked_questions(form)
    of = rows.source(actor, dispatch_id, condition_of(chosen, questions))
    place = read_cursor(after, (int,))[0] if after else None
    found = rows.page(of, _order(order, questions), after=place, at_most=PAGE_SIZE + 1)
    page = found[:PAGE_SIZE]
    content = AnswerPage(
        dispatch_id=dispatch_id,
        subject=dispatch.texts["subject"],
        questions=questions,
        count=rows.count(of),
        total=rows.count(rows.source(actor, dispatch_id)),
        rows=answer_rows(actor, form, page),
        next_cursor=write_cursor((page[-1].position,)) if len(found) > PAGE_SIZE else "",
    )
    event = AnswersShown(
        dispatch=dispatch_id,
        residents=tuple(sorted(row.resident_id for row in page)),
        unit=dispatch.unit_id,
        page="table",
    )
    return Disclosure("answers", event, content)


def answers_to_export(
    actor: StaffActor, dispatch_id: UUID, chosen: Chosen = EVERYTHING, *, file: str
) -> Disclosure[AnswerExport]:
    """All that are chosen, in the order of the list. Each batch is recorded before it is handed out, so that a table
    that breaks off tells of nobody that the log does not.
    """
    dispatch = asking(actor, dispatch_id)
    form = form_of(dispatch)
    questions = asked_questions(form)
    of = rows.source(actor, dispatch_id, condition_of(chosen, questions))
    groups = [asked.group.link_id for asked in questions if asked.group]
    content = AnswerExport(
        subject=dispatch.texts["subject"],
        columns=columns_for(questions, rows.most_repetitions(of, dict.fromkeys(groups))),
        batches=_batches(actor, dispatch, form, of),
    )
    count = rows.count(of)
    return Disclosure(
        "export", AnswersExported(dispatch=dispatch_id, unit=dispatch.unit_id, count=count, file=file), content
    )


def _batches(
    actor: StaffActor, dispatch: Dispatch, form: FormDefinition, of: rows.Source
) -> Iterator[Disclosure[tuple[AnswerRow, ...]]]:
    after = 0
    while given := rows.following(of, after, _BATCH):
        residents = tuple(row.resident_id for row in given)
        event = AnswersShown(dispatch=dispatch.id, residents=residents, unit=dispatch.unit_id, page="file")
        yield Disclosure("answers", event, answer_rows(actor, form, given))
        after = given[-1].position


def _order(order: AnswerOrder, questions: tuple[AskedQuestion, ...]) -> rows.Order:
    if order.by == "place":
        return rows.Order("recipient.position", descending=order.descending)
    asked = next((asked for asked in questions if asked.id == order.by), None)
    if asked is None:
        return rows.by_time(descending=order.descending)
    return rows.by_answer(asked, descending=order.descending)
