"""A case: what was sent, what has been said, and the answer to what the unit asks."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_GET, require_http_methods

from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.cases import selectors, services
from personalverktyget.domain.cases.kinds import MESSAGE_MAX_LENGTH
from personalverktyget.domain.cases.read_models import CaseForResident
from personalverktyget.domain.cases.states import State
from personalverktyget.web.resident.cases.thread import thread_lines
from personalverktyget.web.resident.files.files import rows_of
from personalverktyget.web.resident.sentences import status_sentence
from personalverktyget.web.shared import kept_writing, words
from personalverktyget.web.shared.file_rows import FileRow
from personalverktyget.web.shared.pages import ResidentRequest, done, resident_page, said_in, show
from personalverktyget.web.shared.unit_pages import phone_link


@dataclass(frozen=True, slots=True)
class AnswerWithFiles:
    """A question of the form, what was answered, and the files that were attached in answer."""

    question: str
    answer: str
    group: str
    files: tuple[FileRow, ...]


class AnswerForm(forms.Form):
    """The answer to a counter-question. What is blank or too long, the service says."""

    body = forms.CharField(
        label=lazy("Ditt svar"),
        error_messages={"required": lazy("Skriv ditt svar innan du skickar.")},
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6, "data-max": str(MESSAGE_MAX_LENGTH), "dir": "auto"}),
    )
    key = forms.UUIDField(widget=forms.HiddenInput)
    use_required_attribute = False


@require_GET
@resident_page()
@kept_writing.restores_writing
def case(request: ResidentRequest, case_id: UUID) -> HttpResponse:
    """Where the case stands and what has been said. Opening it marks the unit's messages as read."""
    found = disclose(request.actor, selectors.case_for_resident(request.actor, case_id))
    kept = kept_writing.take(request)
    body = kept.get("body", "") if kept is not None else ""
    response = _drawn(request, found, _empty_form(body), was_kept=bool(body))
    services.mark_read(request.actor, case_id)
    return response


@require_http_methods(["GET", "POST"])
@resident_page()
def answer(request: ResidentRequest, case_id: UUID) -> HttpResponse:
    """Send the answer to what the unit asks. The same answer sent twice is one."""
    found = disclose(request.actor, selectors.case_for_resident(request.actor, case_id))
    form = AnswerForm(request.POST) if request.method == "POST" else _empty_form("")
    if form.is_valid():
        with said_in(form):
            services.answer_counter_question(
                request.actor, case_id, body=form.cleaned_data["body"], key=form.cleaned_data["key"]
            )
    if form.is_bound and form.is_valid():
        return done(request, _("Ditt svar är skickat."), to="resident:cases:case", case_id=case_id)
    return _drawn(request, found, form)


def _empty_form(body: str) -> AnswerForm:
    """The key is drawn with the form: a form that is sent twice is one answer."""
    return AnswerForm(initial={"body": body, "key": uuid4()})


def _drawn(request: HttpRequest, found: CaseForResident, form: AnswerForm, *, was_kept: bool = False) -> HttpResponse:
    return show(
        request,
        "resident/cases/case.html",
        status=422 if form.errors else 200,
        case=found,
        answers=tuple(
            AnswerWithFiles(line.question, line.answer, line.group, rows_of(line.files)) for line in found.answers
        ),
        thread=tuple(thread_lines(found)),
        form=form,
        was_kept=was_kept,
        status_words=status_sentence(found.state, unit=found.unit, due_at=found.due_at),
        state=words.STATES_TO_RESIDENT[found.state],
        look=words.STATE_LOOKS[found.state],
        is_closed=found.state is State.CLOSED,
        phone_link=phone_link(found.unit_phone),
    )
