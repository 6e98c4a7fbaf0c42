"""What is done, and when, for a message that is not read or not answered. Pure: no Django here."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from personalverktyget.base.clock import local, moment_in_sweden
from personalverktyget.domain.calendars.working_days import WorkingCalendar
from personalverktyget.domain.message_templates.follow_up import FollowUp, Unread

# Nobody is woken by a notice.
_HOUR: Final = time(9)


class Step(StrEnum):
    """What can be done."""

    REMINDER = "reminder"
    # For what nobody has read: she is told once more, then somebody at the unit rings or writes.
    NOTICE = "notice"
    CALL = "call"
    LETTER = "letter"


# What somebody at the unit does.
BY_STAFF: Final = (Step.CALL, Step.LETTER)


@dataclass(frozen=True, slots=True)
class Rung:
    """A step, which of its kind it is (from 1), and how many days after the message came."""

    step: Step
    number: int
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageFacts:
    """What has become of a message."""

    is_in_inbox: bool
    asks: bool
    is_read: bool
    is_answered: bool


def rungs(plan: FollowUp) -> tuple[Rung, ...]:
    """All that can be done, in the order in which it is."""
    found = [Rung(Step.REMINDER, number, number * plan.remind_days) for number in range(1, plan.reminders + 1)]
    reminded = plan.reminders * plan.remind_days
    if plan.unread is not Unread.NOTHING:
        found.append(Rung(Step.NOTICE, 1, reminded + plan.unread_days))
    if plan.unread in (Unread.CALL, Unread.LETTER):
        found.append(Rung(Step(plan.unread), 1, reminded + 2 * plan.unread_days))
    return tuple(found)


def is_over(rung: Rung, facts: MessageFacts) -> bool:
    """Whether neither the step nor any after it is needed."""
    if not facts.is_in_inbox or (facts.is_answered if facts.asks else facts.is_read):
        return True
    return rung.step is not Step.REMINDER and facts.is_read


def due_at(rung: Rung, delivered_at: datetime, calendar: WorkingCalendar, *, after: date | None = None) -> datetime:
    """When it is done: in the morning of its day, and never on the day of the step before (``after``).

    What staff are to do comes on a day on which they work.
    """
    day = local(delivered_at).date() + timedelta(days=rung.days)
    if after is not None:
        day = max(day, after + timedelta(days=1))
    if rung.step in BY_STAFF and not calendar.is_working_day(day):
        day = calendar.next_working_day(day)
    moment = moment_in_sweden(day, _HOUR)
    assert moment is not None  # Clocks are changed at night.
    return moment
