"""What came in with a form from elsewhere, and a form as it goes out."""

from uuid import UUID

from django.utils.translation import gettext as _

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.errors import NotFound, NotPossibleNow
from personalverktyget.domain.case_types import scopes
from personalverktyget.domain.case_types.content import content_from_json
from personalverktyget.domain.case_types.models import CaseTypeDraft, CaseTypeImport
from personalverktyget.domain.case_types.read_models import ExportedForm, ImportReport
from personalverktyget.domain.forms.definition_json import from_json
from personalverktyget.domain.forms.definition_rules import definition_errors
from personalverktyget.domain.forms.definitions import FormDefinition
from personalverktyget.domain.forms.exchange.questionnaires.json_text import json_text
from personalverktyget.domain.forms.exchange.questionnaires.writing import Published, questionnaire
from personalverktyget.domain.forms.exchange.remarks import Remark, Said
from personalverktyget.domain.forms.translations.kept import translations_from_json


def import_report(actor: scopes.Administrator, case_type_id: UUID) -> ImportReport:
    """What was remarked on the form. Raises ``NotFound`` where it came from nowhere else, or is not the actor's."""
    row = (
        CaseTypeImport.objects.filter(case_type__in=scopes.manageable(actor), case_type_id=case_type_id)
        .select_related("case_type", "by")
        .first()
    )
    if row is None:
        raise NotFound
    return ImportReport(
        case_type_id=row.case_type_id,
        case_type_name=row.case_type.name,
        is_central=row.case_type.region_id is not None,
        kind=row.kind,
        source=row.source,
        remarks=tuple(Remark(link_id, question, Said(said), params) for link_id, question, said, params in row.remarks),
        at=row.at,
        by=row.by.name,
        has_draft=CaseTypeDraft.objects.filter(case_type_id=case_type_id).exists(),
    )


def exported_form(actor: scopes.Administrator, case_type_id: UUID, *, base_url: str) -> ExportedForm:
    """The live version as a FHIR Questionnaire, or the draft of what has none yet."""
    row = scopes.manageable(actor).select_related("current", "draft").filter(id=case_type_id).first()
    if row is None:
        raise NotFound
    publisher = actor.unit_name if isinstance(actor, StaffActor) else actor.region_name
    url = form_address(base_url, row.id)
    if row.current is not None:
        version, form = str(row.current.number), from_json(row.current.form)
        translations = translations_from_json(row.current.translations)
        status, date = "active" if row.withdrawn_at is None else "retired", row.current.published_at.isoformat()
    else:
        content = content_from_json(row.draft.content)
        version, form, status, date = "0", _sound(content.form), "draft", ""
        translations = content.translations
    published = Published(url=url, version=version, status=status, date=date, publisher=publisher)
    file_name = f"{row.code}-{version}.json" if row.current is not None else f"{row.code}-utkast.json"
    return ExportedForm(file_name, json_text(questionnaire(form, published, translations)) + "\n")


def form_address(base_url: str, case_type_id: UUID) -> str:
    """Under which address others know the form of a case type; with the version it names one of its forms."""
    return f"{base_url.rstrip('/')}/fhir/Questionnaire/{case_type_id}"


def _sound(form: FormDefinition) -> FormDefinition:
    if definition_errors(form):
        raise NotPossibleNow(_("Utkastet är inte färdigt. Det går att hämta när inget saknas i det."))
    return form
