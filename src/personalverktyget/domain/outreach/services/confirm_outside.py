"""Rows of a list that are outside the guidelines: taken in, with what the sender knows of them, or left out again."""

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext as _

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import InvalidInput, NotFound, NotPossibleNow
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.outreach import scopes
from personalverktyget.domain.outreach.events.recipient_lists import RecipientsConfirmed
from personalverktyget.domain.outreach.guidelines import REASONS, Because, Ground
from personalverktyget.domain.outreach.listing import BATCH
from personalverktyget.domain.outreach.models import ListedRow
from personalverktyget.domain.outreach.verdicts import Verdict


def confirm_outside(
    actor: StaffActor, dispatch_id: UUID, *, because: str, positions: Collection[int] | None = None
) -> int:
    """Take these rows in, or all that are left out for the guidelines' sake. Returns how many that were.

    Raises ``InvalidInput`` without a reason that can be meant, and ``NotPossibleNow`` where there is no such row.
    """
    with unit_of_work(actor) as work:
        dispatch = scopes.lock_prepared(actor, dispatch_id)
        if dispatch.is_single:
            raise NotFound
        rows = ListedRow.objects.filter(dispatch=dispatch, verdict=Verdict.OUTSIDE, left_out=True)
        if positions is not None:
            rows = rows.filter(position__in=positions)
        taken = list(rows.order_by("position").values_list("resident_id", "ground"))
        if not taken:
            raise NotPossibleNow(_("Det finns ingen sådan rad att ta med. Läs sidan igen för att se vad som har hänt."))
        ground = Ground(taken[0][1])
        reason = _reason(because, ground)
        rows.update(left_out=False, because=reason)
        dispatch.saved_at, dispatch.version = now(), dispatch.version + 1
        dispatch.save(update_fields=["saved_at", "version"])
        residents = [resident_id for resident_id, _ground in taken]
        for start in range(0, len(residents), BATCH):
            work.record(
                RecipientsConfirmed(
                    dispatch=dispatch.id,
                    residents=tuple(sorted(residents[start : start + BATCH])),
                    unit=actor.unit_id,
                    ground=ground,
                    because=reason,
                )
            )
        return len(taken)


def _reason(because: str, ground: Ground) -> Because:
    try:
        reason = Because(because)
    except ValueError:
        reason = None
    if reason not in REASONS[ground]:
        raise InvalidInput(_("Välj varför de ska få meddelandet."), "because")
    return reason
