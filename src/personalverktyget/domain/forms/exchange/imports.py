"""The one door for forms from elsewhere: the kind of document is recognised by what it holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from xml.etree.ElementTree import Element

from personalverktyget.domain.forms.definition_json import to_json, unfinished_from_json
from personalverktyget.domain.forms.definition_rules import definition_errors
from personalverktyget.domain.forms.definitions import FormDefinition
from personalverktyget.domain.forms.exchange.documents import read_document
from personalverktyget.domain.forms.exchange.foreign import Notes
from personalverktyget.domain.forms.exchange.questionnaires.reading import Found, read_questionnaire
from personalverktyget.domain.forms.exchange.remarks import Refused, Remark, Said, refuse
from personalverktyget.domain.forms.exchange.templates.reading import read_template
from personalverktyget.domain.forms.problems import InvalidDefinition, Problem
from personalverktyget.domain.forms.translations.kept import NONE, Translations


class Kind(StrEnum):
    """What a document turned out to be."""

    QUESTIONNAIRE = "questionnaire"
    TEMPLATE = "template"


@dataclass(frozen=True, slots=True)
class Imported:
    """A form that can be used as it is, what it was, and what of the document has no place in it.

    ``description`` and ``terms`` are what the document says around the form.
    """

    definition: FormDefinition
    kind: Kind
    source: str
    remarks: tuple[Remark, ...]
    description: str = ""
    terms: str = ""
    translations: Translations = NONE


def import_form(content: bytes) -> Imported:
    """The form in a file; raises ``Refused`` with the reason. What comes out is sound, whatever went in."""
    document = read_document(content)
    notes = Notes()
    if isinstance(document, Element):
        kind, found = Kind.TEMPLATE, read_template(document, notes)
    else:
        kind, found = Kind.QUESTIONNAIRE, _from_json(document, notes)
    errors = [*definition_errors(found.definition), *_not_storable(found.definition)]
    if errors:
        raise Refused(*(Remark(link_id, "", Said.UNSOUND, {"code": problem.code}) for link_id, problem in errors[:100]))
    return Imported(
        found.definition, kind, found.source, notes.all(), found.description, found.terms, found.translations
    )


def _not_storable(definition: FormDefinition) -> tuple[tuple[str, Problem], ...]:
    """What could not be read again once it was kept: parts that are within bounds each, and not together."""
    try:
        unfinished_from_json(to_json(definition))
    except InvalidDefinition as invalid:
        return invalid.errors
    return ()


def _from_json(document: object, notes: Notes) -> Found:
    resource = document.get("resourceType") if isinstance(document, Mapping) else None
    if not isinstance(document, Mapping) or not isinstance(resource, str):
        raise refuse(Said.NOT_A_FORM)
    if resource == "Bundle":
        return read_questionnaire(_only_questionnaire(document, notes), notes)
    if resource == "QuestionnaireResponse":
        raise refuse(Said.ANSWERS_NOT_FORM)
    if resource != "Questionnaire":
        raise refuse(Said.NOT_A_FORM, found=resource)
    return read_questionnaire(document, notes)


def _only_questionnaire(bundle: Mapping[str, Any], notes: Notes) -> Mapping[str, Any]:
    entries = bundle.get("entry")
    found = [part.get("resource") for part in entries if isinstance(part, Mapping)] if isinstance(entries, list) else []
    resources = [part for part in found if isinstance(part, Mapping)]
    forms = [part for part in resources if part.get("resourceType") == "Questionnaire"]
    if len(forms) > 1:
        raise refuse(Said.SEVERAL_FORMS, count=len(forms))
    if not forms:
        raise refuse(Said.NOT_A_FORM, found="Bundle")
    others = [str(part.get("resourceType")) for part in resources if part is not forms[0]]
    if others:
        notes.say("", "", Said.FORM_DETAILS, details=", ".join(others))
    return forms[0]
