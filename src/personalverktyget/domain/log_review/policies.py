"""Is it possible now, whoever asks?"""

from django.utils.translation import gettext as _

from personalverktyget.base.errors import NotPossibleNow
from personalverktyget.domain.log_review.models import LogReview
from personalverktyget.domain.log_review.states import ReviewAction, ReviewState, state_after


def require(review: LogReview, action: ReviewAction) -> ReviewState:
    """Where the action leads. Raises ``NotPossibleNow`` where the review is signed."""
    after = state_after(ReviewState(review.state), action)
    if after is None:
        raise NotPossibleNow(_("Loggkontrollen är signerad och kan inte ändras. Gör en ny om något har tillkommit."))
    return after
