"""Take what was to be published up into the draft again, where it was sent back, stopped or called off."""

from uuid import UUID

from django.utils.translation import gettext as _

from personalverktyget.base.errors import NotFound, NotPossibleNow
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.case_types import draft_rows, scopes
from personalverktyget.domain.case_types.content import content_from_json
from personalverktyget.domain.case_types.events import CaseTypeDraftChanged
from personalverktyget.domain.case_types.governance.states import PublicationState
from personalverktyget.domain.case_types.models import CaseTypePublication

_CAN_BE = (PublicationState.SENT_BACK, PublicationState.STOPPED, PublicationState.CANCELLED)


def take_up_again(actor: scopes.Administrator, case_type_id: UUID, publication_id: UUID) -> None:
    """As a step of the draft: what stood there before is one undo away. A draft is begun where there is none."""
    with unit_of_work(actor) as work:
        case_type = scopes.lock(actor, case_type_id)
        row = CaseTypePublication.objects.filter(case_type=case_type, id=publication_id, state__in=_CAN_BE).first()
        if row is None:
            raise NotFound
        content = content_from_json(row.content)
        draft = draft_rows.locked(case_type)
        if draft is None:
            draft_rows.begun(case_type, content, by=actor.staff_id, based_on=case_type.current)
        elif draft.content == row.content:
            raise NotPossibleNow(_("Utkastet säger redan det som skulle publiceras. Inget är ändrat."))
        else:
            draft_rows.stepped(draft, content, operation="taken_up", subject="", by=actor.staff_id)
        work.record(CaseTypeDraftChanged(case_type=case_type.id, operation="taken_up", unit=case_type.unit_id))
