"""Settle what holds for a case type wherever it is offered. Its owner alone does."""

from uuid import UUID

from django.utils.translation import gettext as _

from personalverktyget.base.errors import ChangedMeanwhile, InvalidInput
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.case_types import scopes
from personalverktyget.domain.case_types.audience import Audience
from personalverktyget.domain.case_types.events import CaseTypeSettingsChanged
from personalverktyget.domain.case_types.scopes import Administrator
from personalverktyget.domain.case_types.settings import CaseTypeSettings, merged_replies

_FIELDS = tuple(CaseTypeSettings.__dataclass_fields__)


def change_case_type_settings(
    actor: Administrator, case_type_id: UUID, settings: CaseTypeSettings, *, seen_version: int
) -> None:
    """Change receipt, caps, attachments and proxies. They hold from the next case on."""
    settings.require_sound()
    with unit_of_work(actor) as work:
        row = scopes.lock(actor, case_type_id)
        if row.settings_version != seen_version:
            raise ChangedMeanwhile
        if settings.audience == Audience.UNIT_CHOOSES and row.unit_id is not None:
            raise InvalidInput(_("Välj om ärendetypen är för alla eller för dem ni delar ut den till."), "audience")
        if (settings.audience == Audience.ASKED) != (row.audience == Audience.ASKED):
            raise InvalidInput(_("Det går inte att ändra vem ärendetypen är för."), "audience")
        replies = row.fixed_replies
        for name in _FIELDS:
            setattr(row, name, getattr(settings, name))
        row.fixed_replies = merged_replies(replies, settings.fixed_replies)
        row.settings_version += 1
        row.save(update_fields=[*_FIELDS, "settings_version"])
        work.record(CaseTypeSettingsChanged(case_type=row.id, unit=row.unit_id))
