"""A template's rows: what a version says, the next version, the draft. Inside the caller's unit of work."""

from uuid import UUID, uuid4

from django.db.models import Max

from personalverktyget.base.clock import now
from personalverktyget.domain.message_templates.content import TEXT_NAMES, TemplateContent, content_from
from personalverktyget.domain.message_templates.models import (
    MessageTemplate,
    MessageTemplateDraft,
    MessageTemplateVersion,
)

_COLUMNS = (*TEXT_NAMES, "open_parts", "follow_up")


def content_of_version(version: MessageTemplateVersion) -> TemplateContent:
    """What a version says."""
    return content_from({name: getattr(version, name) for name in _COLUMNS})


def draft_of(template: MessageTemplate) -> MessageTemplateDraft | None:
    """What is being written, with who wrote last."""
    return MessageTemplateDraft.objects.select_related("changed_by").filter(template=template).first()


def keep_draft(template: MessageTemplate, content: TemplateContent, *, by: UUID) -> None:
    """Write the draft, or begin one. A template that was never published is called what its draft is called."""
    draft = MessageTemplateDraft.objects.filter(template=template).first()
    draft = draft or MessageTemplateDraft(id=uuid4(), template=template)
    draft.content, draft.changed_at, draft.changed_by_id = content.to_json(), now(), by
    draft.save()
    if template.current_id is None and content.name:
        template.name = content.name
    template.version += 1
    template.save(update_fields=["name", "version"])


def new_version(
    template: MessageTemplate, content: TemplateContent, *, by: UUID | None, keeps_draft: bool = False
) -> int:
    """The next version, current from now on; what was being written is gone with that, unless it is to stay."""
    rows = MessageTemplateVersion.objects.filter(template=template)
    number = (rows.aggregate(highest=Max("number"))["highest"] or 0) + 1
    columns = {**content.to_json(), "template": template, "number": number, "published_by_id": by}
    version = MessageTemplateVersion(id=uuid4(), published_at=now(), **columns)
    version.save(force_insert=True)
    if not keeps_draft:
        MessageTemplateDraft.objects.filter(template=template).delete()
    template.current, template.name, template.version = version, content.name, template.version + 1
    template.save(update_fields=["current", "name", "version"])
    return number
