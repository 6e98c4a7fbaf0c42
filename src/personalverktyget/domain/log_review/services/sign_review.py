"""Sign a review off. From then on nothing is added to it, and its digest stands in the sealed log."""

from uuid import UUID

from django.utils.translation import gettext as _

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import InvalidInput, NotPossibleNow
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.log_review import policies, scopes
from personalverktyget.domain.log_review.digests import digest
from personalverktyget.domain.log_review.events import LogReviewSigned
from personalverktyget.domain.log_review.models import ReviewSignature
from personalverktyget.domain.log_review.states import ReviewAction, Verdict
from personalverktyget.domain.log_review.verdicts import latest_verdicts

CONCLUSION_MAX_LENGTH = 4000


def sign_review(actor: StaffActor, review_id: UUID, *, conclusion: str, seen_version: int) -> None:
    """Sign what was seen. Every entry must have its verdict, and the conclusion says what the unit does about it."""
    if not conclusion.strip():
        raise InvalidInput(_("Skriv vad kontrollen visade och vad ni gör åt det."), "conclusion")
    if len(conclusion) > CONCLUSION_MAX_LENGTH:
        raise InvalidInput(_("Texten är för lång. Korta den."), "conclusion")
    with unit_of_work(actor) as work:
        review = scopes.lock(actor, review_id, seen_version)
        state = policies.require(review, ReviewAction.SIGN)
        verdicts = latest_verdicts(review.id)
        if None in verdicts.values():
            raise NotPossibleNow(_("Alla poster måste vara bedömda innan du kan signera."))
        given = [found.verdict for found in verdicts.values() if found]
        counts = {verdict: given.count(verdict) for verdict in Verdict}
        signature = ReviewSignature(
            review=review,
            conclusion=conclusion.strip(),
            justified=counts[Verdict.JUSTIFIED],
            unclear=counts[Verdict.UNCLEAR],
            suspected=counts[Verdict.SUSPECTED],
            digest=digest(review, conclusion.strip()),
            at=now(),
            by_id=actor.staff_id,
        )
        signature.save(force_insert=True)
        review.state = state
        review.version += 1
        review.save(update_fields=["state", "version"])
        work.record(
            LogReviewSigned(
                review=review.id,
                unit=review.unit_id,
                digest=signature.digest,
                justified=signature.justified,
                unclear=signature.unclear,
                suspected=signature.suspected,
            )
        )
