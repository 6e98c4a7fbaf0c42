"""Which of a unit's own case types it is time to go through."""

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import now, today
from personalverktyget.domain.case_types import scopes
from personalverktyget.domain.case_types.reviews import AT_LEAST, due_on, last_reviewed


def count_reviews_due(actor: StaffActor) -> int:
    """How many it is time for. The menu of every page asks: one statement, and few rows."""
    rows = scopes.listed(actor).filter(current__published_at__lt=now() - AT_LEAST, withdrawn_at=None)
    times = rows.values_list("current__published_at", "reviewed_at")
    return sum(due_on(last_reviewed(published, reviewed)) <= today() for published, reviewed in times if published)
