"""The region's library: local case types that units let one another copy."""

from typing import Final
from uuid import UUID

from django.db.models import Q

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.errors import NotFound
from personalverktyget.domain.case_types import scopes
from personalverktyget.domain.case_types.draft_rows import content_of_version
from personalverktyget.domain.case_types.models import CaseType, SharedCaseType
from personalverktyget.domain.case_types.read_models import Draft, LibraryEntry, LibraryRow, Sharing
from personalverktyget.domain.case_types.reading_level import highest_lix

MOST_ROWS: Final = 200
LONGEST_SEARCH: Final = 100


def shared_case_types(actor: scopes.Administrator, search: str = "") -> tuple[LibraryRow, ...]:
    """Those of the actor's region by name; with ``search`` those where the words stand in name, unit or description."""
    rows = scopes.library(actor).select_related("current", "unit", "shared").defer("current__form")
    for word in search[:LONGEST_SEARCH].replace("\x00", "").split():
        rows = rows.filter(
            Q(name__icontains=word) | Q(unit__name__icontains=word) | Q(shared__description__icontains=word)
        )
    return tuple(_row(row, actor) for row in rows.order_by("name", "unit__sort_key", "id")[:MOST_ROWS])


def library_entry(actor: scopes.Administrator, case_type_id: UUID) -> LibraryEntry:
    """What one of them says. Raises ``NotFound`` where it is not, or no longer, in the region's library."""
    row = (
        scopes.library(actor)
        .select_related("current", "unit__region", "region", "shared__by")
        .filter(id=case_type_id)
        .first()
    )
    if row is None or row.current is None:
        raise NotFound
    live = row.current
    content = Draft(
        case_type_id=row.id,
        case_type_name=row.name,
        is_central=False,
        content=content_of_version(live, name=row.name),
        version=0,
        changed_at=live.published_at,
        changed_by="",
        live=live.number,
        based_on=live.number,
        undoes=None,
        redoes=None,
        settled={},
        highest_lix=highest_lix(row),
    )
    return LibraryEntry(_row(row, actor), content)


def sharing(actor: StaffActor, case_type_id: UUID) -> Sharing:
    """How a local case type of the actor's unit stands in the library."""
    row = scopes.listed(actor).select_related("shared").filter(id=case_type_id).first()
    if row is None:
        raise NotFound
    shared: SharedCaseType | None = getattr(row, "shared", None)
    return Sharing(
        case_type_id=row.id,
        name=row.name,
        is_shared=shared is not None,
        description=shared.description if shared else "",
        can_be_shared=row.current_id is not None and row.withdrawn_at is None,
        copies=CaseType.objects.filter(copied_from=row).exclude(unit_id=row.unit_id).count(),
    )


def _row(row: CaseType, actor: scopes.Administrator) -> LibraryRow:
    assert row.current is not None  # The scope asks for it,
    assert row.unit is not None  # and for this.
    shared: SharedCaseType = row.shared
    return LibraryRow(
        case_type_id=row.id,
        name=row.name,
        unit_name=row.unit.name,
        summary=row.current.summary,
        description=shared.description,
        number=row.current.number,
        published_at=row.current.published_at,
        is_own=row.unit_id == getattr(actor, "unit_id", None),
    )
