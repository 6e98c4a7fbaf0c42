"""What the national level has been asked and has answered, in words."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from personalverktyget.base.actors import AdministratorActor, StaffActor
from personalverktyget.domain.case_types import selectors
from personalverktyget.domain.case_types.governance.states import ConsultationState, Outcome
from personalverktyget.domain.case_types.read_models import Consultation
from personalverktyget.web.shared import formats
from personalverktyget.web.staff.case_types.kinds import Words

OUTCOMES: Final[Mapping[Outcome, Words]] = {
    Outcome.NO_OBJECTION: lazy("Inga synpunkter"),
    Outcome.CHANGES_WANTED: lazy("Något behöver ändras"),
    Outcome.ADVISED_AGAINST: lazy("Avråder från att publicera"),
}


def asks_nation(actor: StaffActor | AdministratorActor, case_type_id: UUID) -> bool:
    """Whether the national level has been asked about it and has not answered."""
    asked = selectors.consultations_of(actor, case_type_id)
    return any(row.state is ConsultationState.OPEN for row in asked)


def history_line(consultation: Consultation) -> dict[str, str]:
    """A consultation among other things that have happened to a case type."""
    asked = {"when": formats.moment(consultation.asked_at), "name": consultation.asked_by}
    if consultation.outcome is not None and consultation.answered_on is not None:
        said = {
            "name": consultation.answered_by,
            "day": formats.date_only(consultation.answered_on),
            "outcome": str(OUTCOMES[consultation.outcome]),
        }
        return {"text": _("Nationell nivå, %(name)s %(day)s: %(outcome)s.") % said, "remark": consultation.answer}
    if consultation.state is ConsultationState.OPEN:
        text = _("%(name)s frågade nationell nivå %(when)s. Svaret har inte kommit.") % asked
    else:
        text = _("%(name)s frågade nationell nivå %(when)s, och tog sedan tillbaka frågan.") % asked
    return {"text": text, "remark": consultation.question}
