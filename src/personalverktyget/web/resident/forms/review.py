"""The review: every answer once more, and the button that sends them."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from personalverktyget.base.errors import NotPossibleNow
from personalverktyget.domain.cases import services
from personalverktyget.domain.cases.accepting import NotAcceptedNow
from personalverktyget.domain.cases.read_models import FormDraft
from personalverktyget.domain.cases.services.submit_case import FormChanged
from personalverktyget.domain.forms.definitions import Item
from personalverktyget.domain.forms.rules import Checked, Finding, page_of
from personalverktyget.web.resident.forms.attached import file_rows_of
from personalverktyget.web.resident.forms.drafts import (
    checked_draft,
    form_of,
    newer_version,
    page_url,
    see_other,
    shown_pages,
    with_draft,
    withdrawn_page,
)
from personalverktyget.web.resident.sentences import answer_by
from personalverktyget.web.shared.file_rows import FileRow
from personalverktyget.web.shared.form_problems import problem_text
from personalverktyget.web.shared.languages import page_language
from personalverktyget.web.shared.pages import ResidentRequest, resident_page, show
from personalverktyget.web.shared.questionnaire.answer_lines import shown_lines
from personalverktyget.web.shared.questionnaire.written import field_id, field_ids


@dataclass(frozen=True, slots=True)
class ReviewedPage:
    """A page of the form with its answers."""

    name: str
    lines: tuple["ReviewedLine", ...]


@dataclass(frozen=True, slots=True)
class ReviewedLine:
    """A question with its answer, and where to change it. ``group`` is what its repetition is called."""

    question: str
    answer: str
    url: str
    group: str = ""
    files: tuple[FileRow, ...] = ()


@require_http_methods(["GET", "POST"])
@resident_page()
def review(request: ResidentRequest, draft_id: UUID) -> HttpResponse:
    """Read everything through, then send it. Sending twice leads to the same receipt."""
    if request.method == "POST":
        return _send(request, draft_id)
    return _read_through(request, draft_id)


def _send(request: ResidentRequest, draft_id: UUID) -> HttpResponse:
    try:
        case_id = services.submit_case(request.actor, draft_id, language=page_language())
    except NotAcceptedNow as error:
        return _not_now(request, draft_id, why=str(error))
    except FormChanged:
        return _changed(request, draft_id)
    except NotPossibleNow:
        return _stopped(request, draft_id)
    return see_other("resident:cases:receipt", case_id=case_id)


@with_draft
def _read_through(request: ResidentRequest, draft: FormDraft) -> HttpResponse:
    return _drawn(request, draft)


@with_draft
def _not_now(request: ResidentRequest, draft: FormDraft, *, why: str) -> HttpResponse:
    """The e-service is closed just now, or full for today: nothing is sent, and everything stays for later."""
    return _drawn(request, draft, why=why)


@with_draft
def _changed(request: ResidentRequest, draft: FormDraft) -> HttpResponse:
    """The form has changed since she read it through: nothing is sent before she has seen what is asked now."""
    return newer_version(
        request, draft, to=f"{reverse('resident:forms:review', kwargs={'draft_id': draft.id})}?andrat=1"
    )


@with_draft
def _stopped(request: ResidentRequest, draft: FormDraft) -> HttpResponse:
    """It could not be sent: answers are missing or wrong, one ends the form, or the unit no longer offers this."""
    return withdrawn_page(request, draft) if draft.cannot_be_sent else _drawn(request, draft)


def _drawn(request: ResidentRequest, draft: FormDraft, *, why: str = "") -> HttpResponse:
    form, checked = form_of(draft), checked_draft(draft)
    if checked.stops:
        return see_other("resident:forms:stop", draft_id=draft.id)
    pages = shown_pages(form, checked)
    errors = tuple(_findings(draft, checked.errors))
    return show(
        request,
        "resident/forms/review.html",
        status=409 if why else 422 if errors and request.method == "POST" else 200,
        draft=draft,
        why=why,
        has_changed="andrat" in request.GET,
        pages=tuple(ReviewedPage(page.text, tuple(_lines(draft, page, checked))) for page in pages),
        errors=errors,
        answer_by=answer_by(draft.promised_at),
        previous_url=page_url(draft.id, form, pages[-1]),
        steps=len(pages) + 1,
    )


def _lines(draft: FormDraft, page: Item, checked: Checked) -> Iterator[ReviewedLine]:
    ids = field_ids(form_of(draft))
    where = page_url(draft.id, form_of(draft), page, from_review=True)
    files = file_rows_of(draft.files)
    for line in shown_lines(page, draft.answers, checked):
        url, own = f"{where}#{field_id(ids, line.place)}", files.get(line.place.link_id, ())
        yield ReviewedLine(line.question, line.answer, url, line.group, own)


def _findings(draft: FormDraft, findings: tuple[Finding, ...]) -> Iterator[tuple[str, str]]:
    """Where each finding is to be mended, and what it says."""
    form = form_of(draft)
    ids = field_ids(form)
    for finding in findings:
        page = page_of(form, finding.link_id)
        if page is not None:
            url = f"{page_url(draft.id, form, page, from_review=True)}#{field_id(ids, finding.place)}"
            yield url, problem_text(finding.problem, form.by_link_id[finding.link_id])
