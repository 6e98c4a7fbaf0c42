"""What is done for messages that are not read or not answered, for tests: templates that say so, and days that pass."""

from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db.models import F

from personalverktyget.base.actors import SystemActor
from personalverktyget.base.clock import now
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.message_templates.follow_up import FollowUp
from personalverktyget.domain.outreach import services
from personalverktyget.domain.outreach.events.dispatches import DispatchSaved
from personalverktyget.domain.outreach.events.letters import LettersMade
from personalverktyget.domain.outreach.models import FollowUpRow, LetterFile, Recipient, TakenStep
from personalverktyget.domain.people.identities import keyring
from tests.support.message_templates import TEXTS, published
from tests.support.world import World

CLOCK = SystemActor("follow_up_due")
PLAIN = replace(TEXTS, name="Kallelse", body="Hej {namn}\n\nVälkommen till oss.")


def following_up(world: World, **plan: Any) -> UUID:
    """A local information without variables, with what happens when it is not read."""
    return published(world, replace(PLAIN, follow_up=FollowUp(**plan)))


def days_pass(messages: Collection[UUID], days: int) -> int:
    """Let days pass since the messages came, and the worker come. Returns how many steps it took."""
    with unit_of_work(CLOCK) as work:
        first = Recipient.objects.filter(id__in=messages)[0]
        Recipient.objects.filter(id__in=messages).update(delivered_at=F("delivered_at") - timedelta(days=days))
        # Steps are taken in the morning: whatever time it is now, that of today has come and that of tomorrow has not.
        passed = timedelta(days=days, hours=9)
        FollowUpRow.objects.filter(recipient_id__in=messages).update(due_at=F("due_at") - passed)
        work.record(DispatchSaved(dispatch=first.dispatch_id, unit=first.unit_id))
    return services.follow_up_due(CLOCK)


def steps(message: UUID) -> list[tuple[str, int]]:
    """What was done for a message, the first first."""
    return list(TakenStep.objects.filter(recipient_id=message).order_by("taken_at").values_list("step", "number"))


def letter_file_of(world: World) -> None:
    """A file of letters, as if there were some."""
    row = LetterFile(id=uuid4(), unit_id=world.units["ang"], number=1, made_at=now())
    row.content = keyring().encrypt_bytes(b"%PDF", context=f"{row.id}.content")
    with unit_of_work(CLOCK) as work:
        row.save(force_insert=True)
        work.record(LettersMade(letter_file=row.id, residents=(), unit=row.unit_id))
