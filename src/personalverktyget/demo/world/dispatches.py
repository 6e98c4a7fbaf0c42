"""What one unit sends to many: on its way, set for a later day, waiting for approval, and begun with a bad list.

Done as staff do it, through the same services; the worker delivers what is due once the demo has started.
"""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Final
from uuid import UUID

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import moment_in_sweden, today
from personalverktyget.demo.world.restricted import BY, at_work
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.cases.selectors.chosen import CaseChoice, Standing
from personalverktyget.domain.message_templates.selectors import sendable_templates
from personalverktyget.domain.outreach.basis import Basis
from personalverktyget.domain.outreach.guidelines import Because
from personalverktyget.domain.outreach.selectors import prepared_dispatch
from personalverktyget.domain.outreach.services import (
    begin_dispatch,
    confirm_outside,
    list_from_cases,
    list_recipients,
    release_dispatch,
    save_dispatch,
)
from personalverktyget.domain.outreach.verdicts import Verdict
from personalverktyget.domain.people.registers import StaffDirectory

# More than a region lets one person send to by herself, as it is from the beginning.
TO_BE_APPROVED: Final = 60
_MOVED: Final = (
    "Information",
    "Din provtagning flyttas",
    "Hej {namn}\n\nDu har tid för provtagning hos oss. Den veckan är provtagningen stängd, och du får en ny tid: "
    "{tid}. Passar den inte ringer du oss.",
)
_WELL: Final = (
    "Fråga",
    "Hur mår du efter vaccinationen?",
    "Hej {namn}\n\nDu vaccinerades hos oss för några veckor sedan. Har du haft några besvär som du vill att vi vet om?",
)
_CONTROL: Final = (
    "Information",
    "Dags för din årliga kontroll",
    "Hej {namn}\n\nDet är dags för din årliga kontroll hos oss. Du får en kallelse med tid inom en månad.",
)
_HELPED: Final = (
    "Fråga",
    "Fick du den hjälp du behövde?",
    "Hej {namn}\n\nDu har nyligen haft ett ärende hos oss. Fick du den hjälp du behövde, eller är något kvar?",
)
_LECTURE: Final = "Påminnelse om kvällsföreläsning"


def write_to_many(directory: StaffDirectory, numbers: Sequence[str]) -> None:
    """One of each kind, to residents by their numbers in the register, whether or not they can be reached."""
    actor = at_work(directory, BY)
    times = [f"{number};onsdag klockan {8 + place % 8}.{place % 2 * 3}0" for place, number in enumerate(numbers[:40])]
    let_go(actor, written(actor, *_MOVED, lines=["Personnummer;Tid", *times]))
    let_go(actor, written(actor, *_WELL, lines=numbers[:25]))
    let_go(actor, written(actor, *_CONTROL, lines=numbers[5:45]), at=_in_a_week())
    let_go(actor, written(actor, *_CONTROL, lines=numbers[: TO_BE_APPROVED + 20]))
    written(actor, _LECTURE, lines=_with_slips(numbers))
    _to_those_with_cases(actor)


def written(actor: StaffActor, template: str, subject: str = "", body: str = "", *, lines: Sequence[str]) -> UUID:
    """Written and listed, and not let go."""
    chosen = next(row.id for row in sendable_templates(actor) if row.name == template)
    made = begin_dispatch(actor, template_id=chosen)
    version = save_dispatch(actor, made, seen_version=1, subject=subject, body=body, basis=Basis.ONGOING_CONTACT)
    list_recipients(actor, made, seen_version=version, text="\n".join(lines))
    return made


def _to_those_with_cases(actor: StaffActor) -> None:
    """Begun to those whose cases are closed, as the unit's list of those leads to it."""
    template, subject, body = _HELPED
    chosen = next(row.id for row in sendable_templates(actor) if row.name == template)
    made = begin_dispatch(actor, template_id=chosen)
    version = list_from_cases(actor, made, CaseChoice(standing=Standing.CLOSED), seen_version=1)
    save_dispatch(actor, made, seen_version=version, subject=subject, body=body, basis=Basis.ONGOING_CONTACT)


def let_go(actor: StaffActor, made: UUID, *, at: datetime | None = None) -> None:
    """As its writer sees it now, at once or at a time."""
    seen = disclose(actor, prepared_dispatch(actor, made))
    if seen.counts.get(Verdict.OUTSIDE, 0) > seen.confirmed:
        confirm_outside(actor, made, because=Because.IN_RECORD)
        seen = disclose(actor, prepared_dispatch(actor, made))
    release_dispatch(
        actor,
        made,
        seen_version=seen.version,
        seen_template=seen.template.version_id,
        confirms_contact=True,
        confirms_left_out=True,
        send_at=at,
    )


def _in_a_week() -> datetime | None:
    return moment_in_sweden(today() + timedelta(days=7), time(9))


def _with_slips(numbers: Sequence[str]) -> list[str]:
    """A list as it comes from a spreadsheet that several have written in."""
    head = "Personnummer;Föreläsning;Dag;Tid;Lokal"
    said = "Sömn utan läkemedel;den 3 mars;18.30;samlingssalen"
    good = [f"{number};{said}" for number in numbers[:8]]
    double, lacking = good[2], f"{numbers[9]};Sömn utan läkemedel;;18.30;samlingssalen"
    slip = f"{numbers[10][:-1]}{(int(numbers[10][-1]) + 1) % 10};{said}"
    return [head, *good, double, lacking, slip, f"ring hemtjänsten;{said}"]
