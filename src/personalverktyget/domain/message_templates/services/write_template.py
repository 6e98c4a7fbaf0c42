"""Write what a template is to say next. What is live is never touched."""

from uuid import UUID

from django.utils.translation import gettext as _

from personalverktyget.base.errors import InvalidInput, NotFound
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.case_types.services.asked_forms import forget_asked_form
from personalverktyget.domain.message_templates import scopes
from personalverktyget.domain.message_templates.content import LONGEST, TemplateContent, tidied
from personalverktyget.domain.message_templates.errors import TemplateChangedMeanwhile
from personalverktyget.domain.message_templates.events import TemplateDraftChanged
from personalverktyget.domain.message_templates.kinds import TemplateKind
from personalverktyget.domain.message_templates.models import MessageTemplate
from personalverktyget.domain.message_templates.version_rows import draft_of, keep_draft


def save_template(
    actor: scopes.Administrator, template_id: UUID, content: TemplateContent, *, seen_version: int
) -> int:
    """Keep what is written, complete or not. Returns the version that the template has then.

    Raises ``TemplateChangedMeanwhile`` where somebody else wrote or published after the actor looked, and
    ``InvalidInput`` only for what cannot be kept.
    """
    require_keepable(content)
    with unit_of_work(actor) as work:
        row = scopes.lock(actor, template_id)
        require_as_seen(row, seen_version)
        keep_draft(row, tidied(content, TemplateKind(row.kind)), by=actor.staff_id)
        work.record(TemplateDraftChanged(template=row.id, operation="written", unit=row.unit_id))
        return row.version


def discard_template_draft(actor: scopes.Administrator, template_id: UUID, *, seen_version: int) -> bool:
    """Throw away what is written. A template that was never published goes with it: true is then returned."""
    with unit_of_work(actor) as work:
        row = scopes.lock(actor, template_id)
        require_as_seen(row, seen_version)
        draft = draft_of(row)
        if draft is None:
            raise NotFound
        draft.delete()
        work.record(TemplateDraftChanged(template=row.id, operation="discarded", unit=row.unit_id))
        if row.current_id is None:
            case_type = row.case_type
            row.delete()
            if case_type is not None:
                forget_asked_form(work, case_type)
            return True
        row.version += 1
        row.save(update_fields=["version"])
        return False


def require_as_seen(row: MessageTemplate, seen_version: int) -> None:
    """Raise ``TemplateChangedMeanwhile`` where it is another by now."""
    if row.version != seen_version:
        draft = draft_of(row)
        raise TemplateChangedMeanwhile(*((draft.changed_by.name, draft.changed_at) if draft else ()))


def require_keepable(content: TemplateContent) -> None:
    """Raise ``InvalidInput`` for a text that there is no room for, or that the database cannot keep."""
    if not content.name.strip():
        raise InvalidInput(_("Skriv vad mallen ska heta."), "name")
    if not content.follow_up.reminds_possibly:
        raise InvalidInput(_("Välj efter hur många dagar påminnelsen går, och hur många gånger."), "remind_days")
    if not content.follow_up.goes_on_possibly:
        raise InvalidInput(_("Välj efter hur många dagar det ska gå vidare."), "unread_days")
    for name, most in LONGEST.items():
        require_text(getattr(content, name), name, most)


def require_text(text: str, field: str, most: int) -> None:
    """The same for one text."""
    if len(text.replace("\r\n", "\n").strip()) > most:
        message = _("Texten är för lång: %(length)s tecken. Den får ha högst %(max)s tecken.")
        raise InvalidInput(message % {"length": len(text), "max": most}, field)
    if "\0" in text:
        raise InvalidInput(
            _("Texten innehåller ett tecken som inte går att spara. Skriv om den eller klistra in den på nytt."), field
        )
