"""What a unit can send with, for those who send."""

from collections.abc import Mapping
from uuid import UUID

from personalverktyget.base.actors import AdministratorActor, StaffActor
from personalverktyget.base.errors import NotFound
from personalverktyget.domain.message_templates import scopes
from personalverktyget.domain.message_templates.content import with_additions
from personalverktyget.domain.message_templates.kinds import TemplateKind
from personalverktyget.domain.message_templates.models import MessageTemplate, MessageTemplateVersion
from personalverktyget.domain.message_templates.read_models import SendableTemplate, TemplateChoice
from personalverktyget.domain.message_templates.version_rows import content_of_version


def sendable_templates(actor: StaffActor) -> tuple[TemplateChoice, ...]:
    """The general ones first, then those that the unit follows, then its own; each of these by name."""
    rows = scopes.sendable(actor).select_related("current").order_by("-is_general", "unit_id", "kind", "name", "id")
    found = [_choice(row) for row in rows]
    return tuple(sorted(found, key=_place))


def sendable_template(actor: StaffActor, template_id: UUID) -> SendableTemplate:
    """One of them, as it is now at the actor's unit. Raises ``NotFound``."""
    row = scopes.sendable(actor).select_related("current", "case_type").filter(id=template_id).first()
    if row is None or row.current is None:
        raise NotFound
    additions = scopes.subscriptions(actor.unit_id).filter(template=row).values_list("additions", flat=True).first()
    return _sendable(row, row.current, additions or {})


def population_templates(actor: AdministratorActor) -> tuple[TemplateChoice, ...]:
    """What the region can write to its population with, by name."""
    rows = scopes.for_population(actor).select_related("current").order_by("name", "id")
    return tuple(_choice(row) for row in rows)


def population_template(actor: AdministratorActor, template_id: UUID) -> SendableTemplate:
    """One of them, as it is now. Raises ``NotFound``."""
    row = scopes.for_population(actor).select_related("current", "case_type").filter(id=template_id).first()
    if row is None or row.current is None:
        raise NotFound
    return _sendable(row, row.current, {})


def template_as_it_was(version_id: UUID) -> SendableTemplate:
    """What a version said, whatever has become of its template: to show, never to send with."""
    version = MessageTemplateVersion.objects.select_related("template__case_type").get(id=version_id)
    return _sendable(version.template, version, {})


def _sendable(row: MessageTemplate, version: MessageTemplateVersion, additions: Mapping[str, str]) -> SendableTemplate:
    content = content_of_version(version)
    return SendableTemplate(
        id=row.id,
        version_id=version.id,
        number=version.number,
        kind=TemplateKind(row.kind),
        is_general=row.is_general,
        is_central=row.region_id is not None,
        name=row.name,
        case_type_id=row.case_type_id,
        form_version_id=row.case_type.current_id if row.case_type else None,
        follow_up=content.follow_up,
        **with_additions(content, additions),
    )


def _choice(row: MessageTemplate) -> TemplateChoice:
    assert row.current is not None  # The scope asks for it.
    return TemplateChoice(
        row.id, row.name, TemplateKind(row.kind), row.region_id is not None, row.is_general, row.current.summary
    )


def _place(choice: TemplateChoice) -> tuple[bool, bool, bool, str]:
    is_question = choice.is_general and choice.kind is TemplateKind.QUESTION
    return not choice.is_general, not choice.is_central, is_question, choice.name.casefold()
