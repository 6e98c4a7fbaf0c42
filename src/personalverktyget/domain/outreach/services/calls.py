"""Ring a resident who has not read a message, and keep how it went."""

from uuid import UUID

from django.utils.translation import gettext as _

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import NotPossibleNow
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.outreach import scopes
from personalverktyget.domain.outreach.call_states import TABLE, CallAction, CallState
from personalverktyget.domain.outreach.events.follow_up import CallRecorded
from personalverktyget.domain.outreach.services.write_message import require_keepable

LONGEST_NOTE = 500


def record_call(actor: StaffActor, recipient_id: UUID, action: CallAction, *, note: str = "") -> None:
    """Keep that somebody rang and was answered or not, or take that back. Raises ``NotPossibleNow``."""
    require_keepable(note, "note", LONGEST_NOTE)
    with unit_of_work(actor) as work:
        row = scopes.lock_call(actor, recipient_id)
        after = TABLE.get((CallState(row.state), action))
        if after is None or action is CallAction.DROP:
            raise NotPossibleNow(_("Det går inte längre. Läs sidan igen för att se vad som har hänt."))
        row.state, row.settled_at, row.settled_by_id = after, now(), actor.staff_id
        if action is not CallAction.UNDO:
            row.attempts, row.note = row.attempts + 1, " ".join(note.split()) or row.note
        row.save(update_fields=["state", "settled_at", "settled_by", "attempts", "note"])
        work.record(
            CallRecorded(
                recipient=row.recipient_id,
                dispatch=row.dispatch_id,
                resident=row.resident_id,
                unit=row.unit_id,
                outcome=after,
            )
        )
