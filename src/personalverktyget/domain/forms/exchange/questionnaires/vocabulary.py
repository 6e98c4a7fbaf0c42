"""The words of FHIR that forms are exchanged in: addresses of extensions and code systems, and what they stand for."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from personalverktyget.domain.forms.definitions import ItemType

_HL7: Final = "http://hl7.org/fhir/StructureDefinition/"
_SDC: Final = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"
# What FHIR has no word for. Other programs may ignore these: none of them changes what a question asks.
_OWN: Final = "https://personalverktyget.example/fhir/StructureDefinition/"

MIN_VALUE: Final = _HL7 + "minValue"
MAX_VALUE: Final = _HL7 + "maxValue"
MIN_QUANTITY: Final = _SDC + "minQuantity"
MAX_QUANTITY: Final = _SDC + "maxQuantity"
MIN_LENGTH: Final = _HL7 + "minLength"
MAX_DECIMAL_PLACES: Final = _HL7 + "maxDecimalPlaces"
MAX_SIZE: Final = _HL7 + "maxSize"
MIME_TYPE: Final = _HL7 + "mimeType"
REGEX: Final = _HL7 + "regex"
ENTRY_FORMAT: Final = _HL7 + "entryFormat"
MIN_OCCURS: Final = _HL7 + "questionnaire-minOccurs"
MAX_OCCURS: Final = _HL7 + "questionnaire-maxOccurs"
HIDDEN: Final = _HL7 + "questionnaire-hidden"
ITEM_CONTROL: Final = _HL7 + "questionnaire-itemControl"
UNIT: Final = _HL7 + "questionnaire-unit"
UNIT_OPTION: Final = _HL7 + "questionnaire-unitOption"
UNIT_VALUE_SET: Final = _HL7 + "questionnaire-unitValueSet"
SLIDER_STEP: Final = _HL7 + "questionnaire-sliderStepValue"
DATA_ABSENT_REASON: Final = _HL7 + "data-absent-reason"
KEYBOARD: Final = _SDC + "keyboard"
TRANSLATION: Final = _HL7 + "translation"

OWN_TYPE: Final = _OWN + "question-type"
OWN_HELP: Final = _OWN + "help"
OWN_RECOMMENDED: Final = _OWN + "recommended"
OWN_MAY_BE_UNKNOWN: Final = _OWN + "may-be-unknown"
OWN_FEWEST: Final = _OWN + "fewest-when-any"
OWN_PREFILL: Final = _OWN + "prefill"
OWN_DAY_LIMIT: Final = _OWN + "day-limit"
OWN_CALL: Final = _OWN + "call"
OWN_ERROR_TEXT: Final = _OWN + "error-text"
OWN_HEADLINE: Final = _OWN + "headline"
OWN_INITIAL_UNKNOWN: Final = _OWN + "initial-unknown"
OWN_COMMON: Final = _OWN + "common-word"

ITEM_CONTROL_SYSTEM: Final = "http://hl7.org/fhir/questionnaire-item-control"
KEYBOARD_SYSTEM: Final = "http://hl7.org/fhir/uv/sdc/CodeSystem/keyboardType"
ABSENT_SYSTEM: Final = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
UCUM: Final = "http://unitsofmeasure.org"

# How each type goes out. The types that FHIR lacks travel as the nearest that it has, with their own name beside it.
FHIR_TYPES: Final[Mapping[ItemType, str]] = MappingProxyType(
    {
        **{kind: kind.value for kind in ItemType},
        ItemType.STOP: "display",
        ItemType.PHONE: "string",
        ItemType.EMAIL: "string",
        ItemType.IDENTITY_NUMBER: "string",
        ItemType.SCALE: "integer",
    }
)
OWN_TYPES: Final = frozenset({ItemType.STOP, ItemType.PHONE, ItemType.EMAIL, ItemType.IDENTITY_NUMBER, ItemType.SCALE})
# The names that the values of each type have: valueString, answerDate …
VALUE_TYPES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "string": "String",
        "text": "String",
        "boolean": "Boolean",
        "choice": "Coding",
        "integer": "Integer",
        "decimal": "Decimal",
        "date": "Date",
        "dateTime": "DateTime",
        "attachment": "Attachment",
    }
)
