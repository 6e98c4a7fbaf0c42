"""Ask the colleague whose entry it is, and answer."""

from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from personalverktyget.base.actors import AdministratorActor, SignedInStaff, StaffActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import InvalidInput, NotFound, NotPossibleNow
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.log_review import policies, scopes
from personalverktyget.domain.log_review.events import ColleagueAnswered, ColleagueAsked
from personalverktyget.domain.log_review.models import EntryAnswer, EntryQuestion, LogReview
from personalverktyget.domain.log_review.requests import TellStaff
from personalverktyget.domain.log_review.states import ReviewAction
from personalverktyget.domain.notifications.kinds import OfficeMailKind

TEXT_MAX_LENGTH = 2000


def ask_colleague(actor: StaffActor, review_id: UUID, position: int, *, question: str) -> None:
    """Ask; the question waits for the colleague, wherever she works, and is kept with the entry."""
    require_text(question, "question", _("Skriv vad du vill fråga."))
    with unit_of_work(actor) as work:
        review = scopes.lock(actor, review_id)
        review.state = policies.require(review, ReviewAction.EXAMINE)
        entry = scopes.chosen(actor, review, position)
        if entry.staff_id == actor.staff_id:
            raise NotPossibleNow(_("Det här har du gjort själv. Någon annan bedömer det och kan fråga dig."))
        row = EntryQuestion(
            id=uuid4(), entry=entry, staff_id=entry.staff_id, question=question.strip(), at=now(), by_id=actor.staff_id
        )
        row.save(force_insert=True)
        _keep_changed(review)
        work.record(ColleagueAsked(review=review.id, unit=review.unit_id, entry=entry.id, staff=entry.staff_id))
        work.enqueue(
            TellStaff(
                kind=OfficeMailKind.LOG_QUESTION_ASKED, about=row.id, staff=row.staff_id, unit_name=review.unit.name
            )
        )


def answer_question(actor: SignedInStaff | StaffActor | AdministratorActor, question_id: UUID, *, answer: str) -> None:
    """Answer a question about one's own entry; once, and while the review is open."""
    require_text(answer, "answer", _("Skriv ett svar."))
    with unit_of_work(actor) as work:
        found = scopes.questions_to(actor).filter(id=question_id).select_related("entry").first()
        if found is None:
            raise NotFound
        review = LogReview.objects.select_for_update(of=("self",)).get(id=found.entry.review_id)
        review.state = policies.require(review, ReviewAction.EXAMINE)
        if EntryAnswer.objects.filter(question=found).exists():
            raise NotPossibleNow(_("Du har redan svarat på frågan."))
        EntryAnswer(question=found, answer=answer.strip(), at=now()).save(force_insert=True)
        _keep_changed(review)
        work.record(ColleagueAnswered(review=review.id, unit=review.unit_id, entry=found.entry_id))


def require_text(text: str, field: str, words: str) -> None:
    """Raise unless something is written, and not more than is kept."""
    if not text.strip():
        raise InvalidInput(words, field)
    if len(text) > TEXT_MAX_LENGTH:
        raise InvalidInput(_("Texten är för lång. Korta den."), field)


def _keep_changed(review: LogReview) -> None:
    """Whoever has the review open must see what came before she signs."""
    review.version += 1
    review.save(update_fields=["state", "version"])
