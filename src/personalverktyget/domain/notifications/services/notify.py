"""Ask, inside somebody else's unit of work, that residents are told that something has come."""

from collections.abc import Collection
from typing import Final
from uuid import UUID

from django.db import connection

from personalverktyget.base.clock import now
from personalverktyget.domain.access_log.unit_of_work import UnitOfWork
from personalverktyget.domain.notifications.requests import SendNotice
from personalverktyget.domain.people.channels import sms_is_offered
from personalverktyget.domain.people.selectors import told_for

# One for each way that the resident has chosen. Where there is no gateway, text messages are e-mail.
_QUEUE: Final = """
INSERT INTO notifications_notice (id, resident_id, channel, state, created_at, attempts)
SELECT gen_random_uuid(), r.id, way.channel, 'queued', %s, 0
  FROM people_resident r
 CROSS JOIN LATERAL (
       VALUES ('email', r.notices_by_email OR NOT %s), ('sms', r.notices_by_sms AND %s)
       ) AS way (channel, is_chosen)
 WHERE r.id = ANY(%s::uuid[]) AND way.is_chosen
RETURNING id
"""


def notify_resident(work: UnitOfWork, resident_id: UUID) -> None:
    """Queue notices by the ways that she has chosen. They go out after the commit, and never if there is none."""
    notify_residents(work, [resident_id])


def notify_residents(work: UnitOfWork, residents: Collection[UUID]) -> None:
    """The same for many: one statement for the notices, and after that one for each to be sent.

    What has come to a child is told to the guardians who read it, each by the ways of her own choice.
    """
    is_offered = sms_is_offered()
    with connection.cursor() as cursor:
        cursor.execute(_QUEUE, [now(), is_offered, is_offered, told_for(residents)])
        queued = [id_ for (id_,) in cursor.fetchall()]
    for notice in queued:
        work.enqueue(SendNotice(notice=notice))
