"""The fields of one item in the editor, and the item that they say."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, ClassVar, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from personalverktyget.domain.attachments import limits
from personalverktyget.domain.forms.definition_json import (
    MAX_CALL,
    MAX_DECIMALS,
    MAX_LENGTH,
    MAX_OPTIONS,
    MAX_PATTERN,
)
from personalverktyget.domain.forms.definitions import MAX_OCCURRENCES, Appearance, DayLimit, Item, ItemType
from personalverktyget.domain.forms.editing import lines_of, options_from_lines
from personalverktyget.domain.forms.json_values import MAX_ID, MAX_TEXT
from personalverktyget.domain.forms.problems import Code, Rejected
from personalverktyget.domain.forms.question_types import is_available, question_type
from personalverktyget.domain.forms.question_types.attachments import room_for_files
from personalverktyget.web.shared.form_problems import problem_text
from personalverktyget.web.staff.case_types.item_fields import day_limit_field, line_field, number_field, text_field
from personalverktyget.web.staff.case_types.kinds import KINDS, Kind, fitted, kind_of, new_item, offered_kinds

# Which fields a kind has beside its text and, for questions, those of all questions.
_FIELDS: Final[Mapping[ItemType, tuple[str, ...]]] = MappingProxyType(
    {
        ItemType.GROUP: ("help",),
        ItemType.DISPLAY: ("help",),
        ItemType.ATTACHMENT: ("most_files", "most_megabytes"),
        ItemType.STOP: ("help", "call"),
        ItemType.STRING: ("min_length", "max_length", "pattern", "entry_format"),
        ItemType.TEXT: ("min_length", "max_length"),
        ItemType.CHOICE: ("options", "appearance"),
        ItemType.INTEGER: ("unit", "minimum", "maximum"),
        ItemType.DECIMAL: ("unit", "minimum", "maximum", "max_decimal_places"),
        ItemType.DATE: ("day_limit", "minimum", "maximum"),
        ItemType.DATE_TIME: ("minimum", "maximum"),
        ItemType.SCALE: ("minimum", "maximum", "min_label", "max_label"),
        ItemType.PHONE: ("prefill",),
        ItemType.EMAIL: ("prefill",),
    }
)
_OF_QUESTIONS: Final = ("help", "need", "kind", "missing_text")
_OF_SEVERAL: Final = ("min_occurs", "max_occurs")
# What only some need: under "Fler inställningar".
FURTHER: Final = frozenset(
    (
        *("min_length", "max_length", "pattern", "entry_format", "unit", "max_decimal_places", "appearance"),
        *("min_occurs", "max_occurs", "missing_text", "wrong_text"),
    )
)
# For which faults "when the answer cannot be accepted" stands, by type; a missing answer has a field of its own.
_WRONG: Final[Mapping[ItemType, tuple[Code, ...]]] = MappingProxyType(
    {
        ItemType.STRING: (Code.TOO_LONG, Code.TOO_SHORT, Code.NOT_LIKE_PATTERN),
        ItemType.TEXT: (Code.TOO_LONG, Code.TOO_SHORT),
        ItemType.INTEGER: (Code.NOT_WHOLE_NUMBER, Code.TOO_SMALL, Code.TOO_LARGE),
        ItemType.DECIMAL: (Code.NOT_NUMBER, Code.TOO_SMALL, Code.TOO_LARGE, Code.TOO_MANY_DECIMALS),
        ItemType.DATE: (Code.NOT_DATE, Code.TOO_EARLY, Code.TOO_LATE, Code.IN_FUTURE, Code.IN_PAST),
        ItemType.DATE_TIME: (Code.NOT_DATE_TIME, Code.TOO_EARLY, Code.TOO_LATE),
        ItemType.PHONE: (Code.NOT_PHONE,),
        ItemType.EMAIL: (Code.NOT_EMAIL,),
        ItemType.IDENTITY_NUMBER: (Code.NOT_IDENTITY_NUMBER, Code.NOT_A_TEST_NUMBER),
        ItemType.SCALE: (Code.NOT_WHOLE_NUMBER, Code.TOO_SMALL, Code.TOO_LARGE),
        ItemType.CHOICE: (Code.NOT_AN_OPTION, Code.TOO_FEW, Code.TOO_MANY),
        ItemType.ATTACHMENT: (Code.TOO_FEW, Code.TOO_MANY),
        ItemType.BOOLEAN: (Code.NOT_YES_OR_NO,),
    }
)
_LABELS: Final = {
    ItemType.GROUP: {"text": lazy("Rubrik"), "help": lazy("Text under rubriken")},
    ItemType.DISPLAY: {"text": lazy("Text att läsa, eller dess rubrik"), "help": lazy("Text under rubriken")},
    ItemType.STOP: {"text": lazy("Vad som är fel"), "help": lazy("Vad invånaren ska göra nu")},
    ItemType.DATE: {"minimum": lazy("Tidigaste datum"), "maximum": lazy("Senaste datum")},
    ItemType.DATE_TIME: {"minimum": lazy("Tidigast"), "maximum": lazy("Senast")},
    ItemType.SCALE: {"minimum": lazy("Från"), "maximum": lazy("Till")},
}
_PLAIN: Final = (
    *("text", "help", "min_length", "max_length", "max_decimal_places", "min_occurs", "max_occurs"),
    *("pattern", "entry_format", "unit", "call", "min_label", "max_label", "minimum", "maximum", "may_be_unknown"),
)
OPTIONAL, RECOMMENDED, REQUIRED = "optional", "recommended", "required"


class ItemForm(forms.Form):
    """What an item says. A field that cannot be understood is told of, and leaves that part of the item as it was."""

    # The fields in which somebody may have put more than a few words.
    WRITTEN: ClassVar = ("text", "help", "options", "missing_text", "wrong_text")

    text = text_field(lazy("Frågan"))
    help = text_field(lazy("Hjälptext"), lazy("Står under frågan. Säg vad du vill veta, eller ge ett exempel."))
    options = text_field(
        lazy("Alternativ"),
        lazy("Ett på varje rad. Du kan klistra in en lista."),
        rows=5,
        longest=MAX_OPTIONS * 200,
    )
    need = forms.ChoiceField(
        label=lazy("Måste invånaren svara?"),
        required=False,
        widget=forms.RadioSelect,
        choices=[
            (REQUIRED, lazy("Ja, annars går det inte att skicka")),
            (RECOMMENDED, lazy("Helst, men det går att skicka ändå")),
            (OPTIONAL, lazy("Nej, frivilligt")),
        ],
    )
    kind = forms.ChoiceField(label=lazy("Slags fråga"), required=False)
    appearance = forms.ChoiceField(
        label=lazy("Så visas alternativen"),
        required=False,
        choices=[(Appearance.RADIO.value, lazy("Alla på en gång")), (Appearance.LIST.value, lazy("I en lista"))],
    )
    may_be_unknown = forms.BooleanField(label=lazy("Låt invånaren svara ”Vet inte”"), required=False)
    prefill = forms.BooleanField(label=lazy("Börja med det som står i invånarens kontaktuppgifter"), required=False)
    call = line_field(
        lazy("Nummer att ringa"), lazy("Till exempel 112 eller 1177. Visas som en knapp."), longest=MAX_CALL
    )
    day_limit = day_limit_field()
    minimum = line_field(lazy("Minsta svar"))
    maximum = line_field(lazy("Största svar"))
    min_label = line_field(lazy("Ord vid den lägsta siffran"), width="20", longest=MAX_ID)
    max_label = line_field(lazy("Ord vid den högsta siffran"), width="20", longest=MAX_ID)
    unit = line_field(lazy("Enhet"), lazy("Till exempel kg eller dagar."), longest=40)
    max_decimal_places = number_field(lazy("Högst så många decimaler"), 0, MAX_DECIMALS)
    min_length = number_field(lazy("Minsta antal tecken"), 1, MAX_LENGTH)
    max_length = number_field(lazy("Största antal tecken"), 1, MAX_LENGTH)
    most_files = number_field(lazy("Högst så många filer"), 1, limits.MAX_FILES)
    most_megabytes = number_field(lazy("Högsta storlek på en fil, MB"), 1, limits.MAX_FILE_BYTES // limits.MEGABYTE)
    min_occurs = number_field(lazy("Minst så många"), 0, MAX_OCCURRENCES)
    max_occurs = number_field(lazy("Högst så många"), 1, MAX_OCCURRENCES)
    pattern = line_field(
        lazy("Mönster som svaret ska följa"),
        lazy("Ett reguljärt uttryck, till exempel [0-9]{4}. Lämna tomt om du är osäker."),
        width="20",
        longest=MAX_PATTERN,
    )
    entry_format = line_field(
        lazy("Exempel på ett rätt svar"),
        lazy("Visas för invånaren när mönstret inte följs."),
        width="20",
        longest=MAX_ID,
    )
    missing_text = text_field(
        lazy("Egen text när svaret saknas"), lazy("Lämna tomt, så säger vi vad som behövs."), rows=2
    )
    wrong_text = text_field(lazy("Egen text när svaret inte går att ta emot"), rows=2)

    def __init__(self, data: Any = None, *, item: Item, is_page: bool = False, **kwargs: Any) -> None:
        super().__init__(data, initial=_initial(item), auto_id="f_%s", **kwargs)
        self.item = item
        wanted = _wanted(item)
        for name in list(self.fields):
            if name not in wanted:
                del self.fields[name]
        for name, label in _LABELS.get(item.type, {}).items():
            if name in self.fields:
                self.fields[name].label = label
        if is_page:
            self.fields["text"].label = _("Sidans rubrik")
        if not item.asks and "help" in self.fields:
            self.fields["help"].help_text = ""
        if item.type is ItemType.DATE:
            for name in ("minimum", "maximum"):
                self.fields[name].help_text = _("Till exempel 2026-11-23.")
        if "kind" in self.fields:
            field = self.fields["kind"]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [(kind.code, kind.words) for kind in _exchangeable(item)]

    def clean(self) -> dict[str, Any]:
        """Limits are answers of the question's own type, and the lower one is not above the upper one."""
        cleaned = super().clean() or {}
        for name in ("minimum", "maximum"):
            if cleaned.get(name):
                cleaned[name] = self._limit(name, cleaned[name])
            elif name in cleaned:
                cleaned[name] = None
        return cleaned

    def clean_options(self) -> str:
        """No more alternatives than a form may hold."""
        written: str = self.cleaned_data["options"]
        if len(options_from_lines(written)) > MAX_OPTIONS:
            message = _("Listan är för lång. En fråga får ha högst %(max)s alternativ.")
            raise forms.ValidationError(message % {"max": MAX_OPTIONS})
        for number, option in enumerate(options_from_lines(written), start=1):
            if len(option.text) > MAX_TEXT:
                message = _("Alternativ %(number)s är för långt: %(length)s tecken. Det får ha högst %(max)s tecken.")
                told = {"number": number, "length": len(option.text), "max": MAX_TEXT}
                raise forms.ValidationError(message % told)
        return written

    def _limit(self, name: str, written: str) -> object:
        try:
            return question_type(self.item).condition_answer(self.item, written)
        except Rejected as rejected:
            self.add_error(name, problem_text(rejected.problem))
            return None

    def said(self) -> Item:
        """The item that the form says. What could not be understood stays as it was."""
        item, cleaned = self.item, {**self.cleaned_data}
        for name in self.errors:
            cleaned.pop(name, None)
        item = replace(item, **{name: cleaned[name] for name in _PLAIN if name in cleaned})
        if "options" in cleaned:
            item = replace(item, answer_options=options_from_lines(cleaned["options"], item.answer_options))
        if "day_limit" in cleaned:
            item = replace(item, day_limit=DayLimit(cleaned["day_limit"]) if cleaned["day_limit"] else None)
        if "prefill" in cleaned:
            item = replace(item, prefill=question_type(item).prefills if cleaned["prefill"] else None)
        if item.type is ItemType.ATTACHMENT:
            item = _with_room(item, cleaned)
        if cleaned.get("appearance"):
            item = replace(item, appearance=Appearance(cleaned["appearance"]))
        if cleaned.get("need"):
            item = replace(item, required=cleaned["need"] == REQUIRED, recommended=cleaned["need"] == RECOMMENDED)
        item = replace(item, error_texts=MappingProxyType(self._error_texts(cleaned)))
        kind = KINDS.get(cleaned.get("kind", ""))
        if kind is not None and kind != kind_of(item):
            item = fitted(replace(item, type=kind.type, repeats=kind.repeats))
        return item

    def _error_texts(self, cleaned: dict[str, Any]) -> dict[str, str]:
        texts = dict(self.item.error_texts)
        codes = {"missing_text": (Code.MISSING,), "wrong_text": _WRONG.get(self.item.type, ())}
        for name, among in codes.items():
            if name not in cleaned or cleaned[name] == _first(self.item, among):
                continue
            for code in among:
                texts.pop(code.value, None)
                if cleaned[name]:
                    texts[code.value] = cleaned[name]
        return texts


