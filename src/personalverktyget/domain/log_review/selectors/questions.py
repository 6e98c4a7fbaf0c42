"""What log control asks somebody about her own entries. No resident's name is in it, so it follows her anywhere."""

from typing import Final

from personalverktyget.base.actors import AdministratorActor, SignedInStaff, StaffActor
from personalverktyget.domain.access_log.disclosure import Disclosure
from personalverktyget.domain.log_review import scopes
from personalverktyget.domain.log_review.events import QuestionsRead
from personalverktyget.domain.log_review.models import EntryQuestion
from personalverktyget.domain.log_review.read_models import AskedEntry
from personalverktyget.domain.log_review.said_of_entries import question_and_answer
from personalverktyget.domain.log_review.selectors.reviews import lines_of
from personalverktyget.domain.log_review.states import ReviewState

LISTED: Final = 50
_WAITING: Final = """
    SELECT 1 FROM log_review_entryquestion q
    JOIN log_review_chosenentry e ON e.id = q.entry_id
    JOIN log_review_logreview r ON r.id = e.review_id AND r.state <> 'signed'
    WHERE q.staff_id = %s AND NOT EXISTS (SELECT 1 FROM log_review_entryanswer a WHERE a.question_id = q.id)
"""


def waiting_questions(actor: StaffActor | AdministratorActor) -> tuple[str, list[object]]:
    """The rows that wait for the actor's answer, as a statement that the menu counts with its other counts."""
    return _WAITING, [actor.staff_id]


def questions_to_me(
    actor: SignedInStaff | StaffActor | AdministratorActor,
) -> Disclosure[tuple[AskedEntry, ...]]:
    """The questions to the actor, those without an answer first, then the latest."""
    rows = scopes.questions_to(actor).select_related("entry__review__unit", "entry__unit", "by", "answer")
    found = [_asked(row) for row in rows.order_by("-answer__at", "-at", "id")[:LISTED]]
    return Disclosure("questions", QuestionsRead(staff=actor.staff_id), tuple(found))


def _asked(row: EntryQuestion) -> AskedEntry:
    review = row.entry.review
    return AskedEntry(
        asked=question_and_answer(row),
        unit_name=(row.entry.unit or review.unit).name,
        at=row.entry.at,
        line=lines_of(review, [row.entry.seq]).get(row.entry.seq),
        is_open=review.state != ReviewState.SIGNED,
    )


def count_questions(actor: StaffActor | AdministratorActor) -> int:
    """How many wait for the actor's answer."""
    return scopes.questions_to(actor).filter(answer=None).exclude(entry__review__state=ReviewState.SIGNED).count()
