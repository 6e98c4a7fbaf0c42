"""A case: what was sent, what has been said, and the answer to what the unit asks."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_GET, require_http_methods

from personalverktyget.base.errors import NotPossibleNow
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.cases import selectors, services
from personalverktyget.domain.cases.kinds import MESSAGE_MAX_LENGTH
from personalverktyget.domain.cases.read_models import CaseForResident
from personalverktyget.domain.cases.states import State
from personalverktyget.web.resident.cases.answer_files import DETACH, FILES, attach_sent, detach, files_block
from personalverktyget.web.resident.cases.thread import thread_lines
from personalverktyget.web.resident.files.files import rows_of
from personalverktyget.web.resident.sentences import status_sentence
from personalverktyget.web.shared import formats, kept_writing, words
from personalverktyget.web.shared.file_rows import FileRow
from personalverktyget.web.shared.pages import ResidentRequest, done, resident_page, said_in, show
from personalverktyget.web.shared.unit_pages import phone_link
from personalverktyget.web.shared.uploads import come_ahead, takes_files, told_ahead

# The page's buttons beside those for files.
SEND, LATER, DISCARD = "send", "later", "discard"


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
    response = _drawn(request, found, _empty_form(body or _begun(found)), was_kept=bool(body))
    services.mark_read(request.actor, case_id)
    return response


@takes_files
@require_http_methods(["GET", "POST"])
@resident_page()
def answer(request: ResidentRequest, case_id: UUID) -> HttpResponse:
    """Send the answer to what the unit asks, or keep what is written of it. The same answer sent twice is one."""
    if request.method == "POST":
        return _sent(request, case_id)
    found = disclose(request.actor, selectors.case_for_resident(request.actor, case_id))
    return _drawn(request, found, _empty_form(_begun(found)))


def _sent(request: ResidentRequest, case_id: UUID) -> HttpResponse:
    action, form = request.POST.get("action", SEND), AnswerForm(request.POST)
    if action == DISCARD:
        services.discard_answer(request.actor, case_id)
        return done(request, _("Det du hade börjat på är borttaget."), to="resident:cases:case", case_id=case_id)
    if _is_answered(request, case_id, form):
        return _answered(request, case_id)
    try:
        refused = attach_sent(request, case_id)
    except NotPossibleNow:
        # Another click was sent while the files of this one were looked into.
        if _is_answered(request, case_id, form):
            return _answered(request, case_id)
        raise
    if come_ahead(request):
        return told_ahead({FILES: refused})
    if action != SEND or refused:
        services.save_answer_draft(request.actor, case_id, body=request.POST.get("body", ""))
    return _send(request, case_id, form, refused) if action == SEND else _keep(request, case_id, action, refused)


def _is_answered(request: ResidentRequest, case_id: UUID, form: AnswerForm) -> bool:
    return form.is_valid() and services.is_answered(request.actor, case_id, form.cleaned_data["key"])


def _send(request: ResidentRequest, case_id: UUID, form: AnswerForm, refused: str) -> HttpResponse:
    if form.is_valid() and not refused:
        with said_in(form):
            services.answer_counter_question(
                request.actor, case_id, body=form.cleaned_data["body"], key=form.cleaned_data["key"]
            )
    if form.is_valid() and not refused:
        return _answered(request, case_id)
    found = disclose(request.actor, selectors.case_for_resident(request.actor, case_id))
    return _drawn(request, found, form, refused=refused)


def _keep(request: ResidentRequest, case_id: UUID, action: str, refused: str) -> HttpResponse:
    if action.startswith(DETACH):
        detach(request, case_id, action)
    if refused:
        found = disclose(request.actor, selectors.case_for_resident(request.actor, case_id))
        return _drawn(request, found, _empty_form(request.POST.get("body", "")), refused=refused)
    if action == LATER:
        return done(request, _("Det du har skrivit är sparat. Du hittar det i ärendet."), to="resident:start")
    response = done(request, "", to="resident:cases:case", case_id=case_id)
    response["Location"] += f"#{FILES}"
    return response


def _answered(request: ResidentRequest, case_id: UUID) -> HttpResponse:
    return done(request, _("Ditt svar är skickat."), to="resident:cases:case", case_id=case_id)


def _begun(found: CaseForResident) -> str:
    return found.draft.body if found.draft else ""


def _empty_form(body: str) -> AnswerForm:
    """The key is drawn with the form: a form that is sent twice is one answer."""
    return AnswerForm(initial={"body": body, "key": uuid4()})


def _drawn(
    request: HttpRequest, found: CaseForResident, form: AnswerForm, *, was_kept: bool = False, refused: str = ""
) -> HttpResponse:
    files = files_block(found, refused)
    errors = tuple((form["body"].id_for_label, str(text)) for text in form.errors.get("body", ()))
    errors += tuple(("", str(text)) for text in form.non_field_errors())
    if refused:
        errors += ((FILES if files else "", refused),)
    return show(
        request,
        "resident/cases/case.html",
        status=422 if errors else 200,
        errors=errors,
        files=files,
        saved=formats.moment(found.draft.saved_at) if found.draft else "",
        has_begun=bool(found.draft or found.unsent_files),
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