def _wanted(item: Item) -> set[str]:
    """The fields that an item of its kind has."""
    wanted = {"text", *_FIELDS.get(item.type, ())}
    if item.repeats and item.type is not ItemType.ATTACHMENT:
        wanted.update(_OF_SEVERAL)
    if item.asks:
        wanted.update(_OF_QUESTIONS)
        if item.type in _WRONG:
            wanted.add("wrong_text")
        if is_available(item) and question_type(item).takes_unknown:
            wanted.add("may_be_unknown")
    return wanted


def _room(item: Item) -> tuple[int, int | None]:
    """How many files the question takes, and how many megabytes each where it says so."""
    return room_for_files(item)[0], item.max_size and max(1, item.max_size // limits.MEGABYTE)


def _with_room(item: Item, cleaned: Mapping[str, Any]) -> Item:
    """The question with what was changed of that. One file where nothing is said, of any size that is taken at all."""
    files, megabytes = _room(item)
    if (most := cleaned.get("most_files", files) or 1) != files:
        item = replace(item, repeats=most > 1, max_occurs=most if most > 1 else None, min_occurs=None)
    if (size := cleaned.get("most_megabytes", megabytes)) != megabytes:
        item = replace(item, max_size=size * limits.MEGABYTE if size else None)
    return item


def _exchangeable(item: Item) -> list[Kind]:
    """What a question can be turned into: another question."""
    return [kind for kind in offered_kinds() if new_item(kind, item.link_id).asks or kind == kind_of(item)]


def _initial(item: Item) -> dict[str, Any]:
    return {name: getattr(item, name) for name in _PLAIN} | {
        "options": lines_of(item.answer_options),
        "need": REQUIRED if item.required else RECOMMENDED if item.recommended else OPTIONAL,
        "kind": kind_of(item).code,
        "appearance": item.appearance.value,
        "day_limit": item.day_limit.value if item.day_limit else "",
        "prefill": item.prefill is not None,
        "most_files": _room(item)[0],
        "most_megabytes": _room(item)[1],
        "missing_text": _first(item, (Code.MISSING,)),
        "wrong_text": _first(item, _WRONG.get(item.type, ())),
    }


def _first(item: Item, codes: tuple[Code, ...]) -> str:
    return next((item.error_texts[code.value] for code in codes if code.value in item.error_texts), "")
