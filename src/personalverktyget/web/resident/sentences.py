"""What a resident is told of where her case stands: one sentence, the important first."""

from datetime import datetime

from django.utils.translation import gettext as _

from personalverktyget.domain.cases.states import State
from personalverktyget.web.shared import formats


def status_sentence(state: State, *, unit: str, due_at: datetime | None) -> str:
    """Who does what next, and by when."""
    match state:
        case State.AWAITING_RESIDENT:
            return _("%(unit)s väntar på svar från dig.") % {"unit": unit}
        case State.CLOSED:
            return _("Ärendet är avslutat.")
    if due_at is None:
        return _("%(unit)s har hört av sig och arbetar vidare med ditt ärende.") % {"unit": unit}
    return _promise(unit, due_at)


def _promise(unit: str, due_at: datetime) -> str:
    due = formats.due(due_at)
    facts = {"unit": unit, "when": due.words, "day": formats.day(due_at)}
    match due.level:
        case "late":
            return _("%(unit)s skulle ha svarat %(day)s. Ditt ärende är kvar och väntar på svar.") % facts
        case "later":
            return _("%(unit)s svarar senast %(when)s.") % facts
        case _:
            return _("%(unit)s svarar %(when)s.") % facts


def answer_by(promised_at: datetime) -> str:
    """By when an answer is promised: "senast onsdag 25 november", "i dag före 17.00"."""
    due = formats.due(promised_at)
    return _("senast %(when)s") % {"when": due.words} if due.level == "later" else due.words
