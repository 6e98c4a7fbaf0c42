"""Commands on message templates."""

from personalverktyget.domain.message_templates.services.create_template import create_template
from personalverktyget.domain.message_templates.services.follow import (
    follow_template,
    leave_template,
    look_at_template,
    save_additions,
)
from personalverktyget.domain.message_templates.services.publish_central import (
    CentralTemplateContent,
    publish_central_template,
)
from personalverktyget.domain.message_templates.services.publish_template import (
    publish_template,
    restore_template,
    review_template,
    withdraw_template,
)
from personalverktyget.domain.message_templates.services.replace_texts import (
    replace_template_texts,
    undo_replacement,
)
from personalverktyget.domain.message_templates.services.roll_back import roll_back_template
from personalverktyget.domain.message_templates.services.write_template import discard_template_draft, save_template

__all__ = [
    "CentralTemplateContent",
    "create_template",
    "discard_template_draft",
    "follow_template",
    "leave_template",
    "look_at_template",
    "publish_central_template",
    "publish_template",
    "replace_template_texts",
    "restore_template",
    "review_template",
    "roll_back_template",
    "save_additions",
    "save_template",
    "undo_replacement",
    "withdraw_template",
]
