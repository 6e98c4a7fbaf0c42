"""What has been done for a message that was not read or not answered, in words."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from personalverktyget.domain.outreach.call_states import CallState
from personalverktyget.domain.outreach.ladder import Step
from personalverktyget.domain.outreach.letter_states import LetterState
from personalverktyget.domain.outreach.steps_taken import StepTaken
from personalverktyget.web.shared import formats

STEPS: dict[Step, Promise] = {
    Step.REMINDER: lazy("Påminnelse"),
    Step.NOTICE: lazy("Ny avisering"),
}
CALLS: dict[CallState, Promise] = {
    CallState.TO_MAKE: lazy("Att ringa"),
    CallState.NOT_ANSWERED: lazy("Svarade inte i telefon"),
    CallState.MADE: lazy("Uppringd"),
    CallState.NOT_NEEDED: lazy("Behöver inte ringas"),
}

LETTERS: dict[LetterState, Promise] = {
    LetterState.TO_PRINT: lazy("Brev att skriva ut"),
    LetterState.PRINTED: lazy("Brevet är utskrivet"),
    LetterState.POSTED: lazy("Brevet är postat"),
    LetterState.RETURNED: lazy("Brevet kom i retur"),
    LetterState.UNNEEDED: lazy("Brev behövs inte"),
    LetterState.IMPOSSIBLE: lazy("Brev går inte att skicka härifrån"),
}


def step_lines(steps: Iterable[StepTaken]) -> list[tuple[str, str]]:
    """Each step and when it was taken."""
    return [(_words(it), formats.moment(it.at).capitalize()) for it in steps]


def last_step(steps: tuple[StepTaken, ...]) -> str:
    """The last that was done, and when."""
    if not steps:
        return ""
    return _("%(step)s %(when)s") % {"step": _words(steps[-1]), "when": formats.moment(steps[-1].at)}


def _words(step: StepTaken) -> str:
    if step.letter is not None:
        return str(LETTERS[step.letter])
    return str(STEPS[step.step] if step.call is None else CALLS[step.call])
