"""What an import has to say: what could not be brought along, item by item, and why a document is refused."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final


class Said(StrEnum):
    """One thing that is said about a document. The web layer puts it in words."""

    # Why a document is refused.
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    NOT_TEXT = "not_text"
    UNKNOWN_FORMAT = "unknown_format"
    BROKEN_JSON = "broken_json"
    BROKEN_XML = "broken_xml"
    TOO_NESTED = "too_nested"
    SAID_TWICE = "said_twice"
    DOCUMENT_TYPE = "document_type"
    NOT_A_FORM = "not_a_form"
    ANSWERS_NOT_FORM = "answers_not_form"
    FHIR_AS_XML = "fhir_as_xml"
    CONTRACT_NOT_FORM = "contract_not_form"
    SEVERAL_FORMS = "several_forms"
    NO_ITEMS = "no_items"
    TOO_DEEP = "too_deep"
    TOO_MANY_ITEMS = "too_many_items"
    MISSING_LINK_ID = "missing_link_id"
    DUPLICATE_LINK_ID = "duplicate_link_id"
    CYCLIC_CONDITION = "cyclic_condition"
    UNSOUND = "unsound"

    # What became something else, or was left out.
    LEFT_OUT = "left_out"
    FORM_DETAILS = "form_details"
    ELEMENT = "element"
    EXTENSION = "extension"
    CHANGES_MEANING = "changes_meaning"
    WRONG_VALUE = "wrong_value"
    UNREADABLE_CHARACTERS = "unreadable_characters"
    TEXT_CUT = "text_cut"
    NO_TEXT = "no_text"
    LINK_ID_CHANGED = "link_id_changed"
    OTHER_TYPE = "other_type"
    UNKNOWN_TYPE = "unknown_type"
    MOVED_OUT = "moved_out"
    FREE_TEXT_OPTION = "free_text_option"
    VALUE_SET = "value_set"
    NO_OPTIONS = "no_options"
    CODE_SYSTEM = "code_system"
    OPTION = "option"
    TOO_MANY_OPTIONS = "too_many_options"
    UNITS = "units"
    LIMIT = "limit"
    MEGABYTES = "megabytes"
    CONTROL = "control"
    WORDS_BESIDE = "words_beside"
    PATTERN = "pattern"
    PATTERN_WITHOUT_EXAMPLE = "pattern_without_example"
    REPEATS = "repeats"
    REQUIRED = "required"
    INITIAL = "initial"
    HIDDEN = "hidden"
    CONDITION = "condition"
    CONDITION_UNKNOWN = "condition_unknown"
    FIRST_PAGE = "first_page"
    LINK = "link"
    ROUTE = "route"
    OWN_ERROR_TEXT = "own_error_text"
    TRANSLATION = "translation"
    TRANSLATION_LANGUAGE = "translation_language"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said, and about which item: its ``link_id`` ("" is the form itself) and its words."""

    link_id: str
    question: str
    said: Said
    params: Mapping[str, str | int] = field(default_factory=dict, hash=False)


class Refused(Exception):
    """A document that cannot be taken in at all; the remarks say why."""

    def __init__(self, *remarks: Remark) -> None:
        super().__init__("; ".join(f"{remark.link_id or 'document'}: {remark.said}" for remark in remarks[:10]))
        self.remarks = remarks


MAX_REMARKS: Final = 1000
LONGEST_PARAM: Final = 200


def refuse(said: Said, link_id: str = "", question: str = "", /, **params: str | int) -> Refused:
    """The refusal of a whole document, ready to raise."""
    return Refused(Remark(link_id, question, said, {key: shortened(value) for key, value in params.items()}))


def shortened(value: str | int) -> str | int:
    """What a document says, short and clean enough to be repeated in a sentence."""
    if isinstance(value, int):
        return value
    clean = " ".join(value[: 2 * LONGEST_PARAM].encode("utf-8", "ignore").decode().replace("\x00", "").split())
    return clean if len(clean) <= LONGEST_PARAM else clean[: LONGEST_PARAM - 1] + "…"
