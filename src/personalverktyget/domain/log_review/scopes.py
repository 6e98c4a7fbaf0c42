"""Which reviews an actor may see and work on (K-03: the own unit's only)."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast, Coalesce

from personalverktyget.base.actors import AdministratorActor, SignedInStaff, StaffActor
from personalverktyget.base.clock import today
from personalverktyget.base.errors import ChangedMeanwhile, NotAllowed, NotFound
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access.models import Grant
from personalverktyget.domain.access.policies import in_force
from personalverktyget.domain.access.roles import Role
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.log_review.events import LogReviewEvent
from personalverktyget.domain.log_review.models import (
    ChosenEntry,
    EntryQuestion,
    EntryVerdict,
    Escalation,
    LogExtract,
    LogReview,
    ReviewHelp,
)
from personalverktyget.domain.log_review.states import ReviewState


def visible(actor: StaffActor) -> QuerySet[LogReview]:
    """The reviews of the reviewer's own unit, with all that is in them; but for those that are about herself (K-03)."""
    actor.require(Permission.REVIEW_LOG)
    return _not_about(actor, LogReview.objects.filter(unit_id=actor.unit_id))


def about_herself(actor: StaffActor) -> QuerySet[LogReview, str]:
    """The ids, as the log has them, of the reviews that are about the actor: nothing shows her that there are any."""
    reviews = LogReview.objects.filter(about_staff=actor.staff_id).order_by()
    return reviews.annotate(as_text=Cast("id", TextField())).values_list("as_text", flat=True)


def readable(actor: StaffActor, entries: QuerySet[LogEntry]) -> QuerySet[LogEntry]:
    """Those of the entries that do not tell of a review about the actor herself (K-03). Her colleagues read them."""
    return entries.exclude(resource_type=LogReviewEvent.resource, resource_id__in=about_herself(actor))


def _not_about(actor: StaffActor, reviews: QuerySet[LogReview]) -> QuerySet[LogReview]:
    return reviews.filter(Q(about_staff=None) | ~Q(about_staff=actor.staff_id))


def followed(actor: StaffActor | AdministratorActor) -> QuerySet[LogReview]:
    """The reviews that the actor may see the standing of, but not necessarily the contents (K-02)."""
    if isinstance(actor, AdministratorActor):
        return LogReview.objects.filter(unit__region_id=actor.own_region_id)
    if not actor.permissions & {Permission.REVIEW_LOG, Permission.MANAGE_UNIT}:
        raise NotAllowed(Permission.REVIEW_LOG)
    return _not_about(actor, LogReview.objects.filter(unit_id=actor.unit_id))


def one(actor: StaffActor, review_id: UUID) -> LogReview:
    """The review, if it is the unit's. Raises ``NotFound``."""
    review = visible(actor).select_related("unit").filter(id=review_id).first()
    if review is None:
        raise NotFound
    return review


def lock(actor: StaffActor, review_id: UUID, seen_version: int | None = None) -> LogReview:
    """The review, locked until the unit of work ends."""
    review = visible(actor).select_for_update(of=("self",)).filter(id=review_id).first()
    if review is None:
        raise NotFound
    if seen_version is not None and review.version != seen_version:
        raise ChangedMeanwhile
    return review


def reviewed_units(actor: StaffActor) -> list[UUID]:
    """The units whose log the actor may review today, wherever she is at work just now."""
    held = Grant.objects.filter(in_force(today()), staff_id=actor.staff_id, role=Role.LOG_REVIEWER, unit__isnull=False)
    return sorted({unit for unit in held.values_list("unit_id", flat=True) if unit})


def beyond(actor: StaffActor, entries: Iterable[ChosenEntry]) -> set[UUID]:
    """The units of the entries whose log the actor may not review. Nothing is asked where all are the review's own."""
    elsewhere = {one.unit_id for one in entries if one.unit_id}
    return elsewhere - set(reviewed_units(actor)) if elsewhere else set()


def chosen(actor: StaffActor, review: LogReview, position: int) -> ChosenEntry:
    """The entry at that place of the actor's review, if she may review the log that it stands in. Raises
    ``NotFound``."""
    found = ChosenEntry.objects.filter(review=review, position=position).first()
    if found is None or beyond(actor, [found]):
        raise NotFound
    return found


def own_extract(actor: StaffActor, extract_id: UUID) -> LogExtract:
    """An extract that the actor has made where she is at work now. Raises ``NotFound``."""
    actor.require(Permission.REVIEW_LOG)
    made = LogExtract.objects.select_related("unit").filter(unit_id=actor.unit_id, made_by_id=actor.staff_id)
    found = made.filter(id=extract_id).first()
    if found is None:
        raise NotFound
    return found


def questions_to(actor: SignedInStaff | StaffActor | AdministratorActor) -> QuerySet[EntryQuestion]:
    """What log control asks the actor about her own entries, wherever she works now."""
    return EntryQuestion.objects.filter(staff_id=actor.staff_id)


def escalated(actor: StaffActor) -> QuerySet[Escalation]:
    """What has been handed on to the reviewers of the actor's care provider, and nothing else of any review; but for
    what comes of a suspicion against herself (K-03).
    """
    actor.require(Permission.REVIEW_ESCALATED)
    handed_on = Escalation.objects.filter(provider__hsa_id=actor.provider_hsa_id)
    return handed_on.filter(Q(entry__review__about_staff=None) | ~Q(entry__review__about_staff=actor.staff_id))


def without_reviewer() -> QuerySet[ChosenEntry]:
    """What nobody at its unit may judge: the unit's only reviewer did it herself, and the review is open."""
    held = Grant.objects.filter(in_force(today()), unit_id=OuterRef("review__unit_id"), role=Role.LOG_REVIEWER)
    # Where the entry stands in another unit's log one must be a reviewer there too.
    there = Grant.objects.filter(
        in_force(today()),
        staff_id=OuterRef("staff_id"),
        role=Role.LOG_REVIEWER,
        unit_id=Coalesce(OuterRef(OuterRef("unit_id")), OuterRef(OuterRef("review__unit_id"))),
    )
    return ChosenEntry.objects.exclude(review__state=ReviewState.SIGNED).filter(
        Exists(held.filter(staff_id=OuterRef("staff_id"))),
        ~Exists(held.exclude(staff_id=OuterRef("staff_id")).filter(Exists(there))),
        ~Exists(EntryVerdict.objects.filter(entry=OuterRef("pk"))),
    )


def helped(actor: StaffActor) -> QuerySet[ChosenEntry]:
    """What the region has named the actor to judge for other units of her care provider; never her own (K-03)."""
    if not actor.permissions & {Permission.REVIEW_LOG, Permission.REVIEW_ESCALATED}:
        raise NotAllowed(Permission.REVIEW_LOG)
    named = ReviewHelp.objects.filter(
        review_id=OuterRef("review_id"), for_staff=OuterRef("staff_id"), helper_id=actor.staff_id
    )
    entries = ChosenEntry.objects.filter(Exists(named), review__unit__provider__hsa_id=actor.provider_hsa_id)
    return entries.exclude(staff_id=actor.staff_id)
