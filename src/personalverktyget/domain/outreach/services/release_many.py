"""Let a message to many go: its texts and recipients are frozen and bound together, then it leaves or is approved."""

from collections.abc import Collection, Iterator
from datetime import datetime
from itertools import islice
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import InvalidInput, NotFound
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.outreach import scopes, sending_hours
from personalverktyget.domain.outreach.binding import bind
from personalverktyget.domain.outreach.dispatch_rows import step
from personalverktyget.domain.outreach.events import DispatchReleased, DispatchSubmitted
from personalverktyget.domain.outreach.files import require_essentials, settle_files
from personalverktyget.domain.outreach.fingerprints import mark_of
from personalverktyget.domain.outreach.listing import BATCH, chosen_rows
from personalverktyget.domain.outreach.models import Dispatch, ListedRow, Recipient, RecipientValues
from personalverktyget.domain.outreach.services.release_message import (
    HOLD,
    is_released,
    require_grounds,
    settle_texts,
    template_as_seen,
)
from personalverktyget.domain.outreach.states import DispatchAction
from personalverktyget.domain.outreach.values import opened_said, sealed_values


def release_dispatch(
    actor: StaffActor,
    dispatch_id: UUID,
    *,
    seen_version: int,
    seen_template: UUID,
    confirms_contact: bool,
    confirms_left_out: bool,
    send_at: datetime | None = None,
    seen_files: Collection[UUID] = (),
    confirms_essentials: bool = False,
) -> None:
    """Let it go at once or at a time; to more than the region lets one person decide, once another has approved it.

    Sending it twice is sending it once. Raises ``InvalidInput`` where something is lacking or not allowed.
    """
    if is_released(actor, dispatch_id):
        return
    with unit_of_work(actor) as work:
        dispatch = scopes.lock_prepared(actor, dispatch_id, seen_version)
        if dispatch.is_single:
            raise NotFound
        require_grounds(dispatch.basis, confirms_contact=confirms_contact)
        require_possible_time(send_at)
        _require_confirmed(dispatch, confirms_left_out=confirms_left_out)
        asked = settle_texts(actor, dispatch, template_as_seen(actor, dispatch, seen_template))
        _require_list_for(dispatch, asked)
        count = _insert_recipients(dispatch)
        at = now()
        require_essentials(dispatch, confirms_essentials=confirms_essentials)
        settle_files(dispatch.id, seen=frozenset(seen_files), at=at)
        dispatch.needs_approval = count > dispatch.unit.region.approval_above
        dispatch.released_at, dispatch.remark = at, ""
        dispatch.send_at = send_at if dispatch.needs_approval else max(send_at or at, at + HOLD)
        bind(dispatch)
        step(dispatch, DispatchAction.SUBMIT if dispatch.needs_approval else DispatchAction.RELEASE)
        dispatch.save()
        kind = DispatchSubmitted if dispatch.needs_approval else DispatchReleased
        work.record(kind(dispatch=dispatch.id, basis=dispatch.basis, recipients=count, unit=dispatch.unit_id))


def require_possible_time(send_at: datetime | None) -> None:
    """Raise ``InvalidInput`` for a time that has passed, is too far ahead, or at which people sleep."""
    if send_at is None:
        return
    if send_at <= now():
        raise InvalidInput(_("Tiden har redan varit. Välj en tid som kommer, eller skicka nu."), "send_at")
    if send_at > now() + sending_hours.FURTHEST:
        raise InvalidInput(_("Välj en tid inom 90 dagar."), "send_at")
    if not sending_hours.is_allowed(send_at):
        raise InvalidInput(_("Välj en tid mellan 7.00 och 21.00, så att ingen väcks."), "send_at")


def _require_confirmed(dispatch: Dispatch, *, confirms_left_out: bool) -> None:
    rows = ListedRow.objects.filter(dispatch=dispatch)
    if not rows.filter(left_out=False).exists():
        raise InvalidInput(_("Listan har ingen mottagare att skicka till. Läs in en lista."), None)
    if rows.filter(left_out=True).exists() and not confirms_left_out:
        raise InvalidInput(_("Bekräfta att de rader som lämnas ute inte ska få meddelandet."), "confirms_left_out")


def _require_list_for(dispatch: Dispatch, asked: tuple[str, ...]) -> None:
    if set(dispatch.list_columns) != set(asked):
        raise InvalidInput(_("Texten har ändrats sedan listan lästes in. Läs in listan igen."), None)


def _insert_recipients(dispatch: Dispatch) -> int:
    count, rows = 0, chosen_rows(dispatch.id)
    while batch := list(islice(rows, BATCH)):
        made = list(_recipients(dispatch, batch, count))
        Recipient.objects.bulk_create([recipient for recipient, _values in made])
        RecipientValues.objects.bulk_create([values for _recipient, values in made if values is not None])
        count += len(made)
    return count


def _recipients(
    dispatch: Dispatch, rows: list[ListedRow], after: int
) -> Iterator[tuple[Recipient, RecipientValues | None]]:
    for position, row in enumerate(rows, start=after + 1):
        assert row.resident_id is not None  # What is valid is somebody.
        values, id_ = opened_said(row.id, row.said).values, uuid4()
        recipient = Recipient(
            id=id_,
            dispatch=dispatch,
            unit_id=dispatch.unit_id,
            resident_id=row.resident_id,
            position=position,
            mark=mark_of(dispatch.id, row.resident_id, values),
        )
        kept = RecipientValues(recipient=recipient, values=sealed_values(id_, values)) if values else None
        yield recipient, kept
