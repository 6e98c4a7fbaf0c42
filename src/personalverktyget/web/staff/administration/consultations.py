"""Consulting the national level: a region asks about a central case type, a national administrator answers."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_GET, require_http_methods

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.base.errors import NotPossibleNow
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.case_types import selectors, services
from personalverktyget.domain.case_types.governance.states import ConsultationState
from personalverktyget.domain.case_types.read_models import Consultation
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.pages import AdministrationRequest, administration_page, done, said_in, show
from personalverktyget.web.staff.administration.governance_forms import (
    OutcomeForm,
    QuestionForm,
    RecordForm,
)
from personalverktyget.web.staff.case_types.consultation_words import OUTCOMES
from personalverktyget.web.staff.case_types.outline import outline_of

_STATES: dict[ConsultationState, tuple[Promise, str]] = {
    ConsultationState.OPEN: (lazy("Väntar på svar"), "waiting"),
    ConsultationState.ANSWERED: (lazy("Besvarad"), "active"),
    ConsultationState.CALLED_OFF: (lazy("Återtagen"), "closed"),
}


@require_http_methods(["GET", "POST"])
@administration_page(Permission.ADMINISTER_REGION)
def consultations(request: AdministrationRequest, case_type_id: UUID) -> HttpResponse:
    """What the region has asked about a central case type; asking, taking back, and keeping an answer."""
    actor = _administrator(request)
    overview = selectors.case_type_overview(actor, case_type_id)
    action = request.POST.get("action", "")
    asking = QuestionForm(request.POST if action == "ask" else None)
    recording = RecordForm(request.POST if action == "record" else None)
    if (words := _done(actor, case_type_id, action, asking, recording)) is not None:
        return done(request, words, to="staff:consultations", case_type_id=case_type_id)
    rows = [consultation_row(row) for row in selectors.consultations_of(actor, case_type_id)]
    return show(
        request,
        "staff/administration/consultations.html",
        case_type=overview,
        rows=rows,
        open=next((row for row in rows if row["is_open"]), None),
        asking=asking,
        recording=recording,
        form=recording if recording.errors else asking,
        status=422 if asking.errors or recording.errors else 200,
    )


def _done(
    actor: AdministratorActor, case_type_id: UUID, action: str, asking: QuestionForm, recording: RecordForm
) -> str | None:
    """What was done, in words; None where something has to be told first."""
    if action == "call_off":
        services.call_off_consultation(actor, case_type_id)
        return _("Frågan är återtagen.")
    if action == "ask" and asking.is_valid():
        with said_in(asking, also=NotPossibleNow):
            services.consult_nation(actor, case_type_id, question=asking.cleaned_data["question"])
            return _("Frågan är skickad till den nationella förvaltningen.")
    if action == "record" and recording.is_valid():
        with said_in(recording, also=NotPossibleNow):
            services.record_answer(actor, case_type_id, **recording.cleaned_data)
            return _("Svaret är sparat.")
    return None


@require_GET
@administration_page(Permission.ADMINISTER_NATION)
def asked_of_nation(request: AdministrationRequest) -> HttpResponse:
    """What the regions ask."""
    waiting, answered = selectors.consultations_for_nation(_administrator(request))
    return show(
        request,
        "staff/administration/nation_consultations.html",
        waiting=[consultation_row(row) for row in waiting],
        answered=[consultation_row(row) for row in answered],
    )


@require_http_methods(["GET", "POST"])
@administration_page(Permission.ADMINISTER_NATION)
def answer_region(request: AdministrationRequest, consultation_id: UUID) -> HttpResponse:
    """What one region asks about, and the answer to it."""
    actor = _administrator(request)
    found, content = selectors.consultation_for_nation(actor, consultation_id)
    form = OutcomeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with said_in(form, also=NotPossibleNow):
            services.answer_consultation(actor, consultation_id, **form.cleaned_data)
            return done(request, _("Svaret är skickat till regionen."), to="staff:nation_consultations")
    return show(
        request,
        "staff/administration/nation_consultation.html",
        row=consultation_row(found),
        texts=content.texts,
        outline=outline_of(content.form, ""),
        form=form,
        status=422 if form.errors else 200,
    )


def consultation_row(consultation: Consultation) -> dict[str, object]:
    """A consultation with its words."""
    words, tone = _STATES[consultation.state]
    outcome = str(OUTCOMES[consultation.outcome]) if consultation.outcome else ""
    return {
        "consultation": consultation,
        "words": outcome or str(words),
        "tone": tone,
        "is_open": consultation.state is ConsultationState.OPEN,
        "asked": formats.moment(consultation.asked_at),
        "answered": formats.date_only(consultation.answered_on) if consultation.answered_on else "",
        "is_recorded": consultation.settled_by != consultation.answered_by,
    }


def _administrator(request: AdministrationRequest) -> AdministratorActor:
    actor = request.actor
    assert isinstance(actor, AdministratorActor)  # Only administrators above the unit hold the permissions.
    return actor
