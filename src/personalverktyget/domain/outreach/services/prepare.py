"""What the worker does for dispatches to many: lists are checked, recipients frozen, and what is unread recalled."""

from collections.abc import Callable
from uuid import UUID

from personalverktyget.base.actors import SystemActor
from personalverktyget.domain.access_log.rounds import on_its_own
from personalverktyget.domain.outreach.models import Dispatch, ListRecheck, PopulationSelection, UploadedList
from personalverktyget.domain.outreach.services.check_list import check_list
from personalverktyget.domain.outreach.services.choose_population import find_population
from personalverktyget.domain.outreach.services.freeze_recipients import freeze_recipients
from personalverktyget.domain.outreach.services.recall import recall_asked
from personalverktyget.domain.outreach.services.recheck_list import recheck_list
from personalverktyget.domain.outreach.states import DispatchState


def prepare_due(worker: SystemActor) -> None:
    """Each that waits, the oldest first, to its end. Only one such round goes on at a time.

    One that fails is tried again in the next round, and holds up none of the others.
    """
    waiting: list[tuple[Callable[[SystemActor, UUID], None], UUID]] = []
    uploads = UploadedList.objects.filter(problem="", dispatch__state=DispatchState.CHECKING)
    waiting += [(check_list, id_) for id_ in uploads.order_by("uploaded_at").values_list("id", flat=True)]
    rechecks = ListRecheck.objects.filter(dispatch__state=DispatchState.CHECKING).order_by("asked_at")
    waiting += [(recheck_list, id_) for id_ in rechecks.values_list("id", flat=True)]
    selections = PopulationSelection.objects.filter(is_done=False, dispatch__state=DispatchState.CHECKING)
    waiting += [(find_population, id_) for id_ in selections.order_by("asked_at").values_list("id", flat=True)]
    freezing = Dispatch.objects.filter(state=DispatchState.FREEZING).order_by("released_at")
    waiting += [(freeze_recipients, id_) for id_ in freezing.values_list("id", flat=True)]
    recalled = Dispatch.objects.filter(recall_asked_at__isnull=False).order_by("recall_asked_at")
    waiting += [(recall_asked, id_) for id_ in recalled.values_list("id", flat=True)]
    for work, id_ in waiting:
        with on_its_own(work.__name__, id_):
            work(worker, id_)
