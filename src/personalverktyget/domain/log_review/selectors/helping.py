"""Entries that nobody at their unit may judge: for the region that names who does, and for the one who is named."""

from typing import Final
from uuid import UUID

from personalverktyget.base.actors import AdministratorActor, StaffActor
from personalverktyget.base.errors import NotFound
from personalverktyget.domain.access_log.disclosure import Disclosure
from personalverktyget.domain.log_review import scopes
from personalverktyget.domain.log_review.events import LogReviewRead
from personalverktyget.domain.log_review.helpers import candidates
from personalverktyget.domain.log_review.models import ChosenEntry, ReviewHelp
from personalverktyget.domain.log_review.read_models import EntryToHelp, HelpSummary, HelpWanted
from personalverktyget.domain.log_review.selectors.entries import around, grants_then, history
from personalverktyget.domain.log_review.selectors.reviews import judged_entries
from personalverktyget.domain.log_review.states import ReviewState
from personalverktyget.domain.log_review.verdicts import latest_verdicts
from personalverktyget.domain.people.models import StaffMember

LISTED: Final = 100


def help_wanted(actor: AdministratorActor, review_id: UUID) -> HelpWanted:
    """Whose entries wait in the review, how many, and who may be named. Nothing of residents."""
    review = scopes.followed(actor).filter(id=review_id).select_related("unit").first()
    if review is None:
        raise NotFound
    waiting = list(scopes.without_reviewer().filter(review_id=review_id).values_list("staff_id", flat=True))
    named = ReviewHelp.objects.filter(review_id=review_id).select_related("helper").order_by("at")
    whose = StaffMember.objects.filter(id=waiting[0]).first() if waiting else None
    return HelpWanted(
        unit_name=review.unit.name,
        first_day=review.first_day,
        last_day=review.last_day,
        waiting=len(waiting),
        whose=whose.name if whose else "",
        candidates=candidates(review.unit, but=waiting[0]) if waiting else (),
        named=tuple(one.helper.name for one in named),
    )


def entries_to_help(actor: StaffActor) -> tuple[HelpSummary, ...]:
    """What the actor is named to judge for other units, those that wait first."""
    rows = list(scopes.helped(actor).select_related("review__unit").order_by("-review__begun_at", "position")[:LISTED])
    staff = StaffMember.objects.in_bulk({row.staff_id for row in rows})
    verdicts = {id_: one for review in {row.review_id for row in rows} for id_, one in latest_verdicts(review).items()}
    found = [_summary(row, staff[row.staff_id].name, getattr(verdicts[row.id], "verdict", "")) for row in rows]
    return tuple(sorted(found, key=lambda one: bool(one.verdict) or not one.is_open))


def entry_to_help(actor: StaffActor, review_id: UUID, position: int) -> Disclosure[EntryToHelp]:
    """One of them in its context. The rest of the review stays at the unit."""
    rows = scopes.helped(actor).select_related("review__unit")
    row = rows.filter(review_id=review_id, position=position).first()
    if row is None:
        raise NotFound
    review = row.review
    (entry,) = judged_entries(actor, review, [row])
    before_and_after, told = around(actor, entry), history(actor, entry)
    found = EntryToHelp(
        unit_name=review.unit.name,
        is_signed=review.state == ReviewState.SIGNED,
        entry=entry,
        around=before_and_after,
        history=told,
        grants=grants_then(entry),
    )
    shown = [person.resident_id for line in (entry.line, *before_and_after, *told) if line for person in line.persons]
    event = LogReviewRead(
        review=review.id, unit=review.unit_id, residents=tuple(dict.fromkeys(shown)), position=position
    )
    return Disclosure("to_help", event, found)


def _summary(row: ChosenEntry, name: str, verdict: str) -> HelpSummary:
    return HelpSummary(
        review_id=row.review_id,
        position=row.position,
        unit_name=row.review.unit.name,
        at=row.at,
        staff_name=name,
        verdict=verdict,
        is_open=row.review.state != ReviewState.SIGNED,
    )
