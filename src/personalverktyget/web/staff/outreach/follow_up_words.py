"""What has been done for a message that was not read or not answered, in words."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from personalverktyget.domain.outreach.ladder import Step
from personalverktyget.domain.outreach.steps_taken import StepTaken
from personalverktyget.web.shared import formats

STEPS: dict[Step, Promise] = {
    Step.REMINDER: lazy("Påminnelse"),
}


def step_lines(steps: Iterable[StepTaken]) -> list[tuple[str, str]]:
    """Each step and when it was taken."""
    return [(str(STEPS[it.step]), formats.moment(it.at).capitalize()) for it in steps]


def last_step(steps: tuple[StepTaken, ...]) -> str:
    """The last that was done, and when."""
    if not steps:
        return ""
    return _("%(step)s %(when)s") % {"step": STEPS[steps[-1].step], "when": formats.moment(steps[-1].at)}
