"""Publish what the program brings along for a region."""

from dataclasses import dataclass
from uuid import uuid4

from personalverktyget.base.actors import SystemActor
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.case_types.audience import Audience
from personalverktyget.domain.case_types.models import CaseType
from personalverktyget.domain.case_types.services import CaseTypeContent, publish_central_case_type
from personalverktyget.domain.message_templates.content import TemplateContent
from personalverktyget.domain.message_templates.events import TemplatePublished
from personalverktyget.domain.message_templates.kinds import TemplateKind
from personalverktyget.domain.message_templates.models import MessageTemplate
from personalverktyget.domain.message_templates.version_rows import content_of_version, new_version
from personalverktyget.domain.organisation.models import Region


@dataclass(frozen=True, slots=True, kw_only=True)
class CentralTemplateContent:
    """A central template as the program brings it along. A question comes with its form."""

    code: str
    content: TemplateContent
    form: CaseTypeContent | None = None
    is_general: bool = False

    @property
    def kind(self) -> TemplateKind:
        """What has a form asks."""
        return TemplateKind.QUESTION if self.form else TemplateKind.INFORMATION


def publish_central_template(actor: SystemActor, region_hsa_id: str, brought: CentralTemplateContent) -> None:
    """Publish the next version of a region's central template; nothing happens where it already says the same."""
    region = Region.objects.get(hsa_id=region_hsa_id)
    if brought.form is not None:
        publish_central_case_type(actor, region_hsa_id, brought.form, audience=Audience.ASKED)
    row = MessageTemplate.objects.select_related("current").filter(region=region, code=brought.code).first()
    if row is not None and row.current is not None and content_of_version(row.current) == brought.content:
        return
    with unit_of_work(actor) as work:
        if row is None:
            row = MessageTemplate(
                id=uuid4(),
                region=region,
                code=brought.code,
                kind=brought.kind,
                name=brought.content.name,
                is_general=brought.is_general,
                case_type=_form_of(region, brought),
            )
            row.save(force_insert=True)
        number = new_version(row, brought.content, by=None)
        work.record(TemplatePublished(template=row.id, code=row.code, version=number))


def _form_of(region: Region, brought: CentralTemplateContent) -> CaseType | None:
    if brought.form is None:
        return None
    return CaseType.objects.get(region=region, code=brought.form.code, audience=Audience.ASKED)
