"""The templates that an administrator may change."""

from collections import Counter
from typing import Final
from uuid import UUID

from personalverktyget.base.errors import NotFound
from personalverktyget.domain.case_types.models import CaseTypeDraft
from personalverktyget.domain.message_templates import scopes
from personalverktyget.domain.message_templates.content import TemplateContent
from personalverktyget.domain.message_templates.kinds import TemplateKind
from personalverktyget.domain.message_templates.models import (
    MessageTemplate,
    MessageTemplateDraft,
    MessageTemplateVersion,
    TemplateSubscription,
)
from personalverktyget.domain.message_templates.read_models import (
    OwnTemplate,
    TemplateChoice,
    TemplateForm,
    TemplateOrigin,
    TemplateOverview,
    TemplateVersionRow,
)
from personalverktyget.domain.message_templates.reviews import review_due_on, reviewed_at
from personalverktyget.domain.message_templates.version_rows import content_of_version, next_content

_READ_ALONG: Final = (
    *("current", "draft__changed_by", "reviewed_by", "region", "unit", "case_type__current"),
    "copied_from__current",
)


def own_templates(actor: scopes.Administrator) -> tuple[OwnTemplate, ...]:
    """A unit's local templates, or a region's central ones, by name; the general ones first, withdrawn ones last."""
    rows = scopes.manageable(actor).select_related("current", "draft__changed_by").order_by("name", "id")
    found = list(rows)
    followers = Counter(
        TemplateSubscription.objects.filter(template__in=found, ended_at=None).values_list("template_id", flat=True)
    )
    own = [_own(row, followers[row.id]) for row in found]
    return tuple(sorted(own, key=lambda row: (row.withdrawn_at is not None, not row.is_general)))


def copyable_templates(actor: scopes.Administrator) -> tuple[TemplateChoice, ...]:
    """What a copy may be made of: one's own first, then central ones, by name."""
    rows = scopes.copyable(actor).select_related("current").order_by("name", "id")
    found = [
        TemplateChoice(row.id, row.name, TemplateKind(row.kind), row.region_id is not None, False, row.current.summary)
        for row in rows
        if row.current is not None
    ]
    return tuple(sorted(found, key=lambda row: row.is_central))


def template_overview(actor: scopes.Administrator, template_id: UUID) -> TemplateOverview:
    """A template with all around it. Raises ``NotFound`` where the actor may not change it."""
    row = scopes.manageable(actor).select_related(*_READ_ALONG).filter(id=template_id).first()
    if row is None:
        raise NotFound
    draft = _draft_of(row)
    live = content_of_version(row.current) if row.current else None
    versions = MessageTemplateVersion.objects.filter(template=row).select_related("published_by").order_by("-number")
    followers = TemplateSubscription.objects.filter(template=row, ended_at=None).order_by("unit__sort_key", "unit_id")
    return TemplateOverview(
        id=row.id,
        name=row.name,
        kind=TemplateKind(row.kind),
        is_central=row.region_id is not None,
        is_general=row.is_general,
        owner=(row.region or row.unit).name,  # type: ignore[union-attr]  # Exactly one of them is there.
        content=next_content(row),
        live_content=live,
        live=row.current.number if row.current else 0,
        version=row.version,
        has_draft=draft is not None,
        changed_at=draft.changed_at if draft else None,
        changed_by=draft.changed_by.name if draft else "",
        can_undo=bool(draft and draft.replaced),
        withdrawn_at=row.withdrawn_at,
        reviewed_at=reviewed_at(row),
        reviewed_by=row.reviewed_by.name if row.reviewed_by and reviewed_at(row) == row.reviewed_at else "",
        review_due_on=review_due_on(row),
        origin=_origin_of(row),
        form=_form_of(row),
        versions=tuple(_version(version, row) for version in versions),
        followers=tuple(followers.values_list("unit__name", flat=True)),
    )


def template_version(actor: scopes.Administrator, template_id: UUID, number: int) -> TemplateContent:
    """What one of a template's versions says. Raises ``NotFound`` where there is no such version."""
    rows = MessageTemplateVersion.objects.filter(template__in=scopes.manageable(actor), template_id=template_id)
    row = rows.filter(number=number).first()
    if row is None:
        raise NotFound
    return content_of_version(row)


def template_of_form(actor: scopes.Administrator, case_type_id: UUID) -> TemplateChoice | None:
    """The template that asks with a case type's form; nothing where it is not the form of a question of the actor's."""
    row = scopes.manageable(actor).filter(case_type_id=case_type_id).first()
    if row is None:
        return None
    return TemplateChoice(row.id, row.name, TemplateKind(row.kind), row.region_id is not None, row.is_general, "")


def _own(row: MessageTemplate, followers: int) -> OwnTemplate:
    draft = _draft_of(row)
    return OwnTemplate(
        id=row.id,
        name=row.name,
        kind=TemplateKind(row.kind),
        is_general=row.is_general,
        live=row.current.number if row.current else 0,
        published_at=row.current.published_at if row.current else None,
        has_draft=draft is not None,
        changed_at=draft.changed_at if draft else None,
        changed_by=draft.changed_by.name if draft else "",
        withdrawn_at=row.withdrawn_at,
        review_due_on=review_due_on(row),
        followers=followers,
    )


def _draft_of(row: MessageTemplate) -> MessageTemplateDraft | None:
    """The draft that was read along with the template."""
    return getattr(row, "draft", None)


def _origin_of(row: MessageTemplate) -> TemplateOrigin | None:
    source = row.copied_from
    if source is None:
        return None
    latest = source.current.number if source.current else 0
    return TemplateOrigin(source.id, source.name, source.region_id is not None, row.copied_number or 0, latest)


def _form_of(row: MessageTemplate) -> TemplateForm | None:
    if row.case_type is None:
        return None
    live = row.case_type.current.number if row.case_type.current else 0
    return TemplateForm(row.case_type.id, live, CaseTypeDraft.objects.filter(case_type=row.case_type).exists())


def _version(version: MessageTemplateVersion, template: MessageTemplate) -> TemplateVersionRow:
    return TemplateVersionRow(
        number=version.number,
        name=version.name,
        published_at=version.published_at,
        by=version.published_by.name if version.published_by else "",
        is_current=version.id == template.current_id,
    )
