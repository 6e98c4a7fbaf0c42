"""A dispatch to many that has been let go: how far it has come, and what has become of each recipient."""

from uuid import UUID

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.errors import NotFound
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import Disclosure
from personalverktyget.domain.attachments.files import attached_files
from personalverktyget.domain.outreach import scopes
from personalverktyget.domain.outreach.addressees import values_of_each
from personalverktyget.domain.outreach.basis import Basis
from personalverktyget.domain.outreach.events import DispatchRead, RecipientsShown
from personalverktyget.domain.outreach.files import files_of
from personalverktyget.domain.outreach.halts import Halt
from personalverktyget.domain.outreach.many_read_models import Progress, RecipientPage, RecipientRow, SentDispatch
from personalverktyget.domain.outreach.models import Dispatch, Recipient
from personalverktyget.domain.outreach.outcomes import outcomes
from personalverktyget.domain.outreach.people import people_for
from personalverktyget.domain.outreach.states import DispatchAction, DispatchState, RecipientState, state_after
from personalverktyget.domain.outreach.steps_taken import reminded_of, steps_of
from personalverktyget.domain.outreach.texts import texts_from_json
from personalverktyget.domain.reading.cursors import read_cursor, write_cursor

PAGE_SIZE = 50
_AT_REST = (DispatchState.PAUSED, DispatchState.STOPPED, DispatchState.SENT)


def sent_dispatch(actor: StaffActor, dispatch_id: UUID) -> Disclosure[SentDispatch]:
    """What was frozen, who answers for it, and how far it has come. Raises ``NotFound`` while it is being written."""
    row = _let_go(actor, dispatch_id)
    if row.released_at is None:
        raise NotFound
    state, progress = DispatchState(row.state), Progress(**outcomes([row.id]).get(row.id, {}))
    is_own = row.prepared_by_id == actor.staff_id
    content = SentDispatch(
        id=row.id,
        version=row.version,
        state=state,
        kind=row.kind,
        texts=texts_from_json(row.texts),
        signature=row.signature,
        files=attached_files(files_of(row.id)),
        basis=Basis(row.basis),
        template=row.template_version.name,
        sent_by=row.prepared_by.name,
        released_at=row.released_at,
        approved_by=row.approved_by.name if row.approved_by else "",
        approved_at=row.approved_at,
        send_at=row.send_at,
        ended_at=row.ended_at,
        halted_because=Halt(row.halted_because) if row.halted_because else None,
        progress=progress,
        reminded=reminded_of(row.id),
        can_approve=_leads_on(state, DispatchAction.APPROVE) and not is_own and _may_approve(actor),
        can_take_back=_leads_on(state, DispatchAction.TAKE_BACK) and is_own,
        can_pause=_leads_on(state, DispatchAction.PAUSE),
        can_resume=_leads_on(state, DispatchAction.RESUME),
        can_stop=_leads_on(state, DispatchAction.STOP),
        can_recall=state in _AT_REST and progress.delivered > progress.read,
    )
    return Disclosure("dispatch", DispatchRead(dispatch=row.id, unit=row.unit_id, page="outcome"), content)


def recipients(
    actor: StaffActor, dispatch_id: UUID, *, after: str = "", at_most: int = PAGE_SIZE
) -> Disclosure[RecipientPage]:
    """The recipients in the order of the list, with what each is told and what has become of it."""
    dispatch = _let_go(actor, dispatch_id)
    rows = Recipient.objects.filter(dispatch=dispatch).order_by("position")
    if after:
        rows = rows.filter(position__gt=read_cursor(after, (int,))[0])
    found = list(rows[: at_most + 1])
    page = found[:at_most]
    people = people_for(actor, [row.resident_id for row in page])
    values = values_of_each([row.id for row in page])
    steps = steps_of([row.id for row in page])
    content = RecipientPage(
        rows=tuple(
            RecipientRow(
                position=row.position,
                person=people[row.resident_id],
                values=values.get(row.id, {}),
                state=RecipientState(row.state),
                delivered_at=row.delivered_at,
                read_at=row.read_at,
                recalled_at=row.recalled_at,
                steps=steps.get(row.id, ()),
            )
            for row in page
        ),
        columns=tuple(dispatch.list_columns),
        next_cursor=write_cursor((page[-1].position,)) if len(found) > at_most else "",
    )
    residents = tuple(sorted(row.resident_id for row in page))
    event = RecipientsShown(dispatch=dispatch.id, residents=residents, unit=dispatch.unit_id, page="recipients")
    return Disclosure("recipients", event, content)


def _let_go(actor: StaffActor, dispatch_id: UUID) -> Dispatch:
    rows = scopes.visible(actor).exclude(state=DispatchState.PREPARING)
    rows = rows.select_related("prepared_by", "approved_by", "template_version")
    row = rows.filter(id=dispatch_id, is_single=False).first()
    if row is None:
        raise NotFound
    return row


def _leads_on(state: DispatchState, action: DispatchAction) -> bool:
    return state_after(state, action) is not None


def _may_approve(actor: StaffActor) -> bool:
    return actor.may(Permission.APPROVE_DISPATCHES)
