"""A template's rows: what a version says, the next version, the draft. Inside the caller's unit of work."""

from typing import Any, Final
from uuid import UUID, uuid4

from django.db.models import Max

from personalverktyget.base.clock import now
from personalverktyget.domain.message_templates.content import TEXT_NAMES, TemplateContent, content_from
from personalverktyget.domain.message_templates.models import (
    MessageTemplate,
    MessageTemplateDraft,
    MessageTemplateVersion,
)

# How many changes by search can be taken back, one after another.
LONGEST_HISTORY: Final = 20
_COLUMNS = (*TEXT_NAMES, "open_parts", "follow_up")


def content_of_version(version: MessageTemplateVersion) -> TemplateContent:
    """What a version says."""
    return content_from({name: getattr(version, name) for name in _COLUMNS})


def draft_of(template: MessageTemplate) -> MessageTemplateDraft | None:
    """What is being written, with who wrote last."""
    return MessageTemplateDraft.objects.select_related("changed_by").filter(template=template).first()


def next_content(template: MessageTemplate) -> TemplateContent:
    """What would be published next: the draft, or what is live. Reading both along saves asking for them."""
    draft = getattr(template, "draft", None)
    if draft is not None:
        return content_from(draft.content)
    return content_of_version(template.current) if template.current else TemplateContent(name=template.name)


def keep_draft(template: MessageTemplate, content: TemplateContent, *, by: UUID) -> None:
    """Write the draft, or begin one, by hand: what was replaced in it before can no longer be taken back."""
    _keep(template, draft_of(template), content, by=by, replaced=[])


def keep_replaced(
    template: MessageTemplate,
    draft: MessageTemplateDraft | None,
    content: TemplateContent,
    *,
    before: TemplateContent,
    by: UUID,
) -> None:
    """The same of what search and change did, with what stood there ``before``. The oldest are forgotten."""
    replaced = [*(draft.replaced if draft else ()), before.to_json()]
    _keep(template, draft, content, by=by, replaced=replaced[-LONGEST_HISTORY:])


def take_back(template: MessageTemplate, draft: MessageTemplateDraft, *, by: UUID) -> bool:
    """Write what was replaced last. True where that is what is live, so that no draft is needed any longer."""
    before = content_from(draft.replaced[-1])
    if template.current is not None and before == content_of_version(template.current):
        draft.delete()
        template.version += 1
        template.save(update_fields=["version"])
        return True
    _keep(template, draft, before, by=by, replaced=draft.replaced[:-1])
    return False


def _keep(
    template: MessageTemplate,
    draft: MessageTemplateDraft | None,
    content: TemplateContent,
    *,
    by: UUID,
    replaced: list[dict[str, Any]],
) -> None:
    """A template that was never published is called what its draft is called."""
    draft = draft or MessageTemplateDraft(id=uuid4(), template=template)
    draft.content, draft.replaced = content.to_json(), replaced
    draft.changed_at, draft.changed_by_id = now(), by
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
