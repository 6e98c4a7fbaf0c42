"""What is to be done for messages that have come, from their template. Inside the caller's unit of work."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from personalverktyget.domain.calendars.working_days import WorkingCalendar
from personalverktyget.domain.message_templates.follow_up import follow_up_from
from personalverktyget.domain.organisation.hours import calendar_from
from personalverktyget.domain.outreach.ladder import Rung, due_at, rungs
from personalverktyget.domain.outreach.models import Dispatch, FollowUpRow
from personalverktyget.domain.outreach.senders import region_of


def ladder_of(dispatch: Dispatch) -> tuple[Rung, ...]:
    """As its template said in the version that it was released with, which never changes."""
    return rungs(follow_up_from(dispatch.template_version.follow_up))


def calendar_of(dispatch: Dispatch) -> WorkingCalendar:
    """The days on which its unit works."""
    return calendar_from(region_of(dispatch).working_eves)


def begin_follow_up(dispatch: Dispatch, recipients: Iterable[UUID], *, at: datetime) -> None:
    """Plan the first step for each message that came at this time."""
    ladder = ladder_of(dispatch)
    if not ladder:
        return
    due = due_at(ladder[0], at, calendar_of(dispatch))
    FollowUpRow.objects.bulk_create([FollowUpRow(recipient_id=id_, due_at=due) for id_ in recipients])
