"""Publications that wait, and how others ended."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from django.db.models import F

from personalverktyget.base.errors import NotFound
from personalverktyget.domain.case_types import scopes
from personalverktyget.domain.case_types.content import DraftContent, content_from_json
from personalverktyget.domain.case_types.governance.states import WAITING, Obstacle, PublicationState
from personalverktyget.domain.case_types.models import CaseType, CaseTypeDraft, CaseTypePublication
from personalverktyget.domain.case_types.publication_checks import obstacle_to
from personalverktyget.domain.case_types.read_models import Publication

_UNSETTLED = (*WAITING, PublicationState.SENT_BACK, PublicationState.STOPPED)


def publications(actor: scopes.Administrator, case_type_id: UUID) -> tuple[Publication, ...]:
    """All that there have been of a case type, the latest first."""
    rows = CaseTypePublication.objects.filter(case_type__in=scopes.manageable(actor), case_type_id=case_type_id)
    return _read(actor, rows.select_related("asked_by", "approved_by", "settled_by").order_by("-asked_at"))


def publication_of(actor: scopes.Administrator, case_type_id: UUID) -> tuple[Publication, DraftContent]:
    """The one that needs somebody's attention, with what is to be published. Raises ``NotFound`` where none does.

    ``obstacle`` is what stands in its way just now, so that somebody can act before its time comes.
    """
    case_type = scopes.manageable(actor).select_related("current", "region").filter(id=case_type_id).first()
    found = unsettled(actor, [case_type]).get(case_type.id) if case_type else None
    if case_type is None or found is None:
        raise NotFound
    row = CaseTypePublication.objects.get(id=found.id)
    if found.waits:
        found = replace(found, obstacle=obstacle_to(case_type, row))
    return found, content_from_json(row.content)


def unsettled(actor: scopes.Administrator, case_types: Iterable[CaseType]) -> dict[UUID, Publication]:
    """For each of these the latest that waits, was sent back or stopped, until something else is published."""
    current = {row.id: row.current.published_at if row.current else None for row in case_types}
    rows = CaseTypePublication.objects.filter(case_type_id__in=current).order_by(
        "case_type_id", "-asked_at", F("settled_at").desc(nulls_first=True)
    )
    latest = rows.distinct("case_type_id").select_related("asked_by", "approved_by", "settled_by")
    found = {}
    for row, read in zip(latest, _read(actor, latest), strict=True):
        published = current[row.case_type_id]
        overtaken = read.settled_at is not None and published is not None and published > read.settled_at
        if read.state in _UNSETTLED and not overtaken:
            found[row.case_type_id] = read
    return found


def _read(actor: scopes.Administrator, rows: Iterable[CaseTypePublication]) -> tuple[Publication, ...]:
    rows = tuple(rows)
    drafts = CaseTypeDraft.objects.filter(id__in=[row.draft for row in rows if row.state in WAITING])
    contents = dict(drafts.values_list("id", "content"))
    return tuple(
        Publication(
            id=row.id,
            state=PublicationState(row.state),
            fingerprint=row.fingerprint,
            version=row.version,
            asked_at=row.asked_at,
            asked_by=row.asked_by.name,
            is_own=row.asked_by_id == actor.staff_id,
            publish_at=row.publish_at,
            needs_approval=row.needs_approval,
            approved_at=row.approved_at,
            approved_by=row.approved_by.name if row.approved_by else "",
            settled_at=row.settled_at,
            settled_by=row.settled_by.name if row.settled_by else "",
            remark=row.remark,
            obstacle=Obstacle(row.obstacle) if row.obstacle else None,
            reason=row.reason,
            number=row.number,
            draft_differs=row.draft in contents and contents[row.draft] != row.content,
        )
        for row in rows
    )
