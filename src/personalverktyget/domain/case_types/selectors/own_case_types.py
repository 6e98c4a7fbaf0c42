"""The case types that an administrator may change, and those that may be copied."""

from datetime import date, datetime
from typing import Final
from uuid import UUID

from personalverktyget.base.errors import NotFound
from personalverktyget.domain.case_types import scopes
from personalverktyget.domain.case_types.audience import Audience
from personalverktyget.domain.case_types.models import CaseType, CaseTypeDraft, CaseTypeVersion
from personalverktyget.domain.case_types.read_models import (
    CaseTypeOverview,
    CopyableCaseType,
    Origin,
    OwnCaseType,
    Publication,
    VersionRow,
)
from personalverktyget.domain.case_types.reviews import due_on, last_reviewed
from personalverktyget.domain.case_types.selectors.publications import publications, unsettled

_READ_ALONG: Final = (
    *("current", "draft__changed_by", "brought", "shared", "reviewed_by", "region"),
    *("copied_from__current", "copied_from__unit", "copied_from__shared"),
)


def own_case_types(actor: scopes.Administrator) -> tuple[OwnCaseType, ...]:
    """A unit's local case types, or a region's central ones, by name; withdrawn ones last."""
    rows = scopes.listed(actor).select_related("current", "draft__changed_by")
    rows = rows.defer("current__form", "draft__content")
    found = list(rows.order_by("name", "id"))
    waiting = unsettled(actor, found)
    own = [_own(row, waiting.get(row.id)) for row in found]
    return tuple(sorted(own, key=lambda row: row.withdrawn_at is not None))


def copyable_case_types(actor: scopes.Administrator) -> tuple[CopyableCaseType, ...]:
    """What a copy may be made of: one's own local ones first, then central ones, then those of other units."""
    rows = scopes.copyable(actor).order_by("name", "id").values_list("id", "name", "region_id", "unit_id", "unit__name")
    own = getattr(actor, "unit_id", None)
    found = [
        CopyableCaseType(id_, name, region is not None, unit_name if unit and unit != own else "")
        for id_, name, region, unit, unit_name in rows
    ]
    return tuple(sorted(found, key=lambda row: (bool(row.unit_name), row.is_central)))


def case_type_overview(actor: scopes.Administrator, case_type_id: UUID) -> CaseTypeOverview:
    """A case type with its versions. Raises ``NotFound`` where the actor may not change it."""
    rows = scopes.manageable(actor).select_related(*_READ_ALONG)
    rows = rows.defer("brought__remarks", "copied_from__current__form", "current__form", "draft__content")
    row = rows.filter(id=case_type_id).first()
    if row is None:
        raise NotFound
    draft = _draft_of(row)
    versions = CaseTypeVersion.objects.filter(case_type=row).select_related("published_by", "approved_by").defer("form")
    return CaseTypeOverview(
        id=row.id,
        code=row.code,
        name=row.name,
        is_central=row.region_id is not None,
        withdrawn_at=row.withdrawn_at,
        versions=tuple(_version(version, row) for version in versions.order_by("-number")),
        draft_version=draft.version if draft else 0,
        draft_changed_at=draft.changed_at if draft else None,
        draft_changed_by=draft.changed_by.name if draft else "",
        was_imported=getattr(row, "brought", None) is not None,
        publication=unsettled(actor, [row]).get(row.id),
        publications=publications(actor, row.id),
        needs_second_person=row.region is not None and row.region.needs_second_person,
        origin=_origin_of(row),
        is_shared=getattr(row, "shared", None) is not None,
        reviewed_at=_last_reviewed(row),
        reviewed_by=row.reviewed_by.name if row.reviewed_by and _last_reviewed(row) == row.reviewed_at else "",
        review_due_on=_review_due_on(row),
        is_asked=row.audience == Audience.ASKED,
    )


def _own(row: CaseType, publication: Publication | None) -> OwnCaseType:
    draft = _draft_of(row)
    return OwnCaseType(
        id=row.id,
        name=row.name,
        live=row.current.number if row.current else 0,
        published_at=row.current.published_at if row.current else None,
        has_draft=draft is not None,
        changed_at=draft.changed_at if draft else None,
        changed_by=draft.changed_by.name if draft else "",
        withdrawn_at=row.withdrawn_at,
        publication=publication,
        review_due_on=_review_due_on(row),
    )


def _last_reviewed(row: CaseType) -> datetime | None:
    """Of a local one that residents meet. A question's form is gone through with its message template."""
    if row.unit_id is None or row.current is None or row.withdrawn_at is not None or row.audience == Audience.ASKED:
        return None
    return last_reviewed(row.current.published_at, row.reviewed_at)


def _review_due_on(row: CaseType) -> date | None:
    at = _last_reviewed(row)
    return due_on(at) if at else None


def _origin_of(row: CaseType) -> Origin | None:
    source = row.copied_from
    if source is None:
        return None
    latest = source.current.number if source.current else 0
    in_library = getattr(source, "shared", None) is not None and source.withdrawn_at is None
    unit_name = source.unit.name if source.unit else ""
    return Origin(source.id, source.name, unit_name, row.copied_number or 0, latest, in_library)


def _draft_of(row: CaseType) -> CaseTypeDraft | None:
    """The draft that was read along with the case type."""
    return getattr(row, "draft", None)


def _version(version: CaseTypeVersion, case_type: CaseType) -> VersionRow:
    return VersionRow(
        id=version.id,
        number=version.number,
        name=version.name,
        published_at=version.published_at,
        by=version.published_by.name if version.published_by else "",
        is_current=version.id == case_type.current_id,
        restores=version.restores,
        approved_by=version.approved_by.name if version.approved_by else "",
    )
