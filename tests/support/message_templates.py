"""Message templates for tests: what the program brings along, published in the small world's regions."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from personalverktyget.domain.message_templates import selectors, services
from personalverktyget.domain.message_templates.central import CENTRAL_TEMPLATES
from personalverktyget.domain.message_templates.content import TemplateContent
from personalverktyget.domain.message_templates.kinds import TemplateKind
from personalverktyget.domain.message_templates.models import MessageTemplate
from tests.support.world import SYSTEM, World
from tests.support.world_registers import PREFIX, REGIONS

TEXTS = TemplateContent(
    name="Remissbekräftelse",
    summary="När en remiss har kommit till oss.",
    subject="Vi har fått din remiss",
    body="Hej {namn}\n\nRemissen kom {dag}.",
    purpose="Du får det här för att {enhet} har fått en remiss som gäller dig.",
    contact="Ring {telefon}.",
)


def bring_along(region: str = "klar") -> dict[str, UUID]:
    """Publish the central templates in a region. Returns their ids by code."""
    hsa_id = f"{PREFIX}{REGIONS[region][1]}"
    for brought in CENTRAL_TEMPLATES:
        services.publish_central_template(SYSTEM, hsa_id, brought)
    rows = MessageTemplate.objects.filter(region__hsa_id=hsa_id)
    return dict(rows.values_list("code", "id"))


def begun(world: World, content: TemplateContent = TEXTS, *, who: str = "admin") -> UUID:
    """A local template that says this, not yet published."""
    actor = world.actor(who)
    made = services.create_template(actor, name=content.name, kind=TemplateKind.INFORMATION)
    services.save_template(actor, made, content, seen_version=selectors.template_overview(actor, made).version)
    return made


def published(world: World, content: TemplateContent = TEXTS, *, who: str = "admin") -> UUID:
    """The same, published."""
    made = begun(world, content, who=who)
    actor = world.actor(who)
    services.publish_template(actor, made, seen_version=selectors.template_overview(actor, made).version)
    return made


def changed(content: TemplateContent, **parts: Any) -> TemplateContent:
    """The same with some parts otherwise, whichever they are called."""
    return replace(content, **parts)
