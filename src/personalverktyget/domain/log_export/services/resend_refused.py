"""Send again what the log service has refused, once what was wrong there or here is mended."""

from personalverktyget.base.actors import SystemActor
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.log_export.events import RefusedLogResent
from personalverktyget.domain.log_export.models import LogDelivery
from personalverktyget.domain.log_export.states import DeliveryState


def resend_refused(actor: SystemActor) -> int:
    """Let all of them wait again, before what has come since; return how many. The same entries under the same ids.

    What the service said stays in the row until it says something else.
    """
    with unit_of_work(actor) as work:
        count = LogDelivery.objects.filter(state=DeliveryState.REFUSED).update(
            state=DeliveryState.WAITING, settled_at=None
        )
        work.record(RefusedLogResent(receiver="log_service", count=count))
    return count
