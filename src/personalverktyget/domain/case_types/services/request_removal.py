"""A unit asks its region to take a central case type away; the region says yes or no."""

from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from personalverktyget.base.actors import AdministratorActor, StaffActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import NotFound, NotPossibleNow
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.unit_of_work import UnitOfWork, unit_of_work
from personalverktyget.domain.case_types import scopes
from personalverktyget.domain.case_types.events import RemovalRequested
from personalverktyget.domain.case_types.governance.states import RequestState
from personalverktyget.domain.case_types.models import CaseType, OfferedCaseType, RemovalRequest
from personalverktyget.domain.case_types.requests import TellOffice
from personalverktyget.domain.case_types.required_text import required_text
from personalverktyget.domain.case_types.services.hand_out import settle_request, take_back_rows


def request_removal(actor: StaffActor, offered_id: UUID, *, reason: str) -> UUID:
    """Ask, and say why. The region's contact address is told by mail; the request stands in its list either way."""
    actor.require(Permission.MANAGE_UNIT)
    reason = required_text(reason, "reason", _("Skriv varför ni inte vill ha kvar ärendetypen."))
    with unit_of_work(actor) as work:
        offered = (
            OfferedCaseType.objects.select_for_update(of=("self",))
            .select_related("case_type", "unit")
            .filter(scopes.ON_CARDS, id=offered_id, unit_id=actor.unit_id)
            .filter(taken_back_at=None, case_type__region__isnull=False)
            .first()
        )
        if offered is None:
            raise NotFound
        asked = RemovalRequest.objects.filter(unit_id=actor.unit_id, case_type=offered.case_type)
        if asked.filter(state=RequestState.ASKED).exists():
            raise NotPossibleNow(_("Ni har redan skickat en begäran om den här ärendetypen. Den är inte besvarad än."))
        row = RemovalRequest(
            id=uuid4(),
            unit_id=actor.unit_id,
            case_type=offered.case_type,
            state=RequestState.ASKED,
            reason=reason,
            asked_at=now(),
            asked_by_id=actor.staff_id,
        )
        row.save(force_insert=True)
        work.record(RemovalRequested(request=row.id, case_type=row.case_type_id, unit=row.unit_id))
        work.enqueue(
            TellOffice(
                kind="removal_requested",
                about=row.id,
                region=offered.case_type.region_id,
                case_type_name=offered.case_type.name,
                unit_name=offered.unit.name,
            )
        )
    return row.id


def retract_removal(actor: StaffActor, request_id: UUID) -> None:
    """Take the request back, as long as nobody has answered it."""
    actor.require(Permission.MANAGE_UNIT)
    with unit_of_work(actor) as work:
        row = RemovalRequest.objects.select_for_update(of=("self",)).filter(id=request_id, unit_id=actor.unit_id)
        settle_request(work, _open(row.first()), RequestState.RETRACTED, by=actor.staff_id)


def answer_removal(actor: AdministratorActor, request_id: UUID, *, is_granted: bool, answer: str) -> None:
    """Say yes, which takes the case type back from the unit, or no, which needs a word on why."""
    if not is_granted:
        answer = required_text(answer, "answer", _("Skriv varför enheten ska ha kvar ärendetypen."))
    elif answer.strip():
        answer = required_text(answer, "answer", "")
    with unit_of_work(actor) as work:
        found = RemovalRequest.objects.filter(id=request_id, case_type__in=scopes.manageable(actor)).first()
        if found is None:
            raise NotFound
        case_type = scopes.lock(actor, found.case_type_id)
        row = _open(RemovalRequest.objects.select_for_update().filter(id=request_id).first())
        if is_granted:
            _take_back(work, case_type, row)
        state = RequestState.GRANTED if is_granted else RequestState.DECLINED
        settle_request(work, row, state, by=actor.staff_id, answer=answer.strip())


def _take_back(work: UnitOfWork, case_type: CaseType, row: RemovalRequest) -> None:
    """What the unit has no longer need not be taken back."""
    held = OfferedCaseType.objects.select_for_update().filter(
        case_type=case_type, unit_id=row.unit_id, taken_back_at=None
    )
    take_back_rows(work, case_type, list(held))


def _open(row: RemovalRequest | None) -> RemovalRequest:
    if row is None:
        raise NotFound
    if row.state != RequestState.ASKED:
        raise NotPossibleNow(_("Begäran är redan besvarad eller återtagen. Inget är ändrat."))
    return row
