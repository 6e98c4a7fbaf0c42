"""Say what one makes of an entry."""

from uuid import UUID

from django.utils.translation import gettext as _

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import InvalidInput, NotFound, NotPossibleNow
from personalverktyget.domain.access_log.unit_of_work import UnitOfWork, unit_of_work
from personalverktyget.domain.log_review import policies, scopes
from personalverktyget.domain.log_review.events import LogEntryJudged
from personalverktyget.domain.log_review.models import ChosenEntry, EntryVerdict, LogReview
from personalverktyget.domain.log_review.states import ReviewAction, Verdict

NOTE_MAX_LENGTH = 2000


def judge_entry(actor: StaffActor, review_id: UUID, position: int, *, verdict: str, note: str) -> None:
    """Give a verdict on an entry, or another than before. Nobody judges what she did herself (K-03)."""
    _require_sound(verdict, note)
    with unit_of_work(actor) as work:
        review = scopes.lock(actor, review_id)
        entry = scopes.chosen(actor, review, position)
        _judge(work, actor, review, entry, Verdict(verdict), note)


def judge_for_unit(actor: StaffActor, review_id: UUID, position: int, *, verdict: str, note: str) -> None:
    """The same for another unit, on an entry that the region has named the actor to judge."""
    _require_sound(verdict, note)
    with unit_of_work(actor) as work:
        entry = scopes.helped(actor).filter(review_id=review_id, position=position).first()
        if entry is None:
            raise NotFound
        review = LogReview.objects.select_for_update(of=("self",)).get(id=review_id)
        _judge(work, actor, review, entry, Verdict(verdict), note)


def _require_sound(verdict: str, note: str) -> None:
    if verdict not in set(Verdict):
        raise InvalidInput(_("Välj motiverad, oklar eller misstänkt."), "verdict")
    if len(note) > NOTE_MAX_LENGTH:
        raise InvalidInput(_("Anteckningen är för lång. Korta den."), "note")
    if verdict != Verdict.JUSTIFIED and not note.strip():
        raise InvalidInput(_("Skriv vad som är oklart eller misstänkt."), "note")


def _judge(
    work: UnitOfWork, actor: StaffActor, review: LogReview, entry: ChosenEntry, verdict: Verdict, note: str
) -> None:
    state = policies.require(review, ReviewAction.EXAMINE)
    if entry.staff_id == actor.staff_id:
        raise NotPossibleNow(_("Du kan inte bedöma det du själv har gjort. Någon annan måste göra det."))
    EntryVerdict(entry=entry, verdict=verdict, note=note.strip(), at=now(), by_id=actor.staff_id).save(
        force_insert=True
    )
    review.state = state
    review.version += 1
    review.save(update_fields=["state", "version"])
    work.record(
        LogEntryJudged(review=review.id, unit=review.unit_id, entry=entry.id, verdict=verdict, staff=entry.staff_id)
    )
