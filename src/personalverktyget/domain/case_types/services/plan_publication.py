"""Let a publication wait: for a time, for a second person, or for both. Move it, or call it off."""

from datetime import datetime
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from personalverktyget.base.clock import now
from personalverktyget.base.errors import InvalidInput
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.case_types import publication_rows, scopes
from personalverktyget.domain.case_types.events import PublicationCancelled, PublicationMoved, PublicationPlanned
from personalverktyget.domain.case_types.governance.states import PublicationAction, PublicationState
from personalverktyget.domain.case_types.models import CaseTypePublication
from personalverktyget.domain.case_types.publication_checks import needs_second_person, require_nothing_waits
from personalverktyget.domain.case_types.requests import TellOffice
from personalverktyget.domain.case_types.services.publish_draft import sound_draft


def plan_publication(
    actor: scopes.Administrator,
    case_type_id: UUID,
    *,
    seen_version: int,
    publish_at: datetime | None,
    reason: str = "",
) -> UUID:
    """Freeze the draft as the actor saw it, to be published at a time, or once a second person has approved it.

    What is changed in the draft from now on does not go along. Returns the publication's id.
    """
    with unit_of_work(actor) as work:
        case_type = scopes.lock(actor, case_type_id)
        require_nothing_waits(case_type)
        sound = sound_draft(case_type, seen_version=seen_version, reason=reason)
        needs_approval = needs_second_person(case_type)
        _require_time(publish_at, needs_approval)
        content = sound.content.to_json()
        state = PublicationState.AWAITING_APPROVAL if needs_approval else PublicationState.SCHEDULED
        row = CaseTypePublication(
            id=uuid4(),
            case_type=case_type,
            state=state,
            content=content,
            fingerprint=publication_rows.content_fingerprint(content),
            based_on=case_type.current.number if case_type.current else 0,
            draft=sound.draft.id,
            draft_version=sound.draft.version,
            reason=sound.reason,
            deviating=list(sound.deviating),
            publish_at=publish_at,
            needs_approval=needs_approval,
            asked_at=now(),
            asked_by_id=actor.staff_id,
        )
        row.save(force_insert=True)
        work.record(
            PublicationPlanned(
                case_type=case_type.id,
                publication=row.id,
                needs_approval=needs_approval,
                has_time=publish_at is not None,
                unit=case_type.unit_id,
            )
        )
        if needs_approval:
            work.enqueue(
                TellOffice("approval_asked", row.id, region=case_type.region_id, case_type_name=case_type.name)
            )
    return row.id


def move_publication(
    actor: scopes.Administrator, case_type_id: UUID, *, publish_at: datetime | None, seen_version: int
) -> None:
    """Give it another time. What is to be published stays, and so does an approval."""
    with unit_of_work(actor) as work:
        case_type = scopes.lock(actor, case_type_id)
        row = publication_rows.waiting(case_type, seen_version)
        _require_time(publish_at, row.state == PublicationState.AWAITING_APPROVAL)
        publication_rows.step(row, PublicationAction.MOVE)
        row.publish_at = publish_at
        row.save()
        work.record(PublicationMoved(case_type=case_type.id, publication=row.id, unit=case_type.unit_id))


def cancel_publication(actor: scopes.Administrator, case_type_id: UUID, *, seen_version: int) -> None:
    """Call it off. The draft stays as it is; what was frozen can be taken up again."""
    with unit_of_work(actor) as work:
        case_type = scopes.lock(actor, case_type_id)
        row = publication_rows.waiting(case_type, seen_version)
        publication_rows.settle(row, PublicationAction.CANCEL, by=actor.staff_id)
        work.record(PublicationCancelled(case_type=case_type.id, publication=row.id, unit=case_type.unit_id))


def _require_time(publish_at: datetime | None, needs_approval: bool) -> None:
    if publish_at is not None:
        publication_rows.require_ahead(publish_at)
    elif not needs_approval:
        raise InvalidInput(_("Välj vilken dag och tid den ska publiceras."), "publish_on")
