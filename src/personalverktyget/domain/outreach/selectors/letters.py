"""A unit's files of letters. Nobody is named: who they are to stands with each dispatch."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import Disclosure
from personalverktyget.domain.outreach import scopes
from personalverktyget.domain.outreach.events.letters import LettersListed
from personalverktyget.domain.outreach.letter_states import OUT_OF_FILE, LetterState

_MOST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFileRow:
    """A file. ``unneeded`` letters were printed, and before they were posted read, or such as may go no more."""

    id: UUID
    number: int
    count: int
    made_at: datetime
    printed_at: datetime | None
    printed_by: str
    posted_on: date | None
    unneeded: tuple[str, ...]
    returned: int


def letter_files(actor: StaffActor) -> Disclosure[tuple[LetterFileRow, ...]]:
    """The latest first; those without a letter are left out."""
    returned = Count("letters", filter=Q(letters__state=LetterState.RETURNED))
    rows = scopes.letter_files(actor).filter(count__gt=0).select_related("printed_by").defer("content")
    found = list(rows.annotate(returned=returned).order_by("-number")[:_MOST])
    unneeded: dict[UUID, list[str]] = {}
    printed = scopes.letter_files(actor).filter(printed_at__isnull=False, posted_on=None)
    places = printed.filter(letters__state__in=OUT_OF_FILE).order_by("number", "letters__place")
    for id_, number, place in places.values_list("id", "number", "letters__place"):
        unneeded.setdefault(id_, []).append(f"{number}-{place}")
    content = tuple(
        LetterFileRow(
            id=row.id,
            number=row.number,
            count=row.count,
            made_at=row.made_at,
            printed_at=row.printed_at,
            printed_by=row.printed_by.name if row.printed_by else "",
            posted_on=row.posted_on,
            unneeded=tuple(unneeded.get(row.id, ())),
            returned=row.returned,
        )
        for row in found
    )
    return Disclosure("letters", LettersListed(view="letters", unit=actor.unit_id), content)


def letters_to_print(actor: StaffActor) -> int:
    """How many letters wait for somebody to print them; none for those who do not."""
    if not actor.may(Permission.SEE_UNIT_CASES):
        return 0
    files = scopes.letter_files(actor).filter(printed_at=None)
    return sum(files.values_list("count", flat=True))
