"""The page of one case, as it is or as it is shown again when something could not be done."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from personalverktyget.base.clock import now
from personalverktyget.base.errors import NotFound
from personalverktyget.domain.case_types.central.log_question import CONTENT as LOG_QUESTION
from personalverktyget.domain.cases import selectors
from personalverktyget.domain.cases.read_models import CaseForStaff
from personalverktyget.domain.people.read_models import Colleague
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.file_rows import drawn
from personalverktyget.web.shared.guardians import guardian_name
from personalverktyget.web.shared.pages import StaffRequest, show
from personalverktyget.web.shared.templatetags.options import options
from personalverktyget.web.shared.words import STATE_LOOKS, STATES
from personalverktyget.web.staff.case_types.language_words import language_name
from personalverktyget.web.staff.cases.composer import Composer, Writing, composer
from personalverktyget.web.staff.cases.file_addresses import rows_of
from personalverktyget.web.staff.cases.queues import Queue, chosen_queue
from personalverktyget.web.staff.cases.reason_forms import ReasonForm, hidden_fields, reason_forms
from personalverktyget.web.staff.cases.thread import Bubble, bubbles


@dataclass(frozen=True, slots=True)
class Moment:
    """A time in words, exactly, and for machines. ``kind`` is that of the ``due`` component."""

    words: str
    exact: str
    iso: str
    kind: str = "later"


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A question, what was answered, and the files that came in answer, drawn."""

    question: str
    answer: str
    group: str
    files: SafeString | str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandlerChoice:
    """The list of those who can be given the case; none where nobody can. ``options`` is drawn."""

    id: str
    label: str
    options: SafeString
    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """A case, ready to be drawn. ``facts`` is the case itself; ``can`` holds the names of what may be done to it."""

    facts: CaseForStaff
    state: str
    state_kind: str
    person_number: str
    due: Moment
    received: Moment
    answered: Moment | None
    closing: Moment
    closed: Moment | None
    answers: tuple[AnswerRow, ...]
    thread: tuple[Bubble, ...]
    can: frozenset[str]
    is_own: bool
    # Whether it is a resident's question about an entry of the log.
    asks_about_log: bool
    form_language: str
    # Of a child's case: the guardian who sent it.
    sent_by: str
    handler_choices: tuple[HandlerChoice, ...]
    composer: Composer | None
    reason_forms: tuple[ReasonForm, ...]
    hidden: SafeString


def show_case(
    request: StaffRequest,
    case_id: UUID,
    *,
    writing: Writing | None = None,
    has_changed: bool = False,
    unmasked: bool = False,
    status: int = 200,
) -> HttpResponse:
    """Open the case, with what was written in one of its forms still there."""
    case = selectors.case_for_staff(request.actor, case_id, unmasked=unmasked)
    found, queue = dict(writing.errors) if writing else {}, _came_from(request)
    carried = partial(hidden_fields, get_token(request), queue.slug)
    return show(
        request,
        "staff/cases/case.html",
        case,
        present=partial(case_page, own_id=request.actor.staff_id, writing=writing, carried=carried),
        status=status,
        queue=queue,
        writing=writing,
        errors=[(_field_id(writing, name), text) for name, text in found.items()],
        has_changed=has_changed,
    )


def case_page(
    case: CaseForStaff, *, own_id: UUID, writing: Writing | None, carried: Callable[[int], SafeString]
) -> CasePage:
    """The case in words. ``carried`` gives what its forms carry, for the version that is shown."""
    moment, person, files = now(), case.person, partial(rows_of, case.id)
    hidden = carried(case.version)
    resident = person.name or _("Invånaren")
    return CasePage(
        facts=case,
        state=str(STATES[case.state]),
        state_kind=STATE_LOOKS[case.state],
        person_number=formats.identity_number(person.number) if person.number else "",
        due=_due(case.due_at, moment),
        received=_moment(case.received_at, moment),
        answered=_moment(case.first_feedback_at, moment) if case.first_feedback_at else None,
        closing=_due(case.closing_due_at, moment),
        closed=_moment(case.closed_at, moment) if case.closed_at else None,
        answers=tuple(
            AnswerRow(line.question, line.answer, line.group, drawn(files(line.files))) for line in case.answers
        ),
        thread=bubbles(case.thread, resident, moment, files),
        can=frozenset(action.name.lower() for action in case.actions),
        is_own=case.handler_id == own_id,
        asks_about_log=case.is_prompted and case.case_type_code == LOG_QUESTION.code,
        form_language=language_name(case.form_language) if case.form_language else "",
        sent_by=guardian_name(case.guardian) if case.is_by_guardian else "",
        handler_choices=_handler_choices(case, own_id, writing),
        composer=composer(case, writing, files),
        reason_forms=reason_forms(case, writing, hidden),
        hidden=hidden,
    )


def _handler_choices(case: CaseForStaff, own_id: UUID, writing: Writing | None) -> tuple[HandlerChoice, ...]:
    others = [person for person in case.possible_handlers if person.staff_id != case.handler_id]
    if not others:
        return ()
    return (
        HandlerChoice(
            id="assign-handler",
            label=_("Ge ärendet till någon annan") if case.handler_id else _("Tilldela"),
            options=options((person.staff_id, _colleague(person, own_id)) for person in others),
            error=dict(writing.errors).get("handler", "") if writing else "",
        ),
    )


def _colleague(person: Colleague, own_id: UUID) -> str:
    name = _("%(name)s (du)") % {"name": person.name} if person.staff_id == own_id else person.name
    whole = f"{name}, {person.title}" if person.title else name
    return _("%(name)s – föreslås") % {"name": whole} if person.is_suggested else whole


def _moment(at: datetime, moment: datetime) -> Moment:
    return Moment(formats.moment(at, moment), formats.exact(at, moment), formats.iso(at))


def _due(at: datetime, moment: datetime) -> Moment:
    due = formats.due(at, moment)
    # Far off, the exact time says the same and more.
    return Moment(due.exact if due.level == "later" else due.words, due.exact, due.iso, due.level)


def _field_id(writing: Writing | None, name: str) -> str:
    # Which tab to choose is decided where the text is written.
    return f"{writing.form}-{'body' if name == 'kind' else name}" if writing and name else ""


def _came_from(request: StaffRequest) -> Queue:
    """The list that the case was opened from; the first one where that is not known."""
    slug = request.POST.get("vy", "") or request.GET.get("vy", "")
    try:
        return chosen_queue(request.actor, slug)
    except NotFound:
        return chosen_queue(request.actor, "")
