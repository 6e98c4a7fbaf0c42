"""Begin a template: from nothing, or as a copy. It begins as a draft."""

from dataclasses import replace
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.errors import InvalidInput, NotFound
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.case_types.services.asked_forms import begin_asked_form
from personalverktyget.domain.case_types.services.create_case_type import code_of, lock_owner
from personalverktyget.domain.message_templates import scopes
from personalverktyget.domain.message_templates.content import LONGEST, TemplateContent, tidied
from personalverktyget.domain.message_templates.events import TemplateCreated
from personalverktyget.domain.message_templates.kinds import TemplateKind
from personalverktyget.domain.message_templates.models import MessageTemplate
from personalverktyget.domain.message_templates.version_rows import content_of_version, keep_draft


def create_template(actor: scopes.Administrator, *, name: str, kind: TemplateKind, copy_of: UUID | None = None) -> UUID:
    """A local template for a unit's administrator, a central one for a region's. Returns its id.

    A copy is of the same kind as what it is copied from, whatever ``kind`` says; but what a region writes to its
    population with can begin as a copy of any information. Nothing can be sent with it before it is published. A
    question gets a form of its own.
    """
    name = required_name(name)
    with unit_of_work(actor) as work:
        rows = scopes.copyable(actor).select_related("current", "case_type__current")
        copied = rows.filter(id=copy_of).first() if copy_of else None
        if copy_of and copied is None:
            raise NotFound
        lock_owner(actor)
        kind = _kind(actor, kind, copied)
        row = MessageTemplate(id=uuid4(), name=name, kind=kind, **_owner(actor))
        row.code = _free_code(actor, name)
        if row.kind == TemplateKind.QUESTION:
            row.case_type = begin_asked_form(work, actor, name=name, copy_of=copied.case_type if copied else None)
        content = TemplateContent(name=name)
        if copied is not None and copied.current is not None:
            row.copied_from, row.copied_number = copied, copied.current.number
            content = tidied(_renamed(content_of_version(copied.current), name), kind)
        row.save(force_insert=True)
        keep_draft(row, content, by=actor.staff_id)
        work.record(TemplateCreated(template=row.id, code=row.code, copy_of=copy_of, unit=row.unit_id))
    return row.id


def _kind(actor: scopes.Administrator, kind: TemplateKind, copied: MessageTemplate | None) -> TemplateKind:
    if copied is None or (kind is TemplateKind.POPULATION and copied.kind == TemplateKind.INFORMATION):
        found = kind
    else:
        found = TemplateKind(copied.kind)
    if found is TemplateKind.POPULATION and isinstance(actor, StaffActor):
        raise InvalidInput(_("Bara regionen skriver till befolkningen. Välj ett annat slag."), "kind")
    return found


def required_name(name: str) -> str:
    """The name as it is kept; raises ``InvalidInput``."""
    name = " ".join(name.split())
    if not name:
        raise InvalidInput(_("Skriv vad mallen ska heta."), "name")
    if len(name) > LONGEST["name"]:
        message = _("Namnet är %(length)s tecken långt. Korta det till högst %(max)s tecken.")
        raise InvalidInput(message % {"length": len(name), "max": LONGEST["name"]}, "name")
    return name


def _renamed(content: TemplateContent, name: str) -> TemplateContent:
    return replace(content, name=name)


def _owner(actor: scopes.Administrator) -> dict[str, UUID]:
    scopes.manageable(actor)
    if isinstance(actor, StaffActor):
        return {"unit_id": actor.unit_id}
    return {"region_id": actor.own_region_id}


def _free_code(actor: scopes.Administrator, name: str) -> str:
    return code_of(name, scopes.manageable(actor).values_list("code", flat=True), otherwise="mall")
