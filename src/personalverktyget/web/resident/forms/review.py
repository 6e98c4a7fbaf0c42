"""The review: every answer once more, and the button that sends them."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from personalverktyget.base.errors import NotPossibleNow
from personalverktyget.domain.cases import services
from personalverktyget.domain.cases.read_models import FormDraft
from personalverktyget.domain.forms.definitions import Item
from personalverktyget.domain.forms.rules import Checked, page_of
from personalverktyget.web.resident.forms.drafts import (
    checked_draft,
    form_of,
    page_url,
    see_other,
    shown_pages,
    with_draft,
    withdrawn_page,
)
from personalverktyget.web.resident.sentences import answer_by
from personalverktyget.web.shared.form_problems import problem_text
from personalverktyget.web.shared.pages import ResidentRequest, resident_page, show
from personalverktyget.web.shared.questionnaire.questions import AnswerLine, in_words
from personalverktyget.web.shared.questionnaire.written import field_ids, questions_on


@dataclass(frozen=True, slots=True)
class ReviewedPage:
    """A page of the form with its answers."""

    name: str
    lines: tuple[AnswerLine, ...]


@require_http_methods(["GET", "POST"])
@resident_page()
def review(request: ResidentRequest, draft_id: UUID) -> HttpResponse:
    """Read everything through, then send it. Sending twice leads to the same receipt."""
    if request.method == "POST":
        return _send(request, draft_id)
    return _read_through(request, draft_id)


def _send(request: ResidentRequest, draft_id: UUID) -> HttpResponse:
    try:
        case_id = services.submit_case(request.actor, draft_id)
    except NotPossibleNow:
        return _stopped(request, draft_id)
    return see_other("resident:cases:receipt", case_id=case_id)


@with_draft
def _read_through(request: ResidentRequest, draft: FormDraft) -> HttpResponse:
    return _drawn(request, draft)


@with_draft
def _stopped(request: ResidentRequest, draft: FormDraft) -> HttpResponse:
    """It could not be sent: answers are missing or wrong, or the unit has stopped offering this."""
    return withdrawn_page(request, draft) if draft.is_withdrawn else _drawn(request, draft)


def _drawn(request: ResidentRequest, draft: FormDraft) -> HttpResponse:
    form, checked = form_of(draft), checked_draft(draft)
    pages = shown_pages(form, checked)
    errors = tuple(_findings(draft, checked, "errors"))
    return show(
        request,
        "resident/forms/review.html",
        status=422 if errors and request.method == "POST" else 200,
        draft=draft,
        pages=tuple(ReviewedPage(page.text, tuple(_lines(draft, page, checked))) for page in pages),
        errors=errors,
        advice=tuple(_findings(draft, checked, "warnings")),
        answer_by=answer_by(draft.promised_at),
        previous_url=page_url(draft.id, form, pages[-1]),
        steps=len(pages) + 1,
    )


def _lines(draft: FormDraft, page: Item, checked: Checked) -> Iterator[AnswerLine]:
    ids = field_ids(form_of(draft))
    where = page_url(draft.id, form_of(draft), page, from_review=True)
    for item in questions_on(page):
        if item.link_id not in checked.hidden:
            words = in_words(item, draft.answers.get(item.link_id))
            yield AnswerLine(item.text, words, f"{where}#{ids[item.link_id]}")


def _findings(draft: FormDraft, checked: Checked, kind: str) -> Iterator[tuple[str, str]]:
    """Where each finding is to be mended, and what it says."""
    form = form_of(draft)
    ids = field_ids(form)
    for link_id, problem in checked.errors if kind == "errors" else checked.warnings:
        page, item = page_of(form, link_id), form.by_link_id.get(link_id)
        if page is not None:
            url = f"{page_url(draft.id, form, page, from_review=True)}#{ids[link_id]}"
            yield url, problem_text(problem, item)
