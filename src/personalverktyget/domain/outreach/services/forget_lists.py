"""Lists of recipients are removed some days after their dispatch has ended; what was sent to whom is kept.

Until then the list can be set beside the outcome, should somebody have been sent what was meant for another.
"""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet

from personalverktyget.base.actors import SystemActor
from personalverktyget.base.clock import now
from personalverktyget.domain.access_log.rounds import on_its_own
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.outreach.events.recipient_lists import ListForgotten
from personalverktyget.domain.outreach.models import Dispatch, ListedRow, TrialMessage
from personalverktyget.domain.outreach.states import ENDS


def forget_lists(worker: SystemActor) -> int:
    """Remove those whose time has come, a dispatch at a time. Returns how many dispatches had one."""
    forgotten = 0
    for dispatch_id in list(_due().values_list("id", flat=True)):
        with on_its_own("forget_lists", dispatch_id):
            _forget(worker, dispatch_id)
            forgotten += 1
    return forgotten


def _due() -> QuerySet[Dispatch]:
    ended = now() - timedelta(days=settings.RECIPIENT_LIST_DAYS)
    has_list = Exists(ListedRow.objects.filter(dispatch=OuterRef("pk")))
    return Dispatch.objects.filter(has_list, state__in=ENDS, ended_at__lt=ended, is_single=False)


def _forget(worker: SystemActor, dispatch_id: UUID) -> None:
    with unit_of_work(worker) as work:
        dispatch = Dispatch.objects.select_for_update(of=("self",)).get(id=dispatch_id)
        rows = 0
        if dispatch.state in ENDS:
            # One that is being tried again by now is let be until it has ended once more.
            rows, _by_table = ListedRow.objects.filter(dispatch=dispatch).delete()
            TrialMessage.objects.filter(dispatch=dispatch).delete()
        work.record(ListForgotten(dispatch=dispatch.id, unit=dispatch.unit_id, rows=rows))
