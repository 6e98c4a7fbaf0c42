"""What log control asks somebody about her own entries, and her answers."""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods

from personalverktyget.base.errors import NotPossibleNow
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.log_review import selectors, services
from personalverktyget.domain.log_review.read_models import AskedEntry
from personalverktyget.domain.log_review.services.ask_colleague import TEXT_MAX_LENGTH
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.pages import SignedInStaffRequest, done, said_in, show, signed_in_staff_page
from personalverktyget.web.staff.administration.forms import text_area
from personalverktyget.web.staff.log_review.rows import AskedRow, LineRow, asked_row, line_row


class AnswerForm(forms.Form):
    """An answer to one question; each question on the page has a form of its own, named by its id."""

    question_id = forms.UUIDField(widget=forms.HiddenInput)
    answer = text_area(lazy("Ditt svar"), rows=4, max_length=TEXT_MAX_LENGTH, missing=lazy("Skriv ditt svar."))


class Asked:
    """A question as the page shows it, with the form for its answer while there is to be one."""

    def __init__(self, one: AskedEntry, form: AnswerForm | None) -> None:
        self.asked: AskedRow = asked_row(one.asked)
        self.line: LineRow | None = line_row(one.line) if one.line else None
        self.unit_name = one.unit_name
        self.when = formats.exact(one.at)
        self.is_open = one.is_open
        self.form = form


@require_http_methods(["GET", "POST"])
@signed_in_staff_page(reason="what one is asked about what one did oneself is one's own")
def questions(request: SignedInStaffRequest) -> HttpResponse:
    """The questions to the one who is signed in, wherever she works."""
    sent = AnswerForm(request.POST, prefix=request.POST.get("which", "")) if request.method == "POST" else None
    if sent and sent.is_valid():
        with said_in(sent, also=NotPossibleNow):
            asked: UUID = sent.cleaned_data["question_id"]
            services.answer_question(request.actor, asked, answer=sent.cleaned_data["answer"])
            return done(request, _("Svaret är skickat till granskaren."), to="staff:log_review:questions")
    found = disclose(request.actor, selectors.questions_to_me(request.actor))
    return show(
        request,
        "staff/log_review/questions.html",
        form=sent,
        rows=[Asked(one, _form(one, sent)) for one in found],
        status=422 if sent else 200,
    )


def _form(one: AskedEntry, sent: AnswerForm | None) -> AnswerForm | None:
    """What was sent for this question, or an empty one; none where there is nothing more to answer."""
    if not one.is_open or one.asked.answered_at:
        return None
    prefix = f"svar-{one.asked.id}"
    if sent and sent.prefix == prefix:
        return sent
    return AnswerForm(prefix=prefix, initial={"question_id": one.asked.id})
