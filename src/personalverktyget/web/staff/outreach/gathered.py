"""The answers to a question to many: what each part of the form has come to."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.outreach import selectors
from personalverktyget.domain.outreach.gathering.distributions import Bar
from personalverktyget.domain.outreach.gathering.questions import Shape
from personalverktyget.domain.outreach.gathering.read_models import AnswerRow, GatheredAnswers, QuestionOutcome
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.pages import StaffRequest, show, staff_page
from personalverktyget.web.staff.outreach.answer_filter import AnswerFilter
from personalverktyget.web.staff.outreach.answer_words import bar_words, question_words, share
from personalverktyget.web.staff.outreach.words import name_of

# So long a name of a bar stands beside it.
_SHORT = 24


@require_GET
@staff_page(Permission.SEND_MESSAGES)
def summary(request: StaffRequest, dispatch_id: UUID) -> HttpResponse:
    """A chart and the figures for each question, and the latest that was written in words."""
    form = AnswerFilter(request.GET, selectors.questions_of(request.actor, dispatch_id))
    found = disclose(request.actor, selectors.gathered_answers(request.actor, dispatch_id, form.chosen))
    return show(
        request,
        "staff/outreach/answers.html",
        form=form,
        gathered=found,
        heading=count_words(found.answers),
        chosen=form.in_words,
        how_many=how_many(found.chosen, found.answers),
        unseen=_unseen(found),
        query=form.query(),
        questions=[_question(form, outcome) for outcome in found.questions],
        status=422 if form.errors else 200,
    )


def count_words(count: int) -> str:
    """42 svar."""
    return ngettext("%(count)s svar", "%(count)s svar", count) % {"count": formats.number(count)}


def how_many(chosen: int, of: int) -> str:
    """12 av 42 svar; nothing where all are seen."""
    if chosen == of:
        return ""
    return _("Visar %(chosen)s av %(all)s svar.") % {"chosen": formats.number(chosen), "all": formats.number(of)}


def _unseen(found: GatheredAnswers) -> str:
    words = ngettext(
        "%(count)s svar till har blivit ett ärende som du inte ser, och räknas inte med här.",
        "%(count)s svar till har blivit ärenden som du inte ser, och räknas inte med här.",
        found.unseen,
    )
    return words % {"count": formats.number(found.unseen)} if found.unseen else ""


def _question(form: AnswerFilter, outcome: QuestionOutcome) -> dict[str, Any]:
    asked = outcome.asked
    bars = [_bar(form, outcome, bar) for bar in outcome.distribution.bars] if outcome.answers else []
    return {
        "text": asked.item.text,
        "group": asked.group.text if asked.group else "",
        "said": question_words(outcome),
        "bars": bars,
        # Then each stands on the line of its bar, and eleven of a scale take half the height.
        "is_short": all(len(bar["label"]) <= _SHORT for bar in bars),
        "is_scale": asked.item.type == "scale",
        "ends": (asked.item.min_label, asked.item.max_label),
        "texts": [_text(asked.id, row) for row in outcome.texts],
        "url": form.only(asked),
        "has_more": asked.shape is Shape.TEXTS and outcome.people > len(outcome.texts),
    }


def _bar(form: AnswerFilter, outcome: QuestionOutcome, bar: Bar) -> dict[str, Any]:
    of = outcome.answers if outcome.asked.group else outcome.people
    return {
        "label": bar_words(outcome.asked, bar),
        "count": formats.number(bar.count),
        "share": share(bar.count, of),
        "url": form.of_bar(outcome.asked, bar) if bar.count else "",
        "width": f"{100 * bar.count / of:.1f}%",
    }


def _text(question: str, row: AnswerRow) -> dict[str, Any]:
    return {
        "text": row.answers.get(question, ""),
        "name": name_of(row.person),
        "case_id": row.case_id,
        "when": formats.moment(row.received_at),
        "iso": formats.iso(row.received_at),
    }
