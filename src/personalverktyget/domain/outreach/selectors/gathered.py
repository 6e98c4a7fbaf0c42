"""The answers to a dispatch, for those who see it and the cases that the answers have become."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Final
from uuid import UUID

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.errors import NotFound
from personalverktyget.domain.access_log.disclosure import Disclosure
from personalverktyget.domain.outreach import scopes
from personalverktyget.domain.outreach.events.answers import AnswersShown
from personalverktyget.domain.outreach.gathering import distributions, rows
from personalverktyget.domain.outreach.gathering.answer_rows import answer_rows, form_of
from personalverktyget.domain.outreach.gathering.distributions import Distribution
from personalverktyget.domain.outreach.gathering.filters import EVERYTHING, Chosen, condition_of
from personalverktyget.domain.outreach.gathering.questions import AskedQuestion, Shape, asked_questions
from personalverktyget.domain.outreach.gathering.read_models import AnswerRow, GatheredAnswers, QuestionOutcome
from personalverktyget.domain.outreach.models import Dispatch
from personalverktyget.domain.outreach.outcomes import outcomes
from personalverktyget.domain.outreach.states import UNSENT

# So many of the latest texts stand on the page; the others in the table.
TEXTS: Final = 5
# Of so few each one's answer can be read out of the figures.
FEW: Final = 5


def gathered_answers(actor: StaffActor, dispatch_id: UUID, chosen: Chosen = EVERYTHING) -> Disclosure[GatheredAnswers]:
    """What each question of a dispatch has come to. Raises ``NotFound`` where it asks nothing, or is being written."""
    dispatch = asking(actor, dispatch_id)
    form = form_of(dispatch)
    questions = asked_questions(form)
    of_all = rows.source(actor, dispatch_id)
    of_chosen = rows.source(actor, dispatch_id, condition_of(chosen, questions))
    total = rows.count(of_all)
    count = total if chosen.is_all else rows.count(of_chosen)
    texts = _texts(actor, dispatch, of_chosen, questions)
    counted = outcomes([dispatch_id])[dispatch_id]
    content = GatheredAnswers(
        dispatch_id=dispatch_id,
        subject=dispatch.texts["subject"],
        recipients=counted["recipients"],
        delivered=counted["delivered"],
        answers=total,
        unseen=max(counted["answered"] - total, 0),
        chosen=count,
        questions=tuple(_outcomes(of_chosen, questions, texts)),
    )
    shown = {row.person.resident_id for found in texts.values() for row in found}
    if count <= FEW:
        shown |= set(rows.residents(of_chosen, FEW))
    event = AnswersShown(dispatch=dispatch_id, residents=tuple(sorted(shown)), unit=dispatch.unit_id, page="summed_up")
    return Disclosure("gathered", event, content)


def questions_of(actor: StaffActor, dispatch_id: UUID) -> tuple[AskedQuestion, ...]:
    """What a dispatch asks. Raises ``NotFound`` as above."""
    return asked_questions(form_of(asking(actor, dispatch_id)))


def asking(actor: StaffActor, dispatch_id: UUID) -> Dispatch:
    """A dispatch to many that asks and has been let go, with its unit. Raises ``NotFound``."""
    found = scopes.visible(actor).exclude(state__in=UNSENT).select_related("unit__region")
    row = found.filter(id=dispatch_id, is_single=False, form_version__isnull=False, released_at__isnull=False).first()
    if row is None:
        raise NotFound
    return row


def _texts(
    actor: StaffActor, dispatch: Dispatch, of: rows.Source, questions: Iterable[AskedQuestion]
) -> Mapping[str, list[AnswerRow]]:
    asked = [it.id for it in questions if it.shape is Shape.TEXTS and it.group is None]
    latest = list(rows.latest_texts(of, asked, TEXTS))
    opened = {row.case_id: row for row in answer_rows(actor, form_of(dispatch), [row for _id, row in latest])}
    found: dict[str, list[AnswerRow]] = {}
    for question, row in latest:
        found.setdefault(question, []).append(opened[row.case_id])
    return found


def _outcomes(
    of: rows.Source, questions: tuple[AskedQuestion, ...], texts: Mapping[str, list[AnswerRow]]
) -> Iterable[QuestionOutcome]:
    values: dict[str, Counter[Any]] = {}
    for key, answer, number in rows.values_of(of, questions):
        # 1 and True are the same key to Python; no question has both.
        values.setdefault(key, Counter())[answer] += number
    for asked in questions:
        counts = values.get(asked.id, Counter())
        people = values.get(asked.group.link_id, Counter()) if asked.group else counts
        yield QuestionOutcome(
            asked=asked,
            people=people.total(),
            answers=counts.total(),
            distribution=_distribution(asked, counts),
            texts=tuple(texts.get(asked.id, ())),
        )


def _distribution(asked: AskedQuestion, counts: Mapping[Any, int]) -> Distribution:
    match asked.shape:
        case Shape.CHOICES:
            return distributions.of_choices(asked.item, counts)
        case Shape.NUMBERS:
            return distributions.of_numbers(asked.item, counts)
        case Shape.DAYS:
            return distributions.of_days(asked.item, counts)
    return Distribution()
