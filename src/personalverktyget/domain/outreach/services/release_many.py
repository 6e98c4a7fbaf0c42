"""Let a message to many go: its texts and recipients are frozen and bound together, then it leaves or is approved."""

from collections.abc import Collection
from datetime import datetime
from functools import partial
from uuid import UUID

from django.utils.translation import gettext as _

from personalverktyget.base.clock import now
from personalverktyget.base.errors import InvalidInput, NotFound, require_all
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.outreach import scopes, sending_hours, uploads
from personalverktyget.domain.outreach.binding import bind_content
from personalverktyget.domain.outreach.dispatch_rows import step
from personalverktyget.domain.outreach.events.approval import DispatchSubmitted
from personalverktyget.domain.outreach.events.dispatches import DispatchReleased
from personalverktyget.domain.outreach.files import require_essentials, settle_files
from personalverktyget.domain.outreach.listing import chosen
from personalverktyget.domain.outreach.models import Dispatch, ListedRow
from personalverktyget.domain.outreach.rechecking import guidelines_of
from personalverktyget.domain.outreach.senders import Sender, region_of
from personalverktyget.domain.outreach.services.begin_population import require_notified, require_population_grounds
from personalverktyget.domain.outreach.services.freeze_recipients import freeze_some, set_out
from personalverktyget.domain.outreach.services.release_message import (
    is_released,
    require_grounds,
    settle_texts,
    template_as_seen,
)
from personalverktyget.domain.outreach.states import DispatchAction


def release_dispatch(
    actor: Sender,
    dispatch_id: UUID,
    *,
    seen_version: int,
    seen_template: UUID,
    confirms_contact: bool,
    confirms_left_out: bool,
    send_at: datetime | None = None,
    seen_files: Collection[UUID] = (),
    confirms_essentials: bool = False,
    rate: int | None = None,
    confirms_notified: bool = False,
) -> None:
    """Let it go at once or at a time; to more than the region lets one person decide, once another has approved it.

    Of many its recipients are frozen by the worker (``freeze_recipients``), and then it goes on by itself. Sending it
    twice is sending it once. Raises ``InvalidInput`` with all that is lacking or not allowed.
    """
    if is_released(actor, dispatch_id):
        return
    with unit_of_work(actor) as work:
        dispatch = scopes.lock_prepared(actor, dispatch_id, seen_version)
        if dispatch.is_single:
            raise NotFound
        is_of_region = dispatch.region_id is not None
        asked = settle_texts(actor, dispatch, template_as_seen(actor, dispatch, seen_template))
        require_all(
            partial(require_population_grounds, dispatch.basis)
            if is_of_region
            else partial(require_grounds, dispatch.basis, confirms_contact=confirms_contact),
            partial(require_notified, confirms_notified=confirms_notified or not is_of_region),
            partial(require_possible_time, send_at),
            partial(_require_known_rate, rate),
            partial(_require_confirmed, dispatch, confirms_left_out=confirms_left_out),
            partial(_require_list_for, dispatch, asked),
            partial(require_essentials, dispatch, confirms_essentials=confirms_essentials),
        )
        at = now()
        settle_files(dispatch.id, seen=frozenset(seen_files), at=at)
        count = chosen(dispatch.id).count()
        # What a region sends to its population always is approved.
        dispatch.needs_approval = is_of_region or count > region_of(dispatch).approval_above
        dispatch.released_at, dispatch.remark = at, ""
        dispatch.send_at, dispatch.rate = send_at, rate
        bind_content(dispatch)
        if count > uploads.AT_ONCE:
            step(dispatch, DispatchAction.FREEZE)
        else:
            freeze_some(dispatch, at_most=uploads.AT_ONCE)
            set_out(dispatch)
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


def _require_known_rate(rate: int | None) -> None:
    if rate is not None and rate not in sending_hours.RATES:
        raise InvalidInput(_("Välj hur fort det ska skickas."), "rate")


def _require_confirmed(dispatch: Dispatch, *, confirms_left_out: bool) -> None:
    rows = ListedRow.objects.filter(dispatch=dispatch)
    if not rows.filter(left_out=False).exists():
        raise InvalidInput(_("Listan har ingen mottagare att skicka till. Läs in en lista."), None)
    if rows.filter(left_out=True).exists() and not confirms_left_out:
        raise InvalidInput(_("Bekräfta att de rader som lämnas ute inte ska få meddelandet."), "confirms_left_out")


def _require_list_for(dispatch: Dispatch, asked: tuple[str, ...]) -> None:
    if set(dispatch.list_columns) != set(asked):
        raise InvalidInput(_("Texten har ändrats sedan listan lästes in. Läs in listan igen."), None)
    if dispatch.list_mark != guidelines_of(dispatch).mark:
        words = _(
            "Skälet till utskicket har ändrats sedan listan kontrollerades. Spara texten igen, så kontrolleras den på "
            "nytt."
        )
        raise InvalidInput(words, None)
