"""The case types that an administrator may change, and those that may be copied."""

from uuid import UUID

from personalverktyget.base.errors import NotFound
from personalverktyget.domain.case_types import scopes
from personalverktyget.domain.case_types.models import CaseType, CaseTypeDraft, CaseTypeVersion
from personalverktyget.domain.case_types.read_models import (
    CaseTypeOverview,
    CopyableCaseType,
    OwnCaseType,
    Publication,
    VersionRow,
)
from personalverktyget.domain.case_types.selectors.publications import publications, unsettled


def own_case_types(actor: scopes.Administrator) -> tuple[OwnCaseType, ...]:
    """A unit's local case types, or a region's central ones, by name; withdrawn ones last."""
    rows = scopes.manageable(actor).select_related("current", "draft__changed_by")
    rows = rows.defer("current__form", "draft__content")
    found = list(rows.order_by("name", "id"))
    waiting = unsettled(actor, found)
    own = [_own(row, waiting.get(row.id)) for row in found]
    return tuple(sorted(own, key=lambda row: row.withdrawn_at is not None))


def copyable_case_types(actor: scopes.Administrator) -> tuple[CopyableCaseType, ...]:
    """What a copy may be made of: local ones first."""
    rows = scopes.copyable(actor).order_by("region_id", "name").values_list("id", "name", "region_id")
    found = [CopyableCaseType(id=id_, name=name, is_central=region is not None) for id_, name, region in rows]
    return tuple(sorted(found, key=lambda row: row.is_central))


def case_type_overview(actor: scopes.Administrator, case_type_id: UUID) -> CaseTypeOverview:
    """A case type with its versions. Raises ``NotFound`` where the actor may not change it."""
    rows = scopes.manageable(actor).select_related("draft__changed_by", "brought", "current", "region")
    rows = rows.defer("brought__remarks", "current__form", "draft__content")
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
    )


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
