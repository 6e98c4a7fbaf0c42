"""Who has opened what is a resident's, told to herself (PDL 8:5, K-05): where, when and what, and nobody else's."""

from datetime import datetime, timedelta
from typing import Final

from personalverktyget.base.actors import ResidentActor
from personalverktyget.base.clock import now
from personalverktyget.domain.access_log.disclosure import Disclosure
from personalverktyget.domain.log_review.events import OwnLogRead
from personalverktyget.domain.log_review.questions import asked_cases
from personalverktyget.domain.log_review.read_models import OwnLogPage
from personalverktyget.domain.log_review.told import ToldNames, done_with, grouped
from personalverktyget.domain.reading.cursors import read_cursor, write_cursor

PAGE_SIZE: Final = 50
# As far back as the page looks. Longer is in the extract that the unit takes out, for as long as the log is kept.
BACK: Final = timedelta(days=366)


def own_log(actor: ResidentActor, *, after: str = "") -> Disclosure[OwnLogPage]:
    """What staff have done with what is hers in the last year, the latest first.

    What one person did several times of one kind in one day is one line with its count.
    """
    rows = grouped(done_with(actor.resident_id).filter(at__gte=now() - BACK))
    if after:
        last, latest = read_cursor(after, (datetime, int))
        rows = rows.filter(last__lte=last).exclude(last=last, latest__gte=latest)
    taken = list(rows[: PAGE_SIZE + 1])
    shown = taken[:PAGE_SIZE]
    cursor = write_cursor((shown[-1]["last"], shown[-1]["latest"])) if len(taken) > PAGE_SIZE else ""
    lines = ToldNames.of(actor.resident_id, shown).lines(shown)
    page = OwnLogPage(lines=lines, asked=asked_cases(actor.resident_id), next_cursor=cursor)
    return Disclosure("log", OwnLogRead(resident=actor.resident_id), page)
