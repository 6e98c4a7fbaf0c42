"""Forms that some residents have begun and not sent: what a case type's owner sees counted before it is taken away.

Begun as residents do it, through the same services, by some who have sent such a case before.
"""

from collections.abc import Collection, Mapping, Sequence
from itertools import islice
from typing import Final
from uuid import UUID

from personalverktyget.base.actors import ResidentActor
from personalverktyget.demo.world.offers import CARE_REQUEST
from personalverktyget.demo.world.plan import PlannedCase
from personalverktyget.domain.case_types.selectors import offer
from personalverktyget.domain.cases.services import begin_form, save_form

HOW_MANY: Final = 6


def begin_some_forms(
    planned: Sequence[PlannedCase], residents: Mapping[str, UUID], *, besides: Collection[str]
) -> None:
    """Let a few residents write half a care request; ``besides`` are those who begin with nothing begun."""
    asked = {case.resident: case for case in planned if case.case_type == CARE_REQUEST and case.resident not in besides}
    for number, case in islice(asked.items(), HOW_MANY):
        actor = ResidentActor(resident_id=residents[number], terms_accepted=True)
        first = list(case.answers)[: len(case.answers) // 2]
        save_form(
            actor,
            begin_form(actor, offer(case.unit, CARE_REQUEST).id),
            answers={name: case.answers[name] for name in first},
        )
