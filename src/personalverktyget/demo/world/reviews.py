"""Log control at one unit: one review that is signed, one under way, and one on suspicion.

In the one under way a question waits for a colleague, and an entry for the care provider's reviewer. In the one on
suspicion some entries have been taken up, and one of them judged.

Done as the reviewer does it, through the same services. The entries are what the log tells of the demo's own past.
"""

from datetime import timedelta
from typing import Final
from uuid import UUID

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import today
from personalverktyget.demo.world.restricted import at_work
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.log_review import selectors, services
from personalverktyget.domain.log_review.read_models import ReviewPage
from personalverktyget.domain.log_review.states import Verdict
from personalverktyget.domain.people.registers import StaffDirectory

REVIEWER: Final = "TSTNMT2321000156-7004"
_NOTE: Final = "Hör till arbetet med ärendet."
_QUESTION: Final = "Vad behövde du titta på här? Hade du tagit över från en kollega?"
_UNCLEAR: Final = "Det framgår inte av ärendet varför det öppnades."
_SUSPICION: Final = "En invånare har hört av sig och undrar varför kollegan har öppnat ärendet."
_TAKEN_UP: Final = 4
_HANDED_ON: Final = "Vi vill att vårdgivaren bedömer det här, eftersom kollegan också arbetar på andra enheter."


def review_the_log(directory: StaffDirectory) -> None:
    """Called once, while the world is built, when the log has something to look at."""
    reviewer, day = at_work(directory, REVIEWER), timedelta(days=1)
    signed = services.begin_review(
        reviewer, first_day=today() - 30 * day, last_day=today() - 16 * day, reason="Ny rutin för fördelning av ärenden"
    )
    for one in _page(reviewer, signed).entries:
        if not one.is_own:
            services.judge_entry(reviewer, signed, one.position, verdict=Verdict.JUSTIFIED, note=_NOTE)
    page = _page(reviewer, signed)
    if page.is_judged:
        conclusion = "Alla poster hör till vården av invånarna. Vi fortsätter med den nya rutinen."
        services.sign_review(reviewer, signed, conclusion=conclusion, seen_version=page.version)
    begun = services.begin_review(
        reviewer, first_day=today() - 15 * day, last_day=today(), reason="Stickprov inför enhetens genomgång"
    )
    waiting = [one for one in _page(reviewer, begun).entries if not one.is_own]
    for one in waiting[4:5]:
        services.judge_entry(reviewer, begun, one.position, verdict=Verdict.UNCLEAR, note=_UNCLEAR)
        services.escalate_entry(reviewer, begun, one.position, note=_HANDED_ON)
    for one in waiting[1:4]:
        services.judge_entry(reviewer, begun, one.position, verdict=Verdict.JUSTIFIED, note=_NOTE)
    if waiting:
        services.ask_colleague(reviewer, begun, waiting[0].position, question=_QUESTION)
    if told := [one.line for one in waiting if one.line]:
        _check_on_suspicion(reviewer, told[-1].actor_hsa_id)


def _check_on_suspicion(reviewer: StaffActor, hsa_id: str) -> None:
    days = {"first_day": today() - timedelta(days=60), "last_day": today()}
    review = services.begin_suspicion(reviewer, hsa_id=hsa_id, number="", reason=_SUSPICION, **days)
    shown = disclose(reviewer, selectors.on_suspicion(reviewer, review))
    if taken := sorted(shown.can_be_taken_up)[-_TAKEN_UP:]:
        services.take_up_entries(reviewer, review, taken)
        services.judge_entry(reviewer, review, 1, verdict=Verdict.JUSTIFIED, note=_NOTE)


def _page(reviewer: StaffActor, review_id: UUID) -> ReviewPage:
    return disclose(reviewer, selectors.review(reviewer, review_id))
