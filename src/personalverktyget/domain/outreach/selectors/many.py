"""A dispatch to many that has been let go: how far it has come, and what has become of each recipient."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import Min

from personalverktyget.base.actors import AdministratorActor, StaffActor
from personalverktyget.base.errors import NotFound
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import Disclosure
from personalverktyget.domain.attachments.files import attached_files
from personalverktyget.domain.cases.selectors import acquainted
from personalverktyget.domain.outreach import scopes
from personalverktyget.domain.outreach.addressees import values_of_each
from personalverktyget.domain.outreach.basis import Basis
from personalverktyget.domain.outreach.estimates import expected_end
from personalverktyget.domain.outreach.events.dispatches import DispatchRead
from personalverktyget.domain.outreach.events.recipient_lists import RecipientsShown
from personalverktyget.domain.outreach.files import files_of, names_lacking_text
from personalverktyget.domain.outreach.halts import Halt
from personalverktyget.domain.outreach.listing import chosen
from personalverktyget.domain.outreach.many_read_models import (
    Progress,
    RecipientExport,
    RecipientPage,
    RecipientRow,
    SentDispatch,
)
from personalverktyget.domain.outreach.models import Dispatch, FileOpening, Recipient
from personalverktyget.domain.outreach.outcomes import outcomes
from personalverktyget.domain.outreach.people import people_for
from personalverktyget.domain.outreach.recipients_found import (
    OutcomeView,
    called,
    in_outcome,
    reason_told,
    with_answers,
)
from personalverktyget.domain.outreach.senders import Sender
from personalverktyget.domain.outreach.states import UNSENT, DispatchAction, DispatchState, RecipientState, state_after
from personalverktyget.domain.outreach.steps_taken import calls_waiting, letters_of, reminded_of, steps_of
from personalverktyget.domain.outreach.texts import texts_from_json
from personalverktyget.domain.outreach.verdicts import Verdict
from personalverktyget.domain.people.read_models import Person
from personalverktyget.domain.reading.cursors import read_cursor, write_cursor

PAGE_SIZE = 50
_BATCH: Final = 1000
_AT_REST = (DispatchState.PAUSED, DispatchState.STOPPED, DispatchState.SENT)


def sent_dispatch(actor: Sender, dispatch_id: UUID) -> Disclosure[SentDispatch]:
    """What was frozen, who answers for it, and how far it has come. Raises ``NotFound`` while it is being written."""
    row = _let_go(actor, dispatch_id)
    event = DispatchRead(dispatch=row.id, unit=row.unit_id, page="outcome")
    return Disclosure("dispatch", event, _standing(actor, row))


def dispatch_standing(actor: Sender, dispatch_id: UUID) -> SentDispatch:
    """The same for a page that asks by itself how far it has come: figures, no resident, and so nothing in the log."""
    return _standing(actor, _let_go(actor, dispatch_id))


def _standing(actor: Sender, row: Dispatch) -> SentDispatch:
    if row.released_at is None:
        raise NotFound
    state, progress = DispatchState(row.state), Progress(**outcomes([row.id]).get(row.id, {}))
    is_own = row.prepared_by_id == actor.staff_id
    is_recalling = row.recall_asked_at is not None
    # The nation approves what a region sends, and does no more.
    steers = not actor.may(Permission.ADMINISTER_NATION)
    return SentDispatch(
        id=row.id,
        version=row.version,
        state=state,
        kind=row.kind,
        texts=texts_from_json(row.texts),
        signature=row.signature,
        files=attached_files(files_of(row.id)),
        lacking_text=names_lacking_text(row.id),
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
        planned=chosen(row.id).count() if state is DispatchState.FREEZING else progress.recipients,
        confirmed=chosen(row.id).filter(verdict=Verdict.OUTSIDE).count(),
        rate=row.rate,
        done_at=expected_end(row, state, progress.waiting),
        opened_files=_that_opened_files(row.id),
        to_ring=calls_waiting(row.id),
        letters=letters_of(row.id),
        can_approve=_leads_on(state, DispatchAction.APPROVE) and not is_own and _may_approve(actor),
        can_take_back=_leads_on(state, DispatchAction.TAKE_BACK) and is_own,
        can_pause=steers and _leads_on(state, DispatchAction.PAUSE),
        can_resume=steers and _leads_on(state, DispatchAction.RESUME) and not is_recalling,
        can_retry=steers and _leads_on(state, DispatchAction.RETRY) and bool(progress.not_reached) and not is_recalling,
        can_stop=steers and _leads_on(state, DispatchAction.STOP),
        can_recall=steers and state in _AT_REST and progress.delivered > progress.read and not is_recalling,
        is_recalling=is_recalling,
    )


def recipients(
    actor: StaffActor,
    dispatch_id: UUID,
    *,
    view: OutcomeView = OutcomeView.ALL,
    search: str = "",
    after: str = "",
    at_most: int = PAGE_SIZE,
) -> Disclosure[RecipientPage]:
    """The recipients in the order of the list, with what each is told and what has become of it; all of them, a part,
    or those with a number or name.
    """
    dispatch = _let_go(actor, dispatch_id)
    rows = in_outcome(with_answers(Recipient.objects.filter(dispatch=dispatch)), view)
    rows = called(actor, rows, search) if search else rows
    if after:
        rows = rows.filter(position__gt=read_cursor(after, (int,))[0])
    found = list(rows.order_by("position")[: at_most + 1])
    return Disclosure("recipients", *_page(actor, dispatch, found[:at_most], has_more=len(found) > at_most))


def recipients_to_export(
    actor: StaffActor, dispatch_id: UUID, view: OutcomeView = OutcomeView.ALL
) -> Disclosure[RecipientExport]:
    """All of them, or a part, as a table to take along. Each batch is recorded before it is handed out."""
    dispatch = _let_go(actor, dispatch_id)
    event = DispatchRead(dispatch=dispatch.id, unit=dispatch.unit_id, page="outcome_file")
    is_question = dispatch.form_version_id is not None
    export = RecipientExport(tuple(dispatch.list_columns), is_question, _batches(actor, dispatch, view))
    return Disclosure("export", event, export)


def _batches(actor: StaffActor, dispatch: Dispatch, view: OutcomeView) -> Iterator[Disclosure[RecipientPage]]:
    rows = in_outcome(with_answers(Recipient.objects.filter(dispatch=dispatch)), view).order_by("position")
    after = 0
    while found := list(rows.filter(position__gt=after)[:_BATCH]):
        yield Disclosure("recipients", *_page(actor, dispatch, found, has_more=False, shown="outcome_file"))
        after = found[-1].position


def _page(
    actor: StaffActor, dispatch: Dispatch, page: list[Recipient], *, has_more: bool, shown: str = "recipients"
) -> tuple[RecipientsShown, RecipientPage]:
    """The rows (``with_answers``) as they are handed out, and what that is in the log."""
    residents = [row.resident_id for row in page]
    people, known = people_for(actor, residents), acquainted(actor, residents)
    values, steps = values_of_each([row.id for row in page]), steps_of([row.id for row in page])
    opened = _first_openings(page)
    content = RecipientPage(
        rows=tuple(
            RecipientRow(
                position=row.position,
                person=people[row.resident_id],
                values=values.get(row.id, {}),
                state=RecipientState(row.state),
                reason=_told(row, people[row.resident_id], may_know=row.resident_id in known),
                delivered_at=row.delivered_at,
                read_at=row.read_at,
                recalled_at=row.recalled_at,
                file_opened_at=opened.get(row.id),
                is_answered=row.is_answered,  # type: ignore[attr-defined]
                steps=steps.get(row.id, ()),
            )
            for row in page
        ),
        columns=tuple(dispatch.list_columns),
        next_cursor=write_cursor((page[-1].position,)) if has_more else "",
    )
    event = RecipientsShown(dispatch=dispatch.id, residents=tuple(sorted(residents)), unit=dispatch.unit_id, page=shown)
    return event, content


def _that_opened_files(dispatch_id: UUID) -> int:
    """How many have opened any of its files."""
    openings = FileOpening.objects.filter(attachment__in=files_of(dispatch_id).values("id")).order_by()
    return openings.values("recipient_id").distinct().count()


def _first_openings(page: list[Recipient]) -> dict[UUID, datetime]:
    """When each first opened any of the files."""
    openings = FileOpening.objects.filter(recipient_id__in=[row.id for row in page]).values("recipient_id")
    return dict(openings.annotate(first=Min("opened_at")).values_list("recipient_id", "first"))


def _told(row: Recipient, person: Person, *, may_know: bool) -> str:
    return reason_told(row.reason, may_know=may_know, is_masked=person.is_masked) if row.reason else ""


def _let_go(actor: Sender, dispatch_id: UUID) -> Dispatch:
    rows = scopes.visible(actor).exclude(state__in=UNSENT)
    rows = rows.select_related("prepared_by", "approved_by", "template_version")
    row = rows.filter(id=dispatch_id, is_single=False).first()
    if row is None:
        raise NotFound
    return row


def _leads_on(state: DispatchState, action: DispatchAction) -> bool:
    return state_after(state, action) is not None


def _may_approve(actor: Sender) -> bool:
    return isinstance(actor, AdministratorActor) or actor.may(Permission.APPROVE_DISPATCHES)
